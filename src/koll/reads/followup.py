"""Follow-up: what bodies have answered to goals, factors and assignments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from koll.charter.model import Label
from koll.reads.decisions import occasion_address
from koll.reads.instruments import StatementLine, in_force_statements
from koll.reads.municipality import ours
from koll.records.models import Answer, Body


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """What a body answered to a statement, in which occasion; words by field label."""

    body_key: str
    body_name: str
    period: int
    mode: str
    words: tuple[tuple[Label, str], ...]
    on: date
    occasion_label: Label
    address: str


@dataclass(frozen=True, slots=True)
class AnswersRow:
    """A statement with, for each body in the matrix's order, where its answer is read ("" for none)."""

    statement: StatementLine
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MatrixPage:
    """Which bodies have answered which statements in a year: presence, never grades."""

    period: int
    bodies: tuple[tuple[str, str], ...]
    rows: tuple[AnswersRow, ...]

    @property
    def answered(self) -> int:
        """How many answers there are."""
        return sum(bool(address) for row in self.rows for address in row.addresses)

    @property
    def asked(self) -> int:
        """How many answers there would be if all had answered everything."""
        return len(self.rows) * len(self.bodies)


def answers_to(statement_key: str, instrument: str, day: date) -> tuple[AnswerLine, ...]:
    """What bodies have answered to a statement in what has been decided by the day, the latest first. One query."""
    charter = ours().charter
    rows = (
        Answer.objects.filter(
            statement__key=statement_key,
            statement__version__instrument=instrument,
            occasion__done_on__isnull=False,
            occasion__done_on__lte=day,
        )
        .select_related("occasion__body")
        .order_by("-occasion__done_on", "occasion__body_id")
    )
    found = []
    for row in rows:
        held = row.occasion
        activity = charter.activity(held.activity)
        where = occasion_address(held.activity, held.body.key, held.period, held.number)
        fields = next((each.fields for each in activity.answers if each.instrument == instrument), ())
        found.append(
            AnswerLine(
                body_key=held.body.key,
                body_name=held.body.name,
                period=held.period,
                mode=row.mode,
                words=tuple((field.label, row.fields[field.key]) for field in fields if row.fields.get(field.key)),
                on=held.done_on or held.opened_on,
                occasion_label=activity.label,
                address=f"{where}#answer-{row.statement_id}",
            )
        )
    return tuple(found)


def matrix_page(period: int, day: date) -> MatrixPage:
    """Direction goals and factors against the bodies that answer them in the year. Fixed queries."""
    charter = ours().charter
    instruments = [each for each in charter.instruments if each.crosscutting]
    keys = [each.key for each in instruments]
    kinds = {
        kind
        for activity in charter.activities
        if any(each.instrument in keys for each in activity.answers)
        for kind in activity.held_by
    }
    bodies = [body for body in Body.objects.filter(begins_on__lte=day).exclude(ends_on__lte=day) if body.kind in kinds]
    statements = in_force_statements(day, keys)
    given: dict[tuple[str, int], str] = {}
    for row in (
        Answer.objects.filter(
            statement__key__in=[each.key for each in statements],
            occasion__period=period,
            occasion__done_on__isnull=False,
            occasion__done_on__lte=day,
        )
        .select_related("occasion__body", "statement")
        .order_by("occasion__done_on")
    ):
        held = row.occasion
        address = occasion_address(held.activity, held.body.key, held.period, held.number)
        given[row.statement.key, held.body_id] = f"{address}#{row.statement.key}"
    return MatrixPage(
        period,
        tuple((body.key, body.name) for body in bodies),
        tuple(
            AnswersRow(statement, tuple(given.get((statement.key, body.pk), "") for body in bodies))
            for statement in statements
        ),
    )
