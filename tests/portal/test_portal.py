"""What the public reads: all that has been decided and reported, and never a word of what is still being written."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from tests.world import FIRST_SCHOOL, SCHOOLS, World

from koll.acts.activities import open_occasion
from koll.acts.dialogues import write_dialogue_notes
from koll.acts.plans import add_plan_item
from koll.frame.routes import address as address_of

pytestmark = pytest.mark.django_db

DRAFTED = "KANARIEN-I-UTKASTET"
PLACES = ("/", "/oppet/styrningen/", "/oppet/beslut/", "/oppet/berattat/", "/oppet/tillganglighet/")


def described(world: World, text: str) -> tuple[int, str]:
    """A description of the schools with the text in its first part; its number and its open address."""
    occasion = world.opened("description")
    page = world.page("description")
    world.written(occasion, page.parts[0].key, text)
    return occasion, f"/oppet{address_of(page.line.ref)}"


@pytest.mark.both_databases
@pytest.mark.parametrize("address", PLACES)
def test_anybody_reads_the_place(world: World, client: Client, address: str) -> None:
    assert client.get(address).status_code == 200


def test_a_draft_is_nowhere(world: World, client: Client) -> None:
    _, address = described(world, DRAFTED)
    texts = [f"/oppet/styrningen/{instrument.key}/" for instrument in world.charter.instruments]
    shown = [client.get(place) for place in (*PLACES, *texts)]
    assert [row.status_code for row in shown] == [200] * len(shown)
    assert [row for row in shown if DRAFTED in row.content.decode()] == []
    assert client.get(address).status_code == 404
    assert client.get(f"{address}pdf/").status_code == 404


def test_what_a_body_has_decided_is_read_by_anybody(world: World, client: Client) -> None:
    occasion, address = described(world, "Fler barn cyklar.")
    world.decided(occasion)
    assert "Fler barn cyklar." in client.get(address).content.decode()
    assert address in client.get("/oppet/berattat/").content.decode()
    assert client.get(f"{address}pdf/")["Content-Type"] == "application/pdf"


def test_every_decision_and_text_is_reached_from_its_list(world: World, client: Client) -> None:
    for place in ("/oppet/beslut/", "/oppet/styrningen/"):
        shown = client.get(place).content.decode()
        found = {part.split('"')[0] for part in shown.split('href="') if part.startswith(place)} - {place}
        assert found
        assert {row: client.get(row).status_code for row in found} == dict.fromkeys(found, 200)


def test_a_stranger_at_a_permanent_address_lands_on_its_open_twin(world: World, client: Client) -> None:
    _, address = described(world, DRAFTED)
    inside = address.removeprefix("/oppet")
    assert client.get(f"{inside}?on=2027-03-01")["Location"] == f"{address}?on=2027-03-01"


def test_a_stranger_elsewhere_is_asked_to_sign_in(world: World, client: Client) -> None:
    assert client.get("/analyser/")["Location"].startswith("/logga-in/")


def test_who_is_signed_in_stays_inside(world: World) -> None:
    _, address = described(world, "Text")
    assert world.client(SCHOOLS).get(address.removeprefix("/oppet")).status_code == 200


def test_notes_and_plans_are_nowhere(world: World, client: Client) -> None:
    goal = world.adopt("goal", "Trygg väg till skolan")["Trygg väg till skolan"]
    add_plan_item(
        world.by(FIRST_SCHOOL, "manager"), body=FIRST_SCHOOL, heading=DRAFTED, serves=goal, begins_on=date(2027, 3, 1)
    )
    spoken = world.activity("dialogue", SCHOOLS)
    talk = open_occasion(world.by(SCHOOLS), activity=spoken.key, body=SCHOOLS, period=2027).id
    told = {"notes": DRAFTED, "result": DRAFTED, "dissent": DRAFTED}
    write_dialogue_notes(world.by(SCHOOLS), occasion=talk, revision=0, **told)
    statement = next(row for row in world.in_force("goal") if row.id == goal)
    shown = [client.get(place).content.decode() for place in (*PLACES, f"/oppet{address_of(statement.ref)}")]
    assert [DRAFTED in row for row in shown] == [False] * len(shown)
    assert client.get(f"/oppet/aret/{spoken.key}/{SCHOOLS}/2027/").status_code == 404
