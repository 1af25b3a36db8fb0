"""Somebody without a mouse signs in, goes straight to the content, and writes a proposal."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page
from tests.journeys.walking import Walker

STAGE = "followup"
pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]

FOCUSED = "(() => { const at = document.activeElement; return (at.name || at.innerText || '').trim(); })()"
SHOWN = """(() => {
  const style = getComputedStyle(document.activeElement);
  return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== 'none';
})()"""


def tab_to(page: Page, words: str, most: int = 80) -> None:
    """Presses Tab until what has focus says or is called this; focus can be seen on the whole way."""
    seen: list[str] = []
    for _press in range(most):
        page.keyboard.press("Tab")
        at = str(page.evaluate(FOCUSED))
        if at in ("", "Koll"):
            continue
        seen.append(at[:40])
        assert page.evaluate(SHOWN), f"nothing shows that {at!r} has focus on {page.url}"
        if at.startswith(words):
            return
    raise AssertionError(f"no way to {words!r} on {page.url}: {seen}")


def test_a_proposal_is_written_with_the_keyboard_alone(browser: Browser, address: str) -> None:
    walker = Walker(browser, address, "")
    page = walker.page
    page.goto(f"{address}/logga-in-som/")
    tab_to(page, "Elin S.")
    page.keyboard.press("Enter")
    page.wait_for_url("**/hem/")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "Gå till innehållet"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#content"
    page.goto(f"{address}/forslag/")
    tab_to(page, "Lägg ett förslag")
    page.keyboard.press("Enter")
    page.wait_for_url("**/forslag/nytt/")
    tab_to(page, "heading")
    page.keyboard.type("Ett torg med bänkar")
    tab_to(page, "reasons")
    page.keyboard.type("Folk vill sitta ned.")
    tab_to(page, "Skriv ned det")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: not url.endswith("/nytt/"))
    walker.check()
    walker.says("Ett torg med bänkar", "Folk vill sitta ned.")
