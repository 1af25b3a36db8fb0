"""The world around: a year's trends to read and filter, and one trend with what it means for the bodies."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from koll.domain.record import name_order
from koll.permissions import Actor, Permission, may
from koll.public.activities import (
    OccasionView,
    TrendView,
    latest_common_analysis,
    occasion_line,
    trend_line,
    trend_lines,
)
from koll.public.decisions import occasion_address
from koll.reads.decisions import subject_among
from koll.snapshot import called, ours, subject_of_occasion
from koll.tables.models import Body, EventDayOutcome, Occasion, Trend, TrendMeaning

LEVELS = tuple(Trend.Level.values)
KINDS = tuple(Trend.Kind.values)
CERTAINTIES = tuple(Trend.Certainty.values)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendNoteView:
    """What came out of a day and stands beside the analysis: the words, the group, and where it came from."""

    text: str
    group: str
    on: date
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendsPage:
    """A year's trends that fit what is asked for. `analysis` is None when the year has none to show."""

    period: int
    level: str
    kind: str
    analysis: OccasionView | None
    lines: tuple[TrendView, ...]
    total: int
    levels: tuple[tuple[str, int], ...]
    kinds: tuple[tuple[str, int], ...]
    notes: tuple[TrendNoteView, ...]
    may_write: bool
    may_take_over: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendMeaningView:
    """What a trend means for a body."""

    body_name: str
    text: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendPage:
    """One trend with its analysis and what it means for the bodies whose words the reader may see."""

    trend: TrendView
    analysis: OccasionView
    meanings: tuple[TrendMeaningView, ...]
    may_write: bool


def common_analysis_of_year(actor: Actor, period: int, day: date) -> Occasion | None:
    """The year's analysis: the one under way for those who may read its draft, else the decided. Few queries."""
    charter = ours().charter
    decided = latest_common_analysis(charter, period, day)
    keys = [activity.key for activity in charter.activities if activity.kind == "analysis"]
    draft = (
        Occasion.objects.filter(Q(done_on=None) | Q(done_on__gt=day), activity__in=keys, period=period)
        .filter(opened_on__lte=day)
        .select_related("body")
        .order_by("-number")
        .first()
    )
    if draft is None or not may(actor, Permission.READ_DRAFT, subject_of_occasion(charter, draft)).allowed:
        return decided
    return draft


def trends_page(actor: Actor, period: int, day: date, level: str = "", kind: str = "") -> TrendsPage:
    """The trends of a year, as the actor may see them. Fixed queries."""
    charter = ours().charter
    row = common_analysis_of_year(actor, period, day)
    if row is None:
        return TrendsPage(
            period=period,
            level=level,
            kind=kind,
            analysis=None,
            lines=(),
            total=0,
            levels=(),
            kinds=(),
            notes=(),
            may_write=False,
            may_take_over=False,
        )
    every = trend_lines(row.pk)
    writes = may(actor, Permission.WRITE_OCCASION, subject_of_occasion(charter, row)).allowed
    levels, kinds = Counter(item.level for item in every), Counter(item.kind for item in every)
    before = Trend.objects.filter(
        occasion__activity=row.activity, occasion__period__lt=period, occasion__done_on__isnull=False
    )
    return TrendsPage(
        period=period,
        level=level if level in LEVELS else "",
        kind=kind if kind in KINDS else "",
        analysis=occasion_line(charter, row, day),
        lines=tuple(item for item in every if level in ("", item.level) and kind in ("", item.kind)),
        total=len(every),
        levels=tuple((one_level, levels[one_level]) for one_level in LEVELS),
        kinds=tuple((one_kind, kinds[one_kind]) for one_kind in KINDS),
        notes=notes_beside(row),
        may_write=writes,
        may_take_over=writes and not every and before.exists(),
    )


def notes_beside(analysis: Occasion) -> tuple[TrendNoteView, ...]:
    """What came out of days and stands beside the analysis without being a trend of it. One query."""
    rows = EventDayOutcome.objects.filter(analysis=analysis, trend__isnull=True).select_related(
        "occasion__body", "group"
    )
    return tuple(
        TrendNoteView(
            text=row.text,
            group=row.group.name if row.group else "",
            on=row.noted_on,
            address=occasion_address(
                row.occasion.activity, row.occasion.body.key, row.occasion.period, row.occasion.number
            ),
        )
        for row in rows
    )


def trend_page(actor: Actor, number: int, day: date) -> TrendPage | None:
    """One trend; None when there is none, or when its analysis is a draft that is not the actor's to read."""
    charter = ours().charter
    row = (
        Trend.objects.select_related("occasion__body", "origin__occasion__body")
        .filter(pk=number, occasion__opened_on__lte=day)
        .first()
    )
    if row is None:
        return None
    subject = subject_of_occasion(charter, row.occasion)
    line = occasion_line(charter, row.occasion, day)
    if line.done_on is None and not may(actor, Permission.READ_DRAFT, subject).allowed:
        return None
    return TrendPage(
        trend=trend_line(row),
        analysis=line,
        meanings=meanings_of(actor, row, day),
        may_write=may(actor, Permission.WRITE_OCCASION, subject).allowed,
    )


def meanings_of(actor: Actor, trend: Trend, day: date) -> tuple[TrendMeaningView, ...]:
    """What the trend means for bodies, in what is decided by the day or a draft of the actor's own. Fixed queries."""
    charter, bodies = ours().charter, {body.pk: body for body in Body.objects.all()}
    rows = (
        TrendMeaning.objects.filter(trend__in=[trend.pk, trend.continues_id or 0])
        .select_related("occasion__body")
        .prefetch_related("occasion__counterparts")
    )
    found = []
    for row in sorted(rows, key=lambda row: name_order(called(row.occasion.body, day))):
        line = occasion_line(charter, row.occasion, day)
        subject = subject_among(charter, bodies, row.occasion)
        if line.done_on is not None or may(actor, Permission.READ_DRAFT, subject).allowed:
            found.append(
                TrendMeaningView(body_name=called(row.occasion.body, day), text=row.text, address=line.address)
            )
    return tuple(found)
