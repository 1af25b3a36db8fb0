"""The trends of the common external analysis as lines, for the analysis itself and for those who start from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from koll.domain.refs import OccasionRef, Ref, TrendRef
from koll.public import _rows
from koll.snapshot import Snapshot
from koll.tables.models import EventDayOutcome, Occasion, Trend, TrendMeaning


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendSourceView:
    """Where something stands: what it is called, its address or "", and the day it is from, or None."""

    title: str
    address: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendView:
    """A trend. `origin`: what came out of a day, with the day's ref; `continues`: the ref of an earlier one."""

    id: int
    number: int
    heading: str
    text: str
    effect: str
    level: str
    kind: str
    certainty: str
    sources: tuple[TrendSourceView, ...]
    origin: str
    origin_ref: Ref | None
    continues: Ref | None
    revision: int
    ref: TrendRef


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendHere:
    """A trend with what it means for the body whose page it is; `revision` 0 when nothing has been said."""

    trend: TrendView
    meaning: str
    revision: int


def latest_common_analysis(snapshot: Snapshot, period: int) -> Occasion | None:
    """The year's common analysis as last decided by the day, with its body. One query."""
    charter = snapshot.charter
    keys = [activity.key for activity in charter.activities if activity.is_analysis]
    return (
        _rows.occasions(snapshot.day)
        .filter(activity__in=keys, period=period)
        .select_related("body")
        .order_by("-done_on", "-number")
        .first()
    )


def trend_lines(occasion: int) -> tuple[TrendView, ...]:
    """The trends of an analysis that has been decided. One query."""
    return trend_views(_rows.trends(_rows.EVER).filter(occasion=occasion))


def trend_views(rows: QuerySet[Trend]) -> tuple[TrendView, ...]:
    """These trends as lines. One query."""
    return tuple(trend_line(row) for row in rows.select_related("origin__occasion__body"))


def trend_line(row: Trend) -> TrendView:
    """The row as a line; its origin and the origin's occasion with its body must have been fetched."""
    said: EventDayOutcome | None = row.origin
    held = said.occasion if said else None
    return TrendView(
        id=row.pk,
        number=row.number,
        heading=row.heading,
        text=row.text,
        effect=row.effect,
        level=row.level,
        kind=row.kind,
        certainty=row.certainty,
        sources=tuple(
            TrendSourceView(
                title=source["title"],
                address=source["address"],
                on=date.fromisoformat(source["on"]) if source["on"] else None,
            )
            for source in row.sources
        ),
        origin=said.text if said else "",
        origin_ref=OccasionRef(activity=held.activity, body=held.body.key, period=held.period, number=held.number)
        if held
        else None,
        continues=TrendRef(number=row.continues_id) if row.continues_id else None,
        revision=row.revision,
        ref=TrendRef(number=row.pk),
    )


def trends_here(snapshot: Snapshot, occasion: Occasion) -> tuple[TrendHere, ...]:
    """The trends that stand in what has been decided, each with what it means there. At most three queries."""
    return trends_among(snapshot, occasion, _rows.trends(snapshot.day), _rows.trend_meanings(snapshot.day))


def trends_among(
    snapshot: Snapshot, occasion: Occasion, trends: QuerySet[Trend], meanings: QuerySet[TrendMeaning]
) -> tuple[TrendHere, ...]:
    """Of these, those that stand in the occasion: an analysis' own, in a description those of the year's common one.

    Of a description each with what these meanings say that it means there. At most three queries.
    """
    activity = snapshot.charter.activity(occasion.activity)
    if activity.is_analysis:
        return tuple(
            TrendHere(trend=line, meaning="", revision=0) for line in trend_views(trends.filter(occasion=occasion))
        )
    common = latest_common_analysis(snapshot, occasion.period) if activity.is_description else None
    if common is None:
        return ()
    said = {row.trend_id: row for row in meanings.filter(occasion=occasion)}
    found = []
    for row in trends.filter(occasion=common).select_related("origin__occasion__body"):
        meaning = said.get(row.pk) or said.get(row.continues_id or 0)
        found.append(
            TrendHere(
                trend=trend_line(row),
                meaning=meaning.text if meaning else "",
                revision=meaning.revision if meaning else 0,
            )
        )
    return tuple(found)
