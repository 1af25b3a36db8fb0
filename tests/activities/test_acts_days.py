"""The day for many: a programme, groups with a question each, and outcomes that go into the common analysis."""

from __future__ import annotations

from datetime import date

import pytest
from tests.refusals import conflict, refused
from tests.world import EXECUTIVE, SCHOOLS, World, context_on

from koll.acts.activities import TrendInput, add_trend, remove_trend
from koll.acts.dialogues import (
    ParticipantInput,
    ProgrammeInput,
    ProgrammeItemInput,
    add_event_day_group,
    change_event_day_group,
    note_event_day_outcome,
    record_dialogue_held,
    remove_event_day_outcome,
    use_event_day_outcome,
    write_dialogue_notes,
    write_programme,
)
from koll.domain.refs import OccasionRef
from koll.reads.activities import trends_page
from koll.reads.dialogues import EventDayPage, event_day_page
from koll.tables.models import EventDayOutcome, Trend

pytestmark = pytest.mark.django_db

PROGRAMME = ProgrammeInput(
    planned_on=date(2027, 3, 20),
    place="Folkets hus",
    items=(
        ProgrammeItemInput(at="09.00", what="Välkommen", who="Ordföranden"),
        ProgrammeItemInput(at="", what="Grupper"),
    ),
    participants=(ParticipantInput(who="Nämnderna", number=12), ParticipantInput(who="Bolaget")),
    material="Läs trenderna.",
)


def the_day(world: World) -> int:
    return world.opened("day", EXECUTIVE)


def shown(world: World, body: str = EXECUTIVE) -> EventDayPage:
    key = world.activity("day", EXECUTIVE).key
    page = event_day_page(
        context_on(world.day, world.actor(body)), OccasionRef(activity=key, body=EXECUTIVE, period=2027)
    )
    assert page is not None
    return page


@pytest.mark.both_databases
@pytest.mark.requirement("R-107")
def test_the_day_has_a_programme_and_starts_from_the_goals_and_factors_that_hold(world: World) -> None:
    world.adopt("goal", "Alla lär sig läsa")
    world.adopt("factor", "Färre ska försörja fler")
    occasion = the_day(world)
    write_programme(world.by(EXECUTIVE), occasion=occasion, words=PROGRAMME, revision=0)
    page = shown(world, SCHOOLS)
    assert [(item.at, item.what, item.who) for item in page.items] == [
        ("09.00", "Välkommen", "Ordföranden"),
        ("", "Grupper", ""),
    ]
    assert (page.place, page.people, page.said.line.planned_on) == ("Folkets hus", 12, date(2027, 3, 20))
    assert [row.heading for row in page.starts_from] == ["Alla lär sig läsa", "Färre ska försörja fler"]


def test_what_a_programme_does_not_say_is_told_and_two_at_once_lose_nothing(world: World) -> None:
    occasion = the_day(world)
    wrong = (
        ProgrammeInput(planned_on=None, place="", items=(ProgrammeItemInput(at="09.00", what=" "),), participants=()),
        ProgrammeInput(planned_on=None, place="", items=(), participants=(ParticipantInput(who="", number=3),)),
        ProgrammeInput(planned_on=date(2026, 1, 1), place="", items=(), participants=()),
    )
    codes = ("event_day.item_says_nothing", "event_day.participant_says_nothing", "event_day.day_has_passed")
    for words, code in zip(wrong, codes, strict=True):
        with refused(code):
            write_programme(world.by(EXECUTIVE), occasion=occasion, words=words, revision=0)
    write_programme(world.by(EXECUTIVE), occasion=occasion, words=PROGRAMME, revision=0)
    with conflict():
        write_programme(world.by(EXECUTIVE), occasion=occasion, words=PROGRAMME, revision=0)


def test_a_group_has_a_question_and_its_notes_stay_with_those_who_took_part(world: World) -> None:
    occasion = the_day(world)
    group = add_event_day_group(world.by(EXECUTIVE), occasion=occasion, name="Arbete", question="Vem gör jobbet?").id
    change_event_day_group(
        world.by(EXECUTIVE), group=group, name="Arbete", question="Vem gör jobbet?", notes="Ingen vet.", revision=1
    )
    assert [one_group.notes for one_group in shown(world).groups] == ["Ingen vet."]
    assert [(one_group.question, one_group.notes) for one_group in shown(world, SCHOOLS).groups] == [
        ("Vem gör jobbet?", "")
    ]
    with refused("event_day.group_says_too_little"):
        add_event_day_group(world.by(EXECUTIVE), occasion=occasion, name="Tom", question=" ")


def test_only_those_who_arrange_the_day_prepare_it_and_it_is_fixed_when_held(world: World) -> None:
    occasion = the_day(world)
    with refused("permission.hold_dialogue"):
        write_programme(world.by(SCHOOLS), occasion=occasion, words=PROGRAMME, revision=0)
    write_dialogue_notes(
        world.by(EXECUTIVE), occasion=occasion, notes="", result="Vi ser samma sak.", dissent="", revision=0
    )
    record_dialogue_held(world.by(EXECUTIVE), occasion=occasion, held_on=world.day)
    with refused("permission.hold_dialogue_not_now"):
        note_event_day_outcome(world.by(EXECUTIVE), occasion=occasion, text="För sent.")


def test_an_outcome_becomes_a_trend_that_says_where_it_came_from(world: World) -> None:
    occasion, analysis = the_day(world), world.opened("analysis", EXECUTIVE)
    outcome = note_event_day_outcome(world.by(EXECUTIVE), occasion=occasion, text="Äldre vill arbeta längre").id
    use_event_day_outcome(world.by(EXECUTIVE), outcome=outcome, as_trend=True)
    (trend,) = trends_page(context_on(world.day, world.actor(EXECUTIVE)), 2027).lines
    assert (trend.heading, trend.origin, trend.origin_ref) == (
        "Äldre vill arbeta längre",
        "Äldre vill arbeta längre",
        shown(world).said.line.ref,
    )
    assert shown(world).outcomes[0].trend == trend.ref
    for again in (True, False):
        with refused("event_day.outcome_used_before"):
            use_event_day_outcome(world.by(EXECUTIVE), outcome=outcome, as_trend=again)
    with refused("event_day.outcome_in_analysis"):
        remove_event_day_outcome(world.by(EXECUTIVE), outcome=outcome)
    remove_trend(world.by(EXECUTIVE), trend=trend.id, revision=1)
    assert EventDayOutcome.objects.get().analysis_id is None
    assert not Trend.objects.filter(occasion=analysis).exists()


def test_an_outcome_stands_as_a_note_beside_the_analysis(world: World) -> None:
    occasion = the_day(world)
    world.opened("analysis", EXECUTIVE)
    outcome = note_event_day_outcome(world.by(EXECUTIVE), occasion=occasion, text="Ingen vet").id
    use_event_day_outcome(world.by(EXECUTIVE), outcome=outcome, as_trend=False)
    page = trends_page(context_on(world.day, world.actor(EXECUTIVE)), 2027)
    assert ([note.text for note in page.notes], page.lines) == (["Ingen vet"], ())


def test_an_outcome_waits_until_an_analysis_is_being_written(world: World) -> None:
    occasion = the_day(world)
    outcome = note_event_day_outcome(world.by(EXECUTIVE), occasion=occasion, text="Ingen vet").id
    with refused("event_day.no_open_analysis"):
        use_event_day_outcome(world.by(EXECUTIVE), outcome=outcome, as_trend=True)
    analysis = world.opened("analysis", EXECUTIVE)
    add_trend(
        world.by(EXECUTIVE),
        occasion=analysis,
        words=TrendInput(heading="A", level="local", kind="law", certainty="sure"),
    )
    with refused("permission.write_occasion"):
        use_event_day_outcome(world.by(SCHOOLS), outcome=outcome, as_trend=True)
    world.decided(analysis, EXECUTIVE)
    with refused("event_day.no_open_analysis"):
        use_event_day_outcome(world.by(EXECUTIVE), outcome=outcome, as_trend=True)
    remove_event_day_outcome(world.by(EXECUTIVE), outcome=outcome)
    assert not EventDayOutcome.objects.exists()


@pytest.mark.parametrize("text", ["", " ", "x" * 301])
def test_an_outcome_says_one_thing(world: World, text: str) -> None:
    occasion = the_day(world)
    with refused("event_day.outcome_empty_or_too_long"):
        note_event_day_outcome(world.by(EXECUTIVE), occasion=occasion, text=text)
