"""Internal control: a body's own plan, settled by itself, taken over from the year before, with what came of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.refusals import conflict, refused
from tests.world import CARE, COUNCIL, EXECUTIVE, FIRST_SCHOOL, HOUSES, SCHOOL_SECTOR, SCHOOLS, World, context_on

from koll.acts.oversight import (
    RiskInput,
    add_risk,
    change_risk,
    copy_risks_from_last_year,
    record_control_outcome,
    remove_risk,
    settle_risk_plan,
)
from koll.domain.refs import CitedDecisionRef
from koll.frame.routes import address as address_of
from koll.reads.decisions import decision_page
from koll.reads.oversight import RiskPlanPage, risk_plan_page, risk_plans
from koll.tables.models import Risk

pytestmark = pytest.mark.django_db

FEBRUARY, MARCH = date(2027, 2, 8), date(2027, 3, 1)
WORDS = RiskInput(
    heading="Vikarier saknas",
    likelihood="likely",
    consequence="serious",
    cause="Få söker.",
    effect="Elever blir utan lektioner.",
    judgement="Det hände tre gånger i höstas.",
    control="Vi följer frånvaron varje vecka.",
)


def added(world: World, body: str = SCHOOLS, period: int = 2027, words: RiskInput = WORDS, day: date = FEBRUARY) -> int:
    return add_risk(world.by(body, day=day), body=body, period=period, words=words).id


def settled(world: World, body: str = SCHOOLS, period: int = 2027, day: date = FEBRUARY) -> None:
    decision = world.decision(body, "Plan för intern kontroll", day)
    settle_risk_plan(world.by(body, day=day), body=body, period=period, decision=decision)


def the_plan(
    world: World,
    body: str = SCHOOLS,
    *,
    of: str = "",
    role: str = "secretary",
    period: int = 2027,
    day: date | None = None,
) -> RiskPlanPage:
    page = risk_plan_page(context_on(day or world.day, world.actor(of or body, role)), body, period)
    assert page is not None
    return page


@pytest.mark.both_databases
def test_a_risk_says_cause_effect_judgement_and_control_in_words(world: World) -> None:
    goal = world.adopt("goal", "Alla lär sig läsa")["Alla lär sig läsa"]
    added(world, words=replace(WORDS, statements=(goal,)))
    (risk,) = the_plan(world).risks
    assert (risk.heading, risk.likelihood, risk.consequence) == ("Vikarier saknas", "likely", "serious")
    assert (risk.cause, risk.effect) == ("Få söker.", "Elever blir utan lektioner.")
    assert (risk.judgement, risk.control) == ("Det hände tre gånger i höstas.", "Vi följer frånvaron varje vecka.")
    assert [one_goal.heading for one_goal in risk.goals] == ["Alla lär sig läsa"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (replace(WORDS, heading=" "), "risk.no_heading"),
        (replace(WORDS, likelihood=""), "risk.not_judged"),
        (replace(WORDS, consequence="16"), "risk.not_judged"),
    ],
)
def test_a_risk_is_judged_in_words_and_never_without(world: World, words: RiskInput, code: str) -> None:
    with refused(code):
        added(world, words=words)
    assert not Risk.objects.exists()


@pytest.mark.parametrize(("body", "role"), [(SCHOOLS, "officer"), (SCHOOLS, "chair"), (SCHOOL_SECTOR, "manager")])
def test_those_who_write_for_the_body_write_in_its_plan(world: World, body: str, role: str) -> None:
    add_risk(world.by(body, role), body=SCHOOLS, period=2027, words=WORDS)
    assert len(the_plan(world).risks) == 1


@pytest.mark.parametrize(
    ("body", "role"), [(CARE, "secretary"), (EXECUTIVE, "secretary"), (SCHOOLS, "member"), (SCHOOLS, "auditor")]
)
def test_nobody_else_does(world: World, body: str, role: str) -> None:
    with refused("permission.manage_risks"):
        add_risk(world.by(body, role), body=SCHOOLS, period=2027, words=WORDS)


@pytest.mark.parametrize("body", [COUNCIL, SCHOOL_SECTOR, FIRST_SCHOOL])
def test_the_council_sectors_and_units_have_no_plan_of_their_own(world: World, body: str) -> None:
    with refused("risk.body_has_no_plan"):
        added(world, body)
    assert risk_plan_page(context_on(world.day, world.actor(SCHOOLS)), body, 2027) is None


def test_a_draft_is_the_bodys_own_and_the_executive_board_sees_it_when_it_is_settled(world: World) -> None:
    added(world)
    for of, role in ((EXECUTIVE, "secretary"), (CARE, "chair"), (COUNCIL, "auditor"), (SCHOOLS, "auditor")):
        page = the_plan(world, of=of, role=role)
        assert (page.may_read, page.risks, page.begun_on) == (False, (), FEBRUARY)
    assert [
        (risk_plan.begun, risk_plan.risks)
        for risk_plan in risk_plans(context_on(world.day), 2027)
        if risk_plan.body_key == SCHOOLS
    ] == [(True, ())]
    settled(world, day=MARCH)
    assert [risk.heading for risk in the_plan(world, of=EXECUTIVE).risks] == ["Vikarier saknas"]
    assert the_plan(world, of=EXECUTIVE, day=FEBRUARY).risks == ()
    row = next(risk_plan for risk_plan in risk_plans(context_on(world.day), 2027) if risk_plan.body_key == SCHOOLS)
    assert (row.settled_on, [risk.heading for risk in row.risks], row.checked) == (MARCH, ["Vikarier saknas"], 0)


def test_the_body_settles_it_by_a_decision_that_says_so(world: World) -> None:
    added(world)
    settled(world)
    made = the_plan(world).decision
    assert made is not None
    page = decision_page(
        context_on(world.day), CitedDecisionRef(body=SCHOOLS, year=2027, paragraph=made.paragraph or 0)
    )
    assert page is not None
    assert [(effect.kind, address_of(effect.ref)) for effect in page.effects] == [
        ("settled_risks", f"/internkontroll/{SCHOOLS}/2027/")
    ]


@pytest.mark.parametrize(("body", "role"), [(SCHOOLS, "chair"), (EXECUTIVE, "secretary"), (CARE, "secretary")])
def test_nobody_else_settles_it(world: World, body: str, role: str) -> None:
    added(world)
    with refused("permission.settle_risk_plan"):
        settle_risk_plan(world.by(body, role), body=SCHOOLS, period=2027, decision=world.decision(SCHOOLS, "Plan"))


def test_it_is_settled_once_with_something_in_it_and_by_its_own_decision(world: World) -> None:
    with refused("risk.plan_empty"):
        settled(world)
    added(world)
    with refused("risk.plan_settled_by_another"):
        settle_risk_plan(world.by(SCHOOLS), body=SCHOOLS, period=2027, decision=world.decision(CARE, "Plan"))
    settled(world)
    with refused("permission.settle_risk_plan_not_now"):
        settled(world)


def test_what_is_settled_stays_and_what_is_added_later_says_so(world: World) -> None:
    number = added(world)
    settled(world)
    with refused("risk.plan_settled"):
        change_risk(world.by(SCHOOLS), risk=number, words=replace(WORDS, heading="Annat"), revision=1)
    with refused("risk.plan_settled"):
        remove_risk(world.by(SCHOOLS), risk=number)
    added(world, words=replace(WORDS, heading="En ny risk"), day=MARCH)
    assert [(risk.heading, risk.added_later) for risk in the_plan(world).risks] == [
        ("Vikarier saknas", False),
        ("En ny risk", True),
    ]


def test_a_draft_is_changed_and_taken_out_and_two_at_once_lose_nothing(world: World) -> None:
    number = added(world)
    change_risk(world.by(SCHOOLS), risk=number, words=replace(WORDS, heading="Vikarier fattas"), revision=1)
    with conflict() as refusal:
        change_risk(world.by(SCHOOLS, "chair"), risk=number, words=replace(WORDS, heading="Ingen vikarie"), revision=1)
    assert (refusal.value.theirs["heading"], refusal.value.mine["heading"]) == ("Vikarier fattas", "Ingen vikarie")
    remove_risk(world.by(SCHOOLS), risk=number)
    assert the_plan(world).risks == ()


def test_last_years_risks_are_taken_over_once_without_their_outcomes(world: World) -> None:
    december = date(2026, 12, 1)
    first = added(world, period=2026, day=december)
    settled(world, period=2026, day=december)
    record_control_outcome(
        world.by(SCHOOLS, day=december), risk=first, outcome="Allt väl.", checked_on=december, revision=1
    )
    assert the_plan(world).to_take_over == 1
    copy_risks_from_last_year(world.by(SCHOOLS), body=SCHOOLS, period=2027)
    page = the_plan(world)
    assert [(risk.heading, risk.outcome, risk.taken_over) for risk in page.risks] == [("Vikarier saknas", "", True)]
    assert page.to_take_over == 0
    with refused("risk.nothing_to_copy"):
        copy_risks_from_last_year(world.by(SCHOOLS), body=SCHOOLS, period=2027)
    assert [risk.outcome for risk in the_plan(world, period=2026).risks] == ["Allt väl."]


def test_outcomes_are_written_when_the_plan_is_settled_and_not_before_the_day(world: World) -> None:
    number = added(world)
    said: dict[str, Any] = {"outcome": "Två veckor utan.", "checked_on": MARCH, "revision": 1}
    with refused("risk.plan_not_settled"):
        record_control_outcome(world.by(SCHOOLS), risk=number, **said)
    settled(world)
    late = {"checked_on": date(2027, 9, 1)}
    for wrong, code in (({"outcome": " "}, "risk.no_outcome"), (late, "risk.checked_on_not_come")):
        with refused(code):
            record_control_outcome(world.by(SCHOOLS), risk=number, **(said | wrong))
    record_control_outcome(world.by(SCHOOLS), risk=number, **said)
    page = the_plan(world, of=EXECUTIVE)
    assert (page.checked, page.risks[0].outcome, page.risks[0].checked_on) == (1, "Två veckor utan.", MARCH)
    assert the_plan(world, day=FEBRUARY).checked == 0


def test_the_law_is_the_ground_of_a_committees_plan_and_not_of_a_companys(world: World) -> None:
    grounds = [the_plan(world, body).ground for body in (SCHOOLS, EXECUTIVE, HOUSES)]
    assert [ground.section if ground else None for ground in grounds] == ["KL 6:6", "KL 6:6", None]
