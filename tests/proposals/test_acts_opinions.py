"""What other bodies think of a proposal: asked while it is prepared, answered in words, and part of its story."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db.models import Q
from tests.clock import TODAY
from tests.proposals.test_acts import raised
from tests.refusals import refused
from tests.world import CARE, COUNCIL, EXECUTIVE, SCHOOLS, World, context_on

from koll.acts.proposals import (
    decide_proposal,
    decline_proposal,
    give_opinion,
    prepare_proposal,
    raise_proposal,
    request_opinions,
    submit_proposal,
)
from koll.connect.reminder_delivery import asked_line, reminder_answer_line
from koll.frame.routes import address
from koll.reads.home import digests, work_page
from koll.reads.proposals import opinions_waiting, proposal_lines, proposal_page
from koll.reads.thread import story_of_proposal
from koll.tables.models import Decision, Opinion


def sent_on(world: World, kind: str = "assignment", condition: str = "") -> int:
    """A proposal that waits to be prepared."""
    number = raise_proposal(
        world.by(SCHOOLS),
        body=SCHOOLS,
        kind=kind,
        condition=condition,
        heading="Ett förslag",
        text="Så.",
        reasons="Därför.",
    ).id
    submit_proposal(world.by(SCHOOLS), proposal=number, words="")
    return number


def asked(world: World, number: int, *bodies: str) -> None:
    """The executive board asks bodies, to answer within two weeks."""
    request_opinions(
        world.by(EXECUTIVE),
        proposal=number,
        bodies=bodies,
        question="Vad tycker ni?",
        due_on=world.day + timedelta(days=14),
    )


@pytest.mark.both_databases
def test_who_is_asked_answers_in_words_and_both_are_in_the_story(world: World) -> None:
    number = sent_on(world)
    asked(world, number, CARE)
    waiting = work_page(context_on(world.day, world.actor(CARE))).opinions
    assert [(row.heading, row.question, row.body_name) for row in waiting] == [
        ("Ett förslag", "Vad tycker ni?", "Omsorgsnämnden")
    ]
    give_opinion(world.by(CARE), opinion=waiting[0].id, words="Vi tillstyrker.")
    prepare_proposal(world.by(EXECUTIVE), proposal=number, words="Bra.", cost="Inget.")
    assert opinions_waiting(context_on(world.day, world.actor(CARE))) == ()
    assert [(row.kind, row.who, row.words) for row in story_of_proposal(context_on(world.day), number)][2:] == [
        ("opinion_asked", "Styrelsen", "Omsorgsnämnden tillfrågas. Vad tycker ni?"),
        ("opinion_given", "Omsorgsnämnden", "Vi tillstyrker."),
        ("proposal_prepared", "Styrelsen", "Bra.\n\nKostnad: Inget."),
    ]


def test_only_who_prepares_asks_and_only_who_is_asked_answers(world: World) -> None:
    number = sent_on(world)
    with refused("permission.prepare_proposal"):
        request_opinions(world.by(SCHOOLS), proposal=number, bodies=(CARE,), question="", due_on=world.day)
    asked(world, number, CARE)
    opinion = Opinion.objects.get().pk
    for doing in (world.by(SCHOOLS), world.by(CARE, "member")):
        with refused("permission.give_opinion"):
            give_opinion(doing, opinion=opinion, words="Nej.")
    with refused("opinion.empty"):
        give_opinion(world.by(CARE), opinion=opinion, words=" ")


def test_nobody_is_asked_twice_before_it_has_answered_nor_before_or_after_the_preparation(world: World) -> None:
    number = sent_on(world)
    asked(world, number, CARE)
    for bodies, reason in (((CARE,), "already_asked"), ((), "bodies_missing"), ((EXECUTIVE,), "bodies_missing")):
        with refused(f"opinion.{reason}"):
            asked(world, number, *bodies)
    asked(world, number, CARE, SCHOOLS)
    assert Opinion.objects.count() == 2
    with refused("opinion.day_passed"):
        request_opinions(
            world.by(EXECUTIVE), proposal=number, bodies=(COUNCIL,), question="", due_on=world.day - timedelta(days=1)
        )
    seen = raised(world, "assignment", "Inte skickat än")
    with refused("opinion.not_being_prepared"):
        asked(world, seen, CARE)


@pytest.mark.requirement("R-104")
def test_every_step_has_an_owner_since_a_day_who_sees_it_among_what_waits(world: World) -> None:
    def owner(number: int) -> tuple[str, bool]:
        line = proposal_lines(context_on(TODAY), Q(pk=number))[0]
        body = {"Skolnämnden": SCHOOLS, "Styrelsen": EXECUTIVE, "Fullmäktige i Lillköping": COUNCIL}[line.owner_name]
        page = work_page(context_on(world.day, world.actor(body)))
        assert line.since == world.day
        return line.owner_name, number in [proposal.id for proposal in page.proposals]

    number = raised(world, "conditions", "Mer pengar")
    found = [owner(number)]
    submit_proposal(world.by(SCHOOLS), proposal=number, words="")
    found.append(owner(number))
    prepare_proposal(world.by(EXECUTIVE), proposal=number, words="Ja.")
    found.append(owner(number))
    assert found == [("Skolnämnden", True), ("Styrelsen", True), ("Fullmäktige i Lillköping", True)]


def test_preparing_again_is_still_done_by_the_executive_board(world: World) -> None:
    number = sent_on(world)
    for words in ("Ja.", "Ja, men dyrare."):
        prepare_proposal(world.by(EXECUTIVE), proposal=number, words=words)
    page = proposal_page(context_on(world.day, world.actor(EXECUTIVE)), number)
    assert page is not None
    assert [step.body_name for step in page.steps if step.state == "prepared"] == ["Styrelsen"] * 2


def test_a_declined_proposal_answers_who_made_it_on_their_page_and_in_the_digest(world: World) -> None:
    number = sent_on(world, "conditions", condition="money")
    asked(world, number, CARE)
    for body in (SCHOOLS, CARE):
        world.person(body)
    mine = [digest for digest in digests(context_on(world.day)) if digest.person == world.person(CARE)]
    assert [asked_line(opinion, address)["words"] for opinion in mine[0].opinions] == [
        "Yttra er om ”Ett förslag”, Omsorgsnämnden, senast 2027-03-29"
    ]
    prepare_proposal(world.by(EXECUTIVE), proposal=number, words="Nej.")
    decision = world.decision(COUNCIL, "Avslag")
    decline_proposal(world.by(COUNCIL), proposal=number, decision=decision, reasons="Pengarna är slut.")
    page = work_page(context_on(world.day, world.actor(SCHOOLS)))
    assert [(row.heading, row.state) for row in page.answered] == [("Ett förslag", "declined")]
    found = {digest.person: digest.answers for digest in digests(context_on(world.day))}
    lines = [reminder_answer_line(row, address) for row in found[world.person(SCHOOLS)]]
    assert [line["words"] for line in lines] == ["Ert förslag ”Ett förslag” avslogs 2027-03-15"]
    assert not found.get(world.person(CARE))


def test_changed_conditions_may_be_what_a_decision_already_recorded_decided(world: World) -> None:
    number = sent_on(world, "conditions", condition="mandate")
    prepare_proposal(world.by(EXECUTIVE), proposal=number, words="Ja.")
    world.adopt("vision", "Ett ord", day=world.day)
    page = proposal_page(context_on(world.day, world.actor(COUNCIL)), number)
    assert page is not None
    own = world.decision(EXECUTIVE, "Styrelsens eget")
    with refused("proposal.waits_for_another"):
        decide_proposal(world.by(COUNCIL), proposal=number, decision=own, outcome=None, words="")
    made = [address(row.ref) for row in story_of_proposal(context_on(world.day), number)]
    assert all("/beslut/" not in row for row in made)
    same = replace(world.decision(COUNCIL), same_as=Decision.objects.latest("pk").pk)
    decide_proposal(world.by(COUNCIL), proposal=number, decision=same, outcome=None, words="Så blev det.")
    assert [row.kind for row in story_of_proposal(context_on(world.day), number)][-2:] == [
        "proposal_decided",
        "adopted",
    ]
