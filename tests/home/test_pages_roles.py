"""Läget: each role has one page, in sentences that lead on, and nobody reads another's."""

from __future__ import annotations

from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.world import CARE, COUNCIL, EXECUTIVE, FIRST_SCHOOL, SCHOOL_SECTOR, SCHOOLS, World

from koll.acts.assignments import report_assignment
from koll.acts.organisation import give_seat
from koll.acts.plans import add_plan_item

pytestmark = pytest.mark.django_db

JANUARY = date(2027, 1, 11)
ROLES = (
    (COUNCIL, "member", "fullmaktige"),
    (EXECUTIVE, "chair", "uppsikt"),
    (SCHOOLS, "chair", "organ"),
    (SCHOOL_SECTOR, "manager", "chef"),
    (FIRST_SCHOOL, "officer", "chef"),
    (CARE, "secretary", "handlaggare"),
)


def text_of(client: Client, address: str = "/laget/") -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return unescape(answer.content.decode()).split("<main")[1].split("</main>")[0]


def queries(client: Client) -> int:
    client.get("/laget/")
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/laget/").status_code == 200
    return len(asked)


@pytest.mark.both_databases
@pytest.mark.parametrize(("body", "role", "address"), ROLES)
def test_each_role_has_a_page_of_four_blocks_at_its_own_address(
    world: World, body: str, role: str, address: str
) -> None:
    client = world.client(body, role)
    assert text_of(client) == text_of(client, f"/laget/{address}/{body}/")
    assert text_of(client).count('<section class="koll-sheet"') == 4


@pytest.mark.parametrize(("body", "role", "address"), ROLES)
def test_every_sentence_leads_somewhere(world: World, body: str, role: str, address: str) -> None:
    world.adopt("goal", "Alla lär sig läsa", day=JANUARY)
    world.adopt("assignment", "Se över lokalerna", whose=SCHOOLS, day=JANUARY)
    client = world.client(body, role)
    found = {part.split('"')[0].split("#")[0] for part in text_of(client).split('href="')[1:]}
    assert {row: client.get(row).status_code for row in found} == dict.fromkeys(found, 200)


@pytest.mark.parametrize("address", ["fullmaktige/council", "organ/care", "nagot/schools", "enhet/nowhere"])
def test_nobody_opens_the_page_of_a_role_they_do_not_have(world: World, address: str) -> None:
    assert world.client(SCHOOLS, "chair").get(f"/laget/{address}/").status_code == 404


def test_somebody_with_several_seats_changes_between_them_and_the_councils_comes_first(world: World) -> None:
    person = world.person(SCHOOLS, "chair")
    give_seat(world.system(), person=person, body=COUNCIL, role="member", begins_on=date(2026, 10, 15))
    client = world.client(SCHOOLS, "chair")
    page = client.get("/laget/")
    assert [(words, is_current) for words, _address, is_current in page.context["ways"]] == [
        ("Fullmäktige i Lillköping: vad blev det av det?", True),
        ("Skolnämnden: var är vi?", False),
    ]
    home = client.get("/hem/").content.decode()
    assert [row in home for row in ("/laget/fullmaktige/council/", "/laget/organ/schools/")] == [True, True]


def test_the_council_reads_what_was_told_of_what_it_gave(world: World) -> None:
    given = world.adopt("assignment", "Se över lokalerna", whose=SCHOOLS, day=JANUARY)["Se över lokalerna"]
    councillor = world.client(COUNCIL, "member")
    before = text_of(councillor)
    assert "1 uppdrag är öppet. Det äldsta är 2 månader gammalt: Se över lokalerna." in before
    assert "Inget är berättat än." in before
    report_assignment(world.by(SCHOOLS), statement=given, words="Två skolor har tomma rum.")
    assert "”Två skolor har tomma rum.”" in text_of(councillor)


def test_a_chair_of_another_body_does_not_read_it_as_theirs(world: World) -> None:
    world.adopt("assignment", "Se över lokalerna", whose=SCHOOLS, day=JANUARY)
    assert "Se över lokalerna" in text_of(world.client(SCHOOLS, "chair"))
    assert "Se över lokalerna" not in text_of(world.client(CARE, "chair"))


def test_a_manager_reads_the_units_own_plan_and_nobody_elses(world: World) -> None:
    add_plan_item(world.by(FIRST_SCHOOL, "manager"), body=FIRST_SCHOOL, heading="Måla bikupan")
    assert "Måla bikupan" in text_of(world.client(FIRST_SCHOOL, "manager"))
    assert "Måla bikupan" not in text_of(world.client(CARE, "chair"))


def test_a_role_speaks_of_the_day_in_its_address(world: World) -> None:
    world.adopt("assignment", "Se över lokalerna", whose=SCHOOLS, day=JANUARY)
    assert "Se över lokalerna" not in text_of(world.client(COUNCIL, "member"), "/laget/?on=2027-01-10")


def test_more_to_tell_asks_no_more_questions(world: World) -> None:
    clients, seen = [world.client(body, role) for body, role, _address in ROLES], []
    for day, headings in ((JANUARY, ["Ett"]), (date(2027, 2, 8), ["Två", "Tre"])):
        world.adopt("goal", *headings, day=day)
        for heading in headings:
            world.adopt("assignment", heading, whose=SCHOOLS, day=day)
            add_plan_item(world.by(FIRST_SCHOOL, "manager"), body=FIRST_SCHOOL, heading=heading)
        seen.append([queries(client) for client in clients])
    assert seen[0] == seen[1]


def test_those_who_are_signed_out_have_no_role(world: World) -> None:
    assert Client().get("/laget/").status_code in (302, 401, 403)
