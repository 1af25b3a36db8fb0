"""Examples of what changes a unit's plan."""

from __future__ import annotations

from tests.examples.registry import Handed, example
from tests.world import FIRST_SCHOOL, World

from koll.acts.plans import (
    add_plan_item,
    change_plan_item,
    finish_plan_item,
    move_plan_item,
    note_plan_item,
    prioritise_plan_item,
    remove_plan_item,
    reopen_plan_item,
    restore_plan_item,
    take_plan_item,
)

MANAGER = "manager"


def planned(world: World) -> int:
    """Something that the unit's manager has taken into its plan."""
    return add_plan_item(world.by(FIRST_SCHOOL, MANAGER), body=FIRST_SCHOOL, heading="Läsa mer").id


@example(add_plan_item)
def addition(world: World) -> Handed:
    """Somebody in the unit takes something into its plan."""
    return world.by(FIRST_SCHOOL, MANAGER), {"body": FIRST_SCHOOL, "heading": "Läsa mer"}


@example(change_plan_item)
def change(world: World) -> Handed:
    """The manager writes more of it."""
    words = {"heading": "Läsa mer", "text": "Varje dag.", "who": "", "verb": "", "begins_on": None, "due_on": None}
    return world.by(FIRST_SCHOOL, MANAGER), {"item": planned(world), **words, "shared": True, "revision": 1}


@example(move_plan_item)
def move(world: World) -> Handed:
    """It comes a step further."""
    item, verb = planned(world), world.charter.verbs[1].key
    return world.by(FIRST_SCHOOL, MANAGER), {"item": item, "verb": verb, "revision": 1}


@example(take_plan_item)
def taking(world: World) -> Handed:
    """An officer does it."""
    return world.by(FIRST_SCHOOL, "officer"), {"item": planned(world)}


@example(finish_plan_item)
def finish(world: World) -> Handed:
    """It is done."""
    return world.by(FIRST_SCHOOL, MANAGER), {"item": planned(world)}


@example(reopen_plan_item)
def reopening(world: World) -> Handed:
    """It was not done after all."""
    item = planned(world)
    finish_plan_item(world.by(FIRST_SCHOOL, MANAGER), item=item)
    return world.by(FIRST_SCHOOL, MANAGER), {"item": item}


@example(prioritise_plan_item)
def priority(world: World) -> Handed:
    """It is done later."""
    return world.by(FIRST_SCHOOL, MANAGER), {
        "item": planned(world),
        "chosen": "later",
        "why": "Vi hinner inte.",
        "revision": 1,
    }


@example(remove_plan_item)
def removal(world: World) -> Handed:
    """It is taken out."""
    return world.by(FIRST_SCHOOL, MANAGER), {"item": planned(world)}


@example(restore_plan_item)
def restoration(world: World) -> Handed:
    """It is put back."""
    item = planned(world)
    remove_plan_item(world.by(FIRST_SCHOOL, MANAGER), item=item)
    return world.by(FIRST_SCHOOL, MANAGER), {"item": item}


@example(note_plan_item)
def note(world: World) -> Handed:
    """Somebody notes how it goes."""
    return world.by(FIRST_SCHOOL, "officer"), {"item": planned(world), "words": "Det går bra."}
