"""Adopting governing texts: who decides what, from which day, and what lives on from text to text."""

from __future__ import annotations

import json
from datetime import date

import pytest
from tests.world import COUNCIL, EXECUTIVE, HOUSES, SCHOOLS, World

from koll.acts import instruments
from koll.acts.decisions import DecisionWords
from koll.acts.finding import UnableToFind
from koll.acts.instruments import LapseWords, StatementWords, UnableToAdopt, VersionWords
from koll.permissions import UnableToReach
from koll.reads.instruments import VersionLine, instrument_page, statement_called, version_page
from koll.records.models import Decision, Lapse, Version

pytestmark = pytest.mark.django_db

JANUARY, FEBRUARY = date(2027, 1, 11), date(2027, 2, 8)


def adopts(world: World, words: VersionWords, decided_by: str = COUNCIL, by: str = "", day: date | None = None) -> None:
    decision = world.decision(decided_by, words.title, day)
    instruments.adopt(world.by(by or decided_by, day=day), decision=decision, version=words)


def texts(world: World, level: str, day: date | None = None) -> list[VersionLine]:
    page = instrument_page(world.level(level).key, day or world.day)
    assert page is not None
    return [*page.past, *(each.line for each in page.current)]


@pytest.mark.both_databases
def test_a_version_ends_when_the_next_begins(world: World) -> None:
    world.adopt("goal", "Alla lär sig läsa", day=JANUARY)
    world.adopt("goal", "Alla lär sig räkna", day=FEBRUARY)
    spans = [(each.in_force_from, each.until, each.state) for each in texts(world, "goal")]
    assert spans == [(JANUARY, FEBRUARY, "past"), (FEBRUARY, None, "in_force")]


def test_two_versions_of_a_text_do_not_begin_on_the_same_day(world: World) -> None:
    world.adopt("goal", "Alla lär sig läsa", day=JANUARY)
    goal = world.level("goal")
    again = VersionWords(goal.key, "Igen", JANUARY, statements=(StatementWords("Igen"),))
    with pytest.raises(UnableToAdopt) as refusal:
        adopts(world, again, day=JANUARY)
    assert str(refusal.value) == (
        f"”{goal.label.sv.plural}” börjar redan gälla 2027-01-11, och två versioner kan inte gälla samtidigt. "
        "Välj en annan första dag."
    )
    assert Version.objects.filter(instrument=goal.key).count() == 1


def test_a_text_is_not_in_force_before_it_is_decided(world: World) -> None:
    vision = world.level("vision")
    with pytest.raises(UnableToAdopt):
        adopts(world, VersionWords(vision.key, "Vision", JANUARY), day=FEBRUARY)


def test_a_text_does_not_end_on_the_day_it_begins(world: World) -> None:
    vision = world.level("vision")
    with pytest.raises(UnableToAdopt):
        adopts(world, VersionWords(vision.key, "Vision", JANUARY, until=JANUARY), day=JANUARY)


@pytest.mark.requirement("R-046")
@pytest.mark.requirement("R-054")
@pytest.mark.parametrize("level", ["vision", "goal"])
def test_what_the_council_decides_the_board_does_not(world: World, level: str) -> None:
    words = VersionWords(world.level(level).key, "Text", world.day, statements=(StatementWords("Rubrik"),))
    with pytest.raises((UnableToAdopt, UnableToReach)):
        adopts(world, words, EXECUTIVE)
    assert not Version.objects.filter(instrument=words.instrument).exists()


def test_the_boards_secretary_does_not_adopt_by_a_decision_of_the_council(world: World) -> None:
    with pytest.raises(UnableToReach):
        adopts(world, VersionWords(world.level("vision").key, "Vision", world.day), COUNCIL, by=EXECUTIVE)


def test_what_is_refused_leaves_no_decision_behind(world: World) -> None:
    before = Decision.objects.count()
    vision = VersionWords(world.level("vision").key, " ", world.day)
    with pytest.raises(UnableToAdopt):
        instruments.adopt(world.by(COUNCIL), decision=world.decision(COUNCIL, "Vision"), version=vision)
    assert Decision.objects.count() == before


def test_a_statement_keeps_its_key_through_versions_however_it_is_worded(world: World) -> None:
    world.adopt("goal", "Alla lär sig läsa", day=JANUARY)
    (first,) = world.in_force("goal", JANUARY)
    roots = tuple(each.id for each in first.contributes_to)
    words = VersionWords(
        world.level("goal").key,
        "Mål",
        FEBRUARY,
        statements=(StatementWords("Alla läser väl", key=first.key, contributes_to=roots),),
    )
    adopts(world, words, day=FEBRUARY)
    (second,) = world.in_force("goal")
    assert (second.key, second.address, second.heading) == (first.key, first.address, "Alla läser väl")
    was = statement_called(words.instrument, first.key, JANUARY)
    assert was is not None
    assert was.heading == "Alla lär sig läsa"


@pytest.mark.requirement("R-059")
def test_a_goal_that_contributes_to_nothing_is_not_adopted(world: World) -> None:
    goal = world.level("goal")
    world.roots(goal, JANUARY)
    words = VersionWords(goal.key, "Mål", world.day, statements=(StatementWords("Ensamt"),))
    with pytest.raises(UnableToAdopt):
        adopts(world, words)


def test_two_rows_do_not_continue_the_same_statement(world: World) -> None:
    world.adopt("goal", "Alla lär sig läsa", day=JANUARY)
    (first,) = world.in_force("goal", JANUARY)
    roots = tuple(each.id for each in first.contributes_to)
    rows = tuple(StatementWords(each, key=first.key, contributes_to=roots) for each in ("Ett", "Två"))
    with pytest.raises(UnableToAdopt):
        adopts(world, VersionWords(world.level("goal").key, "Mål", FEBRUARY, statements=rows), day=FEBRUARY)


def test_two_assignments_of_one_day_are_each_read_at_an_address_of_their_own(world: World) -> None:
    for heading in ("Se över lokalerna", "Se över maten"):
        world.adopt("assignment", heading, whose=SCHOOLS, day=FEBRUARY)
    lines = [each for each in texts(world, "assignment") if each.in_force_from == FEBRUARY]
    found = [version_page(each.instrument, each.body_key, each.in_force_from, world.day, each.id) for each in lines]
    assert [each.line.id for each in found if each is not None] == [each.id for each in lines]
    assert len({each.address for each in lines}) == len(lines) == 2


def test_a_text_that_the_model_does_not_know_is_not_adopted(world: World) -> None:
    with pytest.raises(UnableToAdopt):
        adopts(world, VersionWords("no-such-text", "Text", world.day))


def test_the_ledger_keeps_what_a_statement_contributes_to(world: World) -> None:
    world.adopt("goal", "Alla lär sig läsa", day=JANUARY)
    (goal,) = world.in_force("goal", JANUARY)
    version = Version.objects.get(instrument=world.level("goal").key)
    links = tuple(each.id for each in goal.contributes_to)
    words = VersionWords(
        version.instrument, version.title, JANUARY, statements=(StatementWords(goal.heading, contributes_to=links),)
    )
    told = json.loads(json.dumps(instruments.version_told(version, words)))
    assert links
    assert [each["contributes_to"] for each in told["statements"]] == [list(links)]


def test_a_decision_is_named_by_the_body_that_made_it(world: World) -> None:
    words = DecisionWords("no-such-body", world.day, 1, "", "Vision")
    with pytest.raises(UnableToFind, match="no-such-body"):
        instruments.adopt(
            world.by(COUNCIL), decision=words, version=VersionWords(world.level("vision").key, "V", world.day)
        )


# -- what lives on and what lapses


def goals(world: World, *statements: StatementWords, lapsing: tuple[LapseWords, ...] = ()) -> VersionWords:
    return VersionWords(world.level("goal").key, "Nya mål", FEBRUARY, statements=statements, lapsing=lapsing)


def test_no_statement_lapses_silently(world: World) -> None:
    world.adopt("goal", "Läsa", "Räkna", "Röra sig", day=JANUARY)
    read, count, move = world.in_force("goal", JANUARY)
    roots = tuple(each.id for each in read.contributes_to)
    kept = StatementWords("Läsa mer", key=read.key, contributes_to=roots)
    with pytest.raises(UnableToAdopt, match="”Räkna”, ”Röra sig”"):
        adopts(world, goals(world, kept), day=FEBRUARY)
    no_reason = (LapseWords(count.key, " "), LapseWords(move.key, "Ryms i målet om hälsa."))
    with pytest.raises(UnableToAdopt, match="”Räkna” upphör"):
        adopts(world, goals(world, kept, lapsing=no_reason), day=FEBRUARY)
    lapsing = (LapseWords(count.key, "Alla kan räkna."), LapseWords(move.key, "Ryms i målet om hälsa."))
    adopts(world, goals(world, kept, lapsing=lapsing), day=FEBRUARY)
    assert [(each.statement_id, each.words) for each in Lapse.objects.order_by("pk")] == [
        (count.id, "Alla kan räkna."),
        (move.id, "Ryms i målet om hälsa."),
    ]


def test_a_statement_does_not_both_live_on_and_lapse(world: World) -> None:
    world.adopt("goal", "Läsa", day=JANUARY)
    (read,) = world.in_force("goal", JANUARY)
    kept = StatementWords("Läsa", key=read.key, contributes_to=tuple(each.id for each in read.contributes_to))
    with pytest.raises(UnableToAdopt):
        adopts(world, goals(world, kept, lapsing=(LapseWords(read.key, "Borta."),)), day=FEBRUARY)
    with pytest.raises(UnableToAdopt):
        adopts(world, goals(world, kept, lapsing=(LapseWords("aldrig-funnits", "Borta."),)), day=FEBRUARY)


def test_a_statement_keeps_its_number_and_new_ones_are_numbered_on(world: World) -> None:
    world.adopt("goal", "Läsa", "Räkna", "Röra sig", day=JANUARY)
    read, count, move = world.in_force("goal", JANUARY)
    roots = tuple(each.id for each in read.contributes_to)
    rows = (
        StatementWords("Nytt", contributes_to=roots),
        StatementWords("Röra sig", key=move.key, contributes_to=roots),
        StatementWords("Läsa", key=read.key, contributes_to=roots),
    )
    adopts(world, goals(world, *rows, lapsing=(LapseWords(count.key, "Uppnått."),)), day=FEBRUARY)
    assert [(each.number, each.heading) for each in world.in_force("goal")] == [
        (1, "Läsa"),
        (3, "Röra sig"),
        (4, "Nytt"),
    ]


def test_a_goal_may_reach_longer_than_its_set_but_not_end_before_it(world: World) -> None:
    roots = world.roots(world.level("goal"), JANUARY)
    words = goals(world, StatementWords("Klimat", contributes_to=roots, horizon_on=date(2045, 12, 31)))
    adopts(world, words, day=FEBRUARY)
    assert [each.horizon_on for each in world.in_force("goal")] == [date(2045, 12, 31)]
    early = goals(world, StatementWords("Klimat", contributes_to=roots, horizon_on=date(2027, 2, 9)))
    with pytest.raises(UnableToAdopt):
        adopts(world, VersionWords(early.instrument, "Nya", date(2027, 2, 10), statements=early.statements))


def test_only_ways_of_answering_that_the_model_has_are_suggested(world: World) -> None:
    roots = world.roots(world.level("goal"), JANUARY)
    with pytest.raises(UnableToAdopt):
        adopts(world, goals(world, StatementWords("Läsa", contributes_to=roots, suggested_mode="sung")))
    factor = StatementWords("F", suggested_mode="measured")
    with pytest.raises(UnableToAdopt):
        adopts(world, VersionWords(world.level("factor").key, "F", FEBRUARY, statements=(factor,)))


def test_a_mandate_needs_no_statement_but_goals_do(world: World) -> None:
    mandate = world.level("mandate", SCHOOLS)
    adopts(world, VersionWords(mandate.key, "Reglemente", world.day, body=SCHOOLS, contents={"for_whom": "Barn"}))
    with pytest.raises(UnableToAdopt):
        adopts(world, VersionWords(world.level("goal").key, "Mål", world.day))


def test_a_statement_is_only_addressed_to_a_body_that_its_text_binds(world: World) -> None:
    budget = world.level("budget")
    assert budget.statements == "many"
    fits = VersionWords(budget.key, "Budget", world.day, statements=(StatementWords("Skola", bodies=(SCHOOLS,)),))
    adopts(world, fits)
    words = VersionWords(budget.key, "Budget", date(2027, 4, 1), statements=(StatementWords("Hus", bodies=(HOUSES,)),))
    with pytest.raises(UnableToAdopt):
        adopts(world, words)
