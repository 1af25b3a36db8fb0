"""Examples of a proposal's steps, and of what other bodies think of it."""

from __future__ import annotations

from datetime import date

from tests.examples.registry import Handed, example
from tests.world import CARE, COUNCIL, EXECUTIVE, SCHOOLS, World

from koll.acts.instruments import VersionInput
from koll.acts.proposals import (
    argue_proposal,
    decide_proposal,
    decline_proposal,
    give_opinion,
    prepare_proposal,
    raise_proposal,
    request_opinions,
    submit_proposal,
)
from koll.tables.models import Opinion

WORDS = {"body": SCHOOLS, "kind": "assignment", "heading": "Fler lärare", "text": "Tio.", "reasons": "De behövs."}
QUESTION = {"bodies": (CARE,), "question": "Vad tycker ni?", "due_on": date(2027, 3, 29)}


def raised(world: World) -> int:
    """A proposal that a committee has written down."""
    return raise_proposal(world.by(SCHOOLS), **WORDS).id


def submitted(world: World) -> int:
    """A proposal that waits to be prepared."""
    number = raised(world)
    submit_proposal(world.by(SCHOOLS), proposal=number, words="")
    return number


def prepared(world: World) -> int:
    """A proposal that waits for the council."""
    number = submitted(world)
    prepare_proposal(world.by(EXECUTIVE), proposal=number, words="Ryms i budgeten.")
    return number


@example(raise_proposal)
def proposal(world: World) -> Handed:
    """A committee sees a need."""
    return world.by(SCHOOLS), WORDS


@example(argue_proposal)
def argument(world: World) -> Handed:
    """It is argued in a dialogue."""
    return world.by(SCHOOLS), {
        "proposal": raised(world),
        "occasion": world.opened("dialogue"),
        "words": "Alla höll med.",
    }


@example(submit_proposal)
def submission(world: World) -> Handed:
    """It is sent on to the executive board."""
    return world.by(SCHOOLS), {"proposal": raised(world), "words": ""}


@example(prepare_proposal)
def preparation(world: World) -> Handed:
    """The executive board writes its comment."""
    return world.by(EXECUTIVE), {"proposal": submitted(world), "words": "Ryms i budgeten."}


@example(decide_proposal)
def decision(world: World) -> Handed:
    """The council gives the assignment."""
    kind = world.level("assignment", SCHOOLS)
    words = VersionInput(instrument=kind.key, title="Uppdrag", in_force_from=world.day, body=SCHOOLS)
    return world.by(COUNCIL), {
        "proposal": prepared(world),
        "decision": world.decision(COUNCIL, "Fler lärare"),
        "outcome": words,
        "words": "",
    }


@example(decline_proposal)
def refusal(world: World) -> Handed:
    """The council declines it."""
    return world.by(COUNCIL), {
        "proposal": prepared(world),
        "decision": world.decision(COUNCIL, "Fler lärare"),
        "reasons": "Pengarna räcker inte.",
    }


@example(request_opinions)
def question(world: World) -> Handed:
    """The executive board asks another committee."""
    return world.by(EXECUTIVE), {"proposal": submitted(world), **QUESTION}


@example(give_opinion)
def opinion(world: World) -> Handed:
    """That committee answers."""
    request_opinions(world.by(EXECUTIVE), proposal=submitted(world), **QUESTION)
    return world.by(CARE), {"opinion": Opinion.objects.get().pk, "words": "Vi håller med."}
