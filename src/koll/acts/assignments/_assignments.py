"""Assignments after they are given: reported on by who has one, closed and reopened by the body that gave it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from django.utils.translation import gettext as _

from koll.acts.decisions import DecisionInput, record_or_find_decision, ref_of
from koll.acts.engine import Doing, Done, Input, act, change, create, holder_on, statement_with
from koll.domain.refs import StatementRef
from koll.domain.refusals import Refusal
from koll.permissions import N_, Permission, Subject, Trail
from koll.snapshot import Snapshot
from koll.tables.models import AssignmentClosing, AssignmentReport, Body, Decision, Statement


def assignment_with(snapshot: Snapshot, number: int) -> Statement:
    """The assignment with this number; what is not an assignment is neither closed nor reported on."""
    row = statement_with(number)
    if snapshot.charter.instrument(row.version.instrument).level != "assignment":
        raise Refusal(
            "assignment.not_an_assignment",
            _("“%(heading)s” is not an assignment.") % {"heading": row.heading},
            field="statement",
        )
    return row


def open_closing(row: Statement) -> AssignmentClosing | None:
    """The closing that holds, or None while the assignment is open."""
    return AssignmentClosing.objects.filter(statement=row, reopened_by__isnull=True).select_related("decision").first()


class OfAssignment(Protocol):
    """What is handed in about an assignment."""

    @property
    def statement(self) -> int:
        """The number of the assignment's statement."""


def giver_subject(doing: Doing, given: OfAssignment) -> Subject:
    """The body that gave the assignment."""
    giver = assignment_with(doing.snapshot, given.statement).version.decision.body
    return Subject(body=giver.key, decides=giver.key)


def recipient_subject(doing: Doing, given: OfAssignment) -> Subject:
    """The body that has the assignment."""
    body = recipient(assignment_with(doing.snapshot, given.statement))
    return Subject(body=body.key, decides=body.key)


def recipient(row: Statement) -> Body:
    """The body that the assignment is given to."""
    body = row.body or row.version.body
    if body is None:
        raise Refusal(
            "assignment.no_recipient",
            _("The assignment is given to nobody in particular, so nobody can report on it."),
            field="statement",
        )
    return body


def by_the_giver(doing: Doing, row: Statement, decision: DecisionInput) -> Decision:
    """The giver's own decision, or its heir's; Refusal for another body's."""
    giver = row.version.decision.body
    made = record_or_find_decision(doing, decision)
    if made.body_id not in {giver.pk, holder_on(doing.snapshot, giver).pk}:
        raise Refusal(
            "assignment.given_by_another",
            _("Only %(body)s, which gave the assignment, can decide this. Choose a decision by that body.")
            % {"body": giver.name},
            field="decision",
        )
    return made


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseAssignment(Input):
    """Closes an assignment by a decision of the body that gave it."""

    statement: int
    decision: DecisionInput
    words: str


@act(
    CloseAssignment,
    permission=Permission.CLOSE_ASSIGNMENT,
    subject=giver_subject,
    news=N_("An assignment was closed"),
    trail=Trail.SHOWN,
)
def close_assignment(doing: Doing, given: CloseAssignment) -> Done:
    row = assignment_with(doing.snapshot, given.statement)
    made = by_the_giver(doing, row, given.decision)
    if open_closing(row) is not None:
        raise Refusal("assignment.already_closed", _("The assignment is already closed."))
    if made.day < row.version.decision.day:
        raise Refusal(
            "assignment.closed_before_given",
            _("It cannot be closed before it was given, on %(day)s. Check the day of the decision.")
            % {"day": row.version.decision.day.isoformat()},
            field="decision",
        )
    create(AssignmentClosing, statement=row, decision=made, words=given.words.strip())
    return Done(subject=ref_of(made), said=_("The assignment has been closed."), id=row.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenAssignment(Input):
    """Reopens a closed assignment by a decision of the body that gave it, with the reason."""

    statement: int
    decision: DecisionInput
    reason: str


@act(
    ReopenAssignment,
    permission=Permission.CLOSE_ASSIGNMENT,
    subject=giver_subject,
    news=N_("An assignment was reopened"),
    trail=Trail.SHOWN,
)
def reopen_assignment(doing: Doing, given: ReopenAssignment) -> Done:
    row = assignment_with(doing.snapshot, given.statement)
    made = by_the_giver(doing, row, given.decision)
    closing = open_closing(row)
    if closing is None:
        raise Refusal("assignment.already_open", _("The assignment is open already."))
    if made.day < closing.decision.day:
        raise Refusal(
            "assignment.reopened_before_closed",
            _("It cannot be reopened before it was closed, on %(day)s. Check the day of the decision.")
            % {"day": closing.decision.day.isoformat()},
            field="decision",
        )
    if not given.reason.strip():
        raise Refusal(
            "assignment.reason_missing",
            _("Write why it is reopened: the body that has it must know what is left to do."),
            field="reason",
        )
    change(closing, reopened_by=made, reopened_because=given.reason.strip())
    return Done(subject=ref_of(made), said=_("The assignment is open again."), id=row.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportAssignment(Input):
    """Reports how it goes with an assignment, in the words of the body that received it."""

    statement: int
    words: str


@act(
    ReportAssignment,
    permission=Permission.REPORT_ASSIGNMENT,
    subject=recipient_subject,
    news=N_("A report was given on an assignment"),
    trail=Trail.SHOWN,
)
def report_assignment(doing: Doing, given: ReportAssignment) -> Done:
    row = assignment_with(doing.snapshot, given.statement)
    if open_closing(row) is not None:
        raise Refusal("assignment.closed", _("The assignment is closed. Ask the body that gave it to reopen it."))
    if not given.words.strip():
        raise Refusal("assignment.report_empty", _("Write how it goes, in a few sentences."), field="words")
    create(
        AssignmentReport,
        statement=row,
        body=holder_on(doing.snapshot, recipient(row)),
        on=doing.day,
        words=given.words.strip(),
        written_by_id=doing.actor.person,
    )
    ref = StatementRef(instrument=row.version.instrument, key=row.key)
    return Done(subject=ref, said=_("The report has been handed over."), id=row.pk)
