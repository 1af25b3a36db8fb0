"""Why proposals do not go further, and why others are not asked."""

from __future__ import annotations

import pytest
from tests.refusals import refused
from tests.refused_acts import GONE, Case, another_decision, example_of, refuses, secretary_of
from tests.world import CARE, COUNCIL, EXECUTIVE, World

from koll.acts.proposals import decline_proposal, give_opinion, prepare_proposal, submit_proposal
from koll.tables.models import Body, Proposal

pytestmark = pytest.mark.django_db


def seen_by_another(world: World) -> int:
    """Another body's description."""
    return world.opened("description", CARE)


def talked_by_another(world: World) -> int:
    """Another body's dialogue."""
    return world.opened("dialogue", CARE)


REFUSED = {
    "raise_proposal": (
        Case("proposal.unknown_kind", "kind", {"kind": "påhittat"}),
        Case("proposal.unknown_condition", "condition", {"condition": "money"}),
        Case("proposal.unknown_condition", "condition", {"kind": "conditions", "condition": "påhittat"}),
        Case("proposal.words_missing", "heading", {"heading": " "}),
        Case("proposal.words_missing", "heading", {"reasons": " "}),
        Case("proposal.of_another_body", "occasion", {"occasion": seen_by_another}),
    ),
    "argue_proposal": (
        Case("proposal.not_argued_there", "occasion", {"occasion": talked_by_another}, secretary_of(CARE)),
    ),
    "prepare_proposal": (Case("proposal.comment_missing", "words", {"words": " "}),),
    "decide_proposal": (Case("proposal.outcome_missing", "outcome", {"outcome": None}),),
    "decline_proposal": (Case("proposal.reasons_missing", "reasons", {"reasons": " "}),),
    "request_opinions": (
        Case("opinion.bodies_missing", "bodies", {"bodies": ()}),
        Case("opinion.bodies_missing", "bodies", {"bodies": (EXECUTIVE,)}),
    ),
    "give_opinion": (Case("opinion.gone", None, {"opinion": GONE}),),
}

AGAIN = {
    "submit_proposal": Case("proposal.moved_on"),
    "decline_proposal": Case("proposal.settled", None, {"decision": another_decision(COUNCIL)}),
    "request_opinions": Case("opinion.already_asked", "bodies"),
    "give_opinion": Case("opinion.already_given"),
}


@pytest.mark.parametrize("act", REFUSED)
def test_the_act_is_refused_for_its_reason(world: World, act: str) -> None:
    refuses(world, act, REFUSED[act])


@pytest.mark.parametrize("act", AGAIN)
def test_what_is_done_is_not_done_again(world: World, act: str) -> None:
    refuses(world, act, [AGAIN[act]], again=True)


def test_nobody_answers_about_a_proposal_that_is_settled(world: World) -> None:
    doing, given = example_of(world, "give_opinion")
    number = Proposal.objects.get().pk
    prepare_proposal(world.by(EXECUTIVE), proposal=number, words="Ryms i budgeten.")
    decline_proposal(world.by(COUNCIL), proposal=number, decision=world.decision(COUNCIL), reasons="Det räcker inte.")
    with refused("opinion.proposal_settled"):
        give_opinion(doing, **given)


def test_a_proposal_needs_somebody_who_prepares_it_and_somebody_who_decides(world: World) -> None:
    doing, given = example_of(world, "prepare_proposal")
    Body.objects.filter(key=COUNCIL).update(kind="enhet")
    with refused("proposal.no_council"):
        prepare_proposal(doing, **given)
    doing, given = example_of(world, "submit_proposal")
    Body.objects.filter(key=EXECUTIVE).update(kind="enhet")
    with refused("proposal.no_executive"):
        submit_proposal(doing, **given)
