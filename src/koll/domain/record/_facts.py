"""What has really happened, as the plain facts that the computation of what is owed reads.

Every fact carries the day it became true, so that an answer for a day uses only what was known that day.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from koll.domain.record._organisation import BodyFact, Organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFact:
    """One numbered thing of a version; `key` is stable across versions. `body` when addressed to one body;
    `row` is its number in the tables, 0 when there are none."""

    key: str
    number: int
    heading: str
    body: str | None = None
    row: int = 0
    suggested_mode: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionFact:
    """One text of an instrument, in force from a day by a decision; `decided_until` is its own stated end.

    `body` is set for instruments that each body has its own of. `missing` lists required contents not found.
    `is_known`: whether somebody has told Koll what the text says. `closed`: (statement key, first day, day reopened
    or None) for assignments closed by the body that gave them.
    """

    key: str
    instrument: str
    body: str | None
    decided_on: date
    in_force_from: date
    decided_until: date | None
    statements: tuple[StatementFact, ...] = ()
    title: str = ""
    decision: str = ""
    missing: tuple[str, ...] = ()
    is_known: bool = True
    closed: tuple[tuple[str, date, date | None], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReconsideredFact:
    """A decision that took an instrument up again after an election, whatever came of it (renewed, changed, let go)."""

    instrument: str
    on: date
    decision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OccasionFact:
    """One activity for one body and period; the days on which it was opened, done and its result reported.

    A written activity is done the day its body decided it; a dialogue or a day, the day it was held. `planned_on` is
    the day people have agreed on for it.
    """

    key: str
    activity: str
    body: str
    period: int
    number: int = 1
    opened_on: date | None = None
    done_on: date | None = None
    reported_on: date | None = None
    with_bodies: tuple[str, ...] = ()
    decision: str = ""
    planned_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerFact:
    """That a body has answered a statement in an activity of a period."""

    body: str
    activity: str
    period: int
    statement: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalFact:
    """Something a body asks to have changed; `settled_on` when decided or declined with reasons."""

    key: str
    body: str
    heading: str
    raised_on: date
    owner: str
    settled_on: date | None = None
    outcome: Literal["", "decided", "declined"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneFact:
    """That a duty resting on law was met: the rule, the year it concerns, for which body where it is per body."""

    rule: str
    period: int
    on: date
    evidence: str
    body: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedPeriodFact:
    """The last day of the period that a report in law really covers: the rule, the year, and since when it is known."""

    rule: str
    year: int
    ends_on: date
    on: date
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedDutyFact:
    """That a duty of a period was closed without being done: from which day, why, and when it was taken up again."""

    duty: str
    body: str
    period: str
    on: date
    reason: str
    key: str
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Everything `owed` reads. Nothing that fell due before `kept_from` is asked: then Koll was not yet told."""

    kept_from: date
    bodies: tuple[BodyFact, ...] = ()
    versions: tuple[VersionFact, ...] = ()
    reconsidered: tuple[ReconsideredFact, ...] = ()
    occasions: tuple[OccasionFact, ...] = ()
    answers: tuple[AnswerFact, ...] = ()
    proposals: tuple[ProposalFact, ...] = ()
    done: tuple[DoneFact, ...] = ()
    reported_periods: tuple[ReportedPeriodFact, ...] = ()
    closed: tuple[ClosedDutyFact, ...] = ()
    organisation: Organisation = field(init=False, repr=False, compare=False)
    """The same bodies, to be asked how they stood on a day."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "organisation", Organisation(bodies=self.bodies))
