"""Läsa in beslut: first shown, then recorded; and the table that goes out."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests import files
from tests.world import COUNCIL, SCHOOLS, World

from koll.tables.models import Decision

pytestmark = pytest.mark.django_db

RIGHT = "ORGAN;Beslutsdag;paragraf;rubrik\nSkolnämnden;2027-03-15;1;Skolskjuts\nSkolnämnden;2027-03-15;2;Mat\n"


def shown(world: World, name: str, content: bytes, status: int = 200) -> str:
    form = {"receipt": "r", "file": SimpleUploadedFile(name, content)}
    answer = world.client(SCHOOLS).post("/beslut/las-in/", form)
    assert answer.status_code == status, unescape(answer.content.decode())
    return unescape(answer.content.decode())


def token_in(page: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found is not None
    return found[1]


@pytest.mark.both_databases
def test_a_table_is_shown_first_and_recorded_once_when_it_is_sent(world: World) -> None:
    before = Decision.objects.count()
    page = shown(world, "beslut.csv", RIGHT.encode())
    assert Decision.objects.count() == before
    for _again in range(2):
        answer = world.client(SCHOOLS).post("/beslut/las-in/registrera/", {"receipt": "one", "token": token_in(page)})
        assert answer.status_code == 302
    assert Decision.objects.count() == before + 2


def test_a_wrong_row_is_explained_and_there_is_no_button(world: World) -> None:
    page = shown(world, "beslut.csv", (RIGHT + "Skolnämnden;i går;3;Buss\n").encode("cp1252"))
    assert "i går" in page
    assert "Anteckna" not in page
    answer = world.client(SCHOOLS).post("/beslut/las-in/registrera/", {"receipt": "one", "token": token_in(page)})
    assert (answer.status_code, "rad 4" in answer.content.decode()) == (400, True)


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


def test_a_table_is_its_persons_own_and_kept_for_a_day(world: World) -> None:
    token = token_in(shown(world, "beslut.csv", RIGHT.encode()))
    before = Decision.objects.count()
    clients = {"another person": world.client(COUNCIL), "no such token": world.client(SCHOOLS)}
    tokens = {"another person": token, "no such token": "x"}
    for who, client in clients.items():
        answer = client.post("/beslut/las-in/registrera/", {"receipt": who, "token": tokens[who]})
        assert (answer.status_code, "Välj filen igen" in answer.content.decode()) == (400, True)
    assert world.client(SCHOOLS, "member").post("/beslut/las-in/registrera/", {"token": token}).status_code == 403
    assert Decision.objects.count() == before


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_table_that_goes_out_comes_in_with_nothing_new(world: World, kind: str) -> None:
    token = token_in(shown(world, "beslut.csv", RIGHT.encode()))
    assert world.client(SCHOOLS).post("/beslut/las-in/registrera/", {"receipt": "r", "token": token}).status_code == 302
    answer = world.client(SCHOOLS).get(f"/beslut/tabell/{kind}/")
    assert answer["Content-Disposition"].startswith("attachment")
    page = shown(world, f"beslut.{kind}", answer.content)
    assert "Allt i filen finns redan" in page
    assert "ds-validation-message" not in page


@pytest.mark.parametrize(
    "address", ["/beslut/tabell/csv/", "/styrningen/register/tabell/csv/", "/oppet/styrningen/register/tabell/csv/"]
)
def test_every_csv_that_is_sent_says_which_signs_it_is_in(world: World, address: str) -> None:
    answer = world.client(SCHOOLS).get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/csv; charset=utf-8")
