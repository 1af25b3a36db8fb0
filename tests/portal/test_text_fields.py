"""Every text of every table says to whom it is open; what is not for all is on no public page, in no answer or file."""

from __future__ import annotations

import gc
import inspect
import io
import json
import re
import tomllib
import zipfile
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag

import pytest
from django.apps import apps
from django.db import connection, models
from django.test import Client
from django.urls import resolve
from tests.api.reading import everything
from tests.house.address_walk import LAST
from tests.portal.test_nothing_inside import LINK, OPEN
from tests.shelf import Shelf
from tests.staged import staged

from koll.public import _rows
from koll.snapshot import Kept
from koll.tables import triggers

DECLARED: dict[str, dict[str, str]] = tomllib.loads(
    (Path(__file__).parent / "text_fields.toml").read_text(encoding="utf-8")
)
NEVER = {"inside", "secret"}
BESIDE = {"sign", "owner"}
TEXTS = (models.CharField, models.TextField, models.JSONField, models.BinaryField)
CANARY = re.compile(r"kanarie(\d+)x", re.IGNORECASE)
WORDS = re.compile(r"[^\W\d_]")
"""A text that means nothing without letters: a day, a number, nothing at all."""

MOST_OF_A_KIND = 3
NOT_IN_EXAMPLE = {
    "BodyReminderSetting.teams_address",
    "CorrectingVersion.reason",
    "DialogueForm.made_from",
    "DialogueForm.name",
    "DialogueForm.purpose",
    "DialogueRoom.code",
    "Draft.fields",
    "Draft.heading",
    "DutyClosing.reason",
    "EmployeeAnswer.signed",
    "EmployeeAnswer.text",
    "EmployeeQuestion.words",
    "Erasure.reason",
    "ImportChoice.name",
    "ImportUpload.name",
    "Indicator.compared_with",
    "Reminder.fault",
    "Reminder.lines",
    "Thought.cluster",
    "Thought.name",
    "Thought.text",
}
"""What is never for all and of which the example has no row, or none with words."""

NOT_MET = {"Dialogue.form_text", "FollowedDecision.outcome", "Picture.shows"}
"""What is for all and stands on none of the few pages of a kind that are opened."""


def tables() -> dict[str, type[models.Model]]:
    """Every table by its name."""
    return {model.__name__: model for model in apps.get_app_config("tables").get_models()}


def texts_of(model: type[models.Model]) -> list[str]:
    """The fields of the table that can hold words."""
    return [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, TEXTS) and not getattr(field, "choices", None)
    ]


def test_every_text_says_to_whom_it_is_open() -> None:
    there = {name: sorted(texts_of(model)) for name, model in tables().items() if texts_of(model)}
    assert {name: sorted(fields) for name, fields in DECLARED.items()} == there
    named = {kind for fields in DECLARED.values() for kind in fields.values()} - NEVER - BESIDE
    assert {name for name in named if not hasattr(_rows, name)} == set()


def public_rows(name: str) -> Any:
    """The rows that the queryset with this name says are for all, on whatever day."""
    queryset = getattr(_rows, name)
    match list(inspect.signature(queryset).parameters):
        case []:
            return queryset()
        case ["budgets"]:
            return queryset(_rows.budgets(_rows.EVER).values("pk"))
        case _:
            return queryset(_rows.EVER)


def with_word(value: Any, word: str) -> Any:
    """The word in the place of every text with letters in the value."""
    match value:
        case dict():
            return {key: with_word(inner, word) for key, inner in value.items()}
        case list():
            return [with_word(inner, word) for inner in value]
        case str() if WORDS.search(value) and "://" not in value:
            return word
    return value


def place(*, for_all: bool, first: int) -> dict[int, str]:
    """Puts a word in every text that is for all, or in every one that is not; says by number which field each is of.

    The numbers begin with the first. A table that is empty has no text to put it in.
    """
    words: dict[int, str] = {}
    for model_name, fields in DECLARED.items():
        model = tables()[model_name]
        for field, kind in fields.items():
            rows: Any = model._default_manager.all()
            if kind in BESIDE or (for_all and kind in NEVER):
                continue
            if kind not in NEVER:
                public = public_rows(kind).values("pk")
                rows = rows.filter(pk__in=public) if for_all else rows.exclude(pk__in=public)
            number = first + len(words)
            if put(model, list(rows.values_list("pk", field)), field, f"kanarie{number}x"):
                words[number] = f"{model_name}.{field}"
    return words


def put(model: type[models.Model], rows: list[tuple[int, Any]], field: str, word: str) -> bool:
    """Puts the word in the field of these rows, and in several only with what tells them apart; says if it did."""
    is_json = isinstance(model._meta.get_field(field), models.JSONField)
    done = False
    for key, value in rows:
        new = with_word(value, word) if is_json else f"{word}{key}" if field in ("name", "username") else word
        if new != value:
            model._default_manager.filter(pk=key).update(**{field: new})
            done = True
    return done


def forget() -> None:
    """Lets go of all that is kept in memory: the rows are changed behind its back."""
    for thing in gc.get_objects():
        if isinstance(thing, Kept):
            thing.clear()


def read_out(answer: Any) -> str:
    """All that can be read in an answer: its head, its text, and the parts of a workbook."""
    head = unquote(str(dict(answer.headers)))
    body = answer.getvalue()
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as parts:
            body = b"\n".join(parts.read(name) for name in parts.namelist())
    return f"{head}\n{unescape(body.decode(errors='replace'))}"


def pages(client: Client) -> Iterator[tuple[str, str]]:
    """What a stranger reads: every page and file by links from the first, a few of a kind; each search."""
    waiting, known, times = ["/"], {"/"}, Counter[str]()
    while waiting:
        address = waiting.pop()
        route = resolve(address.partition("?")[0]).route
        if times[route] >= MOST_OF_A_KIND:
            continue
        times[route] += 1
        answer = client.get(address)
        text = read_out(answer)
        yield address, text
        links = (urldefrag(unescape(link)).url for link in LINK.findall(text))
        for link in links:
            if OPEN.fullmatch(link) and link not in known:
                known.add(link)
                waiting.append(link)


def met(client: Client) -> dict[str, set[int]]:
    """The placed words that a stranger meets, with where; and those that a search finds."""
    found: dict[str, set[int]] = {}
    for address, text in pages(client):
        if numbers := {int(number) for number in CANARY.findall(text)}:
            found[address] = numbers
    for address, answer in everything(client).items():
        if numbers := {int(number) for number in CANARY.findall(json.dumps(answer))}:
            found[address] = numbers
    return found


@pytest.fixture
def example(db: None, shelf: Shelf, tmp_path: Path) -> Iterator[None]:
    """The example when there is most, with its triggers and checks off: the words are put in behind its back."""
    if connection.vendor != "sqlite":
        pytest.skip("the rows are put in as the embedded database holds them")
    with staged(LAST, tmp_path / "example", shelf):
        triggers.drop(connection)
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA ignore_check_constraints = ON")
        yield
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints = OFF")
    forget()


@pytest.mark.timeout(600)
def test_a_stranger_meets_the_words_that_are_for_all_and_no_other(example: None) -> None:
    hidden, shown = place(for_all=False, first=1), place(for_all=True, first=1001)
    forget()
    client = Client()
    where = met(client)
    leaks = {address: {hidden[number] for number in numbers if number in hidden} for address, numbers in where.items()}
    assert {address: fields for address, fields in leaks.items() if fields} == {}
    for number in hidden:
        query = f"kanarie{number}x"
        assert client.get("/api/v1/search", {"q": query}).json()["total"] == 0, hidden[number]
    never = {f"{name}.{field}" for name, fields in DECLARED.items() for field, kind in fields.items() if kind in NEVER}
    assert never - set(hidden.values()) == NOT_IN_EXAMPLE
    seen = {shown[number] for numbers in where.values() for number in numbers}
    assert set(shown.values()) - seen == NOT_MET
