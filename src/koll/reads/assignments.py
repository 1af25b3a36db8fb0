"""Assignments: who gave which to whom, why, by when and with what means, and what has become of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q

from koll.permissions import Act, Actor, Subject, may
from koll.reads.decisions import DecisionLine, closed_on, decision_line
from koll.reads.instruments import StatementLine, StatementRef, reference
from koll.reads.listed import ListedLine, listed_lines
from koll.reads.municipality import ours
from koll.records.models import Answer, AssignmentReport, Closing, PlanItem, Statement
from koll.snapshot import called, organisation_on


@dataclass(frozen=True, slots=True)
class AssignmentLine:
    """An assignment: from whom to whom, by which decision, on what terms, who planned it, and what was last told.

    `due_on` is the day by which it is to be done, None where the decision has none. `given_to` is the name of the body
    it was given to, when another has taken over from that one.
    """

    statement: StatementRef
    text: str
    why: str
    due_on: date | None
    means: str
    body_key: str
    body_name: str
    giver_key: str
    giver_name: str
    decision: DecisionLine
    taken_up_by: tuple[str, ...]
    last_report: str
    last_report_on: date | None
    closed_on: date | None
    closing_words: str
    given_to: str = ""


@dataclass(frozen=True, slots=True)
class AssignmentsPage:
    """The assignments that fit, open ones first and the oldest first; how many there are; and whom to choose among.

    `listed`: the motions and other decisions that are followed, chosen among and in order like the assignments.
    """

    lines: tuple[AssignmentLine, ...]
    open: int
    closed: int
    bodies: tuple[tuple[str, str], ...]
    givers: tuple[tuple[str, str], ...]
    listed: tuple[ListedLine, ...] = ()

    @property
    def oldest(self) -> AssignmentLine | None:
        """The oldest of the open ones shown."""
        return next((each for each in self.lines if each.closed_on is None), None)

    @property
    def untaken(self) -> int:
        """How many of the open ones shown no plan has taken up."""
        return sum(each.closed_on is None and not each.taken_up_by for each in self.lines)


@dataclass(frozen=True, slots=True)
class MayAssign:
    """What the person asking may do with one assignment."""

    close: bool = False
    reopen: bool = False
    report: bool = False


def assignments_page(day: date, *, body: str = "", giver: str = "", state: str = "") -> AssignmentsPage:
    """Assignments decided by the day, of one body or giver, "open", "closed" or all of them. Ten queries."""
    lines, listed = assignment_lines(day), listed_lines(day)
    shown = tuple(
        each
        for each in lines
        if (not body or each.body_key == body)
        and (not giver or each.giver_key == giver)
        and (state not in ("open", "closed") or (each.closed_on is None) == (state == "open"))
    )
    waiting = sum(each.closed_on is None for each in lines)
    return AssignmentsPage(
        lines=shown,
        open=waiting,
        closed=len(lines) - waiting,
        bodies=names(
            [(each.body_key, each.body_name) for each in lines] + [(each.body_key, each.body_name) for each in listed]
        ),
        givers=names(
            [(each.giver_key, each.giver_name) for each in lines]
            + [(each.decision.body_key, each.decision.body_name) for each in listed]
        ),
        listed=tuple(
            each
            for each in listed
            if (not body or each.body_key == body)
            and (not giver or each.decision.body_key == giver)
            and (state not in ("open", "closed") or (each.ended_on is None) == (state == "open"))
        ),
    )


def names(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Each body once, by name."""
    return tuple(sorted({pair for pair in pairs if pair[0]}, key=lambda pair: pair[1]))


def assignment_lines(day: date) -> tuple[AssignmentLine, ...]:
    """Every assignment decided by the day, open ones first, the oldest first. Seven queries."""
    charter = ours().charter
    keys = [each.key for each in charter.instruments if each.level == "assignment"]
    rows = list(
        Statement.objects.filter(version__instrument__in=keys, version__decision__day__lte=day).select_related(
            "version__decision__body", "version__body", "body"
        )
    )
    ids = [row.pk for row in rows]
    plans, told, closed = plans_for(ids, day), last_told(ids, day), closings_for(ids, day)
    lines = [
        assignment_line(row, reference(charter, row), plans[row.pk], told.get(row.pk), closed.get(row.pk))
        for row in rows
    ]
    lines = handed_on(rows, lines, day)
    return tuple(sorted(lines, key=lambda each: (each.closed_on is not None, each.decision.day, each.statement.id)))


def handed_on(rows: Sequence[Statement], lines: Sequence[AssignmentLine], day: date) -> list[AssignmentLine]:
    """The lines, those that were open when their body ended with the body that has taken over."""
    bodies = organisation_on(day)
    found = []
    for row, line in zip(rows, lines, strict=True):
        heir = bodies.heir_of(row.body_id or row.version.body_id)
        if heir is None or (line.closed_on is not None and line.closed_on < heir.since):
            found.append(line)
        else:
            found.append(replace(line, body_key=heir.key, body_name=heir.name, given_to=line.body_name))
    return found


def assignment_line(
    row: Statement,
    ref: StatementRef,
    plans: Sequence[str],
    told: tuple[date, str] | None,
    closing: tuple[date, str] | None,
) -> AssignmentLine:
    """One assignment in a line; its version's decision and both bodies must have been fetched."""
    body = row.body or row.version.body
    giver = row.version.decision.body
    return AssignmentLine(
        statement=ref,
        text=row.text,
        why=row.why,
        due_on=row.horizon_on,
        means=row.means,
        body_key=body.key if body else "",
        body_name=called(body) if body else "",
        giver_key=giver.key,
        giver_name=called(giver),
        decision=decision_line(row.version.decision),
        taken_up_by=tuple(plans),
        last_report=told[1] if told else "",
        last_report_on=told[0] if told else None,
        closed_on=closing[0] if closing else None,
        closing_words=closing[1] if closing else "",
    )


def plans_for(ids: Sequence[int], day: date) -> defaultdict[int, list[str]]:
    """The names of the units that had each assignment in their plan on the day. One query."""
    plans: defaultdict[int, list[str]] = defaultdict(list)
    there = Q(removed_on=None) | Q(removed_on__gt=day)
    for item in PlanItem.objects.filter(there, added_on__lte=day, serves__in=ids).select_related("body"):
        if called(item.body, day) not in plans[item.serves_id or 0]:
            plans[item.serves_id or 0].append(called(item.body, day))
    return plans


def last_told(ids: Sequence[int], day: date) -> dict[int, tuple[date, str]]:
    """What was last told of each by the day, in a report of its own or in a follow-up. Two queries."""
    told: list[tuple[date, int, str]] = []
    for answer in Answer.objects.filter(statement__in=ids, occasion__done_on__lte=day).select_related("occasion"):
        words = "\n\n".join(str(text) for text in answer.fields.values() if text)
        told.append((answer.occasion.done_on or day, answer.statement_id, words))
    for report in AssignmentReport.objects.filter(statement__in=ids, on__lte=day):
        told.append((report.on, report.statement_id, report.words))
    return {number: (on, words) for on, number, words in sorted(told, key=lambda each: each[0])}


def closings_for(ids: Sequence[int], day: date) -> dict[int, tuple[date, str]]:
    """The day and the words of the closing that holds on the day, for each that is closed. One query."""
    rows = Closing.objects.filter(closed_on(day), statement__in=ids).select_related("decision")
    return {row.statement_id: (row.decision.day, row.words) for row in rows}


def may_with(actor: Actor, line: StatementLine) -> MayAssign:
    """What the actor may do with the assignment; nothing with what is not one."""
    if line.level != "assignment":
        return MayAssign()
    settles = may(actor, Act.CLOSE_ASSIGNMENT, Subject(body=line.giver_key, decides=line.giver_key)).allowed
    reports = may(actor, Act.REPORT_ASSIGNMENT, Subject(body=line.holder_key, decides=line.holder_key)).allowed
    is_open = line.closed_on is None
    return MayAssign(close=settles and is_open, reopen=settles and not is_open, report=reports and is_open)
