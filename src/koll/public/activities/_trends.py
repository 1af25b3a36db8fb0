"""The world around: a year's trends to read and filter, and one trend with what it means for the bodies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from koll.domain.record import name_order
from koll.domain.refs import Ref
from koll.public.activities._occasions import OccasionView, occasion_line
from koll.public.activities._trend_views import TrendView, latest_common_analysis, trend_line, trend_lines
from koll.snapshot import Snapshot
from koll.tables.models import Body, Occasion, Trend, TrendMeaning

LEVELS = tuple(Trend.Level.values)


KINDS = tuple(Trend.Kind.values)


CERTAINTIES = tuple(Trend.Certainty.values)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendMeaningView:
    """What a trend means for a body."""

    body_name: str
    text: str
    ref: Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendPage:
    """One trend with its analysis and what it means for the bodies whose words the reader may see."""

    trend: TrendView
    analysis: OccasionView
    meanings: tuple[TrendMeaningView, ...]


def trends_page(snapshot: Snapshot, period: int, level: str = "", kind: str = "") -> TrendsPage:
    """The trends of a year's decided analysis. Fixed queries."""
    return trends_in(snapshot, latest_common_analysis(snapshot, period), period, level, kind)


def trends_in(snapshot: Snapshot, row: Occasion | None, period: int, level: str, kind: str) -> TrendsPage:
    """The trends of an analysis that fit; none when there is no analysis to show. One query."""
    if row is None:
        return TrendsPage(period=period, level=level, kind=kind, analysis=None, lines=(), total=0, levels=(), kinds=())
    every = trend_lines(row.pk)
    levels, kinds = Counter(item.level for item in every), Counter(item.kind for item in every)
    return TrendsPage(
        period=period,
        level=level if level in LEVELS else "",
        kind=kind if kind in KINDS else "",
        analysis=occasion_line(snapshot, row),
        lines=tuple(item for item in every if level in ("", item.level) and kind in ("", item.kind)),
        total=len(every),
        levels=tuple((one_level, levels[one_level]) for one_level in LEVELS),
        kinds=tuple((one_kind, kinds[one_kind]) for one_kind in KINDS),
    )


def trend_page(snapshot: Snapshot, number: int) -> TrendPage | None:
    """A trend of a decided analysis, with what decided descriptions say that it means; None for any other."""
    row = trend_row(snapshot, number)
    if row is None or occasion_line(snapshot, row.occasion).done_on is None:
        return None
    return trend_in(snapshot, row, lambda _bodies, _row: False)


def trend_row(snapshot: Snapshot, number: int) -> Trend | None:
    """The trend with this number, with its occasion; None when there was none by the day."""
    rows = Trend.objects.select_related("occasion__body", "origin__occasion__body")
    return rows.filter(pk=number, occasion__opened_on__lte=snapshot.day).first()


type SeesDraft = Callable[[dict[int, Body], Occasion], bool]
"""Whether the reader may see an occasion before it is decided, of every body by its number."""


def trend_in(snapshot: Snapshot, row: Trend, sees_draft: SeesDraft) -> TrendPage:
    """A trend with what it means for bodies, in what is decided by the day and in the drafts that are seen."""
    line = occasion_line(snapshot, row.occasion)
    return TrendPage(trend=trend_line(row), analysis=line, meanings=meanings_of(snapshot, row, sees_draft))


def meanings_of(snapshot: Snapshot, trend: Trend, sees_draft: SeesDraft) -> tuple[TrendMeaningView, ...]:
    """What the trend means for bodies, in what is decided by the day or a draft that is seen. Fixed queries."""
    bodies = {body.pk: body for body in Body.objects.all()}
    rows = (
        TrendMeaning.objects.filter(trend__in=[trend.pk, trend.continues_id or 0])
        .select_related("occasion__body")
        .prefetch_related("occasion__counterparts")
    )
    found = []
    for row in sorted(rows, key=lambda row: name_order(snapshot.bodies.name(row.occasion.body.key))):
        line = occasion_line(snapshot, row.occasion)
        if line.done_on is not None or sees_draft(bodies, row.occasion):
            found.append(
                TrendMeaningView(body_name=snapshot.bodies.name(row.occasion.body.key), text=row.text, ref=line.ref)
            )
    return tuple(found)
