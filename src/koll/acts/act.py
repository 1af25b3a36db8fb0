"""What every act has in common: allowed, whole, done once, and in the ledger, by one decorator."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from functools import wraps
from typing import Any, Concatenate

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from koll import permissions, snapshot
from koll.acts import ledger
from koll.acts.queue import write_turn
from koll.acts.receipts import digest_of
from koll.permissions import Act, Actor, Subject, UnableTo
from koll.records.models import Receipt


class UnableToRepeat(UnableTo):
    """The same key came back with another act or other words: what was sent first has been done, this has not."""


class UnableToSave(UnableTo):
    """Somebody else has changed the same thing since the page was opened; both texts are kept.

    `theirs` and `mine` hold the texts by field, `revision` the number to save over if that is what is wanted.
    """

    def __init__(self, theirs: Mapping[str, str], mine: Mapping[str, str], revision: int) -> None:
        super().__init__(
            _(
                "Somebody changed this while you were writing. Nothing is lost: both texts are below. "
                "Put together what should stand, and save again."
            )
        )
        self.theirs = theirs
        self.mine = mine
        self.revision = revision


@dataclass(frozen=True, slots=True)
class Doing:
    """Who does it, at which moment, on which day, and the key that makes a repeated request harmless."""

    actor: Actor
    now: datetime
    day: date
    receipt: str


@dataclass(frozen=True, slots=True)
class Done:
    """What came of an act: the address of what it changed, its number there, and a sentence for the person.

    `content` is what the ledger says beside who, when and what: plain values only.
    """

    subject: str
    said: str = ""
    id: int = 0
    content: Mapping[str, Any] = field(default_factory=dict)


ACTS: dict[str, str] = {}
"""Every act by name, with the first line of its documentation."""

_asked: ContextVar[set[Act] | None] = ContextVar("asked", default=None)


def require(doing: Doing, act: Act, subject: Subject | None = None) -> None:
    """Raises UnableToReach unless the actor may; an act that never asks is a programming error."""
    asked = _asked.get()
    if asked is not None:
        asked.add(act)
    permissions.require(doing.actor, act, subject)


def act[**P](
    function: Callable[Concatenate[Doing, P], Done],
) -> Callable[Concatenate[Doing, P], Done]:
    """Makes a function an act: one short transaction in its turn, asked permission, once per key, in the ledger."""
    name = function.__name__
    ACTS[name] = (function.__doc__ or "").strip().splitlines()[0]

    @wraps(function)
    def whole(doing: Doing, /, *args: P.args, **kwargs: P.kwargs) -> Done:
        with write_turn(), transaction.atomic():
            ledger.take_turn()
            digest = digest_of(doing.receipt, name, {"": args, **kwargs})
            earlier = done_before(doing, name, digest)
            if earlier is not None:
                return earlier
            token = _asked.set(set())
            try:
                with snapshot.acting():
                    done = function(doing, *args, **kwargs)
                if not _asked.get():
                    raise RuntimeError(f"{name} did not ask whether it is allowed")
            finally:
                _asked.reset(token)
            line = ledger.append(
                at=doing.now, actor=doing.actor.person, act=name, subject=done.subject, content=done.content
            )
            snapshot.stamps.note((snapshot.stamps.EVERY,), line)
            keep_receipt(doing, name, done, digest)
            return done

    return whole


def done_before(doing: Doing, name: str, digest: str) -> Done | None:
    """What the same request was answered the first time, or None; UnableToRepeat when it is not the same."""
    receipt = Receipt.objects.filter(pk=doing.receipt).first() if doing.receipt else None
    if receipt is None:
        return None
    if receipt.act != name or receipt.person_id != doing.actor.person:
        raise UnableToRepeat(_("This page has already been used for something else. Open it again and redo it."))
    if receipt.digest not in ("", digest):
        raise UnableToRepeat(
            _(
                "What you sent first from this page has been saved, but this says something else and has not. "
                "It is still here: look at what was saved, and send this again if it is to stand."
            )
        )
    return Done(**receipt.answer)


def keep_receipt(doing: Doing, name: str, done: Done, digest: str) -> None:
    """Remembers the answer under the request's key."""
    if doing.receipt:
        answer = asdict(done) | {"said": str(done.said), "content": {}}
        Receipt.objects.create(
            key=doing.receipt, person_id=doing.actor.person, act=name, answer=answer, digest=digest, at=doing.now
        )
