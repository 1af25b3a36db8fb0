"""An auditor's first page: what is open, late and decided, at a glance, and nothing that is somebody's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from koll.charter import Owed
from koll.permissions import Act, Actor, require
from koll.reads.assignments import AssignmentLine, assignment_lines
from koll.reads.decisions import DecisionLine, decisions_page
from koll.reads.municipality import ours, owed_on
from koll.reads.oversight import oversight_page
from koll.reads.oversight_entries import EntryLine
from koll.reads.risks import RiskPlanLine, risk_plans
from koll.reads.trail import TrailLine, trail_page

FEW = 6


@dataclass(frozen=True, slots=True)
class AuditorPage:
    """What the oversight waits for, what is late by law or model, what was decided, and the last lines of the trail."""

    waiting: tuple[EntryLine, ...]
    late: tuple[Owed, ...]
    decisions: tuple[DecisionLine, ...]
    oldest: tuple[AssignmentLine, ...]
    plans: tuple[RiskPlanLine, ...]
    trail: tuple[TrailLine, ...]
    lines: int

    @property
    def settled(self) -> int:
        """How many bodies have settled their plan for internal control."""
        return sum(each.settled_on is not None for each in self.plans)


def is_only_auditor(actor: Actor) -> bool:
    """Whether the person has seats, and every one of them is an auditor's."""
    return bool(actor.seats) and all(seat.role == "auditor" for seat in actor.seats)


def auditor_page(actor: Actor, day: date) -> AuditorPage:
    """The first page of an auditor; UnableToReach for everybody else. Fixed queries."""
    require(actor, Act.READ_TRAIL)
    waiting = [each for row in oversight_page(actor, day.year, day).rows for each in row.open]
    trail = trail_page(actor, day)
    return AuditorPage(
        waiting=tuple(sorted(waiting, key=lambda each: each.concluded_on or day)),
        late=tuple(each for each in owed_on(day, ours()) if each.state == "overdue"),
        decisions=decisions_page(day).lines[:FEW],
        oldest=tuple(each for each in assignment_lines(day) if each.closed_on is None)[:FEW],
        plans=risk_plans(day.year, day),
        trail=trail.lines[:FEW],
        lines=trail.total,
    )
