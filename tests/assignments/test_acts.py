"""Assignments after they are given: reported by the body that has one, closed and reopened by the one that gave it."""

from __future__ import annotations

from datetime import date

import pytest
from tests.refusals import refused
from tests.world import CARE, COUNCIL, EXECUTIVE, FIRST_SCHOOL, SCHOOLS, World, context_on

from koll.acts.assignments import close_assignment, reopen_assignment, report_assignment
from koll.acts.instruments import StatementInput, VersionInput, adopt_instrument
from koll.acts.plans import add_plan_item
from koll.domain.refs import CitedDecisionRef
from koll.frame.routes import address as address_of
from koll.reads.assignments import AssignmentView, assignments_page, may_with
from koll.reads.decisions import decision_page
from koll.reads.instruments import statement_with_key
from koll.reads.thread import story_of_statement
from koll.snapshot import duties_on, read_snapshot
from koll.tables.models import AssignmentClosing

pytestmark = pytest.mark.django_db

JANUARY, FEBRUARY, LATER = date(2027, 1, 11), date(2027, 2, 8), date(2027, 3, 1)


def given(world: World, heading: str = "Se över lokalerna", whose: str = SCHOOLS, day: date = JANUARY) -> int:
    return world.adopt("assignment", heading, whose=whose, day=day)[heading]


def the_line(world: World, day: date | None = None) -> AssignmentView:
    (line,) = assignments_page(context_on(day or world.day)).lines
    return line


def closed(world: World, statement: int, day: date = FEBRUARY, role: str = "secretary") -> None:
    decision = world.decision(COUNCIL, "Uppdraget är klart", day)
    close_assignment(
        world.by(COUNCIL, role, day=day), statement=statement, decision=decision, words="Lokalerna är sedda."
    )


def reopened(world: World, statement: int, day: date = LATER, reason: str = "Två skolor återstår.") -> None:
    decision = world.decision(COUNCIL, "Uppdraget återupptas", day)
    reopen_assignment(world.by(COUNCIL, day=day), statement=statement, decision=decision, reason=reason)


@pytest.mark.both_databases
def test_an_assignment_says_who_why_by_when_and_with_what_means(world: World) -> None:
    kind = world.level("assignment")
    words = StatementInput(
        heading="Se över lokalerna",
        text="Alla skolor.",
        why="Barnen blir färre.",
        means="500 tkr.",
        horizon_on=date(2028, 1, 31),
    )
    version = VersionInput(
        instrument=kind.key, title="Uppdrag", in_force_from=JANUARY, body=SCHOOLS, statements=(words,)
    )
    adopt_instrument(
        world.by(COUNCIL, day=JANUARY), decision=world.decision(COUNCIL, "Uppdrag", JANUARY), version=version
    )
    line = the_line(world)
    assert (line.giver_key, line.body_key, line.due_on) == (COUNCIL, SCHOOLS, date(2028, 1, 31))
    assert (line.text, line.why, line.means) == ("Alla skolor.", "Barnen blir färre.", "500 tkr.")
    assert line.decision.day == JANUARY


def test_a_committees_plan_is_seen_and_so_is_that_nobody_has_taken_it_up(world: World) -> None:
    number = given(world)
    assert assignments_page(context_on(world.day)).untaken == 1
    add_plan_item(world.by(FIRST_SCHOOL, "manager"), body=FIRST_SCHOOL, heading="Vi mäter rummen", serves=number)
    assert the_line(world).taken_up_by == ("Första skolan",)
    assert assignments_page(context_on(world.day)).untaken == 0


def test_the_body_that_has_it_reports_in_words_and_the_last_report_is_shown(world: World) -> None:
    number = given(world)
    for day, words in ((FEBRUARY, "Vi har börjat."), (LATER, "Halva är gjort.")):
        report_assignment(world.by(SCHOOLS, "chair", day=day), statement=number, words=words)
    line = the_line(world)
    assert (line.last_report, line.last_report_on) == ("Halva är gjort.", LATER)
    assert the_line(world, FEBRUARY).last_report == "Vi har börjat."
    assert [row.words for row in story_of_statement(context_on(world.day), number) if row.kind == "reported"] == [
        "Vi har börjat.",
        "Halva är gjort.",
    ]


@pytest.mark.parametrize(("body", "role"), [(CARE, "secretary"), (COUNCIL, "secretary"), (SCHOOLS, "member")])
def test_nobody_else_reports_on_it(world: World, body: str, role: str) -> None:
    number = given(world)
    with refused("permission.report_assignment"):
        report_assignment(world.by(body, role), statement=number, words="Det går bra.")


def test_an_empty_report_is_no_report(world: World) -> None:
    number = given(world)
    with refused("assignment.report_empty"):
        report_assignment(world.by(SCHOOLS), statement=number, words="  ")


@pytest.mark.parametrize("role", ["secretary", "chair"])
def test_the_giver_closes_it_and_it_does_not_disappear(world: World, role: str) -> None:
    number = given(world)
    closed(world, number, role=role)
    line = the_line(world)
    assert (line.closed_on, line.closing_words) == (FEBRUARY, "Lokalerna är sedda.")
    assert the_line(world, JANUARY).closed_on is None
    page = assignments_page(context_on(world.day), state="open")
    assert (page.lines, page.open, page.closed) == ((), 0, 1)


@pytest.mark.parametrize("body", [SCHOOLS, EXECUTIVE, CARE])
def test_nobody_but_the_giver_closes_it(world: World, body: str) -> None:
    number = given(world)
    for named in (body, COUNCIL):
        decision = world.decision(named, "Klart", FEBRUARY)
        with refused("permission.close_assignment"):
            close_assignment(world.by(body, day=FEBRUARY), statement=number, decision=decision, words="")
    assert not AssignmentClosing.objects.exists()


def test_the_giver_cannot_close_it_by_the_decision_of_another_body(world: World) -> None:
    number = given(world)
    with refused("assignment.given_by_another"):
        close_assignment(
            world.by(COUNCIL, day=FEBRUARY),
            statement=number,
            decision=world.decision(SCHOOLS, "Klart", FEBRUARY),
            words="",
        )


def test_an_assignment_is_closed_once_and_not_before_it_is_given(world: World) -> None:
    number = given(world, day=FEBRUARY)
    with refused("assignment.closed_before_given"):
        closed(world, number, day=JANUARY)
    closed(world, number)
    with refused("assignment.already_closed"):
        closed(world, number, day=LATER)


def test_reopening_keeps_that_it_was_closed_and_says_why(world: World) -> None:
    number = given(world)
    closed(world, number)
    reopened(world, number)
    assert [the_line(world, day).closed_on for day in (JANUARY, FEBRUARY, LATER)] == [None, FEBRUARY, None]
    kinds = [(row.kind, row.words) for row in story_of_statement(context_on(world.day), number)][1:]
    assert kinds == [("closed", "Lokalerna är sedda."), ("reopened", "Två skolor återstår.")]
    made = AssignmentClosing.objects.select_related("reopened_by__body").get().reopened_by
    assert made is not None
    page = decision_page(
        context_on(world.day), CitedDecisionRef(body=COUNCIL, year=made.year, paragraph=made.paragraph or 0)
    )
    assert page is not None
    assert [effect.kind for effect in page.effects] == ["reopened"]
    closed(world, number, day=world.day)
    assert the_line(world).closed_on == world.day


def test_only_a_closed_assignment_is_reopened_by_its_giver_with_a_reason(world: World) -> None:
    number = given(world)
    with refused("assignment.already_open"):
        reopened(world, number)
    closed(world, number)
    with refused("assignment.reason_missing"):
        reopened(world, number, reason=" ")
    with refused("assignment.reopened_before_closed"):
        reopened(world, number, day=JANUARY)
    with refused("permission.close_assignment"):
        reopen_assignment(
            world.by(SCHOOLS), statement=number, decision=world.decision(SCHOOLS, "Igen"), reason="Vi vill ha det."
        )


def test_what_is_owed_about_it_ends_when_it_is_closed_and_comes_back_when_it_is_reopened(world: World) -> None:
    number = given(world)

    def asked() -> bool:
        return any(
            duty.kind == "answer" and duty.body == SCHOOLS and "lokalerna" in str(duty)
            for duty in duties_on(read_snapshot(LATER))
        )

    before = asked()
    closed(world, number)
    between = asked()
    reopened(world, number)
    assert (before, between, asked()) == (True, False, True)


def test_what_is_not_an_assignment_is_neither_reported_nor_closed(world: World) -> None:
    goal = world.adopt("goal", "Alla lär sig läsa", day=JANUARY)["Alla lär sig läsa"]
    with refused("assignment.not_an_assignment"):
        closed(world, goal)
    with refused("assignment.not_an_assignment"):
        report_assignment(world.by(SCHOOLS), statement=goal, words="Det går bra.")


def test_assignments_are_chosen_among_by_body_giver_and_state(world: World) -> None:
    first, _other = given(world), given(world, "Pröva en träffpunkt", CARE, FEBRUARY)
    closed(world, first)

    def shown(**chosen: str) -> list[str]:
        return [line.statement.heading for line in assignments_page(context_on(world.day), **chosen).lines]

    assert shown() == ["Pröva en träffpunkt", "Se över lokalerna"]
    assert shown(body=CARE) == ["Pröva en träffpunkt"]
    assert shown(giver=SCHOOLS) == []
    assert shown(giver=COUNCIL, state="closed") == ["Se över lokalerna"]


def test_what_the_page_offers_is_what_the_act_allows(world: World) -> None:
    number = given(world)
    kind = world.level("assignment").key

    def offers(body: str, role: str = "secretary") -> tuple[bool, bool, bool]:
        line = statement_with_key(
            read_snapshot(world.day), kind, address_of(the_line(world).statement.ref).rstrip("/").split("/")[-1]
        )
        assert line is not None
        may = may_with(world.actor(body, role), line)
        return may.report, may.close, may.reopen

    assert offers(SCHOOLS) == (True, False, False)
    assert offers(COUNCIL) == offers(COUNCIL, "chair") == (False, True, False)
    assert offers(CARE) == (False, False, False)
    closed(world, number)
    assert (offers(SCHOOLS), offers(COUNCIL)) == ((False, False, False), (False, False, True))
