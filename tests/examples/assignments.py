"""Examples of what changes assignments and the list of decisions that are followed."""

from __future__ import annotations

from datetime import date

from tests.examples.registry import Handed, example
from tests.world import COUNCIL, SCHOOLS, World

from koll.acts.assignments import (
    FollowedDecisionInput,
    close_assignment,
    end_following_decision,
    follow_decision,
    reopen_assignment,
    report_assignment,
    report_on_followed_decision,
)
from koll.acts.decisions import record_decision

FEBRUARY = date(2027, 2, 8)
MOTION = FollowedDecisionInput(kind="motion", body=SCHOOLS, why="Den berör alla skolor.")


def assigned(world: World) -> int:
    """An assignment that the council has given a committee."""
    return world.adopt("assignment", "Se över lokalerna", whose=SCHOOLS)["Se över lokalerna"]


def followed(world: World) -> int:
    """A motion on the list."""
    made = record_decision(world.by(COUNCIL), words=world.decision(COUNCIL, "Motion")).id
    return follow_decision(world.by(COUNCIL), decision=made, words=MOTION).id


@example(report_assignment)
def report(world: World) -> Handed:
    """The committee tells how it goes."""
    return world.by(SCHOOLS), {"statement": assigned(world), "words": "Hälften är sedd."}


@example(close_assignment)
def closing(world: World) -> Handed:
    """The council closes it."""
    return world.by(COUNCIL), {
        "statement": assigned(world),
        "decision": world.decision(COUNCIL, "Uppdraget är klart"),
        "words": "Allt är sett.",
    }


@example(reopen_assignment)
def reopening(world: World) -> Handed:
    """The council opens it again."""
    statement = assigned(world)
    decision = world.decision(COUNCIL, "Uppdraget är klart", FEBRUARY)
    close_assignment(world.by(COUNCIL, day=FEBRUARY), statement=statement, decision=decision, words="Klart.")
    return world.by(COUNCIL), {
        "statement": statement,
        "decision": world.decision(COUNCIL, "Uppdraget återupptas"),
        "reason": "Två skolor återstår.",
    }


@example(follow_decision)
def following(world: World) -> Handed:
    """The council puts a motion on its list."""
    made = record_decision(world.by(COUNCIL), words=world.decision(COUNCIL, "Motion")).id
    return world.by(COUNCIL), {"decision": made, "words": MOTION}


@example(report_on_followed_decision)
def followed_report(world: World) -> Handed:
    """The committee that sees to it tells how it goes."""
    return world.by(SCHOOLS), {"listed": followed(world), "words": "Vi har börjat."}


@example(end_following_decision)
def ending(world: World) -> Handed:
    """The council takes it off the list."""
    return world.by(COUNCIL), {"listed": followed(world), "decision": None, "outcome": "Det är gjort."}
