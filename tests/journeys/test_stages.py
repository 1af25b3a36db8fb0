"""The example opens at each point of its year, and the main pages keep nobody out: narrow, dark, or without a mouse."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.journeys.serving import Example, tell
from tests.journeys.walking import Walker
from tests.shelf import Shelf

STAGE = "followup"
pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]

MAIN = ("/hem/", "/aret/", "/analyser/", "/styrningen/", "/beslut/", "/dialoger/", "/forslag/", "/planer/")
ALSO = ("/uppfoljning/", "/traden/", "/styrningen/riktningsmal/", "/aret/nulagesbeskrivning/socialnamnden/2027/")
OPEN = ("/", "/oppet/styrningen/", "/oppet/beslut/", "/oppet/berattat/")


@pytest.mark.parametrize("stage", ["election", "analysis", "dialogue", "decision"])
def test_every_stage_opens_on_a_first_page(stage: str, browser: Browser, tmp_path: Path, shelf: Shelf) -> None:
    shelf.put(stage, tmp_path, partial(tell, stage))
    served = Example(stage, tmp_path)
    try:
        served.start()
        walker = Walker(browser, served.address, "Amira")
        walker.check()
        walker.says("Hej Amira", "Var vi är i året", "Vad som har ändrats")
    finally:
        served.end()


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
