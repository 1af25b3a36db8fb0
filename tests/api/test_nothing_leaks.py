"""Machines are told what the public is told: never a draft, a note, a name or a file that was taken back."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from tests.api.lively import HIDDEN, lively
from tests.api.reading import described, everything, faults, route_of
from tests.world import CARE, World

from koll.frame.routes import address as address_of

pytestmark = pytest.mark.django_db


@pytest.mark.both_databases
def test_what_is_not_for_all_is_in_no_answer_on_any_day(world: World, client: Client) -> None:
    lively(world)
    inside = world.client(CARE).get(address_of(world.page("description", CARE).line.ref))
    assert HIDDEN in inside.content.decode()
    for on in ("", "2027-02-09", "2027-12-31"):
        answers = everything(client, on)
        assert [address for address, told in answers.items() if HIDDEN in json.dumps(told, ensure_ascii=False)] == []
        for words in (HIDDEN, "kanarien"):
            assert client.get(f"/api/v1/search?q={words}").json()["total"] == 0


def test_nobody_s_name_is_told(world: World, client: Client) -> None:
    lively(world)
    names = [f"{role} {body}".replace("-", " ").title() for body, role in world.people]
    said = json.dumps(everything(client), ensure_ascii=False)
    assert names
    assert [name for name in names if name in said] == []


def test_whoever_is_signed_in_in_whatever_language_is_told_exactly_what_everybody_is(
    world: World, client: Client
) -> None:
    lively(world)
    stranger = everything(client)
    assert len(stranger) > 60
    other = world.client(CARE)
    other.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    other.cookies["django_language"] = "en"
    assert everything(other) == stranger


def test_no_cookie_is_set_or_asked_for_and_no_session_is_read(world: World) -> None:
    client = world.client(CARE)
    for address in ("decisions", "bodies/none", "nothing", "decisions?on=x"):
        response = client.get(f"/api/v1/{address}")
        assert response.cookies == {}
        assert "Cookie" not in response.headers.get("Vary", "")


def test_every_answer_is_as_it_is_described(world: World, client: Client) -> None:
    lively(world)
    told = described(client)
    shapes, wrong, opened = told["components"]["schemas"], [], set()
    for address, answer in everything(client).items():
        route = route_of(address, told["paths"])
        opened.add(route)
        schema = told["paths"][route]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        wrong += [f"{address}{fault}" for fault in faults(answer, schema, shapes)]
    assert wrong == []
    not_linked = {f"/api/v1/{row}" for row in NOT_LINKED}
    assert set(told["paths"]) - opened == not_linked


NOT_LINKED = {
    "instruments/{instrument}/comparison": "two days are chosen by who asks",
    "accounts/{year}/{kind}": "nothing is published here yet",
}
"""Addresses that no answer of this municipality leads to, and why."""
