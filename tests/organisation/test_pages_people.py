"""An administrator gives and ends seats; nobody else sees the page, and one administrator is always left."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.world import CARE, COUNCIL, SCHOOLS, World

from koll.tables.models import Person, Seat

pytestmark = pytest.mark.django_db


@pytest.mark.both_databases
def test_nobody_but_an_administrator_sees_people(world: World) -> None:
    assert world.client(SCHOOLS).get("/personer/").status_code == 403
    assert world.client(COUNCIL, "administrator").get("/personer/").status_code == 200


def test_a_person_is_added_and_given_a_seat(world: World) -> None:
    client = world.client(COUNCIL, "administrator")
    words = {"name": "Nya Nilsson", "username": "nya", "email": "nya@kommun.example"}
    assert client.post("/personer/ny/", words).status_code == 302
    person = Person.objects.get(username="nya")
    seat = {"body": CARE, "role": "officer", "begins_on": "2027-03-15", "ends_on": ""}
    assert client.post(f"/personer/{person.pk}/plats/", seat).status_code == 302
    assert list(person.seats.values_list("body__key", "role")) == [(CARE, "officer")]


@pytest.mark.parametrize("wrong", [{"email": "ingen adress"}, {"name": ""}, {"username": "administrator-council"}])
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(world: World, wrong: dict[str, str]) -> None:
    client = world.client(COUNCIL, "administrator")
    words = {"name": "Nya Nilsson", "username": "nya", "email": "nya@kommun.example"} | wrong
    answer = client.post("/personer/ny/", words)
    assert answer.status_code == 400
    assert words["username"] in answer.content.decode()


def test_a_seat_ends_on_a_day_and_what_was_done_in_it_stays(world: World) -> None:
    client = world.client(COUNCIL, "administrator")
    seat = Seat.objects.get(person_id=world.person(SCHOOLS))
    assert client.post(f"/personer/plats/{seat.pk}/avsluta/", {"ends_on": "2027-03-15"}).status_code == 302
    assert world.client(SCHOOLS).get("/analyser/").status_code == 403
    assert Seat.objects.filter(pk=seat.pk).exists()


def test_the_last_administrator_cannot_end(world: World) -> None:
    client = world.client(COUNCIL, "administrator")
    seat = Seat.objects.get(role="administrator")
    where = f"/personer/plats/{seat.pk}/avsluta/"
    assert client.post(where, {"ends_on": "2027-03-16"}).status_code == 400
    world.person(SCHOOLS, "administrator")
    assert client.post(where, {"ends_on": "2027-03-16"}).status_code == 302


def test_the_list_asks_as_much_for_three_as_for_one(world: World) -> None:
    client, counts = world.client(COUNCIL, "administrator"), []
    for body in (SCHOOLS, CARE, COUNCIL):
        world.person(body)
        client.get("/personer/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/personer/")
        counts.append(len(asked))
    assert counts[0] == counts[2]
