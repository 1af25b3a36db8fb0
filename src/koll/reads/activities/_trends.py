"""The world around as those inside see it: drafts of their own, what stands beside, and what they may write."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from koll.domain.refs import OccasionRef, Ref
from koll.permissions import Permission, may
from koll.public import activities as public
from koll.public.activities import (
    latest_common_analysis,
    occasion_line,
)
from koll.reads._composition import composed
from koll.reads.decisions import subject_among
from koll.snapshot import Context, subject_of_occasion
from koll.tables.models import Body, EventDayOutcome, Occasion, Trend, TrendMeaning


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendNoteView:
    """What came out of a day and stands beside the analysis: the words, the group, and where it came from."""

    text: str
    group: str
    on: date
    ref: Ref


def common_analysis_of_year(context: Context, period: int) -> Occasion | None:
    """The year's analysis: the one under way for those who may read its draft, else the decided. Few queries."""
    charter = context.snapshot.charter
    decided = latest_common_analysis(context.snapshot, period)
    keys = [activity.key for activity in charter.activities if activity.is_analysis]
    draft = (
        Occasion.objects.filter(Q(done_on=None) | Q(done_on__gt=context.day), activity__in=keys, period=period)
        .filter(opened_on__lte=context.day)
        .select_related("body")
        .order_by("-number")
        .first()
    )
    if draft is None or not may(context.actor, Permission.READ_DRAFT, subject_of_occasion(charter, draft)).allowed:
        return decided
    return draft


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
            ref=OccasionRef(
                activity=row.occasion.activity,
                body=row.occasion.body.key,
                period=row.occasion.period,
                number=row.occasion.number,
            ),
        )
        for row in rows
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendsPage(public.TrendsPage):
    """A year's trends that fit, what stands beside them, and what the person asking may do."""

    notes: tuple[TrendNoteView, ...]
    may_write: bool
    may_take_over: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendPage(public.TrendPage):
    """One trend, and whether the person asking may write it."""

    may_write: bool


def trends_page(context: Context, period: int, level: str = "", kind: str = "") -> TrendsPage:
    """The trends of a year, as the actor may see them. Fixed queries."""
    row = common_analysis_of_year(context, period)
    every = public.trend_views(Trend.objects.filter(occasion=row)) if row else ()
    page = public.trends_in(context.snapshot, row, every, period, level, kind)
    if row is None:
        return composed(TrendsPage, page, notes=(), may_write=False, may_take_over=False)
    writes = may(context.actor, Permission.WRITE_OCCASION, subject_of_occasion(context.snapshot.charter, row)).allowed
    before = Trend.objects.filter(
        occasion__activity=row.activity, occasion__period__lt=period, occasion__done_on__isnull=False
    )
    takes_over = writes and not page.total and before.exists()
    return composed(TrendsPage, page, notes=notes_beside(row), may_write=writes, may_take_over=takes_over)


def trend_page(context: Context, number: int) -> TrendPage | None:
    """One trend; None when there is none, or when its analysis is a draft that is not the actor's to read."""
    charter = context.snapshot.charter
    rows = Trend.objects.select_related("occasion__body", "origin__occasion__body")
    row = rows.filter(pk=number, occasion__opened_on__lte=context.day).first()
    if row is None:
        return None
    subject = subject_of_occasion(charter, row.occasion)
    is_done = occasion_line(context.snapshot, row.occasion).done_on is not None
    if not is_done and not may(context.actor, Permission.READ_DRAFT, subject).allowed:
        return None
    writes = may(context.actor, Permission.WRITE_OCCASION, subject).allowed
    return composed(TrendPage, public.trend_in(context.snapshot, row, meanings_seen(context, row)), may_write=writes)


def meanings_seen(context: Context, trend: Trend) -> list[TrendMeaning]:
    """What the trend means for bodies, in what is decided and in the drafts that the actor may read. Fixed queries."""
    charter, bodies = context.snapshot.charter, {body.pk: body for body in Body.objects.all()}
    rows = (
        TrendMeaning.objects.filter(trend__in=public.meant_by(trend))
        .select_related("occasion__body")
        .prefetch_related("occasion__counterparts")
    )
    return [
        row
        for row in rows
        if occasion_line(context.snapshot, row.occasion).done_on is not None
        or may(context.actor, Permission.READ_DRAFT, subject_among(charter, bodies, row.occasion)).allowed
    ]
