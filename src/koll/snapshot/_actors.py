"""Who people are on a day: the actor behind a request, and the seats of a body."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from koll.permissions import NOBODY, Actor, HeldSeat
from koll.snapshot._snapshot import Snapshot
from koll.tables.models import Person, Seat


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """A person as a list shows them."""

    id: int
    username: str
    name: str
    seats: tuple[HeldSeat, ...]
    is_example: bool


def on_the_day(day: date) -> Q:
    """Seats that are held on the day, in bodies that there are."""
    held = Q(begins_on__lte=day) & (Q(ends_on__isnull=True) | Q(ends_on__gt=day))
    return held & (Q(body__ends_on__isnull=True) | Q(body__ends_on__gt=day))


def actor_of_person(snapshot: Snapshot, person: int | None) -> Actor:
    """The person with the seats held on the day, in two queries; NOBODY for no one or somebody no longer active."""
    if person is None:
        return NOBODY
    row = Person.objects.filter(pk=person, is_active=True).first()
    if row is None:
        return NOBODY
    return Actor(person=row.pk, name=row.name, seats=seats_of_people(snapshot, person).get(row.pk, ()))


def seats_of_people(snapshot: Snapshot, person: int | None = None) -> dict[int, tuple[HeldSeat, ...]]:
    """Everybody's seats on the day, or one person's, by person, in at most three queries."""
    seats: dict[int, tuple[HeldSeat, ...]] = {}
    charter, bodies = snapshot.charter, snapshot.bodies
    whose = Q() if person is None else Q(person=person)
    for seat in Seat.objects.filter(on_the_day(snapshot.day) & whose).select_related("body"):
        role = charter.role_of(seat.body.kind)
        held = HeldSeat(
            body=seat.body.key,
            body_role=role,
            role=seat.role,
            body_name=bodies.name(seat.body.key),
            taken_over=bodies.taken_over(seat.body.key),
        )
        seats[seat.person_id] = (*seats.get(seat.person_id, ()), held)
    return seats


def people_on(snapshot: Snapshot) -> tuple[PersonView, ...]:
    """Everybody active, by name, with their seats on the day, in two queries."""
    seats = seats_of_people(snapshot)
    return tuple(
        PersonView(
            id=row.pk, username=row.username, name=row.name, seats=seats.get(row.pk, ()), is_example=row.is_example
        )
        for row in Person.objects.filter(is_active=True).order_by("name")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatView:
    """A seat in a list: of which body, in which role, from when, and the first day on which it is not held."""

    id: int
    body_name: str
    role: str
    begins_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterRow:
    """A person with every seat that is held or will be, and how many have ended."""

    id: int
    username: str
    name: str
    email: str
    seats: tuple[SeatView, ...]
    ended: int


def roster(snapshot: Snapshot) -> tuple[RosterRow, ...]:
    """Everybody who may sign in, by name, with their seats. Two queries."""
    bodies = snapshot.bodies
    seats: dict[int, list[Seat]] = {}
    for seat in Seat.objects.select_related("body"):
        seats.setdefault(seat.person_id, []).append(seat)
    lines = []
    for person in Person.objects.filter(is_active=True):
        own = seats.get(person.pk, [])
        kept = [row for row in own if row.ends_on is None or row.ends_on > snapshot.day]
        lines.append(
            RosterRow(
                id=person.pk,
                username=person.username,
                name=person.name,
                email=person.email,
                seats=tuple(
                    SeatView(
                        id=row.pk,
                        body_name=bodies.name(row.body.key),
                        role=row.role,
                        begins_on=row.begins_on,
                        ends_on=row.ends_on,
                    )
                    for row in kept
                ),
                ended=len(own) - len(kept),
            )
        )
    return tuple(lines)
