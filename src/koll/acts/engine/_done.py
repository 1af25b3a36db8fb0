"""Who does something, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from koll.domain.refs import Ref
from koll.permissions import Actor
from koll.snapshot import Context, Language, Moment, Snapshot, moment_now


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """Who does it, at which moment, on which day, and the key that makes a repeated request harmless.

    `sent` is what came with the key, where a surface knows it: an act's arguments may be worked out from how things
    stand, and are then others when the same is sent again. Empty: the arguments are what was sent.
    """

    actor: Actor
    now: datetime
    day: date
    receipt: str
    sent: str = ""
    language: Language = "sv"
    moment: Moment = field(default_factory=moment_now, repr=False, compare=False)
    """How fresh the municipality is: the request's own, so that what is read after the act sees it."""

    @property
    def snapshot(self) -> Snapshot:
        """The municipality on the day, as it is when it is asked: what the act has written is seen at once."""
        return Snapshot(moment=self.moment, day=self.day, today=self.day)

    @property
    def context(self) -> Context:
        """The same with who asks, for what reads are handed."""
        return Context(snapshot=self.snapshot, actor=self.actor, now=self.now, language=self.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What came of an act: the ref of what it changed, its number there, and a sentence for the person.

    The ledger's line says what was handed in and which rows were written, whatever `content` says: acts that are not
    declared yet still hand it over, and it is not kept.
    """

    subject: Ref
    said: str = ""
    id: int = 0
    content: Mapping[str, Any] = field(default_factory=dict)
