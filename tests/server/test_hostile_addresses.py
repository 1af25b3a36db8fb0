"""No year, number or day in an address is one the server breaks on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import filterfalse
from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import Resolver404, resolve
from django.urls.converters import get_converters
from tests.world import COUNCIL, World, world

__all__ = ["world"]

from koll.frame.http.audience import every_address
from koll.frame.ref_converters import OPTIONAL

PARAMETER = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>|\(\?P<\w+>[^)]*\)")
USUALLY = re.compile(r"=\w*>")
HOSTILE = {
    "year": ("0", "0000", "0001", "1899", "2200", "2201", "9999", str(10**30)),
    "num": ("0", "2147483648", str(2**63), str(10**30)),
    "day": ("0001-01-01", "9999-12-31", "2200-12-31", "2027-02-30"),
    "calendar_year": ("0", "0000", "0001", "1899", "2200", "2201", "9999", str(10**30)),
    "slug": ("x" * 3000, "_"),
    "str": ("x" * 3000, "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"), "\uffff"),
}
USUAL = {"year": "2027", "num": "1", "calendar_year": "2027", "day": "2027-01-01", "body": "council"}


def usual(kind: str, name: str) -> str:
    """What stands there otherwise."""
    return USUAL.get(name) or USUAL.get(kind, "x")


def spelt_out(address: str) -> list[str]:
    """The address with the segments of its ref in it, each of which is a place of its own."""
    for place in PARAMETER.finditer(address):
        segments = getattr(get_converters().get(place["kind"] or ""), "segments", "")
        if segments:
            plain = OPTIONAL.sub(r"\1", USUALLY.sub(">", segments)).replace("<year:", "<calendar_year:")
            return [address.replace(place[0], way) for way in plain.split("|")]
    return [address]


def hostile() -> list[str]:
    """Each address with each hostile value in each of its places, one at a time."""
    made = set()
    for address in (spelt for row, _pattern in every_address() for spelt in spelt_out(row)):
        for place in PARAMETER.finditer(address):
            for value in HOSTILE.get(place["kind"] or "", ()):

                def filled(other: re.Match[str], place: re.Match[str] = place, value: str = value) -> str:
                    if other.start() == place.start():
                        return value
                    return usual(other["kind"] or "", other["name"] or "")

                made.add(PARAMETER.sub(filled, address))
    return sorted(made)


def is_known(address: str) -> bool:
    """Whether the server has a view for the address; where it has none, all are answered by one and the same page."""
    try:
        resolve(unquote(address))
    except Resolver404:
        return False
    return True


def first_of_each_value(addresses: Iterable[str]) -> list[str]:
    """For each hostile value one of the addresses with it: enough to see the page of what is not found break on it."""
    values = sorted({value for kind in HOSTILE.values() for value in kind}, key=len, reverse=True)
    found: dict[str, str] = {}
    for address in addresses:
        parts = address.split("/")
        for value in values:
            if value in parts:
                found.setdefault(value, address)
    return sorted(set(found.values()))


@pytest.mark.django_db
@pytest.mark.timeout(600)
def test_no_address_breaks_the_server(world: World) -> None:
    client = world.client(COUNCIL)
    client.raise_request_exception = False
    addresses = [address for address in hostile() if not address.startswith("/api/")]
    assert len(addresses) > 500
    asked = [*filter(is_known, addresses), *first_of_each_value(filterfalse(is_known, addresses))]
    answers = {address: client.get(address).status_code for address in asked}
    assert {address[:90]: status for address, status in answers.items() if status >= 500} == {}
    assert client.get("/styrningen/ny-mandatperiod/9999-12-31/").status_code == 404


@pytest.mark.django_db
def test_a_page_inside_is_kept_by_no_cache(world: World) -> None:
    assert world.client(COUNCIL).get("/hem/").headers["Cache-Control"] == "private, no-store"
    assert "no-store" not in Client().get("/").headers.get("Cache-Control", "")
