"""What an example of an act is, and the list the topics put theirs in."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.world import World

from koll.acts.engine import Doing, Done, Input

type Handed = tuple[Doing, Input | Mapping[str, object]]
"""Who does it, and what is handed in: an Input, or the arguments of an act that is not declared anew yet."""

EXAMPLES: dict[str, Callable[[World], Handed]] = {}
"""By act: makes the smallest world in which it succeeds, and says who hands in what. `doing.receipt` is empty."""

CALLED: dict[str, Callable[..., Done]] = {}
"""The acts themselves, by name."""


def example(act: Callable[..., Done]) -> Callable[[Callable[[World], Handed]], Callable[[World], Handed]]:
    """Makes a function the example of this act; ValueError when it has one."""

    def put(built: Callable[[World], Handed]) -> Callable[[World], Handed]:
        if act.__name__ in EXAMPLES:
            raise ValueError(f"{act.__name__} has an example already")
        EXAMPLES[act.__name__], CALLED[act.__name__] = built, act
        return built

    return put


def carry_out(name: str, handed: Handed, *, receipt: str = "") -> Done:
    """Does the act with what is handed in, under the key."""
    doing, given = handed
    mine = Doing(actor=doing.actor, now=doing.now, day=doing.day, receipt=receipt)
    return CALLED[name](mine, given) if isinstance(given, Input) else CALLED[name](mine, **given)
