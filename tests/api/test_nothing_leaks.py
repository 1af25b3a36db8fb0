"""Machines are told what the public is told: never a draft, a note, a name or a file that was taken back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from tests.api.lively import HIDDEN, lively
from tests.api.reading import described, everything, faults, route_of
from tests.world import CARE, World

from koll.frame.routes import address as address_of

pytestmark = pytest.mark.django_db


@pytest.mark.both_databases
def test_whoever_asks_is_told_the_same_and_nothing_of_what_is_not_for_all(world: World, client: Client) -> None:
    lively(world)
    inside = world.client(CARE).get(address_of(world.page("description", CARE).line.ref))
    assert HIDDEN in inside.content.decode()
    answers = everything(client)
    assert len(answers) > 60
    assert told_what_is_hidden(client, answers) == []
    names = [f"{role} {body}".replace("-", " ").title() for body, role in world.people]
    said = json.dumps(answers, ensure_ascii=False)
    assert names
    assert [name for name in names if name in said] == []
    assert unlike_its_description(described(client), answers) == []
    other = world.client(CARE)
    other.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    other.cookies["django_language"] = "en"
    assert everything(other) == answers


@pytest.mark.parametrize("on", ["2027-02-09", "2027-12-31"])
def test_what_is_not_for_all_is_in_no_answer_on_another_day(world: World, client: Client, on: str) -> None:
    lively(world)
    assert told_what_is_hidden(client, everything(client, on)) == []


def told_what_is_hidden(client: Client, answers: dict[str, Any]) -> list[str]:
    """The addresses that answer with something that is not for all; a search for it is one of them."""
    searched = {f"/api/v1/search?q={words}" for words in (HIDDEN, "kanarien")}
    return [address for address in searched if client.get(address).json()["total"]] + [
        address for address, told in answers.items() if HIDDEN in json.dumps(told, ensure_ascii=False)
    ]


def unlike_its_description(told: dict[str, Any], answers: dict[str, Any]) -> list[str]:
    """Where an answer is not as the description says, and what is described but was not answered, or the reverse."""
    shapes, wrong, opened = told["components"]["schemas"], [], set()
    for address, answer in answers.items():
        route = route_of(address, told["paths"])
        opened.add(route)
        schema = told["paths"][route]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        wrong += [f"{address}{fault}" for fault in faults(answer, schema, shapes)]
    return wrong + sorted((set(told["paths"]) - opened) ^ {f"/api/v1/{row}" for row in NOT_LINKED})


def test_no_cookie_is_set_or_asked_for_and_no_session_is_read(world: World) -> None:
    client = world.client(CARE)
    for address in ("decisions", "bodies/none", "nothing", "decisions?on=x"):
        response = client.get(f"/api/v1/{address}")
        assert response.cookies == {}
        assert "Cookie" not in response.headers.get("Vary", "")


NOT_LINKED = {
    "instruments/{instrument}/comparison": "two days are chosen by who asks",
    "accounts/{year}/{kind}": "nothing is published here yet",
}
"""Addresses that no answer of this municipality leads to, and why."""
