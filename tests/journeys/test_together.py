"""Two people in the same part: networks that are cut and a server that is killed lose nothing they typed."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.journeys.serving import Example
from tests.journeys.walking import Walker

STAGE = "analysis"
OWN_PROCESSES = 2
pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]

PART = "/aret/nulagesbeskrivning/socialnamnden/2027/skriv/nulagesanalys/"


def editor(walker: Walker) -> Locator:
    """The box where the text is written, once the editor has taken the plain box's place."""
    return editor_on(walker.page)


def editor_on(page: Page) -> Locator:
    """The same, on a page in another tab."""
    return page.get_by_role("textbox", name="Er text").and_(page.locator(".koll-editor"))


def types(walker: Walker, words: str) -> None:
    """Types in a paragraph of its own, last in the text."""
    editor(walker).click()
    editor(walker).press("Control+End")
    editor(walker).press("Enter")
    walker.page.keyboard.type(words, delay=20)


def test_two_write_at_once_see_each_other_and_save(browser: Browser, address: str) -> None:
    one, other = Walker(browser, address, "Gunilla A., handläggare"), Walker(browser, address, "Farid")
    one.open(PART)
    other.open(PART)
    expect(one.page.locator("[data-koll-there]")).to_contain_text("Farid")
    one.page.get_by_role("button", name="Rubrik", exact=True).press("ArrowRight")
    expect(one.page.get_by_role("button", name="Underrubrik")).to_be_focused()
    types(one, "Gunilla skriver här.")
    expect(editor(other)).to_contain_text("Gunilla skriver här.")
    expect(other.page.locator(".koll-caret-name")).to_contain_text("Gunilla")
    types(other, "Farid skriver där.")
    expect(editor(one)).to_contain_text("Farid skriver där.")
    one.page.keyboard.press("Control+z")
    expect(editor(other)).not_to_contain_text("Gunilla skriver här.")
    expect(editor(one)).to_contain_text("Farid skriver där.")
    one.check()
    one.go(one.page.get_by_role("main").get_by_role("button", name="Spara", exact=True))
    one.says("Farid skriver där.")
    one.open(f"{PART}versioner/")
    one.says("När någon sparade")


def test_a_cut_network_and_a_killed_server_lose_nothing(browser: Browser, example: Example) -> None:
    one, other = Walker(browser, example.address, "Gunilla A., handläggare"), Walker(browser, example.address, "Farid")
    one.open(PART)
    other.open(PART)
    expect(editor(other)).to_be_visible()
    one.context.set_offline(True)
    types(one, "Skrivet utan nät.")
    expect(one.page.locator("[data-koll-lost]")).to_contain_text("Ingen anslutning")
    types(other, "Skrivet medan den andra var borta.")
    expect(other.page.locator("[data-koll-saved]")).to_contain_text("Sparat")
    one.context.set_offline(False)
    for row in (one, other):
        expect(editor(row)).to_contain_text("Skrivet utan nät.")
        expect(editor(row)).to_contain_text("Skrivet medan den andra var borta.")
    example.kill()
    types(one, "Skrivet medan servern var död.")
    one.page.close()  # and the browser's page goes too: only this device has the words
    example.start()
    one.page = one.context.new_page()
    one.sign_in("Gunilla A., handläggare")
    one.open(PART)
    for item in (one, other):
        expect(editor(item)).to_contain_text("Skrivet medan servern var död.")
    text = editor(one).inner_text()
    for sentence in ("Skrivet utan nät.", "Skrivet medan den andra var borta.", "Skrivet medan servern var död."):
        assert len(re.findall(re.escape(sentence), text)) == 1
