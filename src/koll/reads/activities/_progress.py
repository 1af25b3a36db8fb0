"""Who is how far with the year's written work, and which bodies there are to choose among."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from koll.domain.almanac import swedish_day
from koll.domain.charter import Activity, Label
from koll.domain.refs import OccasionRef
from koll.permissions import Permission, Subject, may
from koll.public.activities import OccasionView
from koll.reads.activities._occasion_lists import occasion_lines
from koll.snapshot import Context
from koll.tables.models import Body, LedgerEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyProgress:
    """How far a body is with an activity: the occasion when it is opened, and how many statements it has answered."""

    body_key: str
    body_name: str
    occasion: OccasionView | None
    may_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SentBack:
    """That what was handed over was sent back: when, by whom and why ("" when the words have been erased)."""

    at: datetime
    who: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityProgress:
    """An activity in a year with how far each body is that holds it."""

    activity: Activity
    label: Label
    period: int
    bodies: tuple[BodyProgress, ...]

    @property
    def done(self) -> int:
        """How many bodies are done."""
        return sum(body.occasion is not None and body.occasion.done_on is not None for body in self.bodies)


def progress_page(context: Context, period: int, kinds: tuple[str, ...]) -> tuple[ActivityProgress, ...]:
    """Every activity of these kinds in the year, and how far each body is. Fixed queries."""
    charter = context.snapshot.charter
    activities = [one_activity for one_activity in charter.activities if one_activity.kind in kinds]
    lines: defaultdict[tuple[str, str], list[OccasionView]] = defaultdict(list)
    for line in occasion_lines(
        context.snapshot, Q(period=period, activity__in=[one_activity.key for one_activity in activities])
    ):
        lines[line.activity, line.body_key].append(line)
    bodies = list(Body.objects.filter(begins_on__lte=context.day).exclude(ends_on__lte=context.day))
    families = {
        body.key: tuple(one_body.key for one_body in bodies if one_body.parent_id == body.pk) for body in bodies
    }

    def progress(activity: Activity, body: Body) -> BodyProgress:
        subject = Subject(body=body.key, body_role=charter.role_of(body.kind), family=families[body.key])
        own = lines[activity.key, body.key]
        return BodyProgress(
            body_key=body.key,
            body_name=context.snapshot.bodies.name(body.key),
            occasion=standing(own),
            may_open=may(context.actor, Permission.OPEN_OCCASION, subject).allowed,
        )

    return tuple(
        ActivityProgress(
            activity=activity,
            label=activity.label,
            period=period,
            bodies=tuple(progress(activity, body) for body in bodies if body.kind in activity.held_by),
        )
        for activity in activities
    )


def standing(lines: list[OccasionView]) -> OccasionView | None:
    """The latest that is decided: a new version counts when it is; before that the latest."""
    done = [line for line in lines if line.done_on is not None]
    kept = done or lines
    return kept[-1] if kept else None


def bodies_existing_on(context: Context, kinds: tuple[str, ...] = ()) -> tuple[tuple[str, str], ...]:
    """The bodies that exist on the day, of these kinds when any are named: (key, name), in one query."""
    rows = Body.objects.filter(begins_on__lte=context.day).exclude(ends_on__lte=context.day)
    if kinds:
        rows = rows.filter(kind__in=kinds)
    return tuple((row.key, context.snapshot.bodies.name(row.key)) for row in rows)


def sent_back(line: OccasionView) -> SentBack | None:
    """Why an occasion came back to those who write, until they hand it over again; None otherwise. One query."""
    return sent_back_among([line]).get(line.ref)


def sent_back_among(lines: Iterable[OccasionView], day: date | None = None) -> dict[OccasionRef, SentBack]:
    """Those of the occasions that have come back, by ref, at the latest on the day. One query."""
    drafts = {str(line.ref): line.ref for line in lines if line.state == "draft"}
    entries = LedgerEntry.objects.filter(act="return_occasion", subject__in=drafts).select_related("actor", "content")
    found: dict[OccasionRef, SentBack] = {}
    for entry in entries.order_by("number"):
        if day is None or swedish_day(entry.at) <= day:
            words = json.loads(entry.content.content)["given"] if hasattr(entry, "content") else {}
            found[drafts[entry.subject]] = SentBack(
                at=entry.at, who=entry.actor.name if entry.actor else "", reason=words.get("reason", "")
            )
    return found
