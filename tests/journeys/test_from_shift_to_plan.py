"""From a dialogue to a decision and a plan, by people in a browser; what the public sees of it; and nothing lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect
from tests.journeys.walking import Walker

pytestmark = [pytest.mark.journey, pytest.mark.timeout(600)]

HEADING = "Pröva en gemensam träffpunkt för äldre i norra kommundelen"


@pytest.mark.requirement("R-099")
@pytest.mark.requirement("R-101")
@pytest.mark.requirement("R-104")
@pytest.mark.requirement("R-039")
@pytest.mark.requirement("R-010")
def test_a_proposal_is_argued_prepared_decided_planned_and_told(browser: Browser, address: str) -> None:
    strategist = Walker(browser, address, "David")
    strategist.open("/dialoger/2027/")
    strategist.click("Tillitsdialog med kommunstyrelsen: Kommunstyrelsen")
    dialogue = strategist.page.url.removeprefix(address)
    strategist.click("Anteckningar och resultat")
    strategist.send("Spara", notes="Frågan om lokalen.", result="Vi förstår läget i norr.", dissent="Ingen.")
    strategist.open("/forslag/")
    strategist.click(HEADING)
    proposal = strategist.page.url.removeprefix(address)
    strategist.click("Anteckna vad som prövades")
    strategist.send("Anteckna vad som prövades", dialogue="0", words="För talar kunskapen, emot bemanningen.")
    strategist.open(dialogue)
    strategist.click("Anteckna att den har hållits")
    strategist.send("Den har hållits", held_on="2027-05-03")
    assert "Den hölls den 3 maj 2027" in strategist.text()

    secretary = Walker(browser, address, "Farid")
    secretary.open(proposal)
    secretary.click("Lämna förslaget vidare")
    secretary.send("Lämna förslaget vidare", words="Nämnden ber om ett uppdrag.")
    strategist.open(proposal)
    strategist.click("Bered förslaget")
    strategist.send("Bered förslaget", words="Kostnaden ryms. Andra nämnder tillstyrker.")

    clerk = Walker(browser, address, "Amira")
    clerk.open(proposal)
    clerk.click("Anteckna beslutet")
    clerk.send("Anteckna beslutet", paragraph="88", in_force_from="2027-05-04", words="Redovisas varje år.")
    assert "Det ledde till" in clerk.text()
    assert "Kommunfullmäktige" in clerk.text()

    public = Walker(browser, address, "")
    public.open("/oppet/beslut/kf/2027/88/")
    assert HEADING in public.text()


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


def test_a_stranger_who_opens_a_permanent_address_lands_on_the_open_page(browser: Browser, address: str) -> None:
    stranger = Walker(browser, address, "")
    stranger.open("/styrningen/vision/")
    assert stranger.page.url == f"{address}/oppet/styrningen/vision/"
    assert "Ett Exempelby som håller ihop" in stranger.text()
