"""The world around: a year's trends to read and filter, and one trend with what it means for the bodies."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from koll.charter.organisation import name_order
from koll.permissions import Act, Actor, may
from koll.reads.cycle import OccasionLine, occasion_line
from koll.reads.decisions import occasion_address
from koll.reads.municipality import ours
from koll.reads.subjects import occasion_subject
from koll.reads.things import subject_among
from koll.reads.trend_lines import TrendLine, common_analysis, trend_line, trend_lines
from koll.records.models import Body, DayOutcome, Occasion, Trend, TrendMeaning
from koll.snapshot import called

LEVELS = tuple(Trend.Level.values)
KINDS = tuple(Trend.Kind.values)
CERTAINTIES = tuple(Trend.Certainty.values)


@dataclass(frozen=True, slots=True)
class NoteLine:
    """What came out of a day and stands beside the analysis: the words, the group, and where it came from."""

    text: str
    group: str
    on: date
    address: str


@dataclass(frozen=True, slots=True)
class TrendsPage:
    """A year's trends that fit what is asked for. `analysis` is None when the year has none to show."""

    period: int
    level: str
    kind: str
    analysis: OccasionLine | None
    lines: tuple[TrendLine, ...]
    total: int
    levels: tuple[tuple[str, int], ...]
    kinds: tuple[tuple[str, int], ...]
    notes: tuple[NoteLine, ...]
    may_write: bool
    may_take_over: bool


@dataclass(frozen=True, slots=True)
class MeaningLine:
    """What a trend means for a body."""

    body_name: str
    text: str
    address: str


@dataclass(frozen=True, slots=True)
class TrendPage:
    """One trend with its analysis and what it means for the bodies whose words the reader may see."""

    trend: TrendLine
    analysis: OccasionLine
    meanings: tuple[MeaningLine, ...]
    may_write: bool


def analysis_for(actor: Actor, period: int, day: date) -> Occasion | None:
    """The year's analysis: the one under way for those who may read its draft, else the decided. Few queries."""
    charter = ours().charter
    decided = common_analysis(charter, period, day)
    keys = [each.key for each in charter.activities if each.kind == "analysis"]
    draft = (
        Occasion.objects.filter(Q(done_on=None) | Q(done_on__gt=day), activity__in=keys, period=period)
        .filter(opened_on__lte=day)
        .select_related("body")
        .order_by("-number")
        .first()
    )
    if draft is None or not may(actor, Act.READ_DRAFT, occasion_subject(charter, draft)).allowed:
        return decided
    return draft


def trends_page(actor: Actor, period: int, day: date, level: str = "", kind: str = "") -> TrendsPage:
    """The trends of a year, as the actor may see them. Fixed queries."""
    charter = ours().charter
    row = analysis_for(actor, period, day)
    if row is None:
        return TrendsPage(period, level, kind, None, (), 0, (), (), (), may_write=False, may_take_over=False)
    every = trend_lines(row.pk)
    writes = may(actor, Act.WRITE, occasion_subject(charter, row)).allowed
    levels, kinds = Counter(each.level for each in every), Counter(each.kind for each in every)
    before = Trend.objects.filter(
        occasion__activity=row.activity, occasion__period__lt=period, occasion__done_on__isnull=False
    )
    return TrendsPage(
        period=period,
        level=level if level in LEVELS else "",
        kind=kind if kind in KINDS else "",
        analysis=occasion_line(charter, row, day),
        lines=tuple(each for each in every if level in ("", each.level) and kind in ("", each.kind)),
        total=len(every),
        levels=tuple((each, levels[each]) for each in LEVELS),
        kinds=tuple((each, kinds[each]) for each in KINDS),
        notes=notes_beside(row),
        may_write=writes,
        may_take_over=writes and not every and before.exists(),
    )


def notes_beside(analysis: Occasion) -> tuple[NoteLine, ...]:
    """What came out of days and stands beside the analysis without being a trend of it. One query."""
    rows = DayOutcome.objects.filter(analysis=analysis, trend__isnull=True).select_related("occasion__body", "group")
    return tuple(
        NoteLine(
            row.text,
            row.group.name if row.group else "",
            row.noted_on,
            occasion_address(row.occasion.activity, row.occasion.body.key, row.occasion.period, row.occasion.number),
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
    subject = occasion_subject(charter, row.occasion)
    line = occasion_line(charter, row.occasion, day)
    if line.done_on is None and not may(actor, Act.READ_DRAFT, subject).allowed:
        return None
    return TrendPage(
        trend_line(row), line, meanings_of(actor, row, day), may_write=may(actor, Act.WRITE, subject).allowed
    )


def meanings_of(actor: Actor, trend: Trend, day: date) -> tuple[MeaningLine, ...]:
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
        if line.done_on is not None or may(actor, Act.READ_DRAFT, subject).allowed:
            found.append(MeaningLine(called(row.occasion.body, day), row.text, line.address))
    return tuple(found)
