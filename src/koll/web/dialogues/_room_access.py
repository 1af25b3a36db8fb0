"""Which rooms a code has let a browser into, kept in its session."""

from __future__ import annotations

from dataclasses import replace

from koll.frame.http.request import KollRequest
from koll.permissions import Actor

KEPT_AS = "rooms"


def actor_in_rooms(request: KollRequest) -> Actor:
    """Who asks, with the rooms that a code has let them into."""
    return replace(request.koll.actor, rooms=frozenset(request.session.get(KEPT_AS, ())))


def let_in(request: KollRequest, room: int) -> None:
    """Remembers that the browser gave the room's code."""
    request.session[KEPT_AS] = sorted({*request.session.get(KEPT_AS, ()), room})
