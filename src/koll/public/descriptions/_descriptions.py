"""What a body has decided in writing: its parts, its answers and the shifts it sees, without what is inside."""

from __future__ import annotations

from dataclasses import dataclass

from koll.domain.charter import Activity, ActivityPart, AnswerField, Answering, Ground, Label
from koll.domain.refs import OccasionRef
from koll.public import _rows
from koll.public.activities import OccasionView, TrendHere, by_template, occasion_line, trends_here
from koll.public.decisions import DecisionView, decision_line
from koll.public.descriptions._shift_views import ShiftView, shift_views
from koll.public.instruments import StatementView, in_force_statements
from koll.snapshot import Snapshot
from koll.tables.models import Answer, Occasion


@dataclass(frozen=True, slots=True, kw_only=True)
class DescriptionPart:
    """A written part, and the section that asks for it. `source`: what it starts from, as the charter names it."""

    key: str
    label: Label
    source: str
    text: str
    ground: Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class DescriptionAnswer:
    """A statement and what is answered to it; `mode` is the one chosen, or suggested where nothing is answered."""

    statement: StatementView
    answering: Answering
    mode: str
    fields: tuple[tuple[AnswerField, str], ...]
    is_answered: bool
    mode_why: str = ""
    """Why the body answers in another way than the council suggested."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DescriptionPage:
    """What a body has written, in full."""

    line: OccasionView
    activity: Activity
    parts: tuple[DescriptionPart, ...]
    answers: tuple[tuple[Label, tuple[DescriptionAnswer, ...]], ...]
    """The statements that are answered, grouped by instrument."""
    shifts: tuple[ShiftView, ...]
    decision: DecisionView | None
    trends: tuple[TrendHere, ...] = ()
    """The trends of a common analysis, and in a description those it starts from with what they mean there."""


def description_page(snapshot: Snapshot, ref: OccasionRef) -> DescriptionPage | None:
    """A description, analysis or follow-up as it was decided; None while it is a draft. Fixed queries."""
    kinds = {one_activity.key for one_activity in snapshot.charter.activities if one_activity.is_written}
    if ref.activity not in kinds:
        return None
    row = (
        _rows.occasions(snapshot.day)
        .select_related("body", "decision__body", "template")
        .prefetch_related("counterparts__body")
        .filter(activity=ref.activity, body__key=ref.body, period=ref.period, number=ref.number)
        .first()
    )
    if row is None:
        return None
    decided = snapshot.on(row.done_on or snapshot.day)
    kind = by_template(snapshot.charter.activity(row.activity), row.template)
    texts = dict(_rows.parts(snapshot.day).filter(occasion=row).values_list("key", "text"))
    with_bodies = tuple(snapshot.bodies.name(counterpart.body.key) for counterpart in row.counterparts.all())
    made = row.decision if row.decision and row.decision.day <= snapshot.day else None
    return DescriptionPage(
        line=occasion_line(snapshot, row, with_bodies),
        activity=kind,
        parts=tuple(part_view(part, texts.get(part.key, "")) for part in kind.parts),
        answers=answers_decided(decided, kind, row),
        shifts=shift_views(snapshot, _rows.shifts(snapshot.day).filter(occasion=row)),
        decision=decision_line(snapshot, made) if made else None,
        trends=trends_here(decided, row),
    )


def part_view(part: ActivityPart, text: str) -> DescriptionPart:
    """A part with what is written in it."""
    return DescriptionPart(key=part.key, label=part.label, source=part.source, text=text, ground=part.ground)


def answers_decided(
    decided: Snapshot, kind: Activity, row: Occasion
) -> tuple[tuple[Label, tuple[DescriptionAnswer, ...]], ...]:
    """Every statement in force on the day of the decision that the body answers, with what it answered."""
    given = {
        answer.statement.key: answer
        for answer in _rows.answers(decided.day).filter(occasion=row).select_related("statement")
    }
    asked = statements_to_answer(decided, kind, row.body.key)
    return tuple(
        (label, tuple(answer_view(answering, statement, given.get(statement.key)) for statement in statements))
        for label, answering, statements in asked
    )


def statements_to_answer(
    snapshot: Snapshot, kind: Activity, body: str
) -> tuple[tuple[Label, Answering, tuple[StatementView, ...]], ...]:
    """The statements in force that the body answers in the activity, by instrument with its label."""
    found = in_force_statements(snapshot, [answering.instrument for answering in kind.answers], body)
    return tuple(
        (
            snapshot.charter.instrument(answering.instrument).label,
            answering,
            tuple(row for row in found if row.ref.instrument == answering.instrument),
        )
        for answering in kind.answers
    )


def answer_view(answering: Answering, statement: StatementView, answer: Answer | None) -> DescriptionAnswer:
    """A statement with what was answered to it, if anything."""
    default = "factor" if answering.mode == "risks_and_opportunities" else "reasoned"
    suggested = statement.suggested_mode if answering.mode == "measured_or_reasoned" else ""
    words = answer.fields if answer else {}
    return DescriptionAnswer(
        statement=statement,
        answering=answering,
        mode=answer.mode if answer else suggested or default,
        fields=tuple((field, words.get(field.key, "")) for field in answering.fields),
        is_answered=answer is not None and answer.revision > 0,
        mode_why=answer.mode_why if answer else "",
    )
