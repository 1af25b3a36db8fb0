"""Another machine: it reads an address, follows every link, and holds what it is told against the description."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.test import Client

ROOT = "/api/v1/"
SITE = re.compile(r"^https?://[^/]+")
TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "array": list,
    "object": dict,
    "null": type(None),
}


def read(client: Client, address: str) -> Any:
    """What stands at the address, which must be there."""
    response = client.get(SITE.sub("", address if address.startswith(("/", "http")) else ROOT + address))
    assert (response.status_code, response["Content-Type"]) == (200, "application/json"), (address, response.content)
    return response.json()


def described(client: Client) -> dict[str, Any]:
    """The description of the interface."""
    found: dict[str, Any] = read(client, "openapi.json")
    return found


def links_in(told: Any) -> Iterator[str]:
    """Every address for machines in an answer."""
    if isinstance(told, list):
        for row in told:
            yield from links_in(row)
    if isinstance(told, dict):
        for name, item in told.items():
            if name in ("href", "next") and item:
                yield SITE.sub("", item)
            else:
                yield from links_in(item)


def everything(client: Client, on: str = "") -> dict[str, Any]:
    """Every answer there is, by its address: each list as it stands, and all that can be reached from it."""
    waiting = [path for path in described(client)["paths"] if "{" not in path]
    found: dict[str, Any] = {}
    while waiting:
        address = waiting.pop()
        if address not in found:
            mark = "&" if "?" in address else "?"
            found[address] = read(client, f"{address}{mark}on={on}" if on else address)
            waiting += links_in(found[address])
    return found


def route_of(address: str, paths: dict[str, Any]) -> str:
    """The described path that an address is one of, the one with the fewest names to fill in."""
    bare = address.partition("?")[0]
    fitting = [path for path in paths if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", path), bare)]
    return min(fitting, key=lambda path: path.count("{"))


def faults(told: Any, schema: dict[str, Any], shapes: dict[str, Any], place: str = "") -> Iterator[str]:
    """Where an answer is not as its schema says, or says something that the schema does not know."""
    if "$ref" in schema:
        yield from faults(told, shapes[schema["$ref"].rpartition("/")[2]], shapes, place)
        return
    if "anyOf" in schema:
        tries = [list(faults(told, row, shapes, place)) for row in schema["anyOf"]]
        if all(tries):
            yield from min(tries, key=len)
        return
    kind = schema.get("type", "")
    fits = isinstance(told, TYPES[kind]) and (not isinstance(told, bool) or kind == "boolean")
    if not fits:
        yield f"{place}: {told!r} is no {kind}"
    elif "enum" in schema and told not in schema["enum"]:
        yield f"{place}: {told!r} is not one of {schema['enum']}"
    elif kind == "array" and "items" in schema:
        for number, row in enumerate(told):
            yield from faults(row, schema["items"], shapes, f"{place}[{number}]")
    elif kind == "object" and "properties" in schema:
        yield from unlike(told, schema, shapes, place)
    elif schema.get("format") == "date" and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", told):
        yield f"{place}: {told!r} is no day"
    elif schema.get("format") == "date-time" and not told.endswith("Z"):
        yield f"{place}: {told!r} is no moment in UTC"


def unlike(told: dict[str, Any], schema: dict[str, Any], shapes: dict[str, Any], place: str) -> Iterator[str]:
    """What is missing, and what is not as it should be, in one thing."""
    known = schema["properties"]
    yield from (f"{place}.{name} is missing" for name in schema.get("required", []) if name not in told)
    yield from (f"{place}.{name} is not in the schema" for name in told if name not in known)
    for name in told.keys() & known.keys():
        yield from faults(told[name], known[name], shapes, f"{place}.{name}")


def day_of(text: str) -> date:
    """The day of a moment or a day as machines write it."""
    return datetime.fromisoformat(text).date()
