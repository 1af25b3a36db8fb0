"""Assignments after they are given: reported on by who has one, closed and reopened by the body that gave it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from koll.acts.decisions import DecisionInput, address_of, record_or_find_decision, told
from koll.acts.engine import Doing, Done, act, holder_on, require, statement_with
from koll.permissions import Permission, Subject, UnableTo
from koll.reads.decisions import statement_address
from koll.snapshot import ours
from koll.tables.models import AssignmentClosing, AssignmentReport, Decision, Statement


class UnableToAssign(UnableTo):
    """The assignment cannot be reported on, closed or reopened as it stands."""


def assignment_with(number: int) -> Statement:
    """The assignment with this number; what is not an assignment is neither closed nor reported on."""
    row = statement_with(number)
    if ours().charter.instrument(row.version.instrument).level != "assignment":
        raise UnableToAssign(_("“%(heading)s” is not an assignment.") % {"heading": row.heading})
    return row


def open_closing(row: Statement) -> AssignmentClosing | None:
    """The closing that holds, or None while the assignment is open."""
    return AssignmentClosing.objects.filter(statement=row, reopened_by__isnull=True).select_related("decision").first()


def by_the_giver(doing: Doing, act: Permission, row: Statement, decision: DecisionInput) -> Decision:
    """The giver's own decision, or its heir's, when the person may record it; UnableToAssign for another body's."""
    giver = row.version.decision.body
    require(doing, act, Subject(body=giver.key, decides=giver.key))
    made = record_or_find_decision(doing, decision)
    if made.body_id not in {giver.pk, holder_on(giver, doing.day).pk}:
        raise UnableToAssign(
            _("Only %(body)s, which gave the assignment, can decide this. Choose a decision by that body.")
            % {"body": giver.name}
        )
    return made


@act
def close_assignment(doing: Doing, *, statement: int, decision: DecisionInput, words: str) -> Done:
    """Closes an assignment by a decision of the body that gave it."""
    row = assignment_with(statement)
    made = by_the_giver(doing, Permission.CLOSE_ASSIGNMENT, row, decision)
    if open_closing(row) is not None:
        raise UnableToAssign(_("The assignment is already closed."))
    if made.day < row.version.decision.day:
        raise UnableToAssign(
            _("It cannot be closed before it was given, on %(day)s. Check the day of the decision.")
            % {"day": row.version.decision.day.isoformat()}
        )
    AssignmentClosing.objects.create(statement=row, decision=made, words=words.strip())
    content = told(made) | {"statement": row.key, "words": words}
    return Done(subject=address_of(made), said=_("The assignment has been closed."), id=row.pk, content=content)


@act
def reopen_assignment(doing: Doing, *, statement: int, decision: DecisionInput, reason: str) -> Done:
    """Reopens a closed assignment by a decision of the body that gave it, with the reason."""
    row = assignment_with(statement)
    made = by_the_giver(doing, Permission.CLOSE_ASSIGNMENT, row, decision)
    closing = open_closing(row)
    if closing is None:
        raise UnableToAssign(_("The assignment is open already."))
    if made.day < closing.decision.day:
        raise UnableToAssign(
            _("It cannot be reopened before it was closed, on %(day)s. Check the day of the decision.")
            % {"day": closing.decision.day.isoformat()}
        )
    if not reason.strip():
        raise UnableToAssign(_("Write why it is reopened: the body that has it must know what is left to do."))
    AssignmentClosing.objects.filter(pk=closing.pk).update(reopened_by=made, reopened_because=reason.strip())
    content = told(made) | {"statement": row.key, "reason": reason}
    return Done(subject=address_of(made), said=_("The assignment is open again."), id=row.pk, content=content)


@act
def report_assignment(doing: Doing, *, statement: int, words: str) -> Done:
    """Reports how it goes with an assignment, in the words of the body that received it."""
    row = assignment_with(statement)
    body = row.body or row.version.body
    if body is None:
        raise UnableToAssign(_("The assignment is given to nobody in particular, so nobody can report on it."))
    require(doing, Permission.REPORT_ASSIGNMENT, Subject(body=body.key, decides=body.key))
    if open_closing(row) is not None:
        raise UnableToAssign(_("The assignment is closed. Ask the body that gave it to reopen it."))
    if not words.strip():
        raise UnableToAssign(_("Write how it goes, in a few sentences."))
    report = AssignmentReport.objects.create(
        statement=row,
        body=holder_on(body, doing.day),
        on=doing.day,
        words=words.strip(),
        written_by_id=doing.actor.person,
    )
    content = {"statement": row.key, "report": report.pk, "body": report.body.key, "words": words}
    address = statement_address(row.version.instrument, row.key)
    return Done(subject=address, said=_("The report has been handed over."), id=row.pk, content=content)
