"""A councillor asks what came of it, and follows the thread up and down, with a mouse and without one."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect
from tests.journeys.test_keyboard import tab_to
from tests.journeys.walking import Walker

STAGE = "followup"
pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]

GOAL = "Ett tryggt liv hela livet"
OWN = "Varje elev har en vuxen att gå till"
SCREEN = 900
"""How many pixels high a small screen is."""


def test_a_councillor_follows_the_thread_from_the_first_page(browser: Browser, address: str) -> None:
    councillor = Walker(browser, address, "Olga")
    councillor.open("/hem/")
    councillor.click("Kommunfullmäktige: vad blev det av det?")
    councillor.says("Vad beslutade vi, och vad blev det av det?", "Träffpunkten har varit öppen i tre veckor.")
    councillor.picture("laget")
    councillor.click("Hela tråden")
    councillor.says("Så hänger det ihop", GOAL, OWN, "Här kan tråden knytas vidare")
    councillor.picture("traden")
    councillor.click(OWN)
    councillor.says("Uppåt: vad det bidrar till", "Ett Exempelby som håller ihop", "Fråga eleverna vem de går till")
    councillor.picture("folja-traden")
    councillor.click(GOAL)
    councillor.click("Som lista")
    councillor.says("Bidrar till", "Öppna träffpunkten i Norrby")
    councillor.click("Hela tråden")
    assert councillor.path == "/traden/"


@pytest.mark.parametrize("who", ["Olga", "Cecilia", "Elin", "Hassan", "David", "Maria", "Nils"])
def test_each_role_has_its_page_on_one_screen(browser: Browser, address: str, who: str) -> None:
    walker = Walker(browser, address, who)
    walker.open("/laget/")
    ways = [row.get_attribute("href") or "" for row in walker.page.locator(".koll-roles a").all()]
    for way in ways or ["/laget/"]:
        walker.open(way)
        assert walker.page.evaluate("document.documentElement.scrollHeight") <= SCREEN, way


def test_a_knot_is_closed_and_opened_without_a_mouse(browser: Browser, address: str) -> None:
    walker = Walker(browser, address, "Olga")
    page = walker.page
    walker.open("/traden/")
    turn = page.get_by_role("link", name=f"hänger under {GOAL}")
    tab_to(page, "–")
    tab_to(page, "–")
    assert turn.evaluate("row => row === document.activeElement")
    for expanded, shown in (("false", 0), ("true", 1)):
        page.keyboard.press("Enter")
        expect(page.locator(f'[aria-expanded="{expanded}"]:focus')).to_contain_text(GOAL)
        assert page.get_by_role("link", name=OWN, exact=True).count() == shown
    walker.check()


def test_a_resident_follows_what_is_decided_and_sees_no_plans(browser: Browser, address: str) -> None:
    stranger = Walker(browser, address, "", width=400)
    stranger.open("/oppet/traden/")
    stranger.says("Så hänger det ihop", OWN, "91 procent av eleverna")
    assert "Fråga eleverna vem de går till" not in stranger.text()
    assert stranger.overflow() == 0
