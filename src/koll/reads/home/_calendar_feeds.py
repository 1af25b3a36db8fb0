"""Calendars to subscribe to: whose they are, their secret addresses, and what is in them on a day."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q
from django.utils.crypto import constant_time_compare, salted_hmac

from koll.domain.owed import Duty
from koll.domain.refs import CalendarFeedRef, Ref
from koll.public.activities import OccasionView
from koll.public.decisions import MeetingView, meeting_lines
from koll.reads.activities import occasion_lines
from koll.snapshot import Context, actor_of_person, bodies_served, duties_on
from koll.tables.models import Body, CalendarFeed


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedView:
    """A calendar the person may subscribe to; `ref` is None until it has been made. `body` "" is one's own.

    `generation` counts the addresses it has had.
    """

    body: str
    name: str
    ref: Ref | None
    generation: int


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


def calendar_feed_ref(feed: CalendarFeed) -> Ref:
    """Where the calendar is fetched."""
    return CalendarFeedRef(number=feed.pk, token=feed_token(feed))


def feeds_page(context: Context) -> tuple[FeedView, ...]:
    """One's own calendar and those of the bodies one works for. Three queries."""
    made = {row.body_id: row for row in CalendarFeed.objects.filter(person_id=context.actor.person or 0)}
    bodies = Body.objects.filter(key__in=bodies_served(context))
    return (
        feed_view("", "", made.get(None)),
        *(feed_view(body.key, context.snapshot.bodies.name(body.key), made.get(body.pk)) for body in bodies),
    )


def feed_view(body: str, name: str, feed: CalendarFeed | None) -> FeedView:
    """A calendar with its address, if it has been given one."""
    if feed is None:
        return FeedView(body=body, name=name, ref=None, generation=0)
    return FeedView(body=body, name=name, ref=calendar_feed_ref(feed), generation=feed.generation)


def feeding(context: Context, number: int, token: str) -> Feeding | None:
    """What is in the calendar at an address; None for a wrong or old one, or somebody who has left."""
    feed = CalendarFeed.objects.select_related("body").filter(pk=number).first()
    if feed is None or not constant_time_compare(feed_token(feed), token):
        return None
    actor = actor_of_person(context.snapshot, feed.person_id)
    if not actor.seats:
        return None
    keys = frozenset({feed.body.key}) if feed.body else bodies_served(context.by(actor))
    duties = tuple(
        duty
        for duty in duties_on(context.snapshot)
        if duty.body in keys and duty.due is not None and duty.state != "closed"
    )
    taking_part = Q(body__key__in=keys) | Q(counterparts__body__key__in=keys)
    held = occasion_lines(context.snapshot, Q(planned_on__isnull=False) & taking_part)
    met = meeting_lines(context.snapshot, Q(body__key__in=keys, day__year__gte=context.day.year - 1))
    return Feeding(
        name=context.snapshot.bodies.name(feed.body.key) if feed.body else "",
        duties=duties,
        held=tuple({line.id: line for line in held}.values()),
        meetings=met,
    )
