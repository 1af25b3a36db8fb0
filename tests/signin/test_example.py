"""Signing in as somebody made up: in an example on the machine itself, and nowhere else."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import Settings as DjangoSettings
from tests.clock import TODAY, ten_on
from tests.signin.conftest import words_of
from tests.world import CHARTERS, SCHOOLS, World

from koll.acts.engine import Doing
from koll.acts.organisation import MunicipalityInput, register_person, start_municipality
from koll.permissions import SYSTEM

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.signin.addresses")]


@pytest.mark.both_databases
def test_the_made_up_people_are_listed_by_body(client: Client, town: World, elin: int) -> None:
    town.person(SCHOOLS, "chair")
    page = words_of(client.get("/logga-in-som/"))
    assert "Skolnämnden Chair Schools, ordförande" in page
    assert "Elin Ek" not in page


def test_one_click_signs_in(client: Client, town: World) -> None:
    person = town.person(SCHOOLS, "chair")
    answer = client.post("/logga-in-som/", {"person": person, "next": "/inside/"})
    assert answer.headers["Location"] == "/inside/"
    assert client.get("/asking/").json()["name"] == "Chair Schools"


def test_one_is_led_to_no_other_site(client: Client, town: World) -> None:
    person = town.person(SCHOOLS, "chair")
    answer = client.post("/logga-in-som/", {"person": person, "next": "//example.com"})
    assert answer.headers["Location"] == "/hem/"


def test_nobody_signs_in_as_a_real_person(client: Client, town: World, elin: int) -> None:
    assert client.post("/logga-in-som/", {"person": elin}).status_code == 404
    assert client.get("/asking/").json()["name"] == ""


@pytest.mark.parametrize("person", ["", "0", "x", "999999"])
def test_nobody_signs_in_as_somebody_who_is_not_there(client: Client, town: World, person: str) -> None:
    assert client.post("/logga-in-som/", {"person": person}).status_code == 404


def closed(client: Client, person: int) -> bool:
    """Whether there is no such page, no such sign-in, and no link to it."""
    linked = "/logga-in-som/" in client.get("/logga-in/").content.decode()
    statuses = {client.get("/logga-in-som/").status_code, client.post("/logga-in-som/", {"person": person}).status_code}
    return not linked and statuses == {404}


def test_there_is_no_such_page_without_demo(client: Client, town: World, settings: DjangoSettings) -> None:
    settings.DEMO = False
    assert closed(client, town.person(SCHOOLS))


def test_there_is_no_such_page_for_another_machine(town: World) -> None:
    assert closed(Client(REMOTE_ADDR="192.0.2.7"), town.person(SCHOOLS))


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-Ip"])
def test_there_is_no_such_page_through_a_proxy(town: World, header: str) -> None:
    assert closed(Client(headers={header: "192.0.2.7"}), town.person(SCHOOLS))


def test_there_is_no_such_page_in_a_real_municipality(client: Client, db: None, settings: DjangoSettings) -> None:
    settings.DEMO = True
    doing = Doing(actor=SYSTEM, now=ten_on(TODAY), day=TODAY, receipt="")
    charter = (CHARTERS / "minimal" / "charter.toml").read_text(encoding="utf-8")
    start_municipality(
        doing,
        municipality=MunicipalityInput(
            name="Lillköping", code="0000", charter_key="minimal", charter_toml=charter, kept_from=TODAY
        ),
        bodies=(),
    )
    assert closed(client, register_person(doing, username="ett", name="Ett", is_example=True).id)
