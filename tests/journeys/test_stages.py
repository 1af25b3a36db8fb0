"""The example opens at each point of its year, and the main pages keep nobody out: narrow, dark, or without a mouse."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.journeys.kinds import Kinds, kinds_on, refuses
from tests.journeys.serving import Built, tell
from tests.journeys.walking import Walker
from tests.shelf import Shelf

from koll.example.stages import STAGES

STAGE = "followup"
pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]

MAIN = ("/hem/", "/aret/", "/analyser/", "/styrningen/", "/beslut/", "/dialoger/", "/forslag/", "/planer/")
ALSO = ("/uppfoljning/", "/traden/", "/styrningen/riktningsmal/", "/aret/nulagesbeskrivning/socialnamnden/2027/")
OPEN = ("/", "/oppet/styrningen/", "/oppet/beslut/", "/oppet/berattat/")


@pytest.mark.parametrize("stage", ["election", "analysis", "dialogue", "decision"])
def test_every_stage_opens_on_a_first_page(stage: str, browser: Browser, tmp_path: Path, shelf: Shelf) -> None:
    shelf.put(stage, tmp_path, partial(tell, stage))
    served = Built(stage, tmp_path, STAGES[stage].day)
    try:
        served.start()
        walker = Walker(browser, served.address, "Amira")
        walker.check()
        walker.says("Hej Amira", "Var vi är i året", "Vad som har ändrats")
    finally:
        served.kill()


def test_nothing_is_out_of_sight_on_a_phone(browser: Browser, address: str) -> None:
    walker = Walker(browser, address, "Amira", width=400)
    for path in (*MAIN, *ALSO):
        walker.open(path)
        assert walker.overflow() == 0, path
    stranger = Walker(browser, address, "", width=400)
    for path in OPEN:
        stranger.open(path)
        assert stranger.overflow() == 0, path


def test_the_year_is_a_picture_and_a_list(browser: Browser, address: str) -> None:
    walker = Walker(browser, address, "Amira")
    walker.open("/aret/")
    walker.picture("aret")
    assert walker.page.locator("main svg").count() >= 1


def test_a_page_is_checked_when_anything_on_it_is_new_and_always_when_it_refuses(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    kinds, stranger = Kinds(file=tmp_path / "kinds"), Walker(browser, address, "")
    page = stranger.open("/")

    def is_new(path: str = "/", names: str = "", *, is_public: bool = True) -> bool:
        return kinds.new(kinds_on(page, path, names, is_public=is_public))

    assert [is_new(), is_new()] == [True, False]
    assert [is_new("/oppet/beslut/kf/2027/88/"), is_new("/oppet/beslut/ks/2026/3/")] == [True, False]
    assert [is_new(names="organ"), is_new(is_public=False), is_new(is_public=False)] == [True, True, False]
    add = "html => document.querySelector('main').insertAdjacentHTML('beforeend', html)"
    page.evaluate(add, "<p class='never-seen'>Ord.</p>")
    assert [is_new(), is_new(), refuses(page)] == [True, False, False]
    page.evaluate(add, "<p role='alert' hidden>Det gick inte.</p>")
    assert [is_new(), is_new(), refuses(page)] == [True, False, False]
    page.evaluate("document.querySelector('[role=alert]').hidden = false")
    assert [is_new(), refuses(page)] == [False, True]
