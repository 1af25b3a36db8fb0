"""Adopting governing texts: who decides what, from which day, and what lives on from text to text."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from tests.refusals import refused
from tests.world import COUNCIL, EXECUTIVE, HOUSES, SCHOOLS, World

from koll.acts.decisions import DecisionInput, record_decision
from koll.acts.instruments import StatementInput, StatementLapseInput, VersionInput, adopt_instrument
from koll.domain.refusals import Forbidden, Refusal
from koll.frame.routes import address as address_of
from koll.reads.instruments import VersionView, instrument_page, statement_with_key, version_page
from koll.snapshot import read_snapshot
from koll.tables.models import Decision, LedgerContent, StatementLapse, Version

pytestmark = pytest.mark.django_db

JANUARY, FEBRUARY = date(2027, 1, 11), date(2027, 2, 8)


def adopts(world: World, words: VersionInput, decided_by: str = COUNCIL, by: str = "", day: date | None = None) -> None:
    decision = world.decision(decided_by, words.title, day)
    adopt_instrument(world.by(by or decided_by, day=day), decision=decision, version=words)


def texts(world: World, level: str, day: date | None = None) -> list[VersionView]:
    page = instrument_page(read_snapshot(day or world.day), world.level(level).key)
    assert page is not None
    return [*page.past, *(row.line for row in page.current)]


@pytest.mark.both_databases
def test_a_version_ends_when_the_next_begins(world: World) -> None:
    world.adopt("goal", "Alla lär sig läsa", day=JANUARY)
    world.adopt("goal", "Alla lär sig räkna", day=FEBRUARY)
    spans = [(text.in_force_from, text.until, text.state) for text in texts(world, "goal")]
    assert spans == [(JANUARY, FEBRUARY, "past"), (FEBRUARY, None, "in_force")]


def test_two_versions_of_a_text_do_not_begin_on_the_same_day(world: World) -> None:
    world.adopt("goal", "Alla lär sig läsa", day=JANUARY)
    goal = world.level("goal")
    again = VersionInput(
        instrument=goal.key, title="Igen", in_force_from=JANUARY, statements=(StatementInput(heading="Igen"),)
    )
    with refused("text.first_day_taken") as refusal:
        adopts(world, again, day=JANUARY)
    assert str(refusal.value) == (
        f"”{goal.label.sv.plural}” börjar redan gälla 2027-01-11, och två versioner kan inte gälla samtidigt. "
        "Välj en annan första dag."
    )
    assert Version.objects.filter(instrument=goal.key).count() == 1


def test_a_text_is_not_in_force_before_it_is_decided(world: World) -> None:
    vision = world.level("vision")
    with refused("text.in_force_before_decided"):
        adopts(world, VersionInput(instrument=vision.key, title="Vision", in_force_from=JANUARY), day=FEBRUARY)


def test_a_text_does_not_end_on_the_day_it_begins(world: World) -> None:
    vision = world.level("vision")
    with refused("text.ends_before_it_begins"):
        adopts(
            world,
            VersionInput(instrument=vision.key, title="Vision", in_force_from=JANUARY, until=JANUARY),
            day=JANUARY,
        )


@pytest.mark.requirement("R-046")
@pytest.mark.requirement("R-054")
@pytest.mark.parametrize("level", ["vision", "goal"])
def test_what_the_council_decides_the_board_does_not(world: World, level: str) -> None:
    words = VersionInput(
        instrument=world.level(level).key,
        title="Text",
        in_force_from=world.day,
        statements=(StatementInput(heading="Rubrik"),),
    )
    with pytest.raises((Refusal, Forbidden)):
        adopts(world, words, EXECUTIVE)
    assert not Version.objects.filter(instrument=words.instrument).exists()


def test_the_boards_secretary_does_not_adopt_by_a_decision_of_the_council(world: World) -> None:
    with refused("permission.adopt_instrument"):
        adopts(
            world,
            VersionInput(instrument=world.level("vision").key, title="Vision", in_force_from=world.day),
            COUNCIL,
            by=EXECUTIVE,
        )


def test_what_is_refused_leaves_no_decision_behind(world: World) -> None:
    before = Decision.objects.count()
    vision = VersionInput(instrument=world.level("vision").key, title=" ", in_force_from=world.day)
    with refused("text.title_missing"):
        adopt_instrument(world.by(COUNCIL), decision=world.decision(COUNCIL, "Vision"), version=vision)
    assert Decision.objects.count() == before


def test_a_statement_keeps_its_key_through_versions_however_it_is_worded(world: World) -> None:
    world.adopt("goal", "Alla lär sig läsa", day=JANUARY)
    (first,) = world.in_force("goal", JANUARY)
    roots = tuple(row.id for row in first.contributes_to)
    words = VersionInput(
        instrument=world.level("goal").key,
        title="Mål",
        in_force_from=FEBRUARY,
        statements=(StatementInput(heading="Alla läser väl", key=first.key, contributes_to=roots),),
    )
    adopts(world, words, day=FEBRUARY)
    (second,) = world.in_force("goal")
    assert (second.key, address_of(second.ref), second.heading) == (first.key, address_of(first.ref), "Alla läser väl")
    was = statement_with_key(read_snapshot(JANUARY), words.instrument, first.key)
    assert was is not None
    assert was.heading == "Alla lär sig läsa"


@pytest.mark.requirement("R-059")
def test_a_goal_that_contributes_to_nothing_is_not_adopted(world: World) -> None:
    goal = world.level("goal")
    world.roots(goal, JANUARY)
    words = VersionInput(
        instrument=goal.key, title="Mål", in_force_from=world.day, statements=(StatementInput(heading="Ensamt"),)
    )
    with refused("text.link_missing"):
        adopts(world, words)


def test_two_rows_do_not_continue_the_same_statement(world: World) -> None:
    world.adopt("goal", "Alla lär sig läsa", day=JANUARY)
    (first,) = world.in_force("goal", JANUARY)
    roots = tuple(row.id for row in first.contributes_to)
    rows = tuple(StatementInput(heading=row, key=first.key, contributes_to=roots) for row in ("Ett", "Två"))
    with refused("text.statement_continued_twice"):
        adopts(
            world,
            VersionInput(instrument=world.level("goal").key, title="Mål", in_force_from=FEBRUARY, statements=rows),
            day=FEBRUARY,
        )


def test_two_assignments_of_one_day_are_each_read_at_an_address_of_their_own(world: World) -> None:
    for heading in ("Se över lokalerna", "Se över maten"):
        world.adopt("assignment", heading, whose=SCHOOLS, day=FEBRUARY)
    lines = [text for text in texts(world, "assignment") if text.in_force_from == FEBRUARY]
    found = [
        version_page(read_snapshot(world.day), line.instrument, line.body_key, line.in_force_from, line.id)
        for line in lines
    ]
    assert [row.line.id for row in found if row is not None] == [line.id for line in lines]
    assert len({address_of(line.ref) for line in lines}) == len(lines) == 2


def test_a_text_that_the_model_does_not_know_is_not_adopted(world: World) -> None:
    with refused("text.unknown_instrument"):
        adopts(world, VersionInput(instrument="no-such-text", title="Text", in_force_from=world.day))


def test_the_ledger_keeps_what_a_statement_contributes_to(world: World) -> None:
    world.adopt("goal", "Alla lär sig läsa", day=JANUARY)
    (goal,) = world.in_force("goal", JANUARY)
    links = [row.id for row in goal.contributes_to]
    line = LedgerContent.objects.filter(entry__act="adopt_instrument").order_by("-entry__number").first()
    assert line is not None
    given = json.loads(line.content)["given"]
    assert links
    assert [row["contributes_to"] for row in given["version"]["statements"]] == [links]


def test_a_decision_is_named_by_the_body_that_made_it(world: World) -> None:
    words = DecisionInput(body="no-such-body", day=world.day, paragraph=1, registry_number="", heading="Vision")
    with refused("body.unknown"):
        adopt_instrument(
            world.by(COUNCIL),
            decision=words,
            version=VersionInput(instrument=world.level("vision").key, title="V", in_force_from=world.day),
        )


def test_nobody_adopts_for_the_council_by_pointing_at_a_decision_of_the_councils(world: World) -> None:
    made = record_decision(world.by(COUNCIL), words=world.decision(COUNCIL, "Vision")).id
    words = replace(world.decision(SCHOOLS, "Vision"), same_as=made)
    with refused("permission.adopt_instrument"):
        adopt_instrument(
            world.by(SCHOOLS),
            decision=words,
            version=VersionInput(instrument=world.level("vision").key, title="V", in_force_from=world.day),
        )
    assert not Version.objects.filter(instrument=world.level("vision").key).exists()


# -- what lives on and what lapses


def goals(world: World, *statements: StatementInput, lapsing: tuple[StatementLapseInput, ...] = ()) -> VersionInput:
    return VersionInput(
        instrument=world.level("goal").key,
        title="Nya mål",
        in_force_from=FEBRUARY,
        statements=statements,
        lapsing=lapsing,
    )


def test_no_statement_lapses_silently(world: World) -> None:
    world.adopt("goal", "Läsa", "Räkna", "Röra sig", day=JANUARY)
    read, count, move = world.in_force("goal", JANUARY)
    roots = tuple(row.id for row in read.contributes_to)
    kept = StatementInput(heading="Läsa mer", key=read.key, contributes_to=roots)
    with refused("text.statement_left_out"):
        adopts(world, goals(world, kept), day=FEBRUARY)
    no_reason = (
        StatementLapseInput(key=count.key, why=" "),
        StatementLapseInput(key=move.key, why="Ryms i målet om hälsa."),
    )
    with refused("text.lapse_without_reason"):
        adopts(world, goals(world, kept, lapsing=no_reason), day=FEBRUARY)
    lapsing = (
        StatementLapseInput(key=count.key, why="Alla kan räkna."),
        StatementLapseInput(key=move.key, why="Ryms i målet om hälsa."),
    )
    adopts(world, goals(world, kept, lapsing=lapsing), day=FEBRUARY)
    assert [
        (statement_lapse.statement_id, statement_lapse.words)
        for statement_lapse in StatementLapse.objects.order_by("pk")
    ] == [
        (count.id, "Alla kan räkna."),
        (move.id, "Ryms i målet om hälsa."),
    ]


def test_a_statement_does_not_both_live_on_and_lapse(world: World) -> None:
    world.adopt("goal", "Läsa", day=JANUARY)
    (read,) = world.in_force("goal", JANUARY)
    kept = StatementInput(heading="Läsa", key=read.key, contributes_to=tuple(row.id for row in read.contributes_to))
    with refused("text.statement_lives_and_lapses"):
        adopts(world, goals(world, kept, lapsing=(StatementLapseInput(key=read.key, why="Borta."),)), day=FEBRUARY)
    with refused("text.lapsing_statement_gone"):
        adopts(
            world, goals(world, kept, lapsing=(StatementLapseInput(key="aldrig-funnits", why="Borta."),)), day=FEBRUARY
        )


def test_a_statement_keeps_its_number_and_new_ones_are_numbered_on(world: World) -> None:
    world.adopt("goal", "Läsa", "Räkna", "Röra sig", day=JANUARY)
    read, count, move = world.in_force("goal", JANUARY)
    roots = tuple(row.id for row in read.contributes_to)
    rows = (
        StatementInput(heading="Nytt", contributes_to=roots),
        StatementInput(heading="Röra sig", key=move.key, contributes_to=roots),
        StatementInput(heading="Läsa", key=read.key, contributes_to=roots),
    )
    adopts(world, goals(world, *rows, lapsing=(StatementLapseInput(key=count.key, why="Uppnått."),)), day=FEBRUARY)
    assert [(row.number, row.heading) for row in world.in_force("goal")] == [
        (1, "Läsa"),
        (3, "Röra sig"),
        (4, "Nytt"),
    ]


def test_a_goal_may_reach_longer_than_its_set_but_not_end_before_it(world: World) -> None:
    roots = world.roots(world.level("goal"), JANUARY)
    words = goals(world, StatementInput(heading="Klimat", contributes_to=roots, horizon_on=date(2045, 12, 31)))
    adopts(world, words, day=FEBRUARY)
    assert [row.horizon_on for row in world.in_force("goal")] == [date(2045, 12, 31)]
    early = goals(world, StatementInput(heading="Klimat", contributes_to=roots, horizon_on=date(2027, 2, 9)))
    with refused("text.statement_left_out"):
        adopts(
            world,
            VersionInput(
                instrument=early.instrument, title="Nya", in_force_from=date(2027, 2, 10), statements=early.statements
            ),
        )


def test_only_ways_of_answering_that_the_model_has_are_suggested(world: World) -> None:
    roots = world.roots(world.level("goal"), JANUARY)
    with refused("text.in_force_before_decided"):
        adopts(world, goals(world, StatementInput(heading="Läsa", contributes_to=roots, suggested_mode="sung")))
    factor = StatementInput(heading="F", suggested_mode="measured")
    with refused("text.in_force_before_decided"):
        adopts(
            world,
            VersionInput(instrument=world.level("factor").key, title="F", in_force_from=FEBRUARY, statements=(factor,)),
        )


def test_a_mandate_needs_no_statement_but_goals_do(world: World) -> None:
    mandate = world.level("mandate", SCHOOLS)
    adopts(
        world,
        VersionInput(
            instrument=mandate.key,
            title="Reglemente",
            in_force_from=world.day,
            body=SCHOOLS,
            contents={"for_whom": "Barn"},
        ),
    )
    with refused("text.no_statement"):
        adopts(world, VersionInput(instrument=world.level("goal").key, title="Mål", in_force_from=world.day))


def test_a_statement_is_only_addressed_to_a_body_that_its_text_binds(world: World) -> None:
    budget = world.level("budget")
    assert budget.statements == "many"
    fits = VersionInput(
        instrument=budget.key,
        title="Budget",
        in_force_from=world.day,
        statements=(StatementInput(heading="Skola", bodies=(SCHOOLS,)),),
    )
    adopts(world, fits)
    words = VersionInput(
        instrument=budget.key,
        title="Budget",
        in_force_from=date(2027, 4, 1),
        statements=(StatementInput(heading="Hus", bodies=(HOUSES,)),),
    )
    with refused("text.statement_left_out"):
        adopts(world, words)
