"""Trends: written once by the executive board, frozen with its analysis, and given a meaning by each body."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.refusals import conflict, refused
from tests.world import CARE, EXECUTIVE, SCHOOLS, World, context_on

from koll.acts.activities import (
    TrendInput,
    TrendSourceInput,
    add_trend,
    change_trend,
    copy_trends_from_last_year,
    remove_trend,
    write_trend_meaning,
)
from koll.acts.descriptions import open_correcting_version
from koll.acts.engine import Doing, Done
from koll.reads.activities import trend_page, trends_page
from koll.tables.models import Trend, TrendMeaning

pytestmark = pytest.mark.django_db

WORDS = TrendInput(
    heading="Fler äldre",
    level="local",
    kind="people",
    certainty="sure",
    text="En tredjedel fler till 2035.",
    effect="Omsorgen behöver fler händer.",
    sources=(TrendSourceInput(title="Prognosen", address="https://example.org/prognos", on="2026-09-01"),),
)
JANUARY = date(2027, 1, 20)


def analysed(world: World, *words: TrendInput, decided: bool = True, period: int = 2027) -> list[int]:
    """The executive board's analysis of the year with these trends; their numbers."""
    occasion = world.opened("analysis", EXECUTIVE, period, date(period, 1, 11))
    doing = world.by(EXECUTIVE, day=date(period, 1, 20))
    numbers = [add_trend(doing, occasion=occasion, words=word).id for word in words]
    if decided:
        world.decided(occasion, EXECUTIVE, date(period, 2, 2))
    return numbers


def headings(world: World, body: str = SCHOOLS, **asked: str) -> list[str]:
    return [line.heading for line in trends_page(context_on(world.day, world.actor(body)), 2027, **asked).lines]


@pytest.mark.both_databases
@pytest.mark.requirement("R-075")
def test_a_trend_has_its_level_its_kind_and_its_sources_with_days(world: World) -> None:
    (number,) = analysed(world, WORDS)
    page = trend_page(context_on(world.day, world.actor(SCHOOLS)), number)
    assert page is not None
    trend = page.trend
    assert (trend.heading, trend.level, trend.kind, trend.certainty) == ("Fler äldre", "local", "people", "sure")
    assert [(source.title, source.address, source.on) for source in trend.sources] == [
        ("Prognosen", "https://example.org/prognos", date(2026, 9, 1))
    ]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"heading": " "}, "trend.heading_missing"),
        ({"level": "somewhere"}, "trend.kind_missing"),
        ({"kind": ""}, "trend.kind_missing"),
        ({"certainty": "maybe"}, "trend.kind_missing"),
        ({"sources": (TrendSourceInput(title="", address="https://example.org"),)}, "trend.source_without_title"),
        ({"sources": (TrendSourceInput(title="En källa", address="javascript:alert(1)"),)}, "trend.source_address"),
        ({"sources": (TrendSourceInput(title="En källa", address="", on="2027-02-30"),)}, "trend.source_day"),
    ],
)
def test_what_a_trend_does_not_say_is_told(world: World, wrong: dict[str, Any], code: str) -> None:
    with refused(code):
        analysed(world, replace(WORDS, **wrong))
    assert not Trend.objects.exists()


def test_trends_are_written_by_those_who_write_for_the_executive_board_until_it_is_decided(world: World) -> None:
    (number,) = analysed(world, WORDS, decided=False)
    occasion = Trend.objects.get().occasion_id
    acts: tuple[Callable[[Doing], Done], ...] = (
        lambda doing: add_trend(doing, occasion=occasion, words=WORDS),
        lambda doing: change_trend(doing, trend=number, words=WORDS, revision=1),
        lambda doing: remove_trend(doing, trend=number, revision=1),
    )
    for act in acts:
        with refused("permission.write_occasion"):
            act(world.by(SCHOOLS))
    world.decided(occasion, EXECUTIVE, JANUARY)
    with refused("permission.write_occasion_not_now"):
        change_trend(world.by(EXECUTIVE), trend=number, words=WORDS, revision=1)


def test_a_draft_is_seen_by_those_who_write_it_and_what_is_decided_by_everybody(world: World) -> None:
    (number,) = analysed(world, WORDS, decided=False)
    assert (headings(world, EXECUTIVE), headings(world)) == (["Fler äldre"], [])
    assert trend_page(context_on(world.day), number) is None
    world.decided(Trend.objects.get().occasion_id, EXECUTIVE, JANUARY)
    assert headings(world) == ["Fler äldre"]
    assert trend_page(context_on(world.day), number) is not None
    assert trend_page(context_on(date(2027, 1, 19)), number) is None


def test_trends_are_chosen_among_by_level_and_kind(world: World) -> None:
    law = replace(WORDS, heading="Nya krav", level="national", kind="law")
    analysed(world, WORDS, law)
    assert headings(world, level="national") == ["Nya krav"]
    assert headings(world, kind="people") == ["Fler äldre"]
    assert headings(world, level="local", kind="law") == []


def test_of_two_who_change_a_trend_at_once_the_second_sees_both(world: World) -> None:
    (number,) = analysed(world, WORDS, decided=False)
    change_trend(world.by(EXECUTIVE), trend=number, words=replace(WORDS, text="Den ena."), revision=1)
    with conflict() as refusal:
        change_trend(world.by(EXECUTIVE), trend=number, words=replace(WORDS, text="Den andra."), revision=1)
    assert (refusal.value.theirs["text"], refusal.value.mine["text"]) == ("Den ena.", "Den andra.")


def test_the_trends_of_the_last_analysis_are_taken_over_once(world: World) -> None:
    analysed(world, WORDS, period=2026)
    occasion = world.opened("analysis", EXECUTIVE, 2027)
    copy_trends_from_last_year(world.by(EXECUTIVE), occasion=occasion)
    assert [(trend.heading, trend.continues_id is not None) for trend in Trend.objects.filter(occasion=occasion)] == [
        ("Fler äldre", True)
    ]
    with refused("trend.none_to_copy"):
        copy_trends_from_last_year(world.by(EXECUTIVE), occasion=occasion)


@pytest.mark.requirement("R-074")
def test_each_body_says_what_a_trend_means_for_it_without_writing_it_again(world: World) -> None:
    (number,) = analysed(world, WORDS)
    occasion = world.opened("description")
    world.opened("description", CARE)
    write_trend_meaning(world.by(SCHOOLS), occasion=occasion, trend=number, text="Färre barn.", revision=0)
    here = world.page("description").trends
    assert [(row.trend.heading, row.meaning) for row in here] == [("Fler äldre", "Färre barn.")]
    assert [trend.meaning for trend in world.page("description", CARE).trends] == [""]
    write_trend_meaning(world.by(SCHOOLS), occasion=occasion, trend=number, text="", revision=1)
    assert not TrendMeaning.objects.exists()


def test_a_meaning_is_about_a_trend_of_the_years_decided_analysis(world: World) -> None:
    (number,) = analysed(world, WORDS, decided=False)
    occasion = world.opened("description")
    said: dict[str, Any] = {"occasion": occasion, "trend": number, "text": "Färre barn."}
    with refused("trend.of_another_analysis"):
        write_trend_meaning(world.by(SCHOOLS), revision=0, **said)
    world.decided(Trend.objects.get().occasion_id, EXECUTIVE, JANUARY)
    with refused("permission.write_occasion"):
        write_trend_meaning(world.by(CARE), revision=0, **said)
    with conflict():
        write_trend_meaning(world.by(SCHOOLS), revision=3, **said)


def test_a_corrected_analysis_keeps_its_trends_and_what_they_mean(world: World) -> None:
    (number,) = analysed(world, WORDS)
    occasion = world.opened("description")
    write_trend_meaning(world.by(SCHOOLS), occasion=occasion, trend=number, text="Färre barn.", revision=0)
    old = Trend.objects.get().occasion_id
    new = open_correcting_version(world.by(EXECUTIVE), occasion=old, reason="Ett fel årtal.").id
    world.decided(new, EXECUTIVE)
    assert [(trend.trend.id != number, trend.meaning) for trend in world.page("description").trends] == [
        (True, "Färre barn.")
    ]


def test_what_a_trend_means_is_read_by_others_when_the_description_is_decided(world: World) -> None:
    (number,) = analysed(world, WORDS)
    occasion = world.opened("description")
    write_trend_meaning(world.by(SCHOOLS), occasion=occasion, trend=number, text="Färre barn.", revision=0)

    def read(body: str) -> list[str]:
        page = trend_page(context_on(world.day, world.actor(body)), number)
        assert page is not None
        return [meaning.text for meaning in page.meanings]

    assert (read(SCHOOLS), read(CARE)) == (["Färre barn."], [])
    world.decided(occasion)
    assert read(CARE) == ["Färre barn."]
