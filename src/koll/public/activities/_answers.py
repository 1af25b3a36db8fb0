"""Follow-up: what bodies have answered to goals, factors and assignments."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from koll.domain.charter import Label
from koll.domain.record import name_order
from koll.domain.refs import OccasionRef, Ref
from koll.public import _rows
from koll.snapshot import Snapshot
from koll.tables.models import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerView:
    """What a body answered to a statement, in which occasion; words by field label."""

    body_key: str
    body_name: str
    period: int
    mode: str
    words: tuple[tuple[Label, str], ...]
    on: date
    occasion_label: Label
    ref: Ref


def answers_to(snapshot: Snapshot, statement_key: str, instrument: str) -> tuple[AnswerView, ...]:
    """What bodies have answered to a statement in what has been decided by the day, the latest first. One query."""
    rows = (
        _rows.answers(snapshot.day)
        .filter(
            statement__key=statement_key,
            statement__version__instrument=instrument,
        )
        .select_related("occasion__body", "statement__version")
        .order_by("-occasion__done_on", "occasion__body_id")
    )
    return tuple(answer_line(snapshot, row) for row in rows)


def answer_line(snapshot: Snapshot, row: Answer) -> AnswerView:
    """An answer in a line; its statement's version and its occasion's body must have been fetched."""
    held, instrument = row.occasion, row.statement.version.instrument
    activity = snapshot.charter.activity(held.activity)
    fields = next((answer.fields for answer in activity.answers if answer.instrument == instrument), ())
    return AnswerView(
        body_key=held.body.key,
        body_name=snapshot.bodies.name(held.body.key),
        period=held.period,
        mode=row.mode,
        words=tuple((field.label, row.fields[field.key]) for field in fields if row.fields.get(field.key)),
        on=held.done_on or held.opened_on,
        occasion_label=activity.label,
        ref=OccasionRef(activity=held.activity, body=held.body.key, period=held.period, number=held.number).at(
            f"answer-{row.statement_id}"
        ),
    )


def last_answers(snapshot: Snapshot, instruments: Iterable[str]) -> dict[tuple[str, str], tuple[AnswerView, ...]]:
    """By instrument and statement key, what each body last answered in what it had decided by the day. One query."""
    rows = (
        _rows.answers(snapshot.day)
        .filter(
            statement__version__instrument__in=list(instruments),
        )
        .select_related("occasion__body", "statement__version")
        .order_by("-occasion__done_on", "-occasion__number")
    )
    latest: dict[tuple[str, str, str], Answer] = {}
    for row in rows:
        latest.setdefault((row.statement.version.instrument, row.statement.key, row.occasion.body.key), row)
    found: dict[tuple[str, str], tuple[AnswerView, ...]] = {}
    for (instrument, key, _body), row in sorted(
        latest.items(), key=lambda item: name_order(snapshot.bodies.name(item[1].occasion.body.key))
    ):
        found[instrument, key] = (*found.get((instrument, key), ()), answer_line(snapshot, row))
    return found
