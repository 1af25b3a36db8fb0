"""A governing text as it is handed to an act: its words, its statements, and those of the earlier text that lapse."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementInput:
    """One statement to be adopted. `key` is that of the earlier statement it continues; empty for a new one.

    `contributes_to`: numbers of statements in force; `bodies`: keys of the bodies it is addressed to, none for all.
    `why`, `means` and `horizon_on`: of an assignment, why it is given, with what means, and by when.
    """

    heading: str
    text: str = ""
    key: str = ""
    bodies: tuple[str, ...] = ()
    horizon_on: date | None = None
    suggested_mode: str = ""
    contributes_to: tuple[int, ...] = ()
    how: str = ""
    why: str = ""
    means: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLapseInput:
    """An earlier statement, by its key, that the new text lets lapse, and why."""

    key: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionInput:
    """A text to be adopted, as the decision has it. `until` is the first day on which it no longer holds."""

    instrument: str
    title: str
    in_force_from: date
    text: str = ""
    until: date | None = None
    body: str | None = None
    contents: dict[str, str] = field(default_factory=dict)
    statements: tuple[StatementInput, ...] = ()
    text_is_known: bool = True
    lapsing: tuple[StatementLapseInput, ...] = ()
