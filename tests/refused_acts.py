"""Acts that are refused: an act's example with the one thing changed that makes the refusal."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, is_dataclass, replace
from typing import Any

from tests.examples import EXAMPLES, Handed, carry_out
from tests.world import World

from koll.acts.decisions import DecisionInput
from koll.acts.engine import Doing
from koll.domain.refusals import Refusal

GONE = 987_654
"""The number of a row that is not there."""


@dataclass(frozen=True, slots=True)
class Case:
    """A refusal's code, the field it is about, and what is changed in the example.

    `changes` are values by path, as "words.parts.0.heading"; a function is asked for its value. `by` does it instead.
    """

    code: str
    about: str | None = None
    changes: Mapping[str, object] = field(default_factory=dict)
    by: Callable[[World], Doing] | None = None


def altered(thing: Any, path: str, value: object) -> Any:
    """The same thing with another value at the path, through mappings, rows and dataclasses."""
    name, _dot, rest = path.partition(".")
    if isinstance(thing, tuple):
        at = int(name)
        return (*thing[:at], altered(thing[at], rest, value) if rest else value, *thing[at + 1 :])
    if is_dataclass(thing) and not isinstance(thing, type):
        return replace(thing, **{name: altered(getattr(thing, name), rest, value) if rest else value})
    return {**thing, name: altered(thing[name], rest, value) if rest else value}


def answer_to(world: World, act: str, handed: Handed, case: Case) -> tuple[str, str | None]:
    """The code and the field of the refusal of the act with the case's change in it; "" when it is done."""
    doing, given = handed
    words: Any = given
    for path, value in case.changes.items():
        words = altered(words, path, value(world) if callable(value) else value)
    try:
        carry_out(act, (case.by(world) if case.by else doing, words))
    except Refusal as refusal:
        return refusal.code, refusal.field
    return "", None


def example_of(world: World, act: str) -> tuple[Doing, dict[str, Any]]:
    """The act's example: who does it, and what is handed in by name."""
    doing, given = EXAMPLES[act](world)
    assert isinstance(given, Mapping)
    return doing, dict(given)


def refuses(world: World, act: str, cases: Sequence[Case], *, again: bool = False) -> None:
    """The act's example is refused with each case's change in it, for its reason and about its field.

    With `again` the example has been done once before.
    """
    handed = EXAMPLES[act](world)
    if again:
        carry_out(act, handed)
    answers = [answer_to(world, act, handed, case) for case in cases]
    assert answers == [(case.code, case.about) for case in cases], answers


def another_decision(body: str) -> Callable[[World], DecisionInput]:
    """A decision of the body's with a paragraph that is free."""

    def made(world: World) -> DecisionInput:
        return world.decision(body)

    return made


def secretary_of(body: str) -> Callable[[World], Doing]:
    """The body's secretary does it."""

    def does(world: World) -> Doing:
        return world.by(body)

    return does
