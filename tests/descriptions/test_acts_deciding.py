"""Possible shifts, handing over what was written, and the body's own decision that freezes it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.refusals import conflict, refused
from tests.world import CARE, COUNCIL, EXECUTIVE, SCHOOL_SECTOR, SCHOOLS, World, context_on

from koll.acts.assignments import close_assignment
from koll.acts.descriptions import add_shift, change_shift, decide_occasion, return_occasion, submit_occasion
from koll.acts.instruments import StatementInput, VersionInput, adopt_instrument
from koll.domain.refs import OccasionRef
from koll.reads.descriptions import occasion_page
from koll.tables.models import Occasion, Shift

pytestmark = pytest.mark.django_db

REASONED = {"reasoning": "Vi prövade två arbetssätt.", "conditions": "Vi behöver lokaler."}


def parts_of(world: World) -> list[str]:
    return [part.key for part in world.activity("description").parts]


# -- shifts


@pytest.mark.both_databases
@pytest.mark.requirement("R-071")
def test_a_possible_shift_says_which_goals_and_bodies_it_concerns(world: World) -> None:
    goal = world.adopt("goal", "Alla lär sig läsa")["Alla lär sig läsa"]
    occasion = world.opened("description")
    add_shift(
        world.by(SCHOOLS),
        occasion=occasion,
        sentence="Från enstaka insatser till ett gemensamt arbetssätt.",
        why="Elever faller mellan stolarna.",
        needs="Gemensam budget.",
        statements=(goal,),
        bodies=(CARE,),
    )
    shift = world.page("description").shifts[0]
    assert (shift.number, shift.statements, shift.bodies) == (1, ("Alla lär sig läsa",), ("Omsorgsnämnden",))


def test_a_shift_is_changed_and_two_who_change_it_both_keep_their_words(world: World) -> None:
    occasion = world.opened("description")
    shift = add_shift(world.by(SCHOOLS), occasion=occasion, sentence="Från A till B.").id
    words: dict[str, Any] = {"sentence": "Från A till C.", "why": "", "needs": ""}
    change_shift(world.by(SCHOOLS), shift=shift, revision=1, **words)
    with conflict() as refusal:
        change_shift(world.by(SCHOOLS), shift=shift, revision=1, **(words | {"sentence": "Från A till D."}))
    assert refusal.value.theirs["sentence"] == "Från A till C."
    assert Shift.objects.get().revision == 2


def test_a_shift_says_something(world: World) -> None:
    occasion = world.opened("description")
    with refused("shift.sentence_missing"):
        add_shift(world.by(SCHOOLS), occasion=occasion, sentence="  ")


# -- handing over and deciding


def test_what_is_handed_over_can_be_sent_back_with_a_reason_by_the_secretary(world: World) -> None:
    occasion = world.opened("description")
    submit_occasion(world.by(SCHOOL_SECTOR, "officer"), occasion=occasion)
    with refused("permission.submit_occasion_not_now"):
        submit_occasion(world.by(SCHOOL_SECTOR, "officer"), occasion=occasion)
    with refused("permission.decide_occasion"):
        return_occasion(world.by(SCHOOL_SECTOR, "officer"), occasion=occasion, reason="Mer om läsningen.")
    with refused("occasion.return_without_reason"):
        return_occasion(world.by(SCHOOLS), occasion=occasion, reason=" ")
    return_occasion(world.by(SCHOOLS), occasion=occasion, reason="Mer om läsningen.")
    assert world.page("description").line.state == "draft"


@pytest.mark.parametrize(("body", "role"), [(SCHOOLS, "chair"), (SCHOOL_SECTOR, "officer"), (EXECUTIVE, "secretary")])
def test_only_the_bodys_own_secretary_records_its_decision(world: World, body: str, role: str) -> None:
    occasion = world.opened("description")
    with refused("permission.decide_occasion"):
        decide_occasion(world.by(body, role), occasion=occasion, words=world.decision(SCHOOLS))
    assert Occasion.objects.get().done_on is None


def test_the_decision_must_be_the_bodys_own(world: World) -> None:
    occasion = world.opened("description")
    with refused("occasion.decided_by_another"):
        decide_occasion(world.by(SCHOOLS), occasion=occasion, words=world.decision(CARE))


def test_the_decision_cannot_be_dated_before_the_work_was_opened(world: World) -> None:
    occasion = world.opened("description", day=date(2027, 2, 1))
    with refused("occasion.decided_before_opened"):
        decide_occasion(world.by(SCHOOLS), occasion=occasion, words=world.decision(SCHOOLS, day=date(2027, 1, 4)))


@pytest.mark.requirement("R-070")
def test_what_is_decided_is_frozen_and_open_to_others(world: World) -> None:
    goal = world.adopt("goal", "Alla lär sig läsa")["Alla lär sig läsa"]
    occasion = world.opened("description")
    part = parts_of(world)[0]
    world.written(occasion, part, "Så här står det till.")
    world.decided(occasion)
    with refused("permission.write_occasion_not_now"):
        world.written(occasion, part, "Något annat.", revision=1)
    with refused("permission.write_occasion_not_now"):
        world.answered(occasion, goal, REASONED)
    with refused("permission.write_occasion_not_now"):
        add_shift(world.by(SCHOOLS), occasion=occasion, sentence="Från A till B.")
    with refused("permission.decide_occasion_not_now"):
        world.decided(occasion)
    page = world.page("description", of=COUNCIL)
    assert (page.line.state, page.parts[0].text) == ("done", "Så här står det till.")


def test_a_decided_description_keeps_the_goals_of_its_day(world: World) -> None:
    old = world.adopt("goal", "Det gamla målet")["Det gamla målet"]
    occasion = world.opened("description")
    world.answered(occasion, old, REASONED, day=date(2027, 2, 10))
    world.decided(occasion, day=date(2027, 2, 20))
    world.adopt("goal", "Det nya målet", day=date(2027, 3, 1))
    headings = [answer.statement.heading for _label, group in world.page("description").answers for answer in group]
    assert headings == ["Det gamla målet"]


def test_what_is_not_there_is_said_in_a_sentence(world: World) -> None:
    with refused("occasion.gone"):
        world.written(4711, parts_of(world)[0], "Text.")


# -- what cuts across


@pytest.mark.requirement("R-056")
def test_a_goal_that_cuts_across_is_not_addressed_to_one_body(world: World) -> None:
    goal = world.level("goal")
    roots = world.roots(goal, date(2027, 1, 11))
    words = VersionInput(
        instrument=goal.key,
        title="Mål",
        in_force_from=world.day,
        statements=(StatementInput(heading="Bara skolan", bodies=(SCHOOLS,), contributes_to=roots),),
    )
    with refused("text.statement_cuts_across"):
        adopt_instrument(world.by(COUNCIL), decision=world.decision(COUNCIL), version=words)


def test_an_assignment_that_is_closed_is_not_answered_any_more(world: World) -> None:
    given = world.adopt("assignment", "Se över lokalerna", whose=SCHOOLS)["Se över lokalerna"]
    occasion = world.opened("description")
    assert world.page("description").unanswered == 1
    close_assignment(
        world.by(COUNCIL, day=date(2027, 3, 1)),
        statement=given,
        decision=world.decision(COUNCIL, "Uppdraget är klart", date(2027, 3, 1)),
        words="Klart.",
    )
    assert world.page("description").unanswered == 0
    with refused("answer.not_in_force"):
        world.answered(occasion, given, {"reasoning": "Vi är klara."})


def test_the_pages_day_decides_what_is_seen(world: World) -> None:
    world.opened("description", day=date(2027, 2, 1))
    kind = world.activity("description").key
    assert (
        occasion_page(
            context_on(date(2027, 1, 31), world.actor(SCHOOLS)), OccasionRef(activity=kind, body=SCHOOLS, period=2027)
        )
        is None
    )
    assert (
        occasion_page(
            context_on(date(2027, 2, 1), world.actor(SCHOOLS)), OccasionRef(activity=kind, body=SCHOOLS, period=2027)
        )
        is not None
    )
