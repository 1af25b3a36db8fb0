"""The world around: a year's trends to read and filter, and one trend with what it means for the bodies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from koll.domain.record import name_order
from koll.domain.refs import Ref
from koll.public import _rows
from koll.public.activities._occasions import OccasionView, occasion_line
from koll.public.activities._trend_views import TrendView, latest_common_analysis, trend_line, trend_lines
from koll.snapshot import Snapshot
from koll.tables.models import Occasion, Trend, TrendMeaning

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
    row = latest_common_analysis(snapshot, period)
    return trends_in(snapshot, row, trend_lines(row.pk) if row else (), period, level, kind)


def trends_in(
    snapshot: Snapshot, row: Occasion | None, every: tuple[TrendView, ...], period: int, level: str, kind: str
) -> TrendsPage:
    """The trends of an analysis that fit; none when there is no analysis to show. No query."""
    if row is None:
        return TrendsPage(period=period, level=level, kind=kind, analysis=None, lines=(), total=0, levels=(), kinds=())
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
    rows = _rows.trends(snapshot.day).select_related("occasion__body", "origin__occasion__body")
    row = rows.filter(pk=number).first()
    if row is None:
        return None
    meanings = _rows.trend_meanings(snapshot.day).filter(trend__in=meant_by(row)).select_related("occasion__body")
    return trend_in(snapshot, row, meanings)


def meant_by(trend: Trend) -> tuple[int, ...]:
    """The numbers of the trend and of the one that it continues: what is said of either is said of it."""
    return (trend.pk, trend.continues_id or 0)


def trend_in(snapshot: Snapshot, row: Trend, meanings: Iterable[TrendMeaning]) -> TrendPage:
    """A trend with what these say that it means for bodies; fetched with their occasions and bodies."""
    in_order = sorted(meanings, key=lambda meaning: name_order(snapshot.bodies.name(meaning.occasion.body.key)))
    return TrendPage(
        trend=trend_line(row),
        analysis=occasion_line(snapshot, row.occasion),
        meanings=tuple(
            TrendMeaningView(
                body_name=snapshot.bodies.name(meaning.occasion.body.key),
                text=meaning.text,
                ref=occasion_line(snapshot, meaning.occasion).ref,
            )
            for meaning in in_order
        ),
    )
