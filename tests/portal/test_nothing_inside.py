"""What stands in what is not for all is on no public page, whatever a template or a type would have let through."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from urllib.parse import urldefrag

import pytest
from django.test import Client
from django.urls import resolve
from tests.api.lively import HIDDEN, lively
from tests.world import CARE, World

from koll.frame.routes import address as address_of

pytestmark = pytest.mark.django_db

LINK = re.compile(r'\bhref="(/[^"]*)"')
WITHDRAWN = re.compile(r"<s>[^<]*</s>")
"""The name of a file that was taken back, which the page keeps, struck out (docs/decisions/0017)."""

MOST_OF_A_KIND = 12
"""More than there are of any thing in the small municipality; years go on for ever."""

OPEN = re.compile(r"/(?:oppet/.*)?(?:\?.*)?")


def public_pages(client: Client, on: str = "") -> dict[str, str]:
    """Every page that a stranger comes to by links from the first one, by its address; as it stood on a day."""
    waiting, found, times = ["/"], {}, Counter[str]()
    while waiting:
        address = waiting.pop()
        path = address.partition("?")[0]
        route = resolve(path).route
        if path in found or times[route] >= MOST_OF_A_KIND:
            continue
        times[route] += 1
        response = client.get(f"{path}?on={on}" if on else path)
        assert response.status_code == 200, address
        is_page = "html" in response.headers["Content-Type"] or "calendar" in response.headers["Content-Type"]
        found[path] = response.content.decode() if is_page else ""
        links = (urldefrag(unescape(link)).url for link in LINK.findall(found[path]))
        waiting += [link for link in links if OPEN.fullmatch(link)]
    return found


@pytest.mark.parametrize("on", ["", "2027-02-09"])
def test_no_public_page_says_what_is_not_for_all_or_names_who_wrote_decided_or_sits(
    world: World, client: Client, on: str
) -> None:
    lively(world)
    inside = world.client(CARE).get(address_of(world.page("description", CARE).line.ref))
    assert HIDDEN in inside.content.decode()
    names = [f"{role} {body}".replace("-", " ").title() for body, role in world.people]
    assert names
    pages = public_pages(client, on)
    assert len(pages) > 25
    assert [address for address, words in pages.items() if HIDDEN in WITHDRAWN.sub("", words).upper()] == []
    assert [(address, name) for address, words in pages.items() for name in names if name in words] == []
