"""The editor's address and the pages of versions: what is taken, what is refused, and what no page may lose."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.markup import laid_flat
from tests.refusals import refusal_in
from tests.world import CARE, SCHOOLS, World

from koll.acts.descriptions import save_part_version
from koll.frame.routes import address as address_of
from koll.media.rich_text import apply_text, shared_document_of
from koll.tables.models import Part, PartVersion, SharedPartChange

pytestmark = pytest.mark.django_db


def written(world: World) -> tuple[int, str, str]:
    """A description with a text in its first part: its number, the part and the address where it is written."""
    occasion, part = world.opened("description"), world.activity("description").parts[0].key
    world.written(occasion, part, "Ett *ord*.\n\n- a\n- b")
    return occasion, part, f"{address_of(world.page('description', SCHOOLS).line.ref)}skriv/{part}/"


def send(browser: Client, address: str, **more: Any) -> Any:
    sent = {"after": -1, "client": 7, "cursor": None, "changes": []} | more
    return browser.post(f"{address}tillsammans/", json.dumps(sent), content_type="application/json")


@pytest.mark.both_databases
def test_the_editor_gets_the_text_and_what_it_sends_is_kept(world: World) -> None:
    occasion, _part, address = written(world)
    client = world.client(SCHOOLS)
    assert 'data-together="' in client.get(address).content.decode()
    got = send(client, address).json()
    doc = shared_document_of(b"", [base64.b64decode(row) for row in got["changes"]])
    change = apply_text(doc, "Ett *ord* till.")
    assert send(client, address, changes=[base64.b64encode(change).decode()]).status_code == 200
    client.post(address, {"together": "1", "receipt": "r-1"})
    assert Part.objects.get(occasion=occasion).text == "Ett *ord* till."
    assert PartVersion.objects.get(why="saved").text == "Ett *ord* till."


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"after": -2}, "shared.unreadable_message"),
        ({"after": "1"}, "shared.unreadable_message"),
        ({"client": None}, "shared.unreadable_message"),
        ({"cursor": {"anchor": 1}}, "shared.unreadable_message"),
        ({"cursor": {"anchor": "x" * 3000, "head": 1}}, "shared.unreadable_message"),
        ({"changes": ["!"]}, "shared.unreadable_message"),
        ({"changes": [1]}, "shared.unreadable_message"),
        ({"changes": [base64.b64encode(b"rubbish").decode()]}, "shared.unreadable_change"),
        ({"changes": "AAAA"}, "shared.unreadable_message"),
    ],
)
def test_anything_else_is_refused_with_a_sentence(world: World, more: dict[str, Any], code: str) -> None:
    _occasion, _part, address = written(world)
    answer = send(world.client(SCHOOLS), address, **more)
    assert refusal_in(answer) == (400, code, None)
    assert "din text är kvar" in answer.json()["sentence"]
    assert SharedPartChange.objects.count() == 0


def test_who_does_not_write_gets_neither_the_text_nor_the_versions(world: World) -> None:
    occasion, part, address = written(world)
    save_part_version(world.by(SCHOOLS), occasion=occasion, part=part)
    for client in (world.client(CARE), Client()):
        assert send(client, address).status_code in {302, 401, 403, 404}
        for page in ("versioner/", "versioner/1/"):
            assert client.get(f"{address}{page}").status_code in {302, 403, 404}


def test_a_draft_of_ones_own_is_shown_in_the_plain_box(world: World) -> None:
    occasion, part, address = written(world)
    client = world.client(SCHOOLS)
    draft = {"form": f"part:{occasion}:{part}", "fields": {"text": "Bara mitt."}, "revision": 0}
    assert client.post("/utkast/", json.dumps(draft), content_type="application/json").status_code == 200
    page = client.get(address).content.decode()
    assert "Bara mitt." in page
    assert "data-together=" not in page


def test_versions_are_listed_compared_and_put_back(world: World) -> None:
    occasion, part, address = written(world)
    client = world.client(SCHOOLS)
    assert "Ingen finns ännu" in client.get(f"{address}versioner/").content.decode()
    save_part_version(world.by(SCHOOLS), occasion=occasion, part=part)
    world.written(occasion, part, "Ett annat ord.", revision=1)
    page = laid_flat(client.get(f"{address}versioner/1/").content.decode())
    assert "<ins>" in page
    assert "<em>ord</em>" in page
    answer = client.post(f"{address}versioner/1/", {"receipt": "r-2"})
    assert (answer.status_code, answer["Location"]) == (302, address)
    assert Part.objects.get(occasion=occasion).text == "Ett *ord*.\n\n- a\n- b"
    assert client.get(f"{address}versioner/99/").status_code == 302


def test_versions_cost_the_same_however_many(world: World) -> None:
    occasion, part, address = written(world)
    client = world.client(SCHOOLS)
    costs = []
    for number in range(3):
        world.written(occasion, part, f"Text {number}.", revision=number + 1)
        save_part_version(world.by(SCHOOLS), occasion=occasion, part=part)
        client.get(f"{address}versioner/")
        with CaptureQueriesContext(connection) as asked:
            client.get(f"{address}versioner/")
        costs.append(len(asked))
    assert costs[0] == costs[2]


def test_a_part_is_shown_with_its_form_and_nothing_that_acts(world: World) -> None:
    occasion, part, address = written(world)
    world.written(occasion, part, "## Rubrik\n\n<script>alert(1)</script>", revision=1)
    page = world.client(SCHOOLS).get(address_of(world.page("description", SCHOOLS).line.ref)).content.decode()
    assert "<h3>Rubrik</h3>" in page
    assert "&lt;script&gt;alert(1)" in page
    assert address
