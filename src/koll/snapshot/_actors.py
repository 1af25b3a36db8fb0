"""Who people are on a day: the actor behind a request, and the seats of a body."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from django.db.models import Q

from koll.permissions import NOBODY, Actor, HeldSeat
from koll.snapshot._kept import Kept
from koll.snapshot._snapshot import Snapshot
from koll.tables.models import Body, Person, Seat

type SeatRow = tuple[int, str, str, str]
"""The person's number, the role, and the key and kind of the body."""

SEATS: Kept[tuple[SeatRow, ...]] = Kept(Seat, Body, most=500)
"""The seats of those who were asked for last, by day: every request of somebody signed in asks."""


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
    """The person with the seats held on the day, in two queries at most; NOBODY for no one or somebody not active."""
    if person is None:
        return NOBODY
    row = Person.objects.filter(pk=person, is_active=True).first()
    if row is None:
        return NOBODY
    return Actor(person=row.pk, name=row.name, seats=seats_of_people(snapshot, person).get(row.pk, ()))


def seats_of_people(snapshot: Snapshot, person: int | None = None) -> dict[int, tuple[HeldSeat, ...]]:
    """Everybody's seats on the day, or one person's, by person. No query when they are kept, else at most four."""
    seats: dict[int, tuple[HeldSeat, ...]] = {}
    charter, bodies = snapshot.charter, snapshot.bodies
    for holder, role, key, kind in SEATS.get(
        snapshot, (snapshot.day, person), partial(read_seats, snapshot.day, person)
    ):
        held = HeldSeat(
            body=key,
            body_role=charter.role_of(kind),
            role=role,
            body_name=bodies.name(key),
            taken_over=bodies.taken_over(key),
        )
        seats[holder] = (*seats.get(holder, ()), held)
    return seats


def read_seats(day: date, person: int | None) -> tuple[SeatRow, ...]:
    """The seats held on the day, everybody's or one person's, in the order they were taken. One query."""
    whose = Q() if person is None else Q(person=person)
    rows = Seat.objects.filter(on_the_day(day) & whose)
    return tuple(rows.values_list("person_id", "role", "body__key", "body__kind"))


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
