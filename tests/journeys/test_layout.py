"""What only a browser shows of the pages: that they keep nobody out, on a phone, on paper, and while they change."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser
from tests.journeys.kinds import Kinds, kinds_on, refuses
from tests.journeys.walking import Walker

STAGE = "followup"
pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]

MAIN = ("/hem/", "/aret/", "/analyser/", "/styrningen/", "/beslut/", "/dialoger/", "/forslag/", "/planer/")
ALSO = (
    "/uppfoljning/",
    "/traden/",
    "/styrningen/riktningsmal/",
    "/styrningen/budget/jamfor/",
    "/aret/nulagesbeskrivning/socialnamnden/2027/",
    "/moten/",
    "/moten/las-in/",
)
MINE = ("/aret/2027/", "/aret/2027/?organ=mitt&bredvid=1", "/mitt/")
OPEN = ("/", "/oppet/styrningen/", "/oppet/beslut/", "/oppet/berattat/", "/oppet/styrningen/budget/jamfor/")
MET_NOWHERE_ELSE = (
    "/aret/2027/?organ=mitt",
    "/aret/omvarldsanalys/ks/2028/planera/",
    "/aret/omvarldsanalys/ks/2028/skriv/global/versioner/",
    "/aret/omvarldsdag/ks/2027/",
    "/aret/omvarldsdag/ks/2028/form/",
    "/beslut/kf/2027/88/",
    "/beslut/nytt/",
    "/dialoger/2027/",
    "/dialoger/notera/",
    "/kalender/",
    "/moten/2026/",
    "/styrningen/agardirektiv/",
    "/styrningen/agardirektiv/anta/",
    "/styrningen/agardirektiv/exempelby-bostader/2023-01-01/",
    "/styrningen/budget/2026-01-01/",
    "/styrningen/budget/jamfor/",
    "/styrningen/ny-mandatperiod/",
    "/styrningen/ny-mandatperiod/2026-10-15/",
    "/styrningen/omvarldsfaktorer/omprova/",
    "/styrningen/riktningsmal/jamfor/",
)
"""Kinds of pages that every other test walks without a browser, one of each."""

MET_NOWHERE_ELSE_BY_STRANGERS = (
    "/oppet/styrningen/agardirektiv/",
    "/oppet/styrningen/agardirektiv/exempelby-bostader/2023-01-01/",
)
AT_HOME = ("Olga", "Elin", "Hassan", "David", "Maria", "Johan", "Gunilla")
"""People whose first pages say different things."""

A3, A4 = (842, 1191), (595, 842)


def test_nothing_is_out_of_sight_on_a_phone(browser: Browser, address: str) -> None:
    for who, paths in (("Amira", (*MAIN, *ALSO)), ("Farid", MINE), ("", OPEN)):
        walker = Walker(browser, address, who, width=400)
        for path in paths:
            walker.open(path)
            assert walker.overflow() == 0, path


def test_each_kind_of_page_keeps_nobody_out(browser: Browser, address: str) -> None:
    for who, paths in (("Amira", MET_NOWHERE_ELSE), ("", MET_NOWHERE_ELSE_BY_STRANGERS)):
        walker = Walker(browser, address, who)
        for path in paths:
            walker.open(path)
            assert walker.path == urlsplit(path).path
    for who in AT_HOME:
        Walker(browser, address, who).open("/hem/")


def test_the_wheel_is_printed_on_a3_and_the_rest_on_a4(browser: Browser, address: str) -> None:
    reader = Walker(browser, address, "Olga")
    reader.open("/aret/2027/")
    printed = reader.page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed)
    sizes = [(round(float(width)), round(float(height))) for width, height in boxes]
    assert sizes.count(A3) == 1
    assert set(sizes) == {A3, A4}


def test_a_form_says_while_somebody_types_what_becomes_of_each_point(browser: Browser, address: str) -> None:
    clerk = Walker(browser, address, "Amira")
    clerk.open("/styrningen/riktningsmal/anta/")
    clerk.fill(text_1="Den som bor här ska känna sig trygg.")
    clerk.says("Fortsätter med ny lydelse", "Fortsätter oförändrad")


def test_the_year_is_a_picture_and_a_list(browser: Browser, address: str) -> None:
    walker = Walker(browser, address, "Amira")
    walker.open("/aret/")
    walker.picture("aret")
    assert walker.has_picture()


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
