"""Who is how far with the year's written work, and which bodies there are to choose among."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from koll.almanac import swedish_day
from koll.charter import Activity
from koll.charter.model import Label
from koll.permissions import Act, Actor, Subject, may
from koll.reads.cycle import OccasionLine, occasion_lines
from koll.reads.municipality import ours
from koll.records.models import Body, Entry
from koll.snapshot import called


@dataclass(frozen=True, slots=True)
class BodyProgress:
    """How far a body is with an activity: the occasion when it is opened, and how many statements it has answered."""

    body_key: str
    body_name: str
    occasion: OccasionLine | None
    may_open: bool


@dataclass(frozen=True, slots=True)
class SentBack:
    """That what was handed over was sent back: when, by whom and why ("" when the words have been erased)."""

    at: datetime
    who: str
    reason: str


@dataclass(frozen=True, slots=True)
class ActivityProgress:
    """An activity in a year with how far each body is that holds it."""

    activity: Activity
    label: Label
    period: int
    bodies: tuple[BodyProgress, ...]

    @property
    def done(self) -> int:
        """How many bodies are done."""
        return sum(each.occasion is not None and each.occasion.done_on is not None for each in self.bodies)


def progress_page(actor: Actor, period: int, day: date, kinds: tuple[str, ...]) -> tuple[ActivityProgress, ...]:
    """Every activity of these kinds in the year, and how far each body is. Fixed queries."""
    charter = ours().charter
    activities = [each for each in charter.activities if each.kind in kinds]
    lines: defaultdict[tuple[str, str], list[OccasionLine]] = defaultdict(list)
    for line in occasion_lines(day, Q(period=period, activity__in=[each.key for each in activities])):
        lines[line.activity, line.body_key].append(line)
    bodies = list(Body.objects.filter(begins_on__lte=day).exclude(ends_on__lte=day))
    families = {body.key: tuple(each.key for each in bodies if each.parent_id == body.pk) for body in bodies}

    def progress(activity: Activity, body: Body) -> BodyProgress:
        subject = Subject(body=body.key, body_role=charter.role_of(body.kind), family=families[body.key])
        own = lines[activity.key, body.key]
        return BodyProgress(body.key, called(body), standing(own), may(actor, Act.OPEN_OCCASION, subject).allowed)

    return tuple(
        ActivityProgress(
            activity,
            activity.label,
            period,
            tuple(progress(activity, body) for body in bodies if body.kind in activity.held_by),
        )
        for activity in activities
    )


def standing(lines: list[OccasionLine]) -> OccasionLine | None:
    """The latest that is decided: a new version counts when it is; before that the latest."""
    done = [each for each in lines if each.done_on is not None]
    kept = done or lines
    return kept[-1] if kept else None


def bodies_on(day: date, kinds: tuple[str, ...] = ()) -> tuple[tuple[str, str], ...]:
    """The bodies that exist on the day, of these kinds when any are named: (key, name), in one query."""
    rows = Body.objects.filter(begins_on__lte=day).exclude(ends_on__lte=day)
    if kinds:
        rows = rows.filter(kind__in=kinds)
    return tuple((row.key, called(row, day)) for row in rows)


def bodies_for(actor: Actor, act: Act, day: date) -> tuple[tuple[str, str], ...]:
    """The bodies for which the actor may do the act, those the actor has a seat in first: (key, name). One query."""
    charter = ours().charter
    bodies = list(Body.objects.filter(begins_on__lte=day).exclude(ends_on__lte=day))
    families = {body.key: tuple(each.key for each in bodies if each.parent_id == body.pk) for body in bodies}
    allowed = [
        body
        for body in bodies
        if may(actor, act, Subject(body.key, charter.role_of(body.kind), families[body.key], decides=body.key)).allowed
    ]
    allowed.sort(key=lambda body: body.key not in actor.bodies)
    return tuple((body.key, called(body, day)) for body in allowed)


def sent_back(line: OccasionLine) -> SentBack | None:
    """Why an occasion came back to those who write, until they hand it over again; None otherwise. One query."""
    return sent_back_among([line]).get(line.address)


def sent_back_among(lines: Iterable[OccasionLine], day: date | None = None) -> dict[str, SentBack]:
    """Those of the occasions that have come back, by address, at the latest on the day. One query."""
    drafts = [each.address for each in lines if each.state == "draft"]
    entries = Entry.objects.filter(act="send_back", subject__in=drafts).select_related("actor", "content")
    found = {}
    for entry in entries.order_by("number"):
        if day is None or swedish_day(entry.at) <= day:
            words = json.loads(entry.content.content)["given"] if hasattr(entry, "content") else {}
            found[entry.subject] = SentBack(entry.at, entry.actor.name if entry.actor else "", words.get("reason", ""))
    return found
