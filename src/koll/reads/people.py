"""Who people are on a day: the actor behind a request, and the seats of a body."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from koll.charter import Charter
from koll.permissions import NOBODY, Actor, SeatHeld
from koll.records.models import Person, Seat
from koll.snapshot import called, organisation_on


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person as a list shows them."""

    id: int
    username: str
    name: str
    seats: tuple[SeatHeld, ...]
    is_example: bool


def on_the_day(day: date) -> Q:
    """Seats that are held on the day, in bodies that there are."""
    held = Q(begins_on__lte=day) & (Q(ends_on__isnull=True) | Q(ends_on__gt=day))
    return held & (Q(body__ends_on__isnull=True) | Q(body__ends_on__gt=day))


def actor_of(person: int | None, day: date, charter: Charter) -> Actor:
    """The person with the seats held on the day, in two queries; NOBODY for no one or somebody no longer active."""
    if person is None:
        return NOBODY
    row = Person.objects.filter(pk=person, is_active=True).first()
    if row is None:
        return NOBODY
    return Actor(row.pk, row.name, seats_of(day, charter, person).get(row.pk, ()))


def seats_of(day: date, charter: Charter, person: int | None = None) -> dict[int, tuple[SeatHeld, ...]]:
    """Everybody's seats on the day, or one person's, by person, in at most three queries."""
    seats: dict[int, tuple[SeatHeld, ...]] = {}
    bodies = organisation_on(day)
    whose = Q() if person is None else Q(person=person)
    for seat in Seat.objects.filter(on_the_day(day) & whose).select_related("body"):
        role = charter.role_of(seat.body.kind)
        held = SeatHeld(seat.body.key, role, seat.role, called(seat.body, day), bodies.taken_over(seat.body.key))
        seats[seat.person_id] = (*seats.get(seat.person_id, ()), held)
    return seats


def people_on(day: date, charter: Charter) -> tuple[PersonLine, ...]:
    """Everybody active, by name, with their seats on the day, in two queries."""
    seats = seats_of(day, charter)
    return tuple(
        PersonLine(row.pk, row.username, row.name, seats.get(row.pk, ()), row.is_example)
        for row in Person.objects.filter(is_active=True).order_by("name")
    )


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A seat in a list: of which body, in which role, from when, and the first day on which it is not held."""

    id: int
    body_name: str
    role: str
    begins_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class RosterLine:
    """A person with every seat that is held or will be, and how many have ended."""

    id: int
    username: str
    name: str
    email: str
    seats: tuple[SeatLine, ...]
    ended: int


def roster(day: date) -> tuple[RosterLine, ...]:
    """Everybody who may sign in, by name, with their seats. Two queries."""
    seats: dict[int, list[Seat]] = {}
    for seat in Seat.objects.select_related("body"):
        seats.setdefault(seat.person_id, []).append(seat)
    lines = []
    for person in Person.objects.filter(is_active=True):
        own = seats.get(person.pk, [])
        kept = [each for each in own if each.ends_on is None or each.ends_on > day]
        lines.append(
            RosterLine(
                person.pk,
                person.username,
                person.name,
                person.email,
                tuple(
                    SeatLine(each.pk, called(each.body, day), each.role, each.begins_on, each.ends_on) for each in kept
                ),
                len(own) - len(kept),
            )
        )
    return tuple(lines)
