"""Signing in as one of an example's made-up people: there on the machine itself, and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from typing import cast

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from koll.domain.refusals import Words
from koll.frame.http.request import KollRequest
from koll.permissions import HeldSeat
from koll.snapshot import PersonView, people_on

FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip")

ROLES: dict[str, Words] = {
    "member": _("member"),
    "chair": _("chair"),
    "secretary": _("secretary"),
    "manager": _("manager"),
    "officer": _("officer"),
    "auditor": _("auditor"),
    "administrator": _("administrator"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamplePlace:
    """One seat that one can sign in to: whose it is, and as what."""

    person: int
    name: str
    role: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The people of one body."""

    body: str
    places: tuple[ExamplePlace, ...]


def from_this_machine(request: HttpRequest) -> bool:
    """Whether the request comes from the machine the server runs on, past no proxy."""
    try:
        near = ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
    return near and not any(name in request.headers for name in FORWARDED)


def is_example_open(request: HttpRequest) -> bool:
    """Whether one may sign in as a made-up person: with DEMO, in an example municipality, on this machine."""
    if not settings.DEMO or not from_this_machine(request):
        return False
    return cast("KollRequest", request).koll.snapshot.municipality.is_example


def made_up_people(request: KollRequest) -> tuple[PersonView, ...]:
    """The people one may sign in as; nobody real, ever."""
    return tuple(line for line in people_on(request.koll.snapshot) if line.is_example)


def groups(people: tuple[PersonView, ...]) -> tuple[Group, ...]:
    """The people by body, in the order of the bodies' names; those without a seat last."""
    bodies: dict[str, list[ExamplePlace]] = {}
    for line in people:
        for seat in line.seats:
            bodies.setdefault(seat.body_name or seat.body, []).append(
                ExamplePlace(person=line.id, name=line.name, role=role_of(seat))
            )
    seatless = tuple(ExamplePlace(person=line.id, name=line.name, role="") for line in people if not line.seats)
    named = tuple(Group(body=body, places=tuple(bodies[body])) for body in sorted(bodies))
    return (*named, Group(body="", places=seatless)) if seatless else named


def role_of(seat: HeldSeat) -> Words:
    """What the person is there, in words."""
    return ROLES.get(seat.role, seat.role)
