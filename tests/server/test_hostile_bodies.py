"""What is sent instead of what a page or its script would send: refused with a sentence, and never an error."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from docx import Document
from tests.server.test_shown_by_sending import WRITER, example, get_user, people
from tests.world import SCHOOLS, World, world

from koll.frame.routes import address as address_of
from koll.tables.models import Draft, Person

__all__ = ["example", "people", "world"]

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NUMBERS: tuple[object, ...] = (-1, 2**31, 2**63, 10**30, 1.5, True, None, "1", [1], {})
NOT_JSON = (
    b"",
    b"x",
    b"\xff\xfe",
    b"[" * 100_000,
    b'{"a":' * 50_000,
    b"9" * 10_000,
    b"NaN",
    b"1e999",
    b"null",
    b"[]",
    b"{}",
    b'"x"',
    b'{"__proto__": {"x": 1}}',
    b'{"form": "\\ud800"}',
)
"""Bodies that are no JSON, or JSON of no shape of ours."""
FORMS = ("multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "text/plain", "application/json")
MULTIPART = b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n'
KEPT = (
    *(body.decode("latin-1") for body in NOT_JSON),
    '[["a"]]',
    '[[1e999, "a", [1, 2, 3], [1, 2, 3]]]',
    '[["1", "\\ud800", [1, 2, 3], [1, 2, 3]]]',
    '["table", "x", "2027-99", [["x", 1e999, 1, 1, 1, 1, 1]]]',
    '["table", "x", "0000-00", [["x", 1, 1, 1, 1000000000000000000000, 1, 1]]]',
    '[["\\ud800", "\\u0000", "x"]]',
    '[[[[["a"]]]]]',
    "[5]",
    '{"a": "b"}',
)
"""What stands in the hidden box in which a page keeps the rows of a file, changed on the way."""
SIGNS = "".join(map(chr, range(1, 0x20))) + "\x7f\x85\ufffe\uffff\u202e\u200f\u2066\ufeff"
"""Signs that no document can hold, and those that turn the direction of writing."""


@pytest.fixture
def writer(people: dict[str, Client]) -> Client:
    """Somebody who writes for the committee, in a browser whose forms are checked as those of a real one."""
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.force_login(get_user(username=WRITER))
    client.get("/hem/")
    client.defaults["HTTP_X_CSRFTOKEN"] = client.cookies["csrftoken"].value
    return client


PAGE = "/aret/nulagesbeskrivning/socialnamnden/2027/skriv/nulagesanalys/"
DRAFT: dict[str, Any] = {"form": "f", "fields": {"text": "Ord"}, "revision": 0, "address": PAGE, "heading": "Del"}
CHANGE: dict[str, Any] = {"after": -1, "client": 7, "cursor": None, "changes": []}


def variants(whole: dict[str, Any]) -> Iterator[bytes]:
    """The body with one thing in it of another kind, or missing, at a time."""
    for name in whole:
        yield json.dumps({key: value for key, value in whole.items() if key != name}).encode()
        for value in (*NUMBERS, "x" * 3000, "\x00", "\ud800", ["\ud800"], {"\ud800": "x"}, {"x": "\ud800"}, {"x": 1}):
            yield json.dumps(whole | {name: value}).encode()


def test_a_script_is_told_in_a_sentence(writer: Client) -> None:
    for address, whole in (("/utkast/", DRAFT), (f"{PAGE}tillsammans/", CHANGE)):
        answers_of_a_door(writer, address, whole)


def answers_of_a_door(writer: Client, address: str, whole: dict[str, Any]) -> None:
    """Sends every wrong body there, and then a right one."""
    bodies = [*NOT_JSON, *variants(whole)]
    answers = [(body, writer.generic("POST", address, body, "application/json")) for body in bodies]
    answers += [(MULTIPART, writer.generic("POST", address, MULTIPART, form)) for form in FORMS]
    wrong = {body[:80]: answer.status_code for body, answer in answers if answer.status_code >= 500}
    assert wrong == {}
    told = [answer.json()["sentence"] for _body, answer in answers if answer.status_code >= 400]
    assert len(told) > len(NOT_JSON)
    assert all(told)
    assert writer.generic("POST", address, json.dumps(whole | {"form": "g"}), "application/json").status_code == 200
    kept = [row.fields for row in Draft.objects.all()]
    assert all(json.dumps(fields, ensure_ascii=False).encode() for fields in kept)


ASKED = (
    "/beslut/?words=%00&organ=%00",
    "/sok/?q=a%00b",
    "/oppet/sok/?q=a%00b",
    "/oppet/beslut/?words=%00&organ=%00",
    "/uppdrag/?organ=%00&giver=%00&state=%00",
    "/oppet/uppdrag/?organ=%00&giver=%00",
    "/traden/?goal=%00&body=%00&year=%00",
    "/hem/?on=%00",
    "/api/v1/decisions?body=%00&words=%00",
    "/api/v1/search?q=%00",
    "/organ/?q=%00",
    "/uppfoljning/?organ=%00",
    "/moten/2027/?organ=%00",
)
"""Questions with the sign that not every database can hold."""


def test_a_question_with_a_sign_that_no_text_can_hold_is_no_error(writer: Client) -> None:
    assert {asked: status for asked in ASKED if (status := writer.get(asked).status_code) >= 500} == {}
    assert writer.post("/utkast/slang/", {"form": "a\0b", "back": "/hem/"}).status_code < 500
    for field in ("fields", "heading", "address"):
        new = DRAFT | {"form": f"ny-{field}", field: {"text": "a\0b"} if field == "fields" else "/a\0b"}
        answer = writer.generic("POST", "/utkast/", json.dumps(new), "application/json")
        assert (answer.status_code, bool(answer.json()["sentence"])) == (400, True)


def one_who_may(address: str) -> Client:
    """The browser of the first who is not refused there."""
    for person in Person.objects.order_by("pk"):
        client = Client(raise_request_exception=False)
        client.force_login(person)
        if client.post(address, {}).status_code not in (403, 404):
            return client
    raise LookupError(address)


REGARDING: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("/beslut/las-in/registrera/", "token", {}),
    ("/moten/las-in/spara/", "token", {"body": "kf"}),
    ("/budget/2028/las-in/", "rows", {"target_1": "x"}),
    ("/ekonomi/las-in/", "rows", {"target_0": "skip"}),
    (f"{PAGE.partition('/skriv/')[0]}/fran-word/", "pieces", {"take": "all", "place_0": "part:nulagesanalys"}),
)
"""Where a page keeps the rows of a file or its token, in which box, and what is sent with it."""


def test_rows_that_were_changed_on_the_way_are_no_error(people: dict[str, Client]) -> None:
    for address, field, others in REGARDING:
        client = one_who_may(address)
        answers = {kept[:60]: client.post(address, others | {field: kept}).status_code for kept in KEPT}
        assert (address, {kept: status for kept, status in answers.items() if status >= 500}) == (address, {})
        assert client.post(address, others).status_code < 500


def test_a_text_with_signs_that_no_document_can_hold_is_a_document(world: World) -> None:
    """Sent by its form, decided, and read as a page, as PDF and as Word, inside and on the open pages."""
    occasion = world.opened("description")
    client, address = world.client(SCHOOLS), address_of(world.page("description").line.ref)
    for part in world.activity("description").parts:
        page = f"{address}skriv/{part.key}/"
        revision = client.get(page).context["form"]["revision"].value()
        assert client.post(page, {"text": f"Före {SIGNS} efter.", "revision": revision}).status_code == 302
        assert "Före" in client.get(page).content.decode()
    world.decided(occasion)
    answers = {name: client.get(f"{address}{name}") for name in ("", "pdf/", "word/")}
    assert {name: answer.status_code for name, answer in answers.items()} == dict.fromkeys(answers, 200)
    assert Client().get(f"/oppet{address.removeprefix('/aret')}").status_code < 500
    words = "\n".join(row.text for row in Document(io.BytesIO(answers["word/"].content)).paragraphs)
    assert ("Före" in words, "efter." in words) == (True, True)
    assert answers["pdf/"].content.startswith(b"%PDF")
