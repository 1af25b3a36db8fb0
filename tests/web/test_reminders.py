"""Choosing reminders, and subscribing to the year."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

import pytest
from django.test import Client
from icalendar import Calendar
from tests.world import CARE, SCHOOLS, World

from koll.reads.municipality import owed_on
from koll.records.models import Feed, ReminderWish, Seat

pytestmark = pytest.mark.django_db


def address(client: Client, body: str = "") -> str:
    """Makes a calendar, and says where it is fetched."""
    client.post("/kalender/", {"body": body})
    return next(str(line.address) for line in client.get("/kalender/").context["page"] if line.body == body)


def events(client: Client, where: str) -> dict[str, date]:
    """What is in the calendar, by identifier."""
    answer = client.get(where)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    return {str(each["UID"]): each.decoded("DTSTART") for each in Calendar.from_ical(answer.content).walk("VEVENT")}


def test_a_choice_is_kept(world: World) -> None:
    client = world.client(SCHOOLS)
    answer = client.post("/paminnelser/", {"weekday": "3", "way": "page"})
    assert (answer.status_code, ReminderWish.objects.get().weekday) == (302, 3)
    client.post("/paminnelser/", {"weekday": "none", "way": "page"})
    assert ReminderWish.objects.get().weekday is None
    assert client.get("/paminnelser/").context["form"]["weekday"].value() == "none"


def test_mail_cannot_be_chosen_without_an_address(world: World) -> None:
    answer = world.client(SCHOOLS).post("/paminnelser/", {"weekday": "3", "way": "mail"})
    assert (answer.status_code, ReminderWish.objects.exists()) == (400, False)


def test_a_body_is_chosen_for_by_those_who_lead_it(world: World) -> None:
    assert world.client(SCHOOLS).get(f"/paminnelser/{SCHOOLS}/").status_code == 200
    assert world.client(SCHOOLS).get(f"/paminnelser/{CARE}/").status_code == 404
    assert world.client(SCHOOLS, "member").get(f"/paminnelser/{SCHOOLS}/").status_code == 404


def test_a_calendar_holds_what_ones_bodies_owe_on_its_last_day(world: World) -> None:
    where = address(world.client(SCHOOLS), SCHOOLS)
    owed = [each for each in owed_on(world.day) if each.body == SCHOOLS and each.due]
    assert sorted(events(Client(), where).values()) == sorted(each.due for each in owed if each.due)


def test_a_duty_keeps_its_identifier_from_day_to_day(world: World) -> None:
    where = address(world.client(SCHOOLS))
    before = events(Client(), where)
    assert before
    assert events(Client(), where) == before


def test_a_new_address_makes_the_old_one_useless(world: World) -> None:
    client = world.client(SCHOOLS)
    old, new = address(client), address(client)
    assert old != new
    assert (Client().get(old).status_code, Client().get(new).status_code) == (404, 200)
    assert Feed.objects.count() == 1


def test_a_guessed_address_is_no_calendar(world: World) -> None:
    where = address(world.client(SCHOOLS))
    assert Client().get(where[:-8] + "00.ics").status_code == 404
    assert Client().get("/kalender/99/abc.ics").status_code == 404


def test_who_has_left_reads_no_more(world: World) -> None:
    where = address(world.client(SCHOOLS))
    Seat.objects.update(ends_on=date(2027, 1, 1))
    assert Client().get(where).status_code == 404


def test_the_whole_municipalitys_year_is_open_and_leads_to_open_pages(world: World) -> None:
    answer = Client().get("/oppet/aret.ics")
    urls = {str(each["URL"]) for each in Calendar.from_ical(answer.content).walk("VEVENT")}
    assert {urlsplit(url).path for url in urls} == {"/"}
