"""How answers are given: some at a time, only when they are new, to every site, and never as anything but data."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings
from tests.api.reading import read
from tests.world import COUNCIL, SCHOOLS, World

from koll.acts.decisions import record_decision

pytestmark = pytest.mark.django_db

PROBLEM = "application/problem+json"


def decided(world: World, number: int) -> list[str]:
    """So many decisions of the committee; their headings, the latest first."""
    headings = [f"Beslut {place}" for place in range(1, number + 1)]
    for heading in headings:
        record_decision(world.by(SCHOOLS), words=world.decision(SCHOOLS, heading))
    return headings[::-1]


def problem(client: Client, address: str, **more: Any) -> dict[str, Any]:
    """A refusal, without where it was; its type where it has a code."""
    response = client.get(address, **more)
    assert response["Content-Type"] == PROBLEM, response.content
    assert response["Access-Control-Allow-Origin"] == "*"
    told: dict[str, Any] = response.json()
    if told["type"] == "about:blank":
        del told["type"]
    assert told.pop("instance") == address.partition("?")[0]
    assert told["status"] == response.status_code
    if response.status_code >= 400:
        assert told.pop("request") == response["X-Request-ID"] != ""
    return told


@pytest.mark.both_databases
def test_a_list_is_read_to_its_end_by_its_own_links(world: World, client: Client) -> None:
    headings = decided(world, 7)
    found, address = [], f"/api/v1/decisions?body={SCHOOLS}&limit=3"
    while address:
        told = read(client, address)
        found.append([row["heading"] for row in told["items"]])
        assert (told["total"], told["limit"]) == (7, 3)
        address = told["next"]
    assert found == [headings[:3], headings[3:6], headings[6:]]
    assert told["previous"] == f"http://127.0.0.1:8000/api/v1/decisions?body={SCHOOLS}&limit=3&offset=3"


def test_the_lists_beside_are_told_in_a_header_too(world: World, client: Client) -> None:
    decided(world, 7)
    at = f"http://127.0.0.1:8000/api/v1/decisions?body={SCHOOLS}&limit=3&offset="
    response = client.get(f"/api/v1/decisions?body={SCHOOLS}&limit=3&offset=3")
    assert response["Link"] == (
        f'<{at}0>; rel="first", <{at}0>; rel="previous", <{at}6>; rel="next", <{at}6>; rel="last"'
    )


def test_beyond_the_end_there_is_nothing_and_a_way_back(world: World, client: Client) -> None:
    decided(world, 2)
    told = read(client, f"/api/v1/decisions?body={SCHOOLS}&limit=5&offset=10")
    assert (told["items"], told["next"], told["total"]) == ([], None, 2)
    assert told["previous"].endswith("offset=5")


def test_an_answer_is_given_again_only_when_something_has_happened(world: World, client: Client) -> None:
    first = client.get("/api/v1/decisions")
    again = client.get("/api/v1/decisions", headers={"If-None-Match": f'"other", W/{first["ETag"]}'})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert "Content-Type" not in again.headers
    assert again["Cache-Control"] == first["Cache-Control"] == "public, max-age=60"
    decided(world, 1)
    fresh = client.get("/api/v1/decisions", headers={"If-None-Match": first["ETag"]})
    assert (fresh.status_code, fresh.json()["total"]) == (200, first.json()["total"] + 1)


def test_each_address_and_each_day_has_its_own_tag(world: World, client: Client) -> None:
    addresses = ("decisions", "decisions?limit=1", "decisions?on=2027-03-14", "bodies", "bodies?on=2027-03-14")
    assert len({client.get(f"/api/v1/{address}")["ETag"] for address in addresses}) == len(addresses)


def test_any_site_may_read_it_and_only_read(world: World, client: Client) -> None:
    asked = client.options("/api/v1/bodies", headers={"Origin": "https://example.org"})
    assert (asked.status_code, asked.content) == (204, b"")
    assert (asked["Access-Control-Allow-Origin"], asked["Allow"]) == ("*", "GET, HEAD, OPTIONS")
    assert client.get("/api/v1/bodies")["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in client.get("/oppet/organ/").headers
    assert "Access-Control-Allow-Origin" not in client.get("/hem/").headers


def test_the_head_of_an_answer_is_its_headers(world: World, client: Client) -> None:
    whole, head = client.get("/api/v1/bodies"), client.head("/api/v1/bodies")
    assert (head.status_code, head.content) == (200, b"")
    own = {"Content-Security-Policy": "", "X-Request-ID": ""}
    assert {**head.headers, **own} == {
        **whole.headers,
        **own,
        "Content-Length": str(len(whole.content)),
    }


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(world: World, method: str) -> None:
    for client in (Client(enforce_csrf_checks=True), world.client(COUNCIL)):
        response = getattr(client, method)("/api/v1/decisions")
        assert (response.status_code, response["Content-Type"]) == (405, PROBLEM)
        assert response["Allow"] == "GET, HEAD, OPTIONS"
        assert response.json()["title"] == "Bara läsning"


def test_what_is_not_there_is_told_as_a_problem_in_the_language_asked_for(world: World, client: Client) -> None:
    told = problem(client, "/api/v1/bodies/none", headers={"Accept-Language": "en-GB, sv;q=0.5", "Accept": "text/html"})
    assert told == {
        "title": "Not here",
        "status": 404,
        "detail": "There is nothing at this address on the day asked for, or it is not open to all. "
        "Look for it in the list that the address begins with.",
    }
    client.cookies["django_language"] = "en"
    for address in ("/api", "/api/", "/api/v1/", "/api/v1/bodies/", "/api/v2/bodies", "/api/v1/decisions/x/2027/y"):
        told = problem(client, address, headers={"Accept": "text/html"})
        assert (told["title"], told["status"]) == ("Finns inte här", 404)


@pytest.mark.parametrize(
    ("asked", "code", "detail"),
    [
        ("on=2024-13-01", "day.not_in_calendar", "Dagen 2024-13-01 finns inte i kalendern. Kontrollera månad och dag."),
        ("on=1/5", "day.not_a_day", "”1/5” är inte en dag. Skriv år, månad och dag, till exempel 2027-03-15."),
    ],
)
def test_a_day_that_is_none_is_refused_with_what_to_send(
    world: World, client: Client, asked: str, code: str, detail: str
) -> None:
    for address in ("decisions", "bodies/none", "api-info", "ledger"):
        assert problem(client, f"/api/v1/{address}?{asked}") == {
            "type": f"urn:koll:{code}",
            "title": "Det gick inte",
            "status": 400,
            "detail": detail,
        }


@pytest.mark.parametrize("on", ["1850-01-01", "2090-01-01"])
def test_a_day_too_far_off_is_refused_as_on_the_pages(world: World, client: Client, on: str) -> None:
    assert client.get(f"/oppet/organ/?on={on}").status_code == 400
    assert problem(client, f"/api/v1/bodies?on={on}")["status"] == 400


@pytest.mark.parametrize(
    ("asked", "parameter", "detail"),
    [
        ("limit=0", "limit", "”limit” måste vara ett heltal från 1 till 100."),
        ("limit=101", "limit", "”limit” måste vara ett heltal från 1 till 100."),
        ("offset=-1", "offset", "”offset” måste vara ett heltal som inte är mindre än 0 och inte för stort."),
        ("offset=1e3", "offset", "”offset” måste vara ett heltal som inte är mindre än 0 och inte för stort."),
        ("state=lost", "state", "”state” måste vara något av: 'open', 'closed' or 'all'."),
        (
            "onn=2024-05-01",
            "onn",
            "Den här adressen har ingen parameter ”onn”. Den har: body, givenBy, limit, offset, on, state.",
        ),
    ],
)
def test_what_is_not_understood_is_refused_and_never_passed_by(
    world: World, client: Client, asked: str, parameter: str, detail: str
) -> None:
    assert problem(client, f"/api/v1/assignments?{asked}") == {
        "title": "Det gick inte",
        "status": 400,
        "detail": detail,
        "errors": [{"parameter": parameter, "detail": detail}],
    }


@pytest.mark.parametrize(
    "address",
    [
        "budgets/0",
        "budgets/999999",
        "accounts/99999999999999999999/annual",
        "trends/99999999999999999999",
        "decisions/schools/99999999999999999999/1",
        "occasions/x/schools/99999999999999999999/1",
        "instruments/vision/versions/2024-02-30",
        "instruments/none/comparison",
    ],
)
def test_what_cannot_be_is_only_not_there(world: World, client: Client, address: str) -> None:
    assert problem(client, f"/api/v1/{address}")["status"] == 404


def test_what_breaks_is_told_as_a_problem(world: World, settings: Settings) -> None:
    settings.DATA_LICENCE = 1
    client = Client(raise_request_exception=False)
    assert problem(client, "/api/v1/bodies") == {
        "title": "Något gick sönder",
        "status": 500,
        "detail": "Servern kunde inte svara, och det är dess eget fel. Försök igen om en stund.",
    }


@pytest.mark.django_db
def test_before_there_is_a_municipality_machines_are_told_so(client: Client) -> None:
    assert problem(client, "/api/v1/bodies")["status"] == 503
