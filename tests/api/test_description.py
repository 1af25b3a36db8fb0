"""The description of the interface keeps the rules of the Swedish profile for REST interfaces that can be checked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import resolve
from pytest_django import Settings
from tests.api.reading import described, read
from tests.world import World

pytestmark = pytest.mark.django_db

ON, LIMIT, OFFSET = "on", "limit", "offset"


def operations(told: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every address with what can be asked there."""
    for path, methods in told["paths"].items():
        assert list(methods) == ["get"], f"{path} does more than read"
        yield path, methods["get"]


def parameters(operation: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """What the address is asked with, by name."""
    return {row["name"]: row for row in operation["parameters"]}


@pytest.mark.both_databases
def test_it_is_openapi_3_1_with_contact_licence_terms_and_where_the_server_is(
    world: World, client: Client, settings: Settings
) -> None:
    assert "license" not in described(client)["info"]
    settings.DATA_LICENCE = "CC0-1.0"
    told = described(client)
    assert told["openapi"].startswith("3.1")
    assert told["info"]["contact"]["name"] == "Lillköping"
    assert told["info"]["license"] == {"name": "CC0-1.0", "identifier": "CC0-1.0"}
    assert told["info"]["termsOfService"].endswith("/oppet/oppna-data/#villkor")
    assert re.fullmatch(r"\d+\.\d+\.\d+", told["info"]["version"])
    assert [row["url"] for row in told["servers"]] == ["http://127.0.0.1:8000"]
    assert "security" not in told
    assert "securitySchemes" not in told["components"]


def test_outside_this_machine_every_address_in_it_is_https(world: World, client: Client, settings: Settings) -> None:
    settings.PUBLIC_ADDRESS = "https://koll.example.org"
    told = client.get("/api/v1/openapi.json").content.decode()
    assert set(re.findall(r"(\w+)://([\w.:]+)", told)) == {("https", "koll.example.org")}


def test_paths_are_lower_case_with_hyphens_and_say_the_version(world: World, client: Client) -> None:
    named = re.compile(r"/api/v1(/([a-z]+(-[a-z]+)*|\{[a-z]+(_[a-z]+)*\}))+")
    assert [path for path in described(client)["paths"] if not named.fullmatch(path)] == []


def test_every_address_is_said_in_both_languages(world: World, client: Client) -> None:
    told = described(client)
    said = [told["info"]["description"]]
    for _path, operation in operations(told):
        said.append(operation["description"])
        said += [row["description"] for row in operation["parameters"] if row["in"] == "query"]
        assert operation["summary"] != operation["x-summary-en"]
        assert set(operation["tags"]) <= {row["name"] for row in told["tags"]}
    for schema in told["components"]["schemas"].values():
        said += [row["description"] for row in schema["properties"].values() if "description" in row]
    halves = [words.split("\n\n") for words in said]
    assert [halve for halve in halves if len(halve) % 2 or halve[0] == halve[1]] == []


def test_every_name_in_an_answer_is_written_alike(world: World, client: Client) -> None:
    told = described(client)
    names = {name for schema in told["components"]["schemas"].values() for name in schema["properties"]}
    asked = {name for _path, operation in operations(told) for name, parameter in parameters(operation).items()}
    alike = re.compile(r"[a-z]+[a-z0-9]*([A-Z][a-z0-9]*)*")
    in_path = {name for path in told["paths"] for name in re.findall(r"\{(\w+)\}", path)}
    assert [name for name in names | asked - in_path if not alike.fullmatch(name)] == []


def test_every_refusal_is_a_problem(world: World, client: Client) -> None:
    for path, operation in operations(described(client)):
        refusals = {status: list(row["content"]) for status, row in operation["responses"].items() if status != "200"}
        assert refusals == {key: ["application/problem+json"] for key in ("400", "404", "405", "429", "500")}, path


def test_every_address_takes_a_day_and_every_list_a_limit_and_an_offset(world: World, client: Client) -> None:
    told = described(client)
    for path, operation in operations(told):
        asked = parameters(operation)
        schema = told["components"]["schemas"][
            operation["responses"]["200"]["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
        ]
        is_list = "items" in schema["properties"]
        assert asked[ON]["schema"]["anyOf"][0] == {"type": "string", "format": "date"}, path
        assert (LIMIT in asked, OFFSET in asked) == (is_list, is_list), path
        assert "on" in schema["properties"] or path.endswith("/api-info"), path
        if is_list:
            limit = asked[LIMIT]["schema"]
            assert (limit["default"], limit["minimum"], limit["maximum"]) == (20, 1, 100), path


def test_every_address_is_named_once_and_is_there(world: World, client: Client) -> None:
    told = described(client)
    names = [operation["operationId"] for _path, operation in operations(told)]
    assert len(names) == len(set(names))
    for path in told["paths"]:
        filled = re.sub(r"\{(year|period|number|paragraph|trend)\}", "1", path).replace("{first_day}", "2027-01-01")
        assert resolve(re.sub(r"\{\w+\}", "x", filled)).namespaces == ["api"]


def test_the_interface_says_what_it_is(world: World, client: Client, settings: Settings) -> None:
    settings.CONTACT = "data@example.org"
    assert read(client, "api-info")["apiLicence"] is None
    settings.DATA_LICENCE = "CC0-1.0"
    assert read(client, "api-info") == {
        "apiName": "Koll, Lillköping",
        "apiVersion": "1.0.0",
        "apiReleased": "2026-11-25",
        "apiDocumentation": "http://127.0.0.1:8000/oppet/oppna-data/",
        "apiDescription": "http://127.0.0.1:8000/api/v1/openapi.json",
        "apiStatus": "active",
        "apiProvider": "Lillköping",
        "apiContact": "data@example.org",
        "apiLicence": "CC0-1.0",
        "apiSource": settings.SOURCE_ADDRESS,
    }


def test_the_page_for_people_lists_every_address_and_asks_no_other_site(world: World, client: Client) -> None:
    page = client.get("/oppet/oppna-data/").content.decode()
    assert [path for path in described(client)["paths"] if path not in page] == []
    assert re.findall(r"(?:src|href)=\"(https?:)?//(?!127\.0\.0\.1)", page) == []
    assert '<a class="ds-link" href="/oppet/oppna-data/">' in client.get("/").content.decode()
