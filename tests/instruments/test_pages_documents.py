"""The register of everything that governs: found by words, kind, body and state, on any day, inside and out."""

from __future__ import annotations

from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.world import COUNCIL, SCHOOLS, World

from koll.acts.imports import UncheckedFile, check_file, read_rows
from koll.acts.instruments import GoverningDocumentInput, adopt_governing_document
from koll.tables.models import GoverningDocument

pytestmark = pytest.mark.django_db

INSIDE, OPEN = "/styrningen/register/", "/oppet/styrningen/register/"
JANUARY = date(2027, 1, 11)


def keep(world: World, kind: str, title: str, revise_on: date | None = None) -> None:
    """The council adopts a document that the schools answer for."""
    words = GoverningDocumentInput(
        kind=kind, title=title, in_force_from=JANUARY, revise_on=revise_on, responsible=SCHOOLS
    )
    adopt_governing_document(
        world.by(COUNCIL, day=JANUARY), decision=world.decision(COUNCIL, title, JANUARY), document=words
    )


def main_of(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return unescape(answer.content.decode()).split("<main")[1].split("</main")[0]


def asked(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


@pytest.fixture
def kept(world: World) -> World:
    """A policy that should have been revised, and a plan."""
    keep(world, "Policy", "Resor i tjänsten", date(2027, 2, 28))
    keep(world, "Plan", "Trafiken vid skolor")
    return world


@pytest.mark.parametrize("address", [INSIDE, OPEN])
@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("?ord=resor", {"Resor i tjänsten"}),
        ("?ord=2027.002", {"Trafiken vid skolor"}),
        ("?slag=plan", {"Trafiken vid skolor"}),
        (f"?slag=plan&organ={SCHOOLS}", {"Trafiken vid skolor"}),
        ("?slag=plan&organ=care", set()),
        ("?lage=overdue&organ=schools", {"Resor i tjänsten"}),
        ("?lage=past&organ=schools", set()),
        ("?on=2027-01-10&organ=schools", set()),
        ("?lage=nonsens&ordning=nonsens&ord=resor", {"Resor i tjänsten"}),
    ],
)
def test_a_text_is_found(kept: World, address: str, query: str, shown: set[str]) -> None:
    client = kept.client(SCHOOLS) if address == INSIDE else Client()
    page = main_of(client, address + query)
    assert {row for row in ("Resor i tjänsten", "Trafiken vid skolor") if f">{row}<" in page} == shown


def test_the_charters_texts_stand_in_the_same_list(kept: World) -> None:
    page = main_of(kept.client(SCHOOLS), INSIDE)
    assert f">{kept.charter.front.title}<" in page
    assert ">Resor i tjänsten<" in page


def test_what_should_have_been_revised_says_since_when_in_words(kept: World) -> None:
    page = main_of(kept.client(SCHOOLS), f"{INSIDE}?ord=resor")
    assert "Skulle ha setts över senast den 28 februari 2027." in page


@pytest.mark.parametrize("sort", ["title", "kind", "body", "from", "revise"])
def test_the_list_is_sorted(kept: World, sort: str) -> None:
    page = main_of(kept.client(SCHOOLS), f"{INSIDE}?organ=schools&ordning={sort}")
    places = [page.index(f">{row}<") for row in ("Resor i tjänsten", "Trafiken vid skolor")]
    assert (places[0] < places[1]) == (sort != "kind")


def test_how_many_fit_is_read_aloud(kept: World) -> None:
    assert 'role="status">1 text passar.' in main_of(kept.client(SCHOOLS), f"{INSIDE}?ord=resor")
    assert "Ingen text passar" in main_of(kept.client(SCHOOLS), f"{INSIDE}?ord=finnsinte")


@pytest.mark.both_databases
@pytest.mark.parametrize("address", [INSIDE, OPEN])
def test_three_texts_cost_as_many_questions_as_one(world: World, address: str) -> None:
    client = world.client(SCHOOLS) if address == INSIDE else Client()
    keep(world, "Plan", "Den första")
    one = asked(client, address)
    for title in ("Den andra", "Den tredje"):
        keep(world, "Plan", title)
    assert asked(client, address) == one


def test_the_register_is_reached_from_the_direction_inside_and_out(world: World, client: Client) -> None:
    assert f'href="{INSIDE}"' in main_of(world.client(SCHOOLS), "/styrningen/")
    assert f'href="{OPEN}"' in main_of(client, "/oppet/styrningen/")


def test_a_document_is_read_inside_and_out_and_its_links_stay_where_the_reader_is(kept: World) -> None:
    key = GoverningDocument.objects.get(kind="policy").key
    outside = main_of(Client(), f"/oppet/styrningen/dokument/{key}/")
    assert "/oppet/beslut/" in outside
    assert 'href="/beslut/' not in outside
    assert "Upphäv" not in outside
    assert f"/styrningen/dokument/{key}/upphav/" in main_of(kept.client(COUNCIL), f"/styrningen/dokument/{key}/")
    assert main_of(kept.client(SCHOOLS), "/styrningen/dokument/finns-inte/", 404)


def test_a_secretary_adopts_changes_and_repeals_a_document_on_the_pages(world: World) -> None:
    client = world.client(COUNCIL)
    form = {
        "organ": COUNCIL,
        "day": "2027-03-15",
        "paragraph": "7",
        "heading": "Antar",
        "kind": "Regler",
        "title": "Regler för torghandel",
        "in_force_from": "2027-03-15",
    }
    for address, more in (
        (f"{INSIDE}nytt/", {"receipt": "a"}),
        (
            "/styrningen/dokument/regler-for-torghandel/anta/",
            {"receipt": "b", "paragraph": "8", "in_force_from": "2027-03-16"},
        ),
        (
            "/styrningen/dokument/regler-for-torghandel/upphav/",
            {"receipt": "c", "paragraph": "9", "ends_on": "2027-06-01", "why": "Behövs inte."},
        ),
    ):
        main_of(client, address)
        answer = client.post(address, form | more)
        assert answer.status_code == 302, unescape(answer.content.decode())
    assert GoverningDocument.objects.filter(key="regler-for-torghandel").count() == 2
    assert main_of(client, "/styrningen/dokument/regler-for-torghandel/?on=2027-06-01").count("Upphävt") == 1


def test_a_refused_document_keeps_its_words(world: World) -> None:
    form = {"organ": COUNCIL, "day": "2027-03-15", "heading": "Antar", "kind": "Regler", "title": "Torg"}
    answer = world.client(COUNCIL).post(
        f"{INSIDE}nytt/", form | {"receipt": "a", "in_force_from": "2027-03-01", "words": "Allt jag skrev."}
    )
    page = unescape(answer.content.decode())
    assert answer.status_code == 400
    assert "Allt jag skrev." in page
    assert "2027-03-01" in page


@pytest.mark.parametrize("address", [INSIDE, OPEN])
def test_a_text_of_the_charter_that_ended_with_no_other_after_it_should_have_been_revised(
    world: World, address: str
) -> None:
    world.adopt("vision", "En stad", day=JANUARY, until=date(2027, 3, 1), title="Vision till våren")
    page = main_of(world.client(SCHOOLS) if address == INSIDE else Client(), f"{address}?lage=overdue&ord=vision")
    assert ">Vision till våren<" in page
    assert "Skulle ha setts över senast den 28 februari 2027." in page
    world.adopt("vision", "En större stad", day=date(2027, 3, 2), title="Vision på nytt")
    assert ">Vision till våren<" not in main_of(world.client(SCHOOLS), f"{INSIDE}?lage=overdue&ord=vision")


@pytest.mark.parametrize("before", ["", "/oppet"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_whole_register_is_a_file_that_no_program_takes_for_formulas(kept: World, before: str, kind: str) -> None:
    keep(kept, "Riktlinje", "=SUMMA(A1)")
    client = Client() if before else kept.client(SCHOOLS)
    answer = client.get(f"{before}/styrningen/register/tabell/{kind}/")
    rows = read_rows(check_file(UncheckedFile(name=f"register.{kind}", content=answer.content), 10_000_000))
    assert [row[0] for row in rows if "SUMMA" in row[0]] == ["=SUMMA(A1)"]
    assert rows[0][:3] == ("Titel", "Slag", "Läge")
    assert ("Resor i tjänsten", "policy", "Gäller", "Skolnämnden") in [row[:4] for row in rows]
    if kind == "csv":
        assert b"'=SUMMA(A1)" in answer.content
