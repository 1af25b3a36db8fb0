"""How bodies begin, end and change name, who then has what they had, and what the council decides as owner."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Model
from tests.clock import TODAY
from tests.refusals import refused
from tests.world import CARE, COUNCIL, EXECUTIVE, HOUSES, SCHOOL_SECTOR, SCHOOLS, World, context_on

from koll.acts.assignments import close_assignment, report_assignment
from koll.acts.engine import Doing, Done
from koll.acts.instruments import GoverningDocumentInput, StatementLapseInput, adopt_governing_document
from koll.acts.organisation import (
    BodyBeginningInput,
    apply_due_changes,
    begin_body,
    effect_on,
    end_body,
    meet_owner_duty,
    record_binding_meeting,
    record_ownership,
    rename_body,
    waits_for,
)
from koll.acts.proposals import raise_proposal
from koll.domain.owed import owed
from koll.domain.record import OccasionFact
from koll.permissions import Permission, Subject, may
from koll.public.organisation import body_page as open_body_page
from koll.reads.assignments import assignment_lines
from koll.reads.organisation import bodies_page, body_page, story_of_body
from koll.snapshot import duties_on, read_snapshot, record_of
from koll.tables import triggers
from koll.tables.models import AssignmentReport, Body, BodyEnding, Decision, GoverningDocument, Ownership, Proposal

pytestmark = pytest.mark.django_db

DECIDED, EVE, TURN = date(2027, 3, 15), date(2027, 6, 30), date(2027, 7, 1)
LATER = date(2027, 7, 2)


def merge(world: World, body: str = CARE, heir: str = SCHOOLS, ends_on: date = TURN, by: str = COUNCIL) -> Done:
    """The council ends a body, and another takes over."""
    return end_body(
        world.by(by),
        decision=world.decision(COUNCIL, "Sammanslagning"),
        body=body,
        ends_on=ends_on,
        heir=heir,
        words="",
    )


def given(world: World, body: str = CARE) -> int:
    """An assignment to the body; its number."""
    return next(iter(world.adopt("assignment", "Öppna en mötesplats", whose=body).values()))


def answered_by(day: date, what: str, period: int) -> dict[str, tuple[str, ...]]:
    """What each body has still to answer of the year's, as seen on the day, of one instrument."""
    return {
        duty.body: duty.missing
        for duty in duties_on(read_snapshot(day))
        if duty.kind == "answer" and (duty.about, duty.period) == (what, str(period))
    }


@pytest.mark.both_databases
@pytest.mark.requirement("R-043")
def test_open_assignments_follow_to_the_heir_on_the_day(world: World) -> None:
    given(world)
    merge(world)
    assert [
        (assignment_line.body_key, assignment_line.given_to) for assignment_line in assignment_lines(context_on(EVE))
    ] == [(CARE, "")]
    assert [
        (assignment_line.body_key, assignment_line.given_to) for assignment_line in assignment_lines(context_on(TURN))
    ] == [(SCHOOLS, "Omsorgsnämnden")]


def test_the_heir_reports_on_what_it_took_over_and_the_former_body_no_longer(world: World) -> None:
    number = given(world)
    merge(world)
    with refused("permission.report_assignment"):
        report_assignment(world.by(SCHOOLS, day=EVE), statement=number, words="Vi har börjat.")
    report_assignment(world.by(SCHOOLS, day=TURN), statement=number, words="Vi har tagit vid.")
    with refused("permission.report_assignment"):
        report_assignment(world.by(CARE, day=TURN), statement=number, words="Vi finns kvar.")
    assert [
        (assignment_report.body.key, assignment_report.words)
        for assignment_report in AssignmentReport.objects.select_related("body")
    ] == [(SCHOOLS, "Vi har tagit vid.")]


def test_what_an_ended_body_gave_is_closed_by_a_decision_of_the_one_that_has_taken_over(world: World) -> None:
    number = given(world, SCHOOLS)
    triggers.drop(connection)  # no body but the council gives one in this model, and what is decided is not changed
    Decision.objects.filter(versions__statements=number).update(body=Body.objects.get(key=CARE))
    triggers.create(connection)
    merge(world)
    decision = replace(world.decision(SCHOOLS, "Klart"), day=TURN)
    with refused("permission.close_assignment"):
        close_assignment(world.by(CARE, day=TURN), statement=number, decision=decision, words="Klart.")
    close_assignment(world.by(SCHOOLS, day=TURN), statement=number, decision=decision, words="Klart.")
    assert [assignment_line.closed_on for assignment_line in assignment_lines(context_on(TURN))] == [TURN]


def test_own_goals_are_answered_by_the_heir_until_it_decides_goals_since(world: World) -> None:
    own = world.level("own_goal", CARE).key
    world.adopt("own_goal", "Trygg hemgång", decided_by=CARE)
    world.adopt("own_goal", "Alla läser", decided_by=SCHOOLS)
    merge(world)
    assert answered_by(EVE, own, 2027) == {SCHOOLS: ("alla-laser",), CARE: ("trygg-hemgang",)}
    assert answered_by(TURN, own, 2027) == {SCHOOLS: ("alla-laser",)}
    assert answered_by(TURN, own, 2028) == {SCHOOLS: ("alla-laser", "trygg-hemgang")}
    page = body_page(context_on(TURN), SCHOOLS)
    assert page is not None
    assert sorted((goal.heading, goal.body_key, goal.holder_key) for goal in page.goals) == [
        ("Alla läser", SCHOOLS, SCHOOLS),
        ("Trygg hemgång", CARE, SCHOOLS),
    ]


def test_the_heirs_next_goals_say_what_becomes_of_those_it_took_over(world: World) -> None:
    world.adopt("own_goal", "Trygg hemgång", decided_by=CARE)
    world.adopt("own_goal", "Alla läser", decided_by=SCHOOLS)
    merge(world)
    lapsing = (
        StatementLapseInput(key="alla-laser", why="Nått."),
        StatementLapseInput(key="trygg-hemgang", why="Nått."),
    )
    with refused("text.statement_left_out"):
        world.adopt("own_goal", "Ett liv", decided_by=SCHOOLS, day=LATER, lapsing=lapsing[:1])
    world.adopt("own_goal", "Ett liv", decided_by=SCHOOLS, day=LATER, lapsing=lapsing)
    for body, goals in ((SCHOOLS, ["Ett liv"]), (CARE, [])):
        page = body_page(context_on(LATER), body)
        assert page is not None
        assert [goal.heading for goal in page.goals] == goals


def test_what_is_owed_is_right_on_both_sides_of_the_day(world: World) -> None:
    world.adopt("goal", "Alla kommer i arbete")
    merge(world)
    owing = {day: {duty.body for duty in duties_on(read_snapshot(day)) if duty.state != "done"} for day in (EVE, TURN)}
    assert (CARE in owing[EVE], CARE in owing[TURN]) == (True, False)
    late = {duty.concerns for duty in duties_on(read_snapshot(TURN)) if duty.state in ("open", "passed")}
    assert CARE not in late
    after = [
        duty
        for duty in duties_on(read_snapshot(TURN))
        if duty.body == SCHOOLS and duty.kind == "hold" and duty.period == "2028"
    ]
    assert after
    assert not [duty for duty in duties_on(read_snapshot(EVE)) if duty.body == CARE and duty.period == "2028"]


def test_before_the_decision_nobody_knew(world: World) -> None:
    merge(world)
    page = body_page(context_on(date(2027, 3, 14)), CARE)
    assert page is not None
    assert (page.line.state, page.line.until, page.line.heir) == ("here", None, None)
    assert [
        duty for duty in duties_on(read_snapshot(date(2027, 12, 1))) if duty.body == CARE and duty.state != "done"
    ] == []


def test_a_body_that_begins_as_heir_takes_over_the_years_work(world: World) -> None:
    first = date(2027, 4, 1)
    words = BodyBeginningInput(name="Välfärdsnämnden", kind=Body.objects.get(key=CARE).kind, begins_on=first)
    decision = world.decision(COUNCIL, "Välfärdsnämnden bildas")
    begin_body(world.by(COUNCIL), decision=decision, body=words)
    for body in (CARE, SCHOOLS):
        merge(world, body, "valfardsnamnden", first)

    def holding(day: date) -> set[tuple[str, str]]:
        return {
            (duty.body, duty.state)
            for duty in duties_on(read_snapshot(day))
            if duty.duty.startswith("hold:nulages") and duty.period == "2027" and duty.body not in (EXECUTIVE, HOUSES)
        }

    assert holding(date(2027, 3, 14)) == {(CARE, "open"), (SCHOOLS, "open")}
    assert holding(date(2027, 3, 31)) == {("valfardsnamnden", "coming")}
    assert holding(first) == {("valfardsnamnden", "open")}


def test_a_result_that_was_not_reported_is_reported_by_the_heir(world: World) -> None:
    merge(world)
    held = OccasionFact(
        key="1",
        activity=world.activity("dialogue", CARE).key,
        body=CARE,
        period=2027,
        opened_on=date(2027, 3, 1),
        done_on=date(2027, 3, 10),
    )

    def reporting(day: date, row: OccasionFact) -> list[str]:
        told = replace(record_of(read_snapshot(TODAY)), occasions=(row,))
        rows = owed(world.charter, told, day)
        return [
            one_row.body for one_row in rows if one_row.duty == f"report:{held.activity}:1" and one_row.state == "open"
        ]

    assert reporting(EVE, held) == []
    assert reporting(TURN, held) == [SCHOOLS]
    assert reporting(TURN, replace(held, reported_on=TURN)) == []
    subject = Subject(body=CARE, body_role="committee", decides=CARE, state="done")
    allowed = {
        day: may(world.actor(SCHOOLS, day=day), Permission.REPORT_DIALOGUE_RESULT, subject).allowed
        for day in (EVE, TURN)
    }
    assert allowed == {EVE: False, TURN: True}


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [
        ({"heir": CARE}, "organisation.cannot_take_over", "Omsorgsnämnden"),
        ({"heir": HOUSES}, "organisation.cannot_take_over", "Lillköpings Hus AB"),
        ({"ends_on": date(2027, 3, 1)}, "organisation.before_decision", "2027-03-15"),
        ({"ends_on": date(2022, 10, 15)}, "organisation.before_decision", "2027-03-15"),
        ({"body": COUNCIL}, "organisation.always_one", "Fullmäktige"),
        ({"body": EXECUTIVE, "heir": SCHOOLS}, "organisation.always_one", "Styrelsen"),
    ],
)
def test_an_end_that_cannot_be_is_refused_with_the_reason(
    world: World, change: dict[str, Any], code: str, said: str
) -> None:
    with refused(code) as refusal:
        merge(world, **change)
    assert said in str(refusal.value)
    assert not Body.objects.filter(ends_on__isnull=False).exists()


def test_a_body_does_not_end_twice_and_not_by_its_own_secretary(world: World) -> None:
    with refused("permission.change_organisation"):
        merge(world, by=CARE)
    merge(world)
    with refused("organisation.ends_already"):
        merge(world, ends_on=LATER)


def test_nothing_disappears_without_an_heir(world: World) -> None:
    given(world)
    with refused("organisation.assignments_left"):
        merge(world, heir="")


def test_a_new_name_holds_from_its_day_and_the_past_keeps_the_old(world: World) -> None:
    rename_body(world.by(COUNCIL), decision=world.decision(COUNCIL), body=CARE, name="Vårdnämnden", from_day=TURN)
    assert [read_snapshot(day).bodies.name(CARE) for day in (EVE, TURN)] == ["Omsorgsnämnden", "Vårdnämnden"]
    assert (Body.objects.get(key=CARE).name, waits_for(read_snapshot(EVE))) == ("Omsorgsnämnden", False)
    assert waits_for(read_snapshot(TURN))
    apply_due_changes(Doing(actor=world.system().actor, now=world.moment(TURN), day=TURN, receipt=""))
    assert (Body.objects.get(key=CARE).name, waits_for(read_snapshot(TURN))) == ("Vårdnämnden", False)
    here = {row.key: row.name for row in bodies_page(read_snapshot(EVE)).here}
    assert here[CARE] == "Omsorgsnämnden"


def test_units_and_open_proposals_go_along_on_the_day(world: World) -> None:
    raise_proposal(
        world.by(SCHOOLS), body=SCHOOLS, kind="conditions", heading="Fler lokaler", text="", reasons="Det är trångt."
    )
    merge(world, SCHOOLS, CARE)
    above = {day: {line.key: line.above for line in all_lines(day)}[SCHOOL_SECTOR] for day in (EVE, TURN)}
    assert above == {EVE: (SCHOOLS, "Skolnämnden"), TURN: (CARE, "Omsorgsnämnden")}
    assert [duty.body for duty in duties_on(read_snapshot(TURN)) if duty.kind == "settle"] == [CARE]
    assert effect_on(read_snapshot(TURN)) == [SCHOOL_SECTOR, CARE]
    moved = Proposal.objects.select_related("body", "owner").get()
    assert (moved.body.key, moved.owner.key) == (CARE, CARE)


def all_lines(day: date) -> list[Any]:
    """Every body that there is on the day."""
    found, waiting = [], list(bodies_page(read_snapshot(day)).here)
    while waiting:
        line = waiting.pop()
        found.append(line)
        waiting += line.below
    return found


def test_the_story_goes_on_at_the_heir(world: World) -> None:
    given(world)
    merge(world)
    page = body_page(context_on(LATER), SCHOOLS)
    assert page is not None
    assert page.before == ((CARE, "Omsorgsnämnden"),)
    told = [(row.kind, row.words) for row in story_of_body(read_snapshot(LATER), SCHOOLS, (CARE,), "sv")]
    assert told[-2:] == [("body_assigned", told[-2][1]), ("body_handed_on", "Skolnämnden")]
    ended = body_page(context_on(LATER), CARE)
    assert ended is not None
    assert (ended.line.state, ended.line.heir, ended.duties) == ("past", (SCHOOLS, "Skolnämnden"), ())


# -- companies


def own(world: World, percent: str, from_day: date, **more: Any) -> Done:
    """The council's share of the company from a day."""
    decision = world.decision(COUNCIL, "Andel")
    return record_ownership(
        world.by(COUNCIL), decision=decision, company=HOUSES, percent=Decimal(percent), from_day=from_day, **more
    )


@pytest.mark.requirement("R-043")
def test_a_company_becomes_partly_owned_from_a_day(world: World) -> None:
    own(world, "100", DECIDED)
    own(world, "60", TURN, words="Resten ägs av Granköping.")
    for day, percent, wholly in ((EVE, "100", True), (TURN, "60", False)):
        page = open_body_page(read_snapshot(day), HOUSES)
        assert page is not None
        assert page.company is not None
        assert page.company.share is not None
        assert (page.company.share.percent, page.company.is_wholly_owned) == (Decimal(percent), wholly)
    told = [row.kind for row in story_of_body(read_snapshot(TURN), HOUSES, (), "sv") if row.kind == "share_changed"]
    assert told == ["share_changed"] * 2


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [
        ({"percent": "101"}, "ownership.not_a_share", "100"),
        ({"percent": "33.333"}, "ownership.not_a_share", "100"),
        ({"company": SCHOOLS}, "ownership.not_a_company", "Skolnämnden"),
        ({"through": HOUSES}, "ownership.owns_itself", "sig självt"),
        ({"from_day": date(2027, 3, 1)}, "organisation.before_decision", "2027-03-15"),
    ],
)
def test_a_share_that_cannot_be_is_refused(world: World, change: dict[str, Any], code: str, said: str) -> None:
    words: dict[str, Any] = {"company": HOUSES, "percent": "60", "from_day": TURN} | change
    words["percent"] = Decimal(words["percent"])
    with refused(code) as refusal:
        record_ownership(world.by(COUNCIL), decision=world.decision(COUNCIL), **words)
    assert said in str(refusal.value)


def test_what_the_council_sees_to_as_owner_stands_with_its_decision(world: World) -> None:
    decision = world.decision(COUNCIL, "Syftet")
    meet_owner_duty(
        world.by(COUNCIL), decision=decision, company=HOUSES, duty="purpose", words="Goda bostäder åt alla."
    )
    page = open_body_page(read_snapshot(DECIDED), HOUSES)
    assert page is not None
    assert page.company is not None
    assert page.company.purpose == "Goda bostäder åt alla."
    assert [step.duty for step in page.company.steps if step.decision] == ["purpose"]
    with refused("decision.paragraph_taken"):
        meet_owner_duty(world.by(COUNCIL), decision=decision, company=HOUSES, duty="colour", words="Röd.")


def test_a_text_binds_the_company_from_its_general_meeting(world: World) -> None:
    page = body_page(context_on(DECIDED), HOUSES)
    assert page is not None
    text = page.mandates[0].line
    decision = world.decision(COUNCIL, "Stämman")
    for held_on in (date(2022, 12, 1), date(2027, 3, 16)):
        with refused("ownership.meeting_at_wrong_time"):
            record_binding_meeting(world.by(COUNCIL), decision=decision, text=text.id, held_on=held_on)
    record_binding_meeting(world.by(COUNCIL), decision=decision, text=text.id, held_on=date(2023, 4, 6))
    after = body_page(context_on(DECIDED), HOUSES)
    assert after is not None
    assert [
        (mandate.line.decision.day, mandate.bound_on) for mandate in after.mandates if mandate.line.id == text.id
    ] == [(date(2022, 12, 12), date(2023, 4, 6))]


@pytest.mark.parametrize("row", [Ownership, BodyEnding, GoverningDocument])
def test_what_was_recorded_is_never_changed_in_the_tables(world: World, row: type[Model]) -> None:
    own(world, "100", DECIDED)
    merge(world)
    words = GoverningDocumentInput(kind="policy", title="Resor", in_force_from=DECIDED)
    adopt_governing_document(world.by(COUNCIL), decision=world.decision(COUNCIL), document=words)
    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
        row._default_manager.update(decision_id=1)


def test_the_heir_answers_a_goal_it_took_over_until_its_own_take_its_place(world: World) -> None:
    goal = world.adopt("own_goal", "Trygg hemgång", decided_by=CARE)["Trygg hemgång"]
    merge(world, ends_on=DECIDED)
    writing = world.opened("description", SCHOOLS, day=DECIDED)
    world.answered(writing, goal, {"reasoning": "Fler klarar sig hemma."}, body=SCHOOLS)
    world.adopt(
        "own_goal",
        "Ett liv",
        decided_by=SCHOOLS,
        day=DECIDED,
        lapsing=(StatementLapseInput(key="trygg-hemgang", why="Nått."),),
    )
    with refused("answer.not_in_force"):
        world.answered(writing, goal, {"reasoning": "Ändrat."}, body=SCHOOLS, revision=1)
