"""Who asks of a snapshot, when, and in which language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from koll.permissions import Actor
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


def language_of(code: str | None) -> Language:
    """The language with this code; Swedish where it is none of ours."""
    return "en" if code == "en" else "sv"
