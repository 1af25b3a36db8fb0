"""Who asks of a snapshot, when, and in which language."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from koll.permissions import NOBODY, Actor
from koll.snapshot._snapshot import Snapshot

Language = Literal["sv", "en"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What every read and act is handed first."""

    snapshot: Snapshot
    actor: Actor
    now: datetime
    language: Language

    @property
    def day(self) -> date:
        """The day that is shown."""
        return self.snapshot.day

    @property
    def today(self) -> date:
        """The day it is in the municipality."""
        return self.snapshot.today

    def on(self, day: date) -> Context:
        """The same asked of another day."""
        return self if day == self.day else replace(self, snapshot=self.snapshot.on(day))

    def by(self, actor: Actor) -> Context:
        """The same asked by somebody else."""
        return replace(self, actor=actor)

    def by_nobody(self) -> Context:
        """The same asked by a stranger."""
        return self.by(NOBODY)


def language_of(code: str | None) -> Language:
    """The language with this code; Swedish where it is none of ours."""
    return "en" if code == "en" else "sv"
