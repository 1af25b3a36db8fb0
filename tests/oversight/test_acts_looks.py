"""Marking what has happened as seen: one's own mark, never past what there is, never back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.refusals import refused
from tests.world import CARE, COUNCIL, SCHOOLS, World, context_on

from koll.acts.decisions import record_decision
from koll.acts.home import mark_news_read
from koll.permissions import NOBODY
from koll.reads.home import work_page
from koll.tables.models import LedgerEntry, NewsMark

pytestmark = pytest.mark.django_db


def newest() -> int:
    last = LedgerEntry.objects.order_by("-number").first()
    assert last is not None
    return last.number


@pytest.mark.both_databases
def test_what_has_been_seen_is_new_no_more_and_what_comes_after_is(world: World) -> None:
    world.adopt("goal", "Det första", day=world.day)
    assert work_page(context_on(world.day, world.actor(CARE))).news.number > 0
    mark_news_read(world.by(CARE), through=newest())
    assert work_page(context_on(world.day, world.actor(CARE))).news.lines == ()
    world.adopt("factor", "Det andra", day=world.day)
    assert {line.act for line in work_page(context_on(world.day, world.actor(CARE))).news.lines} == {"adopt_instrument"}
    assert work_page(context_on(world.day, world.actor(SCHOOLS))).news.seen_at is None


def test_a_mark_does_not_go_past_what_there_is_nor_back(world: World) -> None:
    world.person(CARE)
    last = newest()
    mark_news_read(world.by(CARE), through=last + 1000)
    assert NewsMark.objects.get().through == last
    mark_news_read(world.by(CARE), through=1)
    assert NewsMark.objects.get().through == last


def test_what_one_did_oneself_is_not_new_to_oneself(world: World) -> None:
    mark_news_read(world.by(SCHOOLS), through=newest())
    world.opened("description")
    assert work_page(context_on(world.day, world.actor(SCHOOLS))).news.lines == ()


def test_somebody_without_a_seat_marks_nothing(world: World) -> None:
    doing = world.by(SCHOOLS)
    with refused("permission.read_inside"):
        mark_news_read(replace(doing, actor=NOBODY, receipt=""), through=1)
    assert NewsMark.objects.count() == 0


def test_what_is_new_says_what_it_was_about_the_latest_first(world: World) -> None:
    day = date(2027, 3, 10)
    record_decision(world.by(COUNCIL, day=day), words=world.decision(COUNCIL, "Ny skola", day))
    world.opened("description", day=date(2027, 3, 9))
    told = [(line.act, line.heading) for line in work_page(context_on(world.day, world.actor(CARE))).news.lines]
    assert told[:2] == [
        ("record_decision", "Fullmäktige i Lillköping: Ny skola"),
        ("open_occasion", "Nulägesbeskrivning 2027: Skolnämnden"),
    ]
