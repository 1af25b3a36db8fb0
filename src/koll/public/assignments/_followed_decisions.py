"""Motions and other decisions worth following: which stand on the list, who sees to each, and what was last told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from koll.domain.almanac import day_if_reached
from koll.public import _rows
from koll.public.decisions import DecisionView, decision_line
from koll.snapshot import Snapshot
from koll.tables.models import FollowedDecision

KINDS = tuple(FollowedDecision.Kind.values)
"""The kinds of decision: a motion, or another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedDecisionView:
    """A decision on the list: what kind, which body sees to it, why, by when, what was last told, what came of it.

    `given_to` is the name of the body it was given to, when another has taken over from that one.
    """

    id: int
    kind: str
    decision: DecisionView
    body_key: str
    body_name: str
    why: str
    due_on: date | None
    listed_on: date
    last_report: str
    last_report_on: date | None
    ended_on: date | None
    ended_by: DecisionView | None
    outcome: str
    given_to: str = ""

    @property
    def is_motion(self) -> bool:
        """Whether members of the council asked for it in a motion."""
        return self.kind == FollowedDecision.Kind.MOTION


def listed_lines(snapshot: Snapshot, *, decision: int | None = None) -> tuple[FollowedDecisionView, ...]:
    """Every decision put on the list by the day, or one decision's; those still there first, the oldest first."""
    rows = _rows.followed_decisions(snapshot.day).select_related("decision__body", "body", "ended_by__body")
    if decision is not None:
        rows = rows.filter(decision_id=decision)
    kept = list(rows)
    told = {
        follow_up_report.listed_id: follow_up_report
        for follow_up_report in _rows.follow_up_reports(snapshot.day).filter(listed__in=[row.pk for row in kept])
    }
    bodies = snapshot.bodies
    lines = []
    for row in kept:
        heir, report, ended = bodies.heir_of(row.body_id), told.get(row.pk), day_if_reached(row.ended_on, snapshot.day)
        moved = heir if heir is not None and (ended is None or ended >= heir.since) else None
        lines.append(
            FollowedDecisionView(
                id=row.pk,
                kind=row.kind,
                decision=decision_line(snapshot, row.decision),
                body_key=moved.key if moved else row.body.key,
                body_name=moved.name if moved else snapshot.bodies.name(row.body.key),
                why=row.why,
                due_on=row.due_on,
                listed_on=row.listed_on,
                last_report=report.words if report else "",
                last_report_on=report.on if report else None,
                ended_on=ended,
                ended_by=decision_line(snapshot, row.ended_by) if row.ended_by and ended else None,
                outcome=row.outcome if ended else "",
                given_to=snapshot.bodies.name(row.body.key) if moved else "",
            )
        )
    return tuple(sorted(lines, key=lambda line: (line.ended_on is not None, line.decision.day, line.id)))


def listed_with_number(snapshot: Snapshot, number: int) -> FollowedDecisionView | None:
    """The one with this number on the list; None when there is none."""
    made = _rows.followed_decisions(snapshot.day).filter(pk=number).values_list("decision_id", flat=True).first()
    lines = listed_lines(snapshot, decision=made) if made is not None else ()
    return next((line for line in lines if line.id == number), None)
