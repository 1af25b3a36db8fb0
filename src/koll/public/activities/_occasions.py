"""Occasions in one line: whose, of which year, how far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from koll.domain.almanac import day_if_reached
from koll.domain.charter import Label
from koll.domain.refs import OccasionRef
from koll.public import _rows
from koll.snapshot import Snapshot
from koll.tables.models import Occasion


@dataclass(frozen=True, slots=True, kw_only=True)
class OccasionView:
    """An occasion in one line. `state`: "draft", "submitted", "done"; `reported_on` when the council has its result."""

    id: int
    activity: str
    kind: str
    label: Label
    body_key: str
    body_name: str
    period: int
    number: int
    heading: str
    opened_on: date
    planned_on: date | None
    done_on: date | None
    reported_on: date | None
    state: str
    with_bodies: tuple[str, ...]
    ref: OccasionRef
    revision: int = 1


def occasion_line(snapshot: Snapshot, row: Occasion, with_bodies: tuple[str, ...] = ()) -> OccasionView:
    """The row as a line, as far as it had come by the day; its body must have been fetched."""
    activity = snapshot.charter.activity(row.activity)
    done_on, submitted_on = day_if_reached(row.done_on, snapshot.day), day_if_reached(row.submitted_on, snapshot.day)
    return OccasionView(
        id=row.pk,
        activity=row.activity,
        kind=activity.kind,
        label=activity.label,
        body_key=row.body.key,
        body_name=snapshot.bodies.name(row.body.key),
        period=row.period,
        number=row.number,
        heading=row.heading,
        opened_on=row.opened_on,
        planned_on=row.planned_on,
        done_on=done_on,
        reported_on=day_if_reached(row.reported_on, snapshot.day),
        state=next((state for state, on in (("done", done_on), ("submitted", submitted_on)) if on), "draft"),
        with_bodies=with_bodies,
        ref=OccasionRef(activity=row.activity, body=row.body.key, period=row.period, number=row.number),
        revision=row.revision,
    )


def views_of_occasions(snapshot: Snapshot, among: QuerySet[Occasion]) -> tuple[OccasionView, ...]:
    """These occasions as lines, each once, with the bodies that take part. Two queries and the charter's."""
    rows = among.select_related("body").prefetch_related("counterparts__body").defer("result").distinct()
    return tuple(
        occasion_line(
            snapshot, row, tuple(snapshot.bodies.name(counterpart.body.key) for counterpart in row.counterparts.all())
        )
        for row in rows
    )


def finished_occasions(
    snapshot: Snapshot, kinds: tuple[str, ...], period: int | None = None
) -> tuple[OccasionView, ...]:
    """What bodies have decided or held by the day, of these kinds of activity; dialogues once reported."""
    charter = snapshot.charter
    activities = [activity for activity in charter.activities if activity.kind in kinds]
    written = [activity.key for activity in activities if not activity.is_dialogue]
    spoken = [activity.key for activity in activities if activity.is_dialogue]
    which = Q(activity__in=written) | Q(activity__in=spoken) & (
        Q(reported_on__lte=snapshot.day) | Q(counterparts__reported_on__lte=snapshot.day)
    )
    if period is not None:
        which &= Q(period=period)
    lines = views_of_occasions(snapshot, _rows.occasions(snapshot.day).filter(which))
    return tuple(sorted(lines, key=lambda line: line.done_on or snapshot.day, reverse=True))
