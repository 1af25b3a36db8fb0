"""What somebody types outlives a reload, a second tab, a session that ends, and a server that dies in the middle."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect
from tests.journeys.serving import Example
from tests.journeys.walking import Walker

STAGE = "analysis"
OWN_PROCESSES = 1
pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]

PART = "/aret/nulagesbeskrivning/socialnamnden/2027/skriv/nulagesanalys/"


def test_who_saves_without_the_editor_is_told_and_both_texts_are_shown(browser: Browser, address: str) -> None:
    writer = Walker(browser, address, "Gunilla")
    writer.context.route("**/together.js", lambda route: route.abort())
    writer.open(PART)
    other = Walker(browser, address, "Farid")
    other.open(PART)
    other.send("Spara", text="Den andras text.")
    plain = writer.page.locator("main textarea[name='text']").first
    plain.fill("Den första flikens text.")
    writer.go(writer.page.get_by_role("main").get_by_role("button", name="Spara", exact=True))
    assert writer.path == PART
    writer.says("Den andras text.")
    assert plain.input_value() == "Den första flikens text."
    writer.picture("tva-texter")
    plain.fill("Båda texterna, sammanförda.")
    writer.go(writer.page.get_by_role("main").get_by_role("button", name="Spara", exact=True))
    writer.says("Båda texterna, sammanförda.")


def test_a_draft_comes_back_after_a_reload_and_on_another_device(browser: Browser, address: str) -> None:
    writer = Walker(browser, address, "Gunilla")
    page = writer.open("/forslag/nytt/")
    writer.fill(heading="Ett bibliotek på hjul", reasons="Norr har inget.")
    expect(page.locator(".koll-draft-status")).to_contain_text("Utkastet sparat")
    page.reload()
    assert writer.box("reasons").input_value() == "Norr har inget."
    elsewhere = Walker(browser, address, "")
    elsewhere.sign_in("Gunilla")
    elsewhere.open("/forslag/nytt/")
    assert elsewhere.box("heading").input_value() == "Ett bibliotek på hjul"
    elsewhere.picture("utkastet-finns-kvar")


def test_ticks_come_back_too(browser: Browser, address: str) -> None:
    clerk = Walker(browser, address, "Amira")
    page = clerk.open("/styrningen/riktningsmal/anta/")
    clerk.fill(targets="Omtanke|Mod")
    expect(page.locator(".koll-draft-status")).to_contain_text("Utkastet sparat")
    page.reload()
    assert page.locator("[name='targets']:checked").count() == 2


def test_a_session_that_ends_while_somebody_types_loses_nothing(browser: Browser, address: str) -> None:
    writer = Walker(browser, address, "Leo")
    page = writer.open("/forslag/nytt/")
    writer.fill(heading="Läxhjälp på jobbet")
    expect(page.locator(".koll-draft-status")).to_contain_text("Utkastet sparat")
    writer.context.clear_cookies()
    writer.fill(reasons="Skrivet efter att jag loggats ut.")
    expect(page.locator(".koll-draft-status")).to_contain_text("Du är utloggad")
    writer.sign_in("Leo")
    writer.open("/forslag/nytt/")
    page.get_by_role("button", name="Visa det du skrev på den här enheten").click()
    assert writer.box("reasons").input_value() == "Skrivet efter att jag loggats ut."
    assert writer.box("heading").input_value() == "Läxhjälp på jobbet"


def test_a_server_killed_while_somebody_types_loses_nothing(browser: Browser, example: Example) -> None:
    writer = Walker(browser, example.address, "Karin")
    page = writer.open("/forslag/nytt/")
    writer.fill(heading="Skolskog", text="En skog per skola.")
    expect(page.locator(".koll-draft-status")).to_contain_text("Utkastet sparat")
    example.kill()
    writer.fill(reasons="Skrivet medan servern var död.")
    expect(page.locator(".koll-draft-status")).not_to_contain_text("Utkastet sparat")
    example.start()
    writer.fill(reasons="Skrivet medan servern var död, och efter.")
    expect(page.locator(".koll-draft-status")).to_contain_text("Utkastet sparat")
    page.reload()
    assert writer.box("heading").input_value() == "Skolskog"
    assert writer.box("reasons").input_value() == "Skrivet medan servern var död, och efter."
    writer.send("Skriv ned det")
    writer.says("Skolskog", "Skrivet medan servern var död, och efter.")


def test_words_on_a_shared_device_come_up_in_nobody_elses_form(browser: Browser, address: str) -> None:
    first = Walker(browser, address, "Farid")
    page = first.open("/forslag/nytt/")
    first.context.clear_cookies()
    first.fill(heading="Farids eget", reasons="Skrivet av Farid utan inloggning.")
    expect(page.locator(".koll-draft-status")).to_contain_text("Du är utloggad")
    first.sign_in("Johan")
    first.open("/forslag/nytt/")
    back = page.get_by_role("button", name="Visa det du skrev på den här enheten")
    assert (first.box("heading").input_value(), first.box("reasons").input_value(), back.count()) == ("", "", 0)
    first.context.clear_cookies()
    first.sign_in("Farid")
    first.open("/forslag/nytt/")
    expect(first.box("heading")).to_have_value("Farids eget")
    assert first.box("reasons").input_value() == "Skrivet av Farid utan inloggning."


def test_what_is_typed_outlives_a_reload_and_a_lost_session(browser: Browser, address: str) -> None:
    manager = Walker(browser, address, "Hassan")
    page = manager.open("/planer/hemtjanst-norr/ny/")
    page.locator("main [name='heading']").fill("Prata med alla i Norrby")
    expect(page.locator(".koll-draft-status")).to_contain_text("Utkastet sparat")
    page.reload()
    assert page.locator("main [name='heading']").input_value() == "Prata med alla i Norrby"
    page.context.clear_cookies()
    page.locator("main [name='text']").fill("Vi börjar på torsdag.")
    expect(page.locator(".koll-draft-status")).to_contain_text("Du är utloggad")
    assert page.evaluate("Object.values(localStorage).join(' ')").find("Vi börjar på torsdag.") >= 0


def test_a_form_sent_at_once_leaves_no_draft_behind(browser: Browser, address: str) -> None:
    writer = Walker(browser, address, "Gunilla")
    writer.open("/forslag/nytt/")
    writer.send("Skriv ned det", heading="Fort skrivet", reasons="Det brådskar.")
    page = writer.open("/forslag/nytt/")
    assert page.locator("main [name='heading']").input_value() == ""
    assert "som inte är sparat" not in writer.text()
