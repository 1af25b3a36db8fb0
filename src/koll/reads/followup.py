"""Follow-up: what bodies have answered to goals, factors and assignments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from koll.charter.model import Label
from koll.reads.decisions import occasion_address
from koll.reads.municipality import ours
from koll.records.models import Answer


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
        address = occasion_address(held.activity, held.body.key, held.period, held.number)
        activity = charter.activity(held.activity)
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
                address=f"{address}#answer-{row.statement_id}",
            )
        )
    return tuple(found)
