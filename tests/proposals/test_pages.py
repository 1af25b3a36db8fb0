"""The road of a proposal in the browser: written down, argued, sent on, prepared, decided or declined, and read."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.world import COUNCIL, EXECUTIVE, SCHOOLS, World

from koll.tables.models import Proposal

pytestmark = pytest.mark.django_db

WORDS = {
    "body": SCHOOLS,
    "kind": "assignment",
    "heading": "Pröva en gemensam skola",
    "text": "Nämnden får i uppdrag att pröva.",
    "reasons": "Klasserna är små.",
    "serves": "",
    "occasion": "",
    "shift": "",
}


def raised(world: World, **other: str) -> int:
    """Writes a proposal down in a browser; its number."""
    answer = world.client(SCHOOLS).post("/forslag/nytt/", WORDS | other)
    assert answer.status_code == 302, answer.context["form"].errors
    return Proposal.objects.latest("pk").pk


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.both_databases
def test_a_proposal_is_written_down_and_stands_on_the_board(world: World) -> None:
    number = raised(world)
    assert "Pröva en gemensam skola" in shown(world.client(SCHOOLS), "/forslag/")
    page = shown(world.client(SCHOOLS), f"/forslag/{number}/")
    assert "Klasserna är små." in page


def test_a_proposal_without_a_heading_comes_back_with_everything_typed(world: World) -> None:
    answer = world.client(SCHOOLS).post("/forslag/nytt/", WORDS | {"heading": ""})
    assert (answer.status_code, Proposal.objects.exists()) == (400, False)
    assert "Klasserna är små." in answer.content.decode()


def test_each_step_is_taken_by_who_owns_it(world: World) -> None:
    number = raised(world)
    one = f"/forslag/{number}/"
    chair = world.client(SCHOOLS, "chair")
    assert chair.post(f"{one}lamna/", {"words": "Nu"}).status_code == 302
    assert chair.post(f"{one}bereda/", {"words": "Vi bereder själva"}).status_code == 403
    board = world.client(EXECUTIVE)
    assert board.post(f"{one}bereda/", {"words": "Kostar inget."}).status_code == 302
    declined = {
        "heading": "Avslag",
        "day": "2027-03-15",
        "paragraph": "7",
        "registry_number": "2027.7",
        "words": "Nej.",
    }
    assert board.post(f"{one}avsla/", declined).status_code == 403
    assert world.client(COUNCIL).post(f"{one}avsla/", declined).status_code == 302
    story = shown(chair, one)
    assert ("Kostar inget." in story, "Nej." in story) == (True, True)


def test_a_declined_proposal_cannot_be_declined_again(world: World) -> None:
    number = raised(world)
    world.client(SCHOOLS, "chair").post(f"/forslag/{number}/lamna/", {"words": ""})
    world.client(EXECUTIVE).post(f"/forslag/{number}/bereda/", {"words": "Ja"})
    words = {"heading": "Avslag", "day": "2027-03-15", "paragraph": "7", "registry_number": "", "words": "Nej."}
    council = world.client(COUNCIL)
    first, second = (council.post(f"/forslag/{number}/avsla/", words | {"receipt": key}) for key in ("a", "b"))
    assert (first.status_code, second.status_code) == (302, 400)


def test_the_board_asks_as_much_for_three_as_for_one(world: World) -> None:
    client = world.client(SCHOOLS)
    counts = []
    for number in range(3):
        raised(world, heading=f"Förslag {number}")
        client.get("/forslag/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/forslag/")
        counts.append(len(asked))
    assert counts[0] == counts[2]


def test_what_does_not_exist_is_not_found(world: World) -> None:
    assert world.client(SCHOOLS).get("/forslag/4711/").status_code == 404
