"""Calendars to subscribe to: whose they are, their secret addresses, and what is in them on a day."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q
from django.utils.crypto import constant_time_compare, salted_hmac

from koll.domain.owed import Duty
from koll.public.activities import OccasionView
from koll.public.decisions import MeetingView, meeting_lines
from koll.reads.activities import occasion_lines
from koll.snapshot import Context, actor_of_person, bodies_served, duties_on
from koll.tables.models import Body, CalendarFeed


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedView:
    """A calendar the person may subscribe to; `address` is empty until it has been made. `body` "" is one's own."""

    body: str
    name: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feeding:
    """What is in a calendar: the body's name ("" for a person's own), duties and occasions with a day, and meetings."""

    name: str
    duties: tuple[Duty, ...]
    held: tuple[OccasionView, ...]
    meetings: tuple[MeetingView, ...] = ()


def feed_token(feed: CalendarFeed) -> str:
    """The secret part of a calendar's address; no table holds it, and a new generation makes another."""
    return salted_hmac("koll.feed", f"{feed.pk}:{feed.generation}", algorithm="sha256").hexdigest()[:40]


def calendar_feed_address(feed: CalendarFeed) -> str:
    """Where the calendar is fetched."""
    return f"/kalender/{feed.pk}/{feed_token(feed)}.ics"


def feeds_page(context: Context) -> tuple[FeedView, ...]:
    """One's own calendar and those of the bodies one works for. Three queries."""
    made = {
        row.body_id: calendar_feed_address(row)
        for row in CalendarFeed.objects.filter(person_id=context.actor.person or 0)
    }
    bodies = Body.objects.filter(key__in=bodies_served(context))
    return (
        FeedView(body="", name="", address=made.get(None, "")),
        *(
            FeedView(body=body.key, name=context.snapshot.bodies.name(body.key), address=made.get(body.pk, ""))
            for body in bodies
        ),
    )


def feeding(context: Context, number: int, token: str) -> Feeding | None:
    """What is in the calendar at an address; None for a wrong or old address, or somebody who has left."""
    feed = CalendarFeed.objects.select_related("body").filter(pk=number).first()
    if feed is None or not constant_time_compare(feed_token(feed), token):
        return None
    actor = actor_of_person(context.snapshot, feed.person_id)
    if not actor.seats:
        return None
    keys = frozenset({feed.body.key}) if feed.body else bodies_served(context.by(actor))
    duties = tuple(dutie for dutie in duties_on(context.snapshot) if dutie.body in keys and dutie.due is not None)
    taking_part = Q(body__key__in=keys) | Q(counterparts__body__key__in=keys)
    held = occasion_lines(context.snapshot, Q(planned_on__isnull=False) & taking_part)
    met = meeting_lines(context.snapshot, Q(body__key__in=keys, day__year__gte=context.day.year - 1))
    return Feeding(
        name=context.snapshot.bodies.name(feed.body.key) if feed.body else "",
        duties=duties,
        held=tuple({line.id: line for line in held}.values()),
        meetings=met,
    )
