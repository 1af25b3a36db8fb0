"""Calendars to subscribe to: whose they are, their secret addresses, and what is in them on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.crypto import constant_time_compare, salted_hmac

from koll.charter import Owed
from koll.permissions import Actor
from koll.reads.cycle import OccasionLine, occasion_lines
from koll.reads.home import bodies_served
from koll.reads.meetings import MeetingLine, meeting_lines
from koll.reads.municipality import ours, owed_on
from koll.reads.people import actor_of
from koll.records.models import Body, Feed
from koll.snapshot import called


@dataclass(frozen=True, slots=True)
class FeedLine:
    """A calendar the person may subscribe to; `address` is empty until it has been made. `body` "" is one's own."""

    body: str
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Feeding:
    """What is in a calendar: the body's name ("" for a person's own), duties and occasions with a day, and meetings."""

    name: str
    duties: tuple[Owed, ...]
    held: tuple[OccasionLine, ...]
    meetings: tuple[MeetingLine, ...] = ()


def token_of(feed: Feed) -> str:
    """The secret part of a calendar's address; no table holds it, and a new generation makes another."""
    return salted_hmac("koll.feed", f"{feed.pk}:{feed.generation}", algorithm="sha256").hexdigest()[:40]


def address_of(feed: Feed) -> str:
    """Where the calendar is fetched."""
    return f"/kalender/{feed.pk}/{token_of(feed)}.ics"


def feeds_page(actor: Actor, day: date) -> tuple[FeedLine, ...]:
    """One's own calendar and those of the bodies one works for. Three queries."""
    made = {row.body_id: address_of(row) for row in Feed.objects.filter(person_id=actor.person or 0)}
    bodies = Body.objects.filter(key__in=bodies_served(actor, day))
    return (
        FeedLine("", "", made.get(None, "")),
        *(FeedLine(body.key, called(body, day), made.get(body.pk, "")) for body in bodies),
    )


def feeding(number: int, token: str, day: date) -> Feeding | None:
    """What is in the calendar at an address; None for a wrong or old address, or somebody who has left."""
    feed = Feed.objects.select_related("body").filter(pk=number).first()
    if feed is None or not constant_time_compare(token_of(feed), token):
        return None
    actor = actor_of(feed.person_id, day, ours().charter)
    if not actor.seats:
        return None
    keys = frozenset({feed.body.key}) if feed.body else bodies_served(actor, day)
    duties = tuple(each for each in owed_on(day) if each.body in keys and each.due is not None)
    taking_part = Q(body__key__in=keys) | Q(counterparts__body__key__in=keys)
    held = occasion_lines(day, Q(planned_on__isnull=False) & taking_part)
    met = meeting_lines(day, Q(body__key__in=keys, day__year__gte=day.year - 1))
    return Feeding(
        called(feed.body, day) if feed.body else "", duties, tuple({line.id: line for line in held}.values()), met
    )
