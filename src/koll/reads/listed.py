"""Motions and other decisions worth following: which stand on the list, who sees to each, and what was last told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from koll.almanac.spans import come_by
from koll.permissions import Act, Actor, Subject, may
from koll.reads.decisions import DecisionLine, decision_line
from koll.records.models import Decision, ListedDecision, ListedReport
from koll.snapshot import called, organisation_on

KINDS = tuple(ListedDecision.Kind.values)
"""The kinds of decision: a motion, or another."""


@dataclass(frozen=True, slots=True)
class ListedLine:
    """A decision on the list: what kind, which body sees to it, why, by when, what was last told, what came of it.

    `given_to` is the name of the body it was given to, when another has taken over from that one.
    """

    id: int
    kind: str
    decision: DecisionLine
    body_key: str
    body_name: str
    why: str
    due_on: date | None
    listed_on: date
    last_report: str
    last_report_on: date | None
    ended_on: date | None
    ended_by: DecisionLine | None
    outcome: str
    given_to: str = ""


@dataclass(frozen=True, slots=True)
class MayFollow:
    """A decision on the list with what the person asking may do with it."""

    line: ListedLine
    tell: bool = False
    take_off: bool = False


def listed_lines(day: date, *, decision: int | None = None) -> tuple[ListedLine, ...]:
    """Every decision put on the list by the day, or one decision's; those still there first, the oldest first."""
    rows = ListedDecision.objects.filter(listed_on__lte=day).select_related("decision__body", "body", "ended_by__body")
    if decision is not None:
        rows = rows.filter(decision_id=decision)
    kept = list(rows)
    told = {
        each.listed_id: each for each in ListedReport.objects.filter(listed__in=[row.pk for row in kept], on__lte=day)
    }
    bodies = organisation_on(day)
    lines = []
    for row in kept:
        heir, report, ended = bodies.heir_of(row.body_id), told.get(row.pk), come_by(row.ended_on, day)
        moved = heir if heir is not None and (ended is None or ended >= heir.since) else None
        lines.append(
            ListedLine(
                id=row.pk,
                kind=row.kind,
                decision=decision_line(row.decision),
                body_key=moved.key if moved else row.body.key,
                body_name=moved.name if moved else called(row.body, day),
                why=row.why,
                due_on=row.due_on,
                listed_on=row.listed_on,
                last_report=report.words if report else "",
                last_report_on=report.on if report else None,
                ended_on=ended,
                ended_by=decision_line(row.ended_by) if row.ended_by and ended else None,
                outcome=row.outcome if ended else "",
                given_to=called(row.body, day) if moved else "",
            )
        )
    return tuple(sorted(lines, key=lambda each: (each.ended_on is not None, each.decision.day, each.id)))


def listed_with_number(number: int, day: date) -> ListedLine | None:
    """The one with this number on the list; None when there is none."""
    made = ListedDecision.objects.filter(pk=number).values_list("decision_id", flat=True).first()
    lines = listed_lines(day, decision=made) if made is not None else ()
    return next((each for each in lines if each.id == number), None)


def may_follow(actor: Actor, line: ListedLine) -> MayFollow:
    """What the actor may do with a decision on the list."""
    giver, is_there = line.decision.body_key, line.ended_on is None
    settles = may(actor, Act.LIST_DECISION, Subject(body=giver, decides=giver)).allowed
    return MayFollow(line, tell=is_to_tell(actor, line), take_off=settles and is_there)


def is_to_tell(actor: Actor, line: ListedLine) -> bool:
    """Whether it is on the list and the person is among those who tell how it goes."""
    subject = Subject(body=line.body_key, decides=line.body_key)
    return line.ended_on is None and may(actor, Act.TELL_OF_DECISION, subject).allowed


def may_end_it(line: ListedLine, day: date) -> tuple[DecisionLine, ...]:
    """The later decisions by which it may be taken off the list, at most fifty, the latest first.

    Its body's own, and those of the body that has taken over from it.
    """
    made = line.decision
    bodies = {made.body_key, organisation_on(day).holder(made.body_key)}
    rows = Decision.objects.filter(body__key__in=bodies, day__gte=made.day, day__lte=day).exclude(pk=made.id)
    return tuple(decision_line(row) for row in rows.select_related("body")[:50])
