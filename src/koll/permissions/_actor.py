"""Who asks, and what is acted upon, as far as permission needs to know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from koll.domain.refusals import Words

if TYPE_CHECKING:
    from koll.domain.charter import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldSeat:
    """A seat the actor holds on the day: the body's key, what the body is, and the role in it.

    `taken_over`: the keys of bodies that have ended and whose goals and assignments this body now has.
    """

    body: str
    body_role: Role
    role: str
    body_name: str = ""
    taken_over: tuple[str, ...] = ()

    def is_in(self, body: str) -> bool:
        """Whether the seat is in the body, or in the one that has taken over from it."""
        return self.body == body or body in self.taken_over


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who is asking. `person` is None for somebody who has not signed in; `is_system` for the `koll` command.

    `looks_back`: the page shows another day than today, where everything can be read and nothing done.
    """

    person: int | None = None
    name: str = ""
    seats: tuple[HeldSeat, ...] = ()
    rooms: frozenset[int] = frozenset()
    is_system: bool = False
    looks_back: bool = False

    @property
    def bodies(self) -> frozenset[str]:
        """The keys of the bodies the actor sits in."""
        return frozenset(seat.body for seat in self.seats)


NOBODY = Actor()
SYSTEM = Actor(name="koll", is_system=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What is acted upon, as far as permission needs to know.

    `family`: the body and the bodies under it, whose officers write for it. `decides`: the key of the body whose
    decision it is. `state`: "draft", "submitted", "done" (frozen) or "" where it has none.
    """

    body: str = ""
    body_role: Role | None = None
    family: tuple[str, ...] = ()
    counterparts: tuple[str, ...] = ()
    decides: str = ""
    state: str = ""
    shared: bool = False
    room: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Yes or no, and when no, a sentence that says why and the code of that reason."""

    allowed: bool
    why: Words = ""
    code: str = ""
