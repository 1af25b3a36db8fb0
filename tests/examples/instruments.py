"""Examples of what changes governing texts, documents, and what a new term takes up again."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.examples.registry import Handed, example
from tests.world import COUNCIL, EXECUTIVE, World, context_on

from koll.acts.instruments import (
    GoverningDocumentInput,
    RenewedText,
    StatementInput,
    VersionInput,
    adopt_governing_document,
    adopt_instrument,
    decide_reconsideration,
    open_reconsideration_work,
    repeal_governing_document,
    suggest_for_statement,
    suggest_renewal_for_rest,
    withdraw_suggestion,
)
from koll.reads.instruments import term_page

BEGAN, FORMER = date(2026, 10, 15), date(2023, 2, 13)
POLICY = GoverningDocumentInput(kind="Policy", title="Resepolicy", in_force_from=date(2027, 3, 15))


@example(adopt_instrument)
def adoption(world: World) -> Handed:
    """The council adopts its vision."""
    statement = StatementInput(heading="En kommun att växa i")
    words = VersionInput(
        instrument=world.level("vision").key, title="Vision", in_force_from=world.day, statements=(statement,)
    )
    return world.by(COUNCIL), {"decision": world.decision(COUNCIL, "Vision"), "version": words}


@example(adopt_governing_document)
def document(world: World) -> Handed:
    """The council adopts a policy."""
    return world.by(COUNCIL), {"decision": world.decision(COUNCIL, "Resepolicy"), "document": POLICY}


@example(repeal_governing_document)
def repeal(world: World) -> Handed:
    """It is repealed again."""
    adopt_governing_document(world.by(COUNCIL), decision=world.decision(COUNCIL, "Resepolicy"), document=POLICY)
    return world.by(COUNCIL), {
        "decision": world.decision(COUNCIL, "Upphävande"),
        "document": "resepolicy",
        "ends_on": date(2027, 4, 1),
        "words": "Behövs inte.",
    }


def former_goal(world: World) -> dict[str, Any]:
    """A goal of an earlier council, that the new one takes up again."""
    world.adopt("goal", "Alla lär sig läsa", day=FORMER)
    (goal,) = world.in_force("goal")
    return {"began_on": BEGAN, "instrument": world.level("goal").key, "key": goal.key}


@example(open_reconsideration_work)
def majority(world: World) -> Handed:
    """There is a new majority in mid-term, when the texts have been taken up after the election."""
    for level in ("goal", "factor"):
        world.adopt(level, "Det nya fullmäktiges")
    return world.by(EXECUTIVE), {"words": "Ny majoritet."}


@example(suggest_for_statement)
def suggestion(world: World) -> Handed:
    """The goal is to lapse."""
    return world.by(EXECUTIVE), former_goal(world) | {"choice": "lapse", "words": {"why": "Uppnått."}, "revision": 0}


@example(suggest_renewal_for_rest)
def renewal(world: World) -> Handed:
    """Everything else goes on as it is."""
    goal = former_goal(world)
    return world.by(EXECUTIVE), {name: goal[name] for name in ("began_on", "instrument")}


@example(withdraw_suggestion)
def withdrawal(world: World) -> Handed:
    """What was suggested is taken back."""
    goal = former_goal(world)
    suggest_for_statement(world.by(EXECUTIVE), **goal, choice="lapse", words={"why": "Uppnått."}, revision=0)
    return world.by(EXECUTIVE), goal | {"revision": 1}


@example(decide_reconsideration)
def reconsideration(world: World) -> Handed:
    """The council takes the goal up again as it was prepared."""
    goal = former_goal(world)
    instrument = str(goal["instrument"])
    suggest_renewal_for_rest(world.by(EXECUTIVE), began_on=BEGAN, instrument=instrument)
    page = term_page(context_on(world.day, world.actor(COUNCIL)), BEGAN)
    assert page is not None
    text = RenewedText(instrument=instrument, title="Mål", in_force_from=world.day)
    return world.by(COUNCIL), {
        "began_on": BEGAN,
        "decision": world.decision(COUNCIL, "Målen prövade"),
        "texts": (text,),
        "revision": page.revision,
    }
