"""The year of the municipality, of a body or of a person: what is owed, the days agreed on, and when bodies meet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from koll.domain.charter import Activity, Charter, Ground
from koll.domain.owed import BINDING, Duty, Window, activity_window
from koll.domain.record import name_order
from koll.domain.refs import OccasionRef
from koll.permissions import Permission, may, require
from koll.public.activities import OccasionView, occasion_line
from koll.public.decisions import MeetingView, meeting_lines, meetings_ahead
from koll.reads.activities._closings import bodies_to_close_for
from koll.reads.activities._occasion_lists import occasion_lines
from koll.reads.decisions import subject_among
from koll.snapshot import Context, bodies_served, duties_on, subject_of_occasion
from koll.tables.models import Body, Occasion

MINE = "mitt"
"""In an ref: the year of the person who asks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedDayView:
    """Work under way with the day agreed on, if any, and its days with whose they are; `may_move`: by who asks."""

    occasion: OccasionView
    window: Window
    may_move: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOf:
    """A year. `whose` is "" for all, "mitt" for the person asking, or the key of a body."""

    year: int
    whose: str
    duties: tuple[Duty, ...]
    meetings: tuple[MeetingView, ...]
    work: tuple[AgreedDayView, ...]
    bodies: tuple[tuple[str, str], ...]
    names: dict[str, str]
    closes_for: tuple[str, ...]
    """The bodies here for which the person asking says what will not be done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearDayPage:
    """What somebody who sets or moves a day needs: the work, its days by the charter and why, and the meetings."""

    line: OccasionView
    window: Window
    ground: Ground
    meetings: tuple[MeetingView, ...]


def year_of(context: Context, year: int, whose: str, *, is_now: bool = True) -> YearOf:
    """The year, in a fixed number of queries."""
    names = context.snapshot.bodies.names
    keys = bodies_served(context) if whose == MINE else frozenset({whose} if whose else names)
    every = duties_on(context.snapshot)
    duties = tuple(
        row
        for row in every
        if row.body in keys and year_it_belongs_to(row, context.day) == year and row.state != "unknown"
    )
    return YearOf(
        year=year,
        whose=whose,
        duties=duties,
        meetings=meeting_lines(context.snapshot, Q(day__year=year, body__key__in=keys)),
        work=work_in(context, year, keys, is_now=is_now),
        bodies=tuple(
            sorted({(row.body, names.get(row.body, row.body)) for row in every}, key=lambda body: name_order(body[1]))
        ),
        names=names,
        closes_for=bodies_to_close_for(context.actor, keys) if is_now else (),
    )


def year_it_belongs_to(duty: Duty, day: date) -> int:
    """The year of its last day; without one, the year it was met or closed in, and `day`'s while it waits."""
    met = [row.on for row in duty.evidence if row.on is not None and duty.state in ("done", "closed")]
    return duty.due.year if duty.due else max(met, default=day).year


def work_in(context: Context, year: int, keys: frozenset[str], *, is_now: bool) -> tuple[AgreedDayView, ...]:
    """What has been opened for the year and is not done, the nearest day first. Four queries."""
    charter = context.snapshot.charter
    bodies = {row.pk: row for row in Body.objects.all()}
    rows = (
        Occasion.objects.filter(Q(body__key__in=keys) | Q(counterparts__body__key__in=keys))
        .filter(Q(period=year) | Q(planned_on__year=year), opened_on__lte=context.day)
        .exclude(done_on__lte=context.day)
        .select_related("body")
        .prefetch_related("counterparts__body")
        .distinct()
    )
    lines = []
    for row in rows:
        line = occasion_line(
            context.snapshot,
            row,
            tuple(context.snapshot.bodies.name(counterpart.body.key) for counterpart in row.counterparts.all()),
        )
        window = days_of(charter.activity(row.activity), row.period)
        may_move = is_now and may(context.actor, Permission.WRITE_OCCASION, subject_among(charter, bodies, row)).allowed
        lines.append(AgreedDayView(occasion=line, window=window, may_move=may_move))
    return tuple(
        sorted(lines, key=lambda one_line: (one_line.occasion.planned_on or date.max, one_line.window.due or date.max))
    )


def days_of(kind: Activity, period: int) -> Window:
    """The days of an activity, with whose they are; none when the charter does not say how often."""
    return activity_window(kind, period) if kind.every == "year" else Window()


def year_day_page(context: Context, ref: OccasionRef) -> YearDayPage | None:
    """What sets the day of a piece of work; None when there is none. Forbidden when it is not theirs to set."""
    charter: Charter = context.snapshot.charter
    row = (
        Occasion.objects.select_related("body")
        .filter(
            activity=ref.activity, body__key=ref.body, period=ref.period, number=ref.number, opened_on__lte=context.day
        )
        .first()
    )
    if row is None:
        return None
    require(context.actor, Permission.WRITE_OCCASION, subject_of_occasion(charter, row))
    kind = charter.activity(row.activity)
    window = days_of(kind, row.period)
    binds = window.whose_day in BINDING  # days that Koll only proposes leave no meeting out
    first = max(context.day, window.opens or context.day) if binds else context.day
    ends = window.due if binds and window.due is not None and window.due >= context.day else None
    last = ends or date(context.day.year + 1, 12, 31)
    line = next(iter(occasion_lines(context.snapshot, Q(pk=row.pk))))
    return YearDayPage(
        line=line,
        window=window,
        ground=kind.ground,
        meetings=meetings_ahead(context.snapshot.on(first), ref.body, last),
    )
