"""An auditor's first page: what is open, late and decided, at a glance, and nothing that is somebody's own."""

from __future__ import annotations

from dataclasses import dataclass

from koll.domain.owed import Duty
from koll.permissions import Actor, Permission, require
from koll.public.decisions import DecisionView, decisions_page
from koll.reads.assignments import AssignmentView, assignment_lines
from koll.reads.oversight._audit_trail import TrailEntryView, trail_page
from koll.reads.oversight._entries import OversightEntryView
from koll.reads.oversight._internal_control import InternalControlPlanView, risk_plans
from koll.reads.oversight._oversight import oversight_page
from koll.snapshot import Context, duties_on

FEW = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditorPage:
    """What the oversight waits for, what is late by law or model, what was decided, and the last lines of the trail."""

    waiting: tuple[OversightEntryView, ...]
    late: tuple[Duty, ...]
    decisions: tuple[DecisionView, ...]
    oldest: tuple[AssignmentView, ...]
    plans: tuple[InternalControlPlanView, ...]
    trail: tuple[TrailEntryView, ...]
    lines: int

    @property
    def settled(self) -> int:
        """How many bodies have settled their plan for internal control."""
        return sum(plan.settled_on is not None for plan in self.plans)


def is_only_auditor(actor: Actor) -> bool:
    """Whether the person has seats, and every one of them is an auditor's."""
    return bool(actor.seats) and all(seat.role == "auditor" for seat in actor.seats)


def auditor_page(context: Context) -> AuditorPage:
    """The first page of an auditor; Forbidden for everybody else. Fixed queries."""
    require(context.actor, Permission.READ_AUDIT_TRAIL)
    waiting = [item for row in oversight_page(context, context.day.year).rows for item in row.open]
    trail = trail_page(context)
    return AuditorPage(
        waiting=tuple(sorted(waiting, key=lambda item: item.concluded_on or context.day)),
        late=tuple(duty for duty in duties_on(context.snapshot) if duty.state == "passed"),
        decisions=decisions_page(context.snapshot).lines[:FEW],
        oldest=tuple(
            assignment_line for assignment_line in assignment_lines(context) if assignment_line.closed_on is None
        )[:FEW],
        plans=risk_plans(context, context.day.year),
        trail=trail.lines[:FEW],
        lines=trail.total,
    )
