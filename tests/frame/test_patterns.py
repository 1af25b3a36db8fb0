"""The pattern page shows every part that pages are built of."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from tests.world import CARE, World

from koll.frame.components.formats import money, number
from koll.frame.components.thread import LEVELS, level_word

pytestmark = pytest.mark.django_db


@pytest.mark.both_databases
def test_every_level_stands_with_its_sign_and_its_word(world: World) -> None:
    page = world.client(CARE).get("/monster/").content.decode()
    shown = re.findall(r'koll-level-\w+"><span aria-hidden="true">(.)</span> ([^<]+)</span>', page)
    assert {(LEVELS[level], level_word(level)) for level in LEVELS} == set(shown)


def test_nothing_on_the_page_is_styled_or_run_in_line(world: World) -> None:
    page = world.client(CARE).get("/monster/").content.decode()
    assert re.findall(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\snonce=)", page) == []


@pytest.mark.usefixtures("world")
def test_the_page_is_for_those_who_have_signed_in() -> None:
    assert Client().get("/monster/").status_code == 302


def test_numbers_are_written_with_spaces_and_a_decimal_comma() -> None:
    assert number(12450.5) == "12\N{NO-BREAK SPACE}450,5"
    assert number(None) == ""


def test_money_is_written_in_millions() -> None:
    assert money(12_400_000) == "12,4 mnkr"
    assert money(None) == ""
