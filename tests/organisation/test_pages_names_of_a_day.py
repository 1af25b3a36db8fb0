"""A page of another day calls every body what it was called then, also where it is named in passing."""

from __future__ import annotations

from datetime import date
from html import unescape
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client
from tests.browsing import queries, text_of
from tests.world import CARE, COUNCIL, EXECUTIVE, SCHOOLS, World

from koll.acts.assignments import FollowedDecisionInput, follow_decision, report_assignment, report_on_followed_decision
from koll.acts.decisions import MeetingInput, add_meeting, record_decision
from koll.acts.engine import Doing
from koll.acts.organisation import apply_due_changes, rename_body
from koll.acts.plans import add_plan_item
from koll.acts.proposals import raise_proposal

pytestmark = pytest.mark.django_db

BEFORE, TURN = date(2027, 3, 1), date(2027, 3, 15)
WAS, IS = "Skolnämnden", "Bildningsnämnden"
PAGES = (
    "/analyser/2027/",
    "/analyser/2027/matris/",
    "/uppdrag/",
    "/beslut/",
    "/dialoger/2027/",
    "/forslag/",
    "/aret/2027/",
    "/moten/2027/",
    "/traden/",
    "/organ/",
    "/planer/",
)
FILES = (
    "/beslut/tabell/csv/",
    "/beslut/tabell/xlsx/",
    "/styrningen/register/tabell/csv/",
    "/styrningen/register/tabell/xlsx/",
    "/oppet/styrningen/register/tabell/csv/",
    "/oppet/styrningen/register/tabell/xlsx/",
)
MACHINES = (
    "decisions",
    "bodies",
    f"bodies/{SCHOOLS}",
    "statements",
    "assignments",
    "followed-decisions",
    "duties",
    "occasions",
    "meetings",
    "register",
    "instruments",
    "matrix",
    "maps",
    "trends",
    "thread",
    "search?q=n%C3%A4mndens",
)
OPEN = ("/oppet/uppdrag/", "/oppet/beslut/", "/oppet/traden/", "/oppet/organ/")


def renamed(world: World) -> None:
    """The schools committee has done a little of everything, and has been given another name."""
    doing, council = world.by(SCHOOLS, day=BEFORE), world.by(COUNCIL, day=BEFORE)
    world.adopt("goal", "Alla lär sig läsa", day=BEFORE)
    given = world.adopt("assignment", "Se över lokalerna", whose=SCHOOLS, day=BEFORE)["Se över lokalerna"]
    report_assignment(doing, statement=given, words="Vi har börjat.")
    record_decision(doing, words=world.decision(SCHOOLS, "Nämndens eget", BEFORE))
    made = record_decision(council, words=world.decision(COUNCIL, "Motion", BEFORE)).id
    followed = follow_decision(
        council, decision=made, words=FollowedDecisionInput(kind="motion", body=SCHOOLS, why="Den berör alla.")
    ).id
    report_on_followed_decision(doing, listed=followed, words="Vi har läst den.")
    world.opened("description", day=BEFORE)
    world.opened("dialogue", counterparts=(CARE,), day=BEFORE)
    raise_proposal(doing, body=SCHOOLS, kind="assignment", heading="Fler rum", text="", reasons="Det är trångt.")
    add_meeting(doing, body=SCHOOLS, words=MeetingInput(day=date(2027, 4, 15)))
    add_plan_item(
        world.by("first-school", "manager", day=BEFORE), body="first-school", heading="Läsa högt", serves=given
    )
    decision = world.decision(COUNCIL, "Nytt namn", BEFORE)
    rename_body(council, decision=decision, body=SCHOOLS, name=IS, from_day=TURN)
    apply_due_changes(Doing(actor=world.system().actor, now=world.moment(), day=TURN, receipt=""))


@pytest.mark.both_databases
def test_the_lists_of_an_earlier_day_have_the_name_of_that_day(world: World) -> None:
    renamed(world)
    inside, outside = world.client(EXECUTIVE), Client()
    for client, pages in ((inside, PAGES), (outside, OPEN)):
        for page in pages:
            now, then = text_of(client, page), text_of(client, f"{page}?on={BEFORE}")
            named = [page, IS in now, WAS in now, WAS in then, then.count(IS) - then.count("heter " + IS)]
            assert named == [page, True, False, True, 0]


def content_of(client: Client, address: str) -> str:
    """All the words of a file or an answer; of a sheet its cells."""
    response = client.get(address)
    assert (address, response.status_code) == (address, 200)
    if "/xlsx/" in address:
        with ZipFile(BytesIO(response.content)) as sheet:
            return unescape("".join(sheet.read(name).decode() for name in sheet.namelist() if name.endswith(".xml")))
    return response.content.decode()


def test_a_file_and_a_machines_answer_say_the_same_name_as_the_page_of_that_day(world: World) -> None:
    renamed(world)
    inside, outside = world.client(EXECUTIVE), Client()
    asked = [(inside, address) for address in FILES]
    asked += [(outside, f"/api/v1/{name}") for name in MACHINES]
    for client, address in asked:
        sign = "&" if "?" in address else "?"
        now, then = content_of(client, address), content_of(client, f"{address}{sign}on={BEFORE}")
        assert [address, IS in now, IS in then] == [address, WAS in then, False]
    for address in ("/beslut/tabell/csv/", "/beslut/tabell/xlsx/"):
        assert WAS in content_of(inside, f"{address}?on={BEFORE}")
    assert WAS in content_of(outside, f"/api/v1/decisions?on={BEFORE}")


def test_choices_are_in_the_order_of_the_names_that_are_shown(world: World) -> None:
    council = world.by(COUNCIL, day=BEFORE)
    for body in (SCHOOLS, CARE):
        record_decision(world.by(body, day=BEFORE), words=world.decision(body, "Nämndens eget", BEFORE))
    made = world.decision(COUNCIL, "Nytt namn", BEFORE)
    rename_body(council, decision=made, body=SCHOOLS, name="Aktivitetsnämnden", from_day=TURN)
    client = world.client(EXECUTIVE)
    now, then = (client.get(f"/beslut/{on}").context["page"].bodies for on in ("", f"?on={BEFORE}"))
    assert [key for key, _name in now] == [SCHOOLS, COUNCIL, CARE]
    assert [key for key, _name in then] == [COUNCIL, CARE, SCHOOLS]


def test_the_name_of_a_day_costs_no_more_for_many_rows(world: World) -> None:
    renamed(world)
    client, page = world.client(EXECUTIVE), f"/beslut/?on={BEFORE}"
    one = queries(client, page)
    for number in range(3):
        words = world.decision(SCHOOLS, f"Ännu ett {number}", BEFORE)
        record_decision(world.by(SCHOOLS, day=BEFORE), words=words)
    assert queries(client, page) == one


def test_what_is_found_by_search_is_not_renamed_by_who_looks_back_first(world: World) -> None:
    renamed(world)
    client = world.client(EXECUTIVE)
    text_of(client, f"/sok/?q=nämndens&on={BEFORE}")
    assert [hit.whose for hit in client.get("/sok/?q=nämndens").context["page"].hits] == [IS]
