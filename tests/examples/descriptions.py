"""Examples of what changes what is being written: parts, answers, shifts, maps, pictures, and its way to a decision."""

from __future__ import annotations

from tests.examples.registry import Handed, example
from tests.paper.test_notes_and_pictures import png
from tests.world import SCHOOLS, World

from koll.acts.descriptions import (
    ChallengeInput,
    add_challenge,
    add_picture,
    add_shift,
    assign_part,
    change_challenge,
    change_shift,
    decide_occasion,
    move_challenge,
    open_correcting_version,
    remove_challenge,
    restore_part_version,
    return_occasion,
    save_part_version,
    submit_occasion,
    unassign_part,
    write_answer,
    write_part,
)
from koll.acts.imports import UncheckedFile, check_file


def part_of(world: World) -> str:
    """The key of the description's first part."""
    return world.activity("description").parts[0].key


def written(world: World) -> int:
    """A description with a part of it written."""
    occasion = world.opened("description")
    world.written(occasion, part_of(world), "Barnen blir färre.")
    return occasion


def challenge(world: World, heading: str = "Färre barn") -> ChallengeInput:
    """What the map says of it."""
    return ChallengeInput(heading=heading, line="Klassrummen blir tomma.", sources=(f"part:{part_of(world)}",))


def mapped(world: World) -> int:
    """A challenge on the map of a description."""
    return add_challenge(world.by(SCHOOLS), occasion=written(world), words=challenge(world)).id


def handed(world: World) -> dict[str, object]:
    """A description and the step of its first part."""
    return {"occasion": world.opened("description"), "step": f"part:{part_of(world)}"}


@example(write_part)
def part(world: World) -> Handed:
    """A part is written for the first time."""
    words = {"occasion": world.opened("description"), "part": part_of(world), "text": "Barnen blir färre."}
    return world.by(SCHOOLS), words | {"revision": 0}


@example(write_answer)
def answer(world: World) -> Handed:
    """A goal is answered."""
    goal = world.adopt("goal", "Alla lär sig läsa")["Alla lär sig läsa"]
    words = {"mode": "reasoned", "fields": {"reasoning": "Vi läser högt."}, "revision": 0}
    return world.by(SCHOOLS), {"occasion": world.opened("description"), "statement": goal, **words}


@example(save_part_version)
def version(world: World) -> Handed:
    """A part as it reads now is kept."""
    return world.by(SCHOOLS), {"occasion": written(world), "part": part_of(world)}


@example(restore_part_version)
def restoration(world: World) -> Handed:
    """A part reads as it did."""
    occasion, key = written(world), part_of(world)
    save_part_version(world.by(SCHOOLS), occasion=occasion, part=key)
    world.written(occasion, key, "Barnen blir fler.", revision=1)
    return world.by(SCHOOLS), {"occasion": occasion, "part": key, "number": 1}


@example(add_shift)
def shift(world: World) -> Handed:
    """A shift that the committee sees."""
    return world.by(SCHOOLS), {"occasion": world.opened("description"), "sentence": "Dela lokalerna"}


@example(change_shift)
def shift_changed(world: World) -> Handed:
    """Why it is needed."""
    number = add_shift(world.by(SCHOOLS), occasion=world.opened("description"), sentence="Dela lokalerna").id
    words = {"sentence": "Dela lokalerna", "why": "De står tomma.", "needs": "", "revision": 1}
    return world.by(SCHOOLS), {"shift": number, **words}


@example(add_challenge)
def challenge_added(world: World) -> Handed:
    """A challenge is put on the map."""
    return world.by(SCHOOLS), {"occasion": written(world), "words": challenge(world)}


@example(change_challenge)
def challenge_changed(world: World) -> Handed:
    """It is called something else."""
    return world.by(SCHOOLS), {"challenge": mapped(world), "words": challenge(world, "Tomma rum"), "revision": 1}


@example(remove_challenge)
def challenge_removed(world: World) -> Handed:
    """It is taken off the map."""
    return world.by(SCHOOLS), {"challenge": mapped(world), "revision": 1}


@example(move_challenge)
def challenge_moved(world: World) -> Handed:
    """It comes before the other."""
    occasion = written(world)
    for heading in ("Färre barn", "Tomma rum"):
        last = add_challenge(world.by(SCHOOLS), occasion=occasion, words=challenge(world, heading)).id
    return world.by(SCHOOLS), {"challenge": last, "steps": -1, "seen": 2}


@example(add_picture)
def picture(world: World) -> Handed:
    """A picture is put in."""
    file = check_file(UncheckedFile(name="kurva.png", content=png()), 10_000_000)
    return world.by(SCHOOLS), {"occasion": world.opened("description"), "file": file, "shows": "En kurva"}


@example(assign_part)
def assignment(world: World) -> Handed:
    """A part is handed to somebody."""
    due_on = world.day.replace(day=29)
    return world.by(SCHOOLS), handed(world) | {"person": world.person(SCHOOLS), "due_on": due_on}


@example(unassign_part)
def assignment_ended(world: World) -> Handed:
    """It is taken back."""
    step, person = handed(world), world.person(SCHOOLS)
    assign_part(world.by(SCHOOLS), **step, person=person, due_on=world.day)
    return world.by(SCHOOLS), step | {"had_by": person}


@example(submit_occasion)
def submission(world: World) -> Handed:
    """What is written is handed over to the committee."""
    return world.by(SCHOOLS), {"occasion": written(world)}


@example(return_occasion)
def returned(world: World) -> Handed:
    """It is sent back."""
    occasion = written(world)
    submit_occasion(world.by(SCHOOLS), occasion=occasion)
    return world.by(SCHOOLS), {"occasion": occasion, "reason": "En siffra saknas."}


@example(decide_occasion)
def decision(world: World) -> Handed:
    """The committee decides it."""
    return world.by(SCHOOLS), {"occasion": written(world), "words": world.decision(SCHOOLS, "Nulägesbeskrivning")}


@example(open_correcting_version)
def correction(world: World) -> Handed:
    """What is decided is corrected in a new version."""
    occasion = written(world)
    world.decided(occasion)
    return world.by(SCHOOLS), {"occasion": occasion, "reason": "En siffra var fel."}
