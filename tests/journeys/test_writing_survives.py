"""What is written together outlives a second tab, a lost sign-in, a seat that ends, and a colleague who goes back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect
from tests.journeys.test_together import editor, editor_on, types
from tests.journeys.walking import Walker

STAGE = "analysis"
OWN_PROCESSES = 1
pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]

PART = "/aret/nulagesbeskrivning/socialnamnden/2027/skriv/nulagesanalys/"
GUNILLA = "Gunilla A., handläggare"


def test_two_tabs_of_one_person_hold_the_same_and_both_are_kept(browser: Browser, address: str) -> None:
    one = Walker(browser, address, GUNILLA)
    one.open(PART)
    second = one.context.new_page()
    second.goto(one.page.url)
    expect(editor_on(second)).to_be_visible()
    one.context.set_offline(True)
    types(one, "Ur den första fliken.")
    box = editor_on(second)
    box.click()
    box.press("Control+End")
    box.press("Enter")
    second.keyboard.type("Ur den andra fliken.", delay=20)
    one.page.close()
    second.close()
    one.context.set_offline(False)
    one.page = one.context.new_page()
    one.page.goto(f"{address}/hem/")
    expect(one.page.get_by_text("Ord på den här enheten som inte kom fram").first).to_be_visible()
    one.check()
    one.open(PART)
    for sentence in ("Ur den första fliken.", "Ur den andra fliken."):
        expect(editor(one)).to_contain_text(sentence)
    expect(one.page.locator("[data-koll-saved]")).to_contain_text("Sparat")
    one.page.goto(f"{address}/hem/")
    expect(one.page.get_by_text("Ord på den här enheten som inte kom fram")).to_have_count(0)


def test_a_sign_in_that_ends_is_said_and_taken_up_again_in_another_tab(browser: Browser, address: str) -> None:
    one = Walker(browser, address, GUNILLA)
    one.open(PART)
    expect(editor(one)).to_be_visible()
    one.context.clear_cookies()
    types(one, "Skrivet utan inloggning.")
    expect(one.page.locator("[data-koll-lost]")).to_contain_text("Du är utloggad")
    expect(one.page.get_by_role("link", name="Logga in igen i en ny flik")).to_be_visible()
    one.check()
    other = one.context.new_page()
    other.goto(f"{address}/logga-in-som/")
    other.get_by_role("button", name=GUNILLA).first.click()
    other.wait_for_url("**/hem/")
    expect(one.page.locator("[data-koll-lost]")).to_be_hidden()
    expect(one.page.locator("[data-koll-saved]")).to_contain_text("Sparat")
    reader = Walker(browser, address, "Farid")
    reader.open("/aret/nulagesbeskrivning/socialnamnden/2027/")
    reader.says("Skrivet utan inloggning.")


def test_what_a_colleague_goes_back_from_is_in_the_history(browser: Browser, address: str) -> None:
    one, other = Walker(browser, address, GUNILLA), Walker(browser, address, "Farid")
    one.open(PART)
    one.send("Spara")
    one.open(PART)
    types(one, "Senare försvunnet stycke.")
    expect(one.page.locator("[data-koll-saved]")).to_contain_text("Sparat")
    other.open(f"{PART}versioner/")
    other.go(other.page.get_by_role("main").get_by_role("link").filter(has_text="2027").first)
    other.press("Lägg tillbaka den här versionen")
    expect(editor(one)).not_to_contain_text("Senare försvunnet stycke.")
    one.open(f"{PART}versioner/")
    one.says("Innan en äldre version lades tillbaka")
    one.go(one.page.get_by_role("main").get_by_role("link").filter(has_text="2027").first)
    one.says("Senare försvunnet stycke.")


def test_a_seat_that_ends_while_somebody_writes_leaves_the_words_to_be_copied(browser: Browser, address: str) -> None:
    one, clerk = Walker(browser, address, "Farid"), Walker(browser, address, "Amira")
    one.context.grant_permissions(["clipboard-read", "clipboard-write"])
    one.open(PART)
    expect(editor(one)).to_be_visible()
    clerk.open("/personer/")
    clerk.go(clerk.page.get_by_role("link").filter(has_text="Avsluta").filter(has_text="Farid").first)
    one.context.set_offline(True)
    types(one, "Skrivet när platsen tog slut.")
    clerk.send("Avsluta platsen", ends_on="2027-03-08")
    one.context.set_offline(False)
    refused = one.page.locator("[data-koll-refused]")
    expect(refused).to_be_visible()
    expect(editor(one)).to_have_attribute("contenteditable", "false")
    one.check()
    refused.get_by_role("button", name="Kopiera texten").click()
    expect(refused.get_by_role("button", name="Kopierat")).to_be_visible()
    assert "Skrivet när platsen tog slut." in one.page.evaluate("navigator.clipboard.readText()")
    one.page.goto(address + PART)
    one.says("Ord på den här enheten som inte kom fram")
    one.page.get_by_text("Läs orden").click()
    assert "Skrivet när platsen tog slut." in one.page.locator("textarea[readonly]").input_value()
    one.check()
    reader = Walker(browser, address, GUNILLA)
    reader.open("/aret/nulagesbeskrivning/socialnamnden/2027/")
    assert "Skrivet när platsen tog slut." not in reader.text()
