"""Every page asks the database a known number of times, which may only fall.

The numbers stand in queries.toml: one address of each kind at the example's last stage, read by somebody who may, when
what is kept between requests is there. `KOLL_QUERIES=write` in the environment keeps the numbers that have fallen.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.urls import resolve
from tests.house.tree import ROOT
from tests.shelf import Shelf
from tests.staged import staged

from koll.example.stages import STAGES
from koll.frame.http.audience import every_address

FILE = ROOT / "tests" / "house" / "queries.toml"
STAGE = "followup"
OK = 200


def rows() -> dict[str, dict[str, Any]]:
    """What is kept: for each address who reads it and how many queries it takes."""
    kept: dict[str, dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["pages"]
    return kept


def kind(route: str) -> str:
    """An address as the server knows it: the kinds of refs, without the names of other arguments."""
    with_kinds = re.sub(r"<(?P<kind>\w+):(ref|other)>", r"{\g<kind>}", route)
    return "/" + re.sub(r"<[^>]*>|\(\?P.*?\)(?=/|$)", "*", with_kinds.lstrip("/^").removesuffix("$"))


def asked(client: Client, address: str) -> tuple[int, int]:
    """The status of the answer, and how many queries it took."""
    queries: list[str] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        queries.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        response = client.get(address)
        b"".join(response)
    return response.status_code, len(queries)


def other_numbers(kept: dict[str, dict[str, Any]]) -> Iterator[tuple[str, int, int, int]]:
    """The pages that take another number than is kept: address, status, number kept, number now."""
    clients = {"": Client(raise_request_exception=False)}
    for address, row in kept.items():
        if row["reader"] not in clients:
            clients[row["reader"]] = Client(raise_request_exception=False)
            clients[row["reader"]].force_login(get_user_model().objects.get(username=row["reader"]))
        client = clients[row["reader"]]
        asked(client, address)  # the first time, what is kept between requests is made; how much, others decide
        status, now = asked(client, address)
        if (status, now) != (OK, row["queries"]):
            yield address, status, row["queries"], now


def write(numbers: list[tuple[str, int, int, int]]) -> None:
    """Keeps the numbers that have fallen."""
    words = FILE.read_text(encoding="utf-8")
    for address, status, then, now in numbers:
        if status == OK and now < then:
            words = re.sub(rf"(?m)^({re.escape(f'"{address}"')} = .*queries = )\d+", rf"\g<1>{now}", words)
    FILE.write_text(words, encoding="utf-8")


@pytest.fixture
def last_stage(db: None, shelf: Shelf, tmp_path: Path) -> Iterator[date]:
    """The example at its last stage."""
    with staged(STAGE, tmp_path / "example", shelf):
        yield STAGES[STAGE].day


@pytest.mark.timeout(900)
def test_every_page_takes_the_number_of_queries_that_is_kept(last_stage: date) -> None:
    numbers = list(other_numbers(rows()))
    if os.environ.get("KOLL_QUERIES") == "write":
        write(numbers)
        numbers = [row for row in numbers if row[1] != OK or row[3] > row[2]]
    told = [
        f"{address} answered {status} and took {now} queries, {then} are kept" for address, status, then, now in numbers
    ]
    assert told == [], "a number may only fall; write the lower ones with KOLL_QUERIES=write"


def test_every_kind_of_page_has_a_number_or_is_named_as_one_without() -> None:
    every = {kind(address) for address, _pattern in every_address()}
    counted = {kind(resolve(address.partition("?")[0]).route) for address in rows()}
    without = tomllib.loads(FILE.read_text(encoding="utf-8"))["without"]
    assert sorted(every - counted) == without
