"""Assignments: who gave which to whom, why, by when and with what means, and what has become of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from koll.public import _rows
from koll.public.assignments._followed_decisions import FollowedDecisionView, listed_lines
from koll.public.decisions import DecisionView, closed_on, decision_line
from koll.public.instruments import LinkedStatement, linked_statement
from koll.snapshot import Snapshot
from koll.tables.models import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentView:
    """An assignment: from whom to whom, by which decision, on what terms, and what was last told.

    `due_on` is the day by which it is to be done, None where the decision has none. `given_to` is the name of the body
    it was given to, when another has taken over from that one.
    """

    statement: LinkedStatement
    text: str
    why: str
    due_on: date | None
    means: str
    body_key: str
    body_name: str
    giver_key: str
    giver_name: str
    decision: DecisionView
    last_report: str
    last_report_on: date | None
    closed_on: date | None
    closing_words: str
    given_to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentsPage:
    """The assignments that fit, open ones first and the oldest first; how many there are; and whom to choose among.

    `listed`: the motions and other decisions that are followed, chosen among and in order like the assignments.
    """

    lines: tuple[AssignmentView, ...]
    open: int
    closed: int
    bodies: tuple[tuple[str, str], ...]
    givers: tuple[tuple[str, str], ...]
    listed: tuple[FollowedDecisionView, ...] = ()

    @property
    def oldest(self) -> AssignmentView | None:
        """The oldest of the open ones shown."""
        return next((line for line in self.lines if line.closed_on is None), None)


def assignments_page(snapshot: Snapshot, *, body: str = "", giver: str = "", state: str = "") -> AssignmentsPage:
    """Assignments decided by the day, of one body or giver, "open", "closed" or all of them. Nine queries."""
    lines, listed = assignment_lines(snapshot), listed_lines(snapshot)
    shown = tuple(
        line
        for line in lines
        if (not body or line.body_key == body)
        and (not giver or line.giver_key == giver)
        and (state not in ("open", "closed") or (line.closed_on is None) == (state == "open"))
    )
    waiting = sum(line.closed_on is None for line in lines)
    return AssignmentsPage(
        lines=shown,
        open=waiting,
        closed=len(lines) - waiting,
        bodies=names(
            [(line.body_key, line.body_name) for line in lines] + [(row.body_key, row.body_name) for row in listed]
        ),
        givers=names(
            [(line.giver_key, line.giver_name) for line in lines]
            + [(row.decision.body_key, row.decision.body_name) for row in listed]
        ),
        listed=tuple(
            row
            for row in listed
            if (not body or row.body_key == body)
            and (not giver or row.decision.body_key == giver)
            and (state not in ("open", "closed") or (row.ended_on is None) == (state == "open"))
        ),
    )


def names(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Each body once, by name."""
    return tuple(sorted({pair for pair in pairs if pair[0]}, key=lambda pair: pair[1]))


def assignment_lines(snapshot: Snapshot) -> tuple[AssignmentView, ...]:
    """Every assignment decided by the day, open ones first, the oldest first. Six queries."""
    charter = snapshot.charter
    keys = [instrument.key for instrument in charter.instruments if instrument.level == "assignment"]
    rows = list(
        _rows.statements(snapshot.day)
        .filter(version__instrument__in=keys)
        .select_related("version__decision__body", "version__body", "body")
    )
    ids = [row.pk for row in rows]
    told, closed = last_told(ids, snapshot.day), closings_for(ids, snapshot.day)
    lines = [
        assignment_line(snapshot, row, linked_statement(charter, row), told.get(row.pk), closed.get(row.pk))
        for row in rows
    ]
    lines = handed_on(snapshot, rows, lines)
    return tuple(sorted(lines, key=lambda line: (line.closed_on is not None, line.decision.day, line.statement.id)))


def handed_on(snapshot: Snapshot, rows: Sequence[Statement], lines: Sequence[AssignmentView]) -> list[AssignmentView]:
    """The lines, those that were open when their body ended with the body that has taken over."""
    bodies = snapshot.bodies
    found = []
    for row, line in zip(rows, lines, strict=True):
        heir = bodies.heir_of(row.body_id or row.version.body_id)
        if heir is None or (line.closed_on is not None and line.closed_on < heir.since):
            found.append(line)
        else:
            found.append(replace(line, body_key=heir.key, body_name=heir.name, given_to=line.body_name))
    return found


def assignment_line(
    snapshot: Snapshot,
    row: Statement,
    ref: LinkedStatement,
    told: tuple[date, str] | None,
    closing: tuple[date, str] | None,
) -> AssignmentView:
    """One assignment in a line; its version's decision and both bodies must have been fetched."""
    body = row.body or row.version.body
    giver = row.version.decision.body
    return AssignmentView(
        statement=ref,
        text=row.text,
        why=row.why,
        due_on=row.horizon_on,
        means=row.means,
        body_key=body.key if body else "",
        body_name=snapshot.bodies.name(body.key) if body else "",
        giver_key=giver.key,
        giver_name=snapshot.bodies.name(giver.key),
        decision=decision_line(snapshot, row.version.decision),
        last_report=told[1] if told else "",
        last_report_on=told[0] if told else None,
        closed_on=closing[0] if closing else None,
        closing_words=closing[1] if closing else "",
    )


def last_told(ids: Sequence[int], day: date) -> dict[int, tuple[date, str]]:
    """What was last told of each by the day, in a report of its own or in a follow-up. Two queries."""
    told: list[tuple[date, int, str]] = []
    for answer in _rows.answers(day).filter(statement__in=ids).select_related("occasion"):
        words = "\n\n".join(str(text) for text in answer.fields.values() if text)
        told.append((answer.occasion.done_on or day, answer.statement_id, words))
    for report in _rows.assignment_reports(day).filter(statement__in=ids):
        told.append((report.on, report.statement_id, report.words))
    return {number: (on, words) for on, number, words in sorted(told, key=lambda row: row[0])}


def closings_for(ids: Sequence[int], day: date) -> dict[int, tuple[date, str]]:
    """The day and the words of the closing that holds on the day, for each that is closed. One query."""
    rows = _rows.assignment_closings(day).filter(closed_on(day), statement__in=ids).select_related("decision")
    return {row.statement_id: (row.decision.day, row.words) for row in rows}
