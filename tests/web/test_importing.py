"""Läsa in beslut: first shown, then recorded; and the table that goes out."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests import files
from tests.world import SCHOOLS, World

from koll.tables.models import Decision

pytestmark = pytest.mark.django_db

RIGHT = "ORGAN;Beslutsdag;paragraf;rubrik\nSkolnämnden;2027-03-15;1;Skolskjuts\nSkolnämnden;2027-03-15;2;Mat\n"


def shown(world: World, name: str, content: bytes, status: int = 200) -> str:
    form = {"receipt": "r", "file": SimpleUploadedFile(name, content)}
    answer = world.client(SCHOOLS).post("/beslut/las-in/", form)
    assert answer.status_code == status, unescape(answer.content.decode())
    return unescape(answer.content.decode())


@pytest.mark.both_databases
def test_a_table_is_shown_first_and_recorded_once_when_it_is_sent(world: World) -> None:
    before = Decision.objects.count()
    page = shown(world, "beslut.csv", RIGHT.encode())
    assert Decision.objects.count() == before
    rows = re.search(r'name="rows" value="(\[.*?\])"><button', page, re.DOTALL)
    assert rows is not None
    for _again in range(2):
        answer = world.client(SCHOOLS).post("/beslut/las-in/registrera/", {"receipt": "one", "rows": rows[1]})
        assert answer.status_code == 302
    assert Decision.objects.count() == before + 2


def test_a_wrong_row_is_explained_and_there_is_no_button(world: World) -> None:
    page = shown(world, "beslut.csv", (RIGHT + "Skolnämnden;i går;3;Buss\n").encode("cp1252"))
    assert "i går" in page
    assert 'name="rows"' not in page


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlsx", files.MACROS),
        ("a.xlsx", files.BOMB),
        ("a.csv", files.PAGE),
        ("a.pdf", files.PDF),
        ("a.csv", b"a;b\n1;2"),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(world: World, name: str, content: bytes) -> None:
    assert 'role="alert"' in (page := shown(world, name, content, 400)) or "ds-validation-message" in page


def test_rows_that_were_tampered_with_are_checked_again(world: World) -> None:
    before = Decision.objects.count()
    client = world.client(SCHOOLS)
    for rows in ("", "7", "[[1]]", '[["Body","Heading","Day"],["council","x","2027-03-15"]]'):
        answer = client.post("/beslut/las-in/registrera/", {"receipt": f"r{rows}", "rows": rows})
        assert answer.status_code == 400, rows
    assert Decision.objects.count() == before


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_table_that_goes_out_comes_in_with_nothing_new(world: World, kind: str) -> None:
    rows = shown(world, "beslut.csv", RIGHT.encode())
    assert rows
    answer = world.client(SCHOOLS).get(f"/beslut/tabell/{kind}/")
    assert answer["Content-Disposition"].startswith("attachment")
    page = shown(world, f"beslut.{kind}", answer.content)
    assert 'name="rows"' not in page
    assert "ds-validation-message" not in page
