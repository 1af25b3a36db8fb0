"""What stands beside a text while it is written: what has been measured of the goal, and what others have decided."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from django.db.models import Q

from koll.domain.record import name_order
from koll.domain.refs import OccasionRef, Ref
from koll.media.charts import LineChart, lay_out_lines
from koll.public.activities import AnswerView, answers_to
from koll.reads.descriptions._descriptions import AnswerPage, OccasionPage, PartPage
from koll.reads.followup import IndicatorView, ReadingView, reading_view, readings_of_indicator, table
from koll.snapshot import Context
from koll.tables.models import IndicatorLink, Part

MOST = 4
"""How many indicators and how many others' answers stand beside a text; the rest is a link away."""
LATEST = 6
"""How many readings stand in the small table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """An indicator that says something about a goal: its line, a small drawing, and its latest readings."""

    line: IndicatorView
    drawn: LineChart | None
    readings: tuple[ReadingView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidElsewhere:
    """What another body has written in the same part of the same year and decided."""

    body_name: str
    text: str
    ref: Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class WritingContext:
    """What the record knows of what somebody writes about.

    `mandate` and `common` are (heading, text, ref): what the body is for, and the common analysis of the year.
    """

    mandate: tuple[tuple[str, str, Ref], ...]
    common: tuple[tuple[str, str, Ref], ...]
    measured: tuple[Measured, ...] = ()
    answers: tuple[AnswerView, ...] = ()
    parts: tuple[SaidElsewhere, ...] = ()


def beside_answer(context: Context, page: OccasionPage, asked: AnswerPage) -> WritingContext:
    """What stands beside an answer to a statement, in three queries."""
    statement = asked.statement
    others = (
        row for row in answers_to(context.snapshot, statement.key, asked.answering.instrument) if is_other(page, row)
    )
    return WritingContext(
        mandate=ground_of(page, "mandate"),
        common=ground_of(page, "common"),
        measured=measured_of(context, statement.key),
        answers=tuple(islice(others, MOST)),
    )


def is_other(page: OccasionPage, answer: AnswerView) -> bool:
    """Whether another body answered, this year or the year before."""
    return answer.body_key != page.line.body_key and answer.period >= page.line.period - 1


def beside_part(context: Context, page: OccasionPage, part: PartPage) -> WritingContext:
    """What stands beside a part, in one query; what the part itself starts from is the page's own."""
    which = Q(occasion__activity=page.line.activity, occasion__period=page.line.period, key=part.key)
    rows = (
        Part.objects.filter(which, occasion__done_on__isnull=False, occasion__done_on__lte=context.day)
        .exclude(Q(occasion__body__key=page.line.body_key) | Q(text=""))
        .select_related("occasion__body")
        .order_by("-occasion__number")
    )
    said: dict[str, SaidElsewhere] = {}
    for row in sorted(rows, key=lambda row: name_order(context.snapshot.bodies.name(row.occasion.body.key))):
        held = row.occasion
        ref = OccasionRef(activity=held.activity, body=held.body.key, period=held.period, number=held.number)
        said.setdefault(
            held.body.key,
            SaidElsewhere(
                body_name=context.snapshot.bodies.name(held.body.key),
                text=row.text,
                ref=ref.at(f"part-{part.key}"),
            ),
        )
    return WritingContext(
        mandate=() if part.source == "mandate" else ground_of(page, "mandate"),
        common=() if part.source == "common" else ground_of(page, "common"),
        parts=tuple(said.values()),
    )


def ground_of(page: OccasionPage, source: str) -> tuple[tuple[str, str, Ref], ...]:
    """What the parts that start from this source have beside them already."""
    return next((part.ground_text for part in page.parts if part.source == source and part.ground_text), ())


def measured_of(context: Context, key: str) -> tuple[Measured, ...]:
    """The indicators that say something about a statement, as they were known on the day. Two queries."""
    links = IndicatorLink.objects.filter(statement_key=key, indicator__begun_on__lte=context.day)
    links = links.exclude(indicator__ended_on__lte=context.day).select_related("indicator__body")[:MOST]
    rows = [link.indicator for link in links]
    readings = readings_of_indicator([row.pk for row in rows]) if rows else {}
    found = []
    for row in rows:
        lines = table([reading for reading in readings[row.pk] if reading.read_on <= context.day], ())
        drawn = lay_out_lines([(line.period, line.value) for line in lines], (), (row.target_low, row.target_high))
        found.append(Measured(line=reading_view(context, row, lines, (key,)), drawn=drawn, readings=lines[-LATEST:]))
    return tuple(found)
