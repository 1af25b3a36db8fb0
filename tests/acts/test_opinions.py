"""What other bodies think of a proposal: asked while it is prepared, answered in words, and part of its story."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db.models import Q
from tests.acts.test_proposals import raised
from tests.world import CARE, COUNCIL, EXECUTIVE, SCHOOLS, World

from koll.acts import opinions, proposals
from koll.acts.proposals import UnableToPropose
from koll.connect.reminding import answer_line, asked_line
from koll.permissions import UnableToReach
from koll.reads.opinions import opinions_waiting
from koll.reads.proposal_lines import proposal_lines
from koll.reads.proposals import proposal_page
from koll.reads.reminders import digests
from koll.reads.story import story_of_proposal
from koll.reads.work import work_page
from koll.records.models import Decision, Opinion


def sent_on(world: World, kind: str = "assignment", condition: str = "") -> int:
    """A proposal that waits to be prepared."""
    number = proposals.raise_proposal(
        world.by(SCHOOLS),
        body=SCHOOLS,
        kind=kind,
        condition=condition,
        heading="Ett förslag",
        text="Så.",
        reasons="Därför.",
    ).id
    proposals.propose(world.by(SCHOOLS), proposal=number, words="")
    return number


def asked(world: World, number: int, *bodies: str) -> None:
    """The executive board asks bodies, to answer within two weeks."""
    opinions.ask_opinions(
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
    waiting = work_page(world.actor(CARE), world.day).opinions
    assert [(each.heading, each.question, each.body_name) for each in waiting] == [
        ("Ett förslag", "Vad tycker ni?", "Omsorgsnämnden")
    ]
    opinions.give_opinion(world.by(CARE), opinion=waiting[0].id, words="Vi tillstyrker.")
    proposals.prepare(world.by(EXECUTIVE), proposal=number, words="Bra.", cost="Inget.")
    assert opinions_waiting(world.actor(CARE), world.day) == ()
    assert [(each.kind, each.who, each.words) for each in story_of_proposal(number, world.day)][2:] == [
        ("opinion_asked", "Styrelsen", "Omsorgsnämnden tillfrågas. Vad tycker ni?"),
        ("opinion_given", "Omsorgsnämnden", "Vi tillstyrker."),
        ("proposal_prepared", "Styrelsen", "Bra.\n\nKostnad: Inget."),
    ]


def test_only_who_prepares_asks_and_only_who_is_asked_answers(world: World) -> None:
    number = sent_on(world)
    with pytest.raises(UnableToReach):
        opinions.ask_opinions(world.by(SCHOOLS), proposal=number, bodies=(CARE,), question="", due_on=world.day)
    asked(world, number, CARE)
    opinion = Opinion.objects.get().pk
    for doing in (world.by(SCHOOLS), world.by(CARE, "member")):
        with pytest.raises(UnableToReach):
            opinions.give_opinion(doing, opinion=opinion, words="Nej.")
    with pytest.raises(UnableToPropose):
        opinions.give_opinion(world.by(CARE), opinion=opinion, words=" ")


def test_nobody_is_asked_twice_before_it_has_answered_nor_before_or_after_the_preparation(world: World) -> None:
    number = sent_on(world)
    asked(world, number, CARE)
    for bodies in ((CARE,), (), (EXECUTIVE,)):
        with pytest.raises(UnableToPropose):
            asked(world, number, *bodies)
    asked(world, number, CARE, SCHOOLS)
    assert Opinion.objects.count() == 2
    with pytest.raises(UnableToPropose):
        opinions.ask_opinions(
            world.by(EXECUTIVE), proposal=number, bodies=(COUNCIL,), question="", due_on=world.day - timedelta(days=1)
        )
    seen = raised(world, "assignment", "Inte skickat än")
    with pytest.raises(UnableToPropose):
        asked(world, seen, CARE)


@pytest.mark.requirement("R-104")
def test_every_step_has_an_owner_since_a_day_who_sees_it_among_what_waits(world: World) -> None:
    def owner(number: int) -> tuple[str, bool]:
        line = proposal_lines(Q(pk=number))[0]
        body = {"Skolnämnden": SCHOOLS, "Styrelsen": EXECUTIVE, "Fullmäktige i Lillköping": COUNCIL}[line.owner_name]
        page = work_page(world.actor(body), world.day)
        assert line.since == world.day
        return line.owner_name, number in [each.id for each in page.proposals]

    number = raised(world, "conditions", "Mer pengar")
    found = [owner(number)]
    proposals.propose(world.by(SCHOOLS), proposal=number, words="")
    found.append(owner(number))
    proposals.prepare(world.by(EXECUTIVE), proposal=number, words="Ja.")
    found.append(owner(number))
    assert found == [("Skolnämnden", True), ("Styrelsen", True), ("Fullmäktige i Lillköping", True)]


def test_preparing_again_is_still_done_by_the_executive_board(world: World) -> None:
    number = sent_on(world)
    for words in ("Ja.", "Ja, men dyrare."):
        proposals.prepare(world.by(EXECUTIVE), proposal=number, words=words)
    page = proposal_page(world.actor(EXECUTIVE), number, world.day)
    assert page is not None
    assert [each.body_name for each in page.steps if each.state == "prepared"] == ["Styrelsen"] * 2


def test_a_declined_proposal_answers_who_made_it_on_their_page_and_in_the_digest(world: World) -> None:
    number = sent_on(world, "conditions", condition="money")
    asked(world, number, CARE)
    for body in (SCHOOLS, CARE):
        world.person(body)
    mine = [each for each in digests(world.day) if each.person == world.person(CARE)]
    assert [asked_line(each, "https://x")["words"] for each in mine[0].opinions] == [
        "Yttra er om ”Ett förslag”, Omsorgsnämnden, senast 2027-03-29"
    ]
    proposals.prepare(world.by(EXECUTIVE), proposal=number, words="Nej.")
    decision = world.decision(COUNCIL, "Avslag")
    proposals.decline_proposal(world.by(COUNCIL), proposal=number, decision=decision, reasons="Pengarna är slut.")
    page = work_page(world.actor(SCHOOLS), world.day)
    assert [(each.heading, each.state) for each in page.answered] == [("Ett förslag", "declined")]
    found = {each.person: each.answers for each in digests(world.day)}
    lines = [answer_line(each, "https://x") for each in found[world.person(SCHOOLS)]]
    assert [each["words"] for each in lines] == ["Ert förslag ”Ett förslag” avslogs 2027-03-15"]
    assert not found.get(world.person(CARE))


def test_changed_conditions_may_be_what_a_decision_already_recorded_decided(world: World) -> None:
    number = sent_on(world, "conditions", condition="mandate")
    proposals.prepare(world.by(EXECUTIVE), proposal=number, words="Ja.")
    world.adopt("vision", "Ett ord", day=world.day)
    page = proposal_page(world.actor(COUNCIL), number, world.day)
    assert page is not None
    own = world.decision(EXECUTIVE, "Styrelsens eget")
    with pytest.raises(UnableToPropose):
        proposals.decide_proposal(world.by(COUNCIL), proposal=number, decision=own, outcome=None, words="")
    made = [each.address for each in story_of_proposal(number, world.day)]
    assert all("/beslut/" not in each for each in made)
    same = replace(world.decision(COUNCIL), same_as=Decision.objects.latest("pk").pk)
    proposals.decide_proposal(world.by(COUNCIL), proposal=number, decision=same, outcome=None, words="Så blev det.")
    assert [each.kind for each in story_of_proposal(number, world.day)][-2:] == ["proposal_decided", "adopted"]
