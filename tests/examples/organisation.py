"""Examples of what changes bodies, people, seats and ownership."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.examples.registry import Handed, example
from tests.world import CARE, COUNCIL, FORMED, HOUSES, SCHOOLS, World

from koll.acts.engine import Doing
from koll.acts.organisation import (
    BodyBeginningInput,
    BodyInput,
    MunicipalityInput,
    apply_due_changes,
    begin_body,
    end_body,
    end_seat,
    give_seat,
    meet_owner_duty,
    record_binding_meeting,
    record_ownership,
    register_person,
    rename_body,
    start_municipality,
)
from koll.permissions import SYSTEM
from koll.tables.models import Municipality, Seat, Version

JULY = date(2027, 7, 1)


@example(start_municipality)
def a_municipality(world: World) -> Handed:
    """A municipality is set up in an empty database."""
    kind = next(body.key for body in world.charter.bodies if body.role == "council")
    text = Municipality.objects.get().charter_toml
    Municipality.objects.all().delete()  # the world has one already
    words = MunicipalityInput(
        name="Nyköping", code="0000", charter_key=world.charter_key, charter_toml=text, kept_from=date(2026, 1, 1)
    )
    bodies = (BodyInput(key="ny", name="Nya fullmäktige", kind=kind, begins_on=FORMED),)
    return world.system(), {"municipality": words, "bodies": bodies}


@example(register_person)
def a_person(world: World) -> Handed:
    """Somebody who can sign in."""
    return world.system(), {"username": "anna", "name": "Anna", "email": "anna@example.se", "password": "hemligt-ord"}


@example(give_seat)
def a_seat(world: World) -> Handed:
    """Somebody is given a seat."""
    return world.system(), {"person": world.person(SCHOOLS), "body": CARE, "role": "member", "begins_on": FORMED}


@example(end_seat)
def an_ended_seat(world: World) -> Handed:
    """The seat ends."""
    seat = Seat.objects.get(person=world.person(SCHOOLS))
    return world.by(COUNCIL, "administrator"), {"seat": seat.pk, "ends_on": world.day}


@example(begin_body)
def a_body(world: World) -> Handed:
    """The council makes a committee."""
    kind = next(body.key for body in world.charter.bodies if body.role == "committee" and body.many)
    body = BodyBeginningInput(name="Kulturnämnden", kind=kind, begins_on=JULY)
    return world.by(COUNCIL), {"decision": world.decision(COUNCIL, "En ny nämnd"), "body": body}


@example(end_body)
def an_ended_body(world: World) -> Handed:
    """A committee ends, and another takes over."""
    decision = world.decision(COUNCIL, "Sammanslagning")
    return world.by(COUNCIL), {"decision": decision, "body": CARE, "ends_on": JULY, "heir": SCHOOLS, "words": ""}


@example(rename_body)
def a_renamed_body(world: World) -> Handed:
    """A committee gets another name."""
    decision = world.decision(COUNCIL, "Ett nytt namn")
    return world.by(COUNCIL), {"decision": decision, "body": CARE, "name": "Socialnämnden", "from_day": JULY}


@example(apply_due_changes)
def what_is_due(world: World) -> Handed:
    """A new name takes effect on its day."""
    doing, given = a_renamed_body(world)
    assert isinstance(given, dict)
    rename_body(doing, **given)
    return Doing(actor=SYSTEM, now=world.moment(JULY), day=JULY, receipt=""), {}


@example(record_ownership)
def a_share(world: World) -> Handed:
    """The municipality owns a company."""
    decision = world.decision(COUNCIL, "Ägande")
    said = {"decision": decision, "company": HOUSES, "percent": Decimal(100), "from_day": world.day}
    return world.by(COUNCIL), said


@example(meet_owner_duty)
def a_duty_of_the_owner(world: World) -> Handed:
    """The council has set the purpose of a company."""
    decision = world.decision(COUNCIL, "Ändamål")
    said = {"decision": decision, "company": HOUSES, "duty": "purpose", "words": "Ändamålet står i ordningen."}
    return world.by(COUNCIL), said


@example(record_binding_meeting)
def a_general_meeting(world: World) -> Handed:
    """The general meeting makes the directive binding."""
    text = Version.objects.filter(body__key=HOUSES).earliest("pk").pk
    decision = world.decision(COUNCIL, "Stämman")
    return world.by(COUNCIL), {"decision": decision, "text": text, "held_on": date(2027, 2, 1)}
