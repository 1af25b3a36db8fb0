"""For what is not yet handed a snapshot: the one of the request, or the site as it is at each call.

Goes when every read is handed its Context. What is written within an act is seen at once by what reads it there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connections

from koll.domain.record import Bodies, Organisation
from koll.snapshot._kept import Stamped, made_at
from koll.snapshot._municipality import Municipality, municipality_at
from koll.snapshot._organisation import organisation_at
from koll.snapshot._site import site_now
from koll.snapshot._snapshot import Moment, Snapshot, read_moment
from koll.tables.models import Body

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


@dataclass(slots=True, kw_only=True)
class Shown:
    """What is shown by a request: its snapshot, and the moment it is asked at, which an act moves on."""

    snapshot: Snapshot
    moment: Moment | None


@dataclass(slots=True, kw_only=True)
class Act:
    """An act under way: the moment it began, until it has written."""

    moment: Moment | None = None
    has_written: bool = False


_shown: ContextVar[Shown | None] = ContextVar("shown", default=None)
_act: ContextVar[Act | None] = ContextVar("act", default=None)


@contextmanager
def showing(snapshot: Snapshot) -> Iterator[None]:
    """Within: what is not handed a snapshot uses this one."""
    token = _shown.set(Shown(snapshot=snapshot, moment=Moment(site=snapshot.site, stamps=snapshot.stamps)))
    try:
        yield
    finally:
        _shown.reset(token)


@contextmanager
def acting() -> Iterator[None]:
    """Within: an act. It begins with the site as it is; after its first write nothing is kept or taken."""
    act = Act()

    def note_write(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        act.has_written = act.has_written or sql.lstrip()[:7].upper().startswith(WRITES)
        return execute(sql, params, many, context)

    token = _act.set(act)
    shown = _shown.get()
    try:
        with connections[site_now().database].execute_wrapper(note_write):
            yield
    finally:
        _act.reset(token)
        if shown is not None:
            shown.moment = None


def moment_now() -> Stamped:
    """How fresh what is asked for is. No query within a request, else one."""
    made, act, shown = made_at(), _act.get(), _shown.get()
    if made is not None:
        return made
    if act is not None:
        if act.has_written:
            return Moment(site=site_now(), stamps=None)
        act.moment = act.moment or read_moment()
        return act.moment
    if shown is None:
        return read_moment()
    shown.moment = shown.moment or read_moment()
    return shown.moment


def municipality_now() -> Municipality:
    """The municipality. No query within a request, else one."""
    return municipality_at(moment_now())


def organisation_now() -> Organisation:
    """The organisation. No query within a request, else one."""
    return organisation_at(moment_now())


def organisation_on(day: date) -> Bodies:
    """The bodies as they stood on a day. No query within a request, else one."""
    return organisation_now().on(day)


def called(body: Body, day: date | None = None) -> str:
    """What a body was called on the day, or on the day that is shown; outside a request, what the table says."""
    shown = _shown.get()
    if day is None:
        if shown is None:
            return body.name
        day = shown.snapshot.day
    return organisation_on(day).name(body.key)
