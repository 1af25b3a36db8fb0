"""The meetings of a year on their page, typed one by one, and taken in from a file after they have been shown."""

from __future__ import annotations

import re
from datetime import date, time
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests import files
from tests.markup import laid_flat
from tests.world import CARE, COUNCIL, EXECUTIVE, SCHOOLS, World

from koll.acts.decisions import MeetingInput, add_meeting
from koll.frame.routes import address as address_of
from koll.tables.models import Meeting

pytestmark = pytest.mark.django_db

TABLE = "Organ;Datum;Tid;Plats\nSkolnämnden;2027-04-15;13.00–16.00;Rum A\nOmsorgsnämnden;2027-04-22;09:00;\n"


def met(world: World, day: date = date(2027, 4, 15), body: str = SCHOOLS) -> int:
    return add_meeting(
        world.by(body), body=body, words=MeetingInput(day=day, begins=time(13), ends=time(16), place="Rum A")
    ).id


def page_of(client: Client, address: str, **more: Any) -> str:
    answer = client.get(address, more)
    assert answer.status_code == 200
    return laid_flat(unescape(answer.content.decode()))


@pytest.mark.both_databases
def test_a_meeting_is_typed_and_stands_under_its_month(world: World) -> None:
    client = world.client(SCHOOLS)
    form = {"body": SCHOOLS, "day": "2027-04-15", "begins": "13.00", "ends": "16", "place": "Rum A", "receipt": "a"}
    answer = client.post("/moten/nytt/", form | {"sequence": "0"})
    assert (answer.status_code, Meeting.objects.get().ends) == (302, time(16))
    page = page_of(client, "/moten/")
    assert "den 15 april 2027</strong> 13:00–16:00 · Skolnämnden" in page
    assert "Protokollet ska justeras senast den 29 april 2027 (KL 5:69, 6:35)." in page


def test_what_was_typed_wrongly_comes_back_with_why(world: World) -> None:
    form = {"body": SCHOOLS, "day": "2027-04-31", "begins": "halv ett", "place": "Rum A"}
    answer = world.client(SCHOOLS).post("/moten/nytt/", form)
    page = unescape(answer.content.decode())
    assert (answer.status_code, "Rum A" in page, "halv ett" in page, "till exempel 13:00" in page) == (
        400,
        True,
        True,
        True,
    )


def test_a_meeting_is_moved_cancelled_and_held_after_all_on_the_page(world: World) -> None:
    number, client = met(world), world.client(SCHOOLS)
    form = {"day": "2027-04-16", "begins": "13:00", "ends": "", "place": "", "heading": "", "sequence": "0"}
    client.post(f"/moten/mote/{number}/andra/", form)
    assert Meeting.objects.get().day == date(2027, 4, 16)
    client.post(f"/moten/mote/{number}/stall-in/", {"why": "Inga ärenden"})
    page = page_of(client, "/moten/")
    assert ("Inställt" in page, "Inga ärenden" in page, "Det hålls ändå" in page) == (True, True, True)
    client.post(f"/moten/mote/{number}/hall-anda/")
    assert Meeting.objects.get().cancelled_on is None


def test_who_does_not_keep_them_sees_no_buttons_and_reaches_no_form(world: World) -> None:
    number, client = met(world), world.client(CARE, "member")
    page = page_of(client, "/moten/")
    assert ("Skolnämnden" in page, "Ställ in" in page, "Läs in en kalender" in page) == (True, False, False)
    assert client.get("/moten/nytt/").status_code == 403
    assert client.get("/moten/las-in/").status_code == 403
    assert client.get(f"/moten/mote/{number}/andra/").status_code == 404


def test_a_day_before_it_was_told_knows_no_meeting_and_changes_nothing(world: World) -> None:
    met(world)
    page = page_of(world.client(SCHOOLS), "/moten/2027/", on="2027-03-01")
    assert ("Rum A" in page, "Ställ in" in page) == (False, False)


def shown(client: Client, name: str, content: bytes, status: int = 200, body: str = "") -> str:
    answer = client.post("/moten/las-in/", {"file": SimpleUploadedFile(name, content), "body": body})
    assert answer.status_code == status, unescape(answer.content.decode())
    return unescape(answer.content.decode())


def test_a_calendar_is_shown_first_and_kept_once_when_it_is_sent(world: World) -> None:
    client = world.client(EXECUTIVE)
    page = shown(client, "moten.csv", TABLE.encode())
    assert ("2 nya" in page, Meeting.objects.exists()) == (True, False)
    token = re.search(r'name="token" value="([^"]+)"', page)
    assert token is not None
    for _again in range(2):
        answer = client.post("/moten/las-in/spara/", {"receipt": "one", "token": token[1], "body": ""})
        assert (answer.status_code, answer["Location"]) == (302, "/moten/2027/")
    assert Meeting.objects.count() == 2


def test_what_goes_out_can_be_taken_in_again(world: World) -> None:
    met(world)
    client = world.client(EXECUTIVE)
    sheet = client.get("/moten/2027/excel/")
    assert "1 finns redan" in shown(client, "moten.xlsx", sheet.content)


@pytest.mark.parametrize(
    ("name", "content"), [("a.xlsx", files.BOMB), ("a.pdf", files.PDF), ("a.ics", b"x"), ("a.csv", b"a;b\n1;2")]
)
def test_what_is_no_calendar_is_refused_with_a_sentence(world: World, name: str, content: bytes) -> None:
    page = shown(world.client(EXECUTIVE), name, content, 400)
    assert 'role="alert"' in page or "ds-validation-message" in page


def test_the_page_asks_as_much_for_one_meeting_as_for_three(world: World) -> None:
    client = world.client(SCHOOLS)
    world.person(COUNCIL)  # seats are kept in memory until somebody is given one
    met(world)
    client.get("/moten/")
    with CaptureQueriesContext(connection) as one:
        client.get("/moten/")
    met(world, date(2027, 5, 20))
    met(world, date(2027, 5, 20), COUNCIL)
    client.get("/moten/")
    with CaptureQueriesContext(connection) as three:
        client.get("/moten/")
    assert len(one) == len(three)


def test_what_waits_for_a_decision_says_at_which_meeting_it_can_be_taken(world: World) -> None:
    world.opened("description")
    met(world)
    client, address = world.client(SCHOOLS), address_of(world.page("description").line.ref)
    assert "Skolnämnden kan besluta om det på sitt nästa möte, den 15 april 2027." in page_of(client, address)
