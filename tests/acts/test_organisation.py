"""How bodies begin, end and change name, who then has what they had, and what the council decides as owner."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.db.models import Model
from tests.world import CARE, COUNCIL, EXECUTIVE, HOUSES, SCHOOL_SECTOR, SCHOOLS, World

from koll.acts import assignments, companies, organisation, proposals
from koll.acts.act import Doing, Done
from koll.acts.documents import DocumentWords, adopt_document
from koll.acts.instruments import LapseWords
from koll.acts.organisation import NewBodyWords, UnableToOrganise
from koll.charter import owed
from koll.charter.record import OccasionFact
from koll.permissions import Act, Subject, UnableTo, UnableToReach, may
from koll.reads.assignments import assignment_lines
from koll.reads.bodies import bodies_page, body_page
from koll.reads.body_story import story_of_body
from koll.reads.municipality import owed_on, record
from koll.records.models import AssignmentReport, Body, Decision, Document, Ending, Ownership, Proposal
from koll.snapshot import organisation_on

pytestmark = pytest.mark.django_db

DECIDED, EVE, TURN = date(2027, 3, 15), date(2027, 6, 30), date(2027, 7, 1)
LATER = date(2027, 7, 2)


def merge(world: World, body: str = CARE, heir: str = SCHOOLS, ends_on: date = TURN, by: str = COUNCIL) -> Done:
    """The council ends a body, and another takes over."""
    return organisation.end_body(
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
        each.body: each.missing
        for each in owed_on(day)
        if each.kind == "answer" and (each.about, each.period) == (what, str(period))
    }


@pytest.mark.both_databases
@pytest.mark.requirement("R-043")
def test_open_assignments_follow_to_the_heir_on_the_day(world: World) -> None:
    given(world)
    merge(world)
    assert [(each.body_key, each.given_to) for each in assignment_lines(EVE)] == [(CARE, "")]
    assert [(each.body_key, each.given_to) for each in assignment_lines(TURN)] == [(SCHOOLS, "Omsorgsnämnden")]


def test_the_heir_reports_on_what_it_took_over_and_the_former_body_no_longer(world: World) -> None:
    number = given(world)
    merge(world)
    with pytest.raises(UnableToReach):
        assignments.report_assignment(world.by(SCHOOLS, day=EVE), statement=number, words="Vi har börjat.")
    assignments.report_assignment(world.by(SCHOOLS, day=TURN), statement=number, words="Vi har tagit vid.")
    with pytest.raises(UnableToReach):
        assignments.report_assignment(world.by(CARE, day=TURN), statement=number, words="Vi finns kvar.")
    assert [(each.body.key, each.words) for each in AssignmentReport.objects.select_related("body")] == [
        (SCHOOLS, "Vi har tagit vid.")
    ]


def test_what_an_ended_body_gave_is_closed_by_a_decision_of_the_one_that_has_taken_over(world: World) -> None:
    number = given(world, SCHOOLS)
    Decision.objects.filter(versions__statements=number).update(body=Body.objects.get(key=CARE))
    merge(world)
    decision = replace(world.decision(SCHOOLS, "Klart"), day=TURN)
    with pytest.raises(UnableToReach):
        assignments.close_assignment(world.by(CARE, day=TURN), statement=number, decision=decision, words="Klart.")
    assignments.close_assignment(world.by(SCHOOLS, day=TURN), statement=number, decision=decision, words="Klart.")
    assert [each.closed_on for each in assignment_lines(TURN)] == [TURN]


def test_own_goals_are_answered_by_the_heir_until_it_decides_goals_since(world: World) -> None:
    own = world.level("own_goal", CARE).key
    world.adopt("own_goal", "Trygg hemgång", decided_by=CARE)
    world.adopt("own_goal", "Alla läser", decided_by=SCHOOLS)
    merge(world)
    assert answered_by(EVE, own, 2027) == {SCHOOLS: ("alla-laser",), CARE: ("trygg-hemgang",)}
    assert answered_by(TURN, own, 2027) == {SCHOOLS: ("alla-laser",)}
    assert answered_by(TURN, own, 2028) == {SCHOOLS: ("alla-laser", "trygg-hemgang")}
    page = body_page(SCHOOLS, TURN, inside=True)
    assert page is not None
    assert sorted((each.heading, each.body_key, each.holder_key) for each in page.goals) == [
        ("Alla läser", SCHOOLS, SCHOOLS),
        ("Trygg hemgång", CARE, SCHOOLS),
    ]


def test_the_heirs_next_goals_say_what_becomes_of_those_it_took_over(world: World) -> None:
    world.adopt("own_goal", "Trygg hemgång", decided_by=CARE)
    world.adopt("own_goal", "Alla läser", decided_by=SCHOOLS)
    merge(world)
    lapsing = (LapseWords("alla-laser", "Nått."), LapseWords("trygg-hemgang", "Nått."))
    with pytest.raises(UnableTo, match="Trygg hemgång"):
        world.adopt("own_goal", "Ett liv", decided_by=SCHOOLS, day=LATER, lapsing=lapsing[:1])
    world.adopt("own_goal", "Ett liv", decided_by=SCHOOLS, day=LATER, lapsing=lapsing)
    for body, goals in ((SCHOOLS, ["Ett liv"]), (CARE, [])):
        page = body_page(body, LATER, inside=True)
        assert page is not None
        assert [each.heading for each in page.goals] == goals


def test_what_is_owed_is_right_on_both_sides_of_the_day(world: World) -> None:
    world.adopt("goal", "Alla kommer i arbete")
    merge(world)
    owing = {day: {each.body for each in owed_on(day) if each.state != "met"} for day in (EVE, TURN)}
    assert (CARE in owing[EVE], CARE in owing[TURN]) == (True, False)
    assert {each.concerns for each in owed_on(TURN) if each.state in ("open", "overdue")} & {CARE} == set()
    after = [each for each in owed_on(TURN) if each.body == SCHOOLS and each.kind == "hold" and each.period == "2028"]
    assert after
    assert not [each for each in owed_on(EVE) if each.body == CARE and each.period == "2028"]


def test_before_the_decision_nobody_knew(world: World) -> None:
    merge(world)
    page = body_page(CARE, date(2027, 3, 14), inside=True)
    assert page is not None
    assert (page.line.state, page.line.until, page.line.heir) == ("here", None, None)
    assert [each for each in owed_on(date(2027, 12, 1)) if each.body == CARE and each.state != "met"] == []


def test_a_body_that_begins_as_heir_takes_over_the_years_work(world: World) -> None:
    first = date(2027, 4, 1)
    words = NewBodyWords("Välfärdsnämnden", Body.objects.get(key=CARE).kind, first)
    decision = world.decision(COUNCIL, "Välfärdsnämnden bildas")
    organisation.begin_body(world.by(COUNCIL), decision=decision, body=words)
    for body in (CARE, SCHOOLS):
        merge(world, body, "valfardsnamnden", first)

    def holding(day: date) -> set[tuple[str, str]]:
        return {
            (each.body, each.state)
            for each in owed_on(day)
            if each.duty.startswith("hold:nulages") and each.period == "2027" and each.body not in (EXECUTIVE, HOUSES)
        }

    assert holding(date(2027, 3, 14)) == {(CARE, "open"), (SCHOOLS, "open")}
    assert holding(date(2027, 3, 31)) == {("valfardsnamnden", "upcoming")}
    assert holding(first) == {("valfardsnamnden", "open")}


def test_a_result_that_was_not_reported_is_reported_by_the_heir(world: World) -> None:
    merge(world)
    held = OccasionFact("1", world.activity("dialogue", CARE).key, CARE, 2027, date(2027, 3, 1), date(2027, 3, 10))

    def reporting(day: date, row: OccasionFact) -> list[str]:
        told = replace(record(), occasions=(row,))
        rows = owed(world.charter, told, day)
        return [each.body for each in rows if each.duty == f"report:{held.activity}:1" and each.state == "open"]

    assert reporting(EVE, held) == []
    assert reporting(TURN, held) == [SCHOOLS]
    assert reporting(TURN, replace(held, reported_on=TURN)) == []
    subject = Subject(CARE, "committee", decides=CARE, state="done")
    allowed = {day: may(world.actor(SCHOOLS, day=day), Act.REPORT, subject).allowed for day in (EVE, TURN)}
    assert allowed == {EVE: False, TURN: True}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"heir": CARE}, "Omsorgsnämnden"),
        ({"heir": HOUSES}, "Lillköpings Hus AB"),
        ({"ends_on": date(2027, 3, 1)}, "2027-03-15"),
        ({"ends_on": date(2022, 10, 15)}, "2027-03-15"),
        ({"body": COUNCIL}, "Fullmäktige"),
        ({"body": EXECUTIVE, "heir": SCHOOLS}, "Styrelsen"),
    ],
)
def test_an_end_that_cannot_be_is_refused_with_the_reason(world: World, change: dict[str, Any], said: str) -> None:
    with pytest.raises(UnableTo, match=said):
        merge(world, **change)
    assert not Body.objects.filter(ends_on__isnull=False).exists()


def test_a_body_does_not_end_twice_and_not_by_its_own_secretary(world: World) -> None:
    with pytest.raises(UnableToReach):
        merge(world, by=CARE)
    merge(world)
    with pytest.raises(UnableToOrganise, match="2027-07-01"):
        merge(world, ends_on=LATER)


def test_nothing_disappears_without_an_heir(world: World) -> None:
    given(world)
    with pytest.raises(UnableToOrganise, match="Öppna en mötesplats"):
        merge(world, heir="")


def test_a_new_name_holds_from_its_day_and_the_past_keeps_the_old(world: World) -> None:
    organisation.rename_body(
        world.by(COUNCIL), decision=world.decision(COUNCIL), body=CARE, name="Vårdnämnden", from_day=TURN
    )
    assert (organisation_on(EVE).name(CARE), organisation_on(TURN).name(CARE)) == ("Omsorgsnämnden", "Vårdnämnden")
    assert (Body.objects.get(key=CARE).name, organisation.waits_for(EVE)) == ("Omsorgsnämnden", False)
    assert organisation.waits_for(TURN)
    organisation.take_effect(Doing(world.system().actor, world.moment(TURN), TURN, ""))
    assert (Body.objects.get(key=CARE).name, organisation.waits_for(TURN)) == ("Vårdnämnden", False)
    here = {each.key: each.name for each in bodies_page(EVE).here}
    assert here[CARE] == "Omsorgsnämnden"


def test_units_and_open_proposals_go_along_on_the_day(world: World) -> None:
    proposals.raise_proposal(
        world.by(SCHOOLS), body=SCHOOLS, kind="conditions", heading="Fler lokaler", text="", reasons="Det är trångt."
    )
    merge(world, SCHOOLS, CARE)
    above = {day: {line.key: line.above for line in all_lines(day)}[SCHOOL_SECTOR] for day in (EVE, TURN)}
    assert above == {EVE: (SCHOOLS, "Skolnämnden"), TURN: (CARE, "Omsorgsnämnden")}
    assert [each.body for each in owed_on(TURN) if each.kind == "settle"] == [CARE]
    assert organisation.effect_on(TURN) == [SCHOOL_SECTOR, CARE]
    moved = Proposal.objects.select_related("body", "owner").get()
    assert (moved.body.key, moved.owner.key) == (CARE, CARE)


def all_lines(day: date) -> list[Any]:
    """Every body that there is on the day."""
    found, waiting = [], list(bodies_page(day).here)
    while waiting:
        line = waiting.pop()
        found.append(line)
        waiting += line.below
    return found


def test_the_story_goes_on_at_the_heir(world: World) -> None:
    given(world)
    merge(world)
    page = body_page(SCHOOLS, LATER, inside=True)
    assert page is not None
    assert page.before == ((CARE, "Omsorgsnämnden"),)
    told = [(each.kind, each.words) for each in story_of_body(SCHOOLS, LATER, (CARE,))]
    assert told[-2:] == [("body_assigned", told[-2][1]), ("body_handed_on", "Skolnämnden")]
    ended = body_page(CARE, LATER, inside=True)
    assert ended is not None
    assert (ended.line.state, ended.line.heir, ended.duties) == ("past", (SCHOOLS, "Skolnämnden"), ())


# -- companies


def own(world: World, percent: str, from_day: date, **more: Any) -> Done:
    """The council's share of the company from a day."""
    decision = world.decision(COUNCIL, "Andel")
    return companies.record_ownership(
        world.by(COUNCIL), decision=decision, company=HOUSES, percent=Decimal(percent), from_day=from_day, **more
    )


@pytest.mark.requirement("R-043")
def test_a_company_becomes_partly_owned_from_a_day(world: World) -> None:
    own(world, "100", DECIDED)
    own(world, "60", TURN, words="Resten ägs av Granköping.")
    for day, percent, wholly in ((EVE, "100", True), (TURN, "60", False)):
        page = body_page(HOUSES, day, inside=False)
        assert page is not None
        assert page.company is not None
        assert page.company.share is not None
        assert (page.company.share.percent, page.company.is_wholly_owned) == (Decimal(percent), wholly)
    told = [each.kind for each in story_of_body(HOUSES, TURN, ()) if each.kind == "share_changed"]
    assert told == ["share_changed"] * 2


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"percent": "101"}, "100"),
        ({"percent": "33.333"}, "100"),
        ({"company": SCHOOLS}, "Skolnämnden"),
        ({"through": HOUSES}, "sig självt|itself"),
        ({"from_day": date(2027, 3, 1)}, "2027-03-15"),
    ],
)
def test_a_share_that_cannot_be_is_refused(world: World, change: dict[str, Any], said: str) -> None:
    words: dict[str, Any] = {"company": HOUSES, "percent": "60", "from_day": TURN} | change
    words["percent"] = Decimal(words["percent"])
    with pytest.raises(UnableTo, match=said):
        companies.record_ownership(world.by(COUNCIL), decision=world.decision(COUNCIL), **words)


def test_what_the_council_sees_to_as_owner_stands_with_its_decision(world: World) -> None:
    decision = world.decision(COUNCIL, "Syftet")
    companies.meet_owner_duty(
        world.by(COUNCIL), decision=decision, company=HOUSES, duty="purpose", words="Goda bostäder åt alla."
    )
    page = body_page(HOUSES, DECIDED, inside=False)
    assert page is not None
    assert page.company is not None
    assert page.company.purpose == "Goda bostäder åt alla."
    assert [each.duty for each in page.company.steps if each.decision] == ["purpose"]
    with pytest.raises(UnableTo):
        companies.meet_owner_duty(world.by(COUNCIL), decision=decision, company=HOUSES, duty="colour", words="Röd.")


def test_a_text_binds_the_company_from_its_general_meeting(world: World) -> None:
    page = body_page(HOUSES, DECIDED, inside=True)
    assert page is not None
    text = page.mandates[0].line
    decision = world.decision(COUNCIL, "Stämman")
    for held_on in (date(2022, 12, 1), date(2027, 3, 16)):
        with pytest.raises(UnableTo):
            companies.bind_company(world.by(COUNCIL), decision=decision, text=text.id, held_on=held_on)
    companies.bind_company(world.by(COUNCIL), decision=decision, text=text.id, held_on=date(2023, 4, 6))
    after = body_page(HOUSES, DECIDED, inside=True)
    assert after is not None
    assert [(each.line.decision.day, each.bound_on) for each in after.mandates if each.line.id == text.id] == [
        (date(2022, 12, 12), date(2023, 4, 6))
    ]


@pytest.mark.parametrize("row", [Ownership, Ending, Document])
def test_what_was_recorded_is_never_changed_in_the_tables(world: World, row: type[Model]) -> None:
    own(world, "100", DECIDED)
    merge(world)
    words = DocumentWords("policy", "Resor", DECIDED)
    adopt_document(world.by(COUNCIL), decision=world.decision(COUNCIL), document=words)
    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
        row._default_manager.update(decision_id=1)


def test_the_heir_answers_a_goal_it_took_over_until_its_own_take_its_place(world: World) -> None:
    goal = world.adopt("own_goal", "Trygg hemgång", decided_by=CARE)["Trygg hemgång"]
    merge(world, ends_on=DECIDED)
    writing = world.opened("description", SCHOOLS, day=DECIDED)
    world.answered(writing, goal, {"reasoning": "Fler klarar sig hemma."}, body=SCHOOLS)
    world.adopt("own_goal", "Ett liv", decided_by=SCHOOLS, day=DECIDED, lapsing=(LapseWords("trygg-hemgang", "Nått."),))
    with pytest.raises(UnableTo, match=r"gäller inte längre|no longer in force"):
        world.answered(writing, goal, {"reasoning": "Ändrat."}, body=SCHOOLS, revision=1)
