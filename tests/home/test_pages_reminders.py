"""Choosing reminders, and subscribing to the year."""

from __future__ import annotations

from datetime import date, time
from urllib.parse import urlsplit

import pytest
from django.test import Client
from icalendar import Calendar, Component
from tests.world import CARE, COUNCIL, HOUSES, SCHOOLS, World

from koll.acts.activities import agree_on_day
from koll.acts.decisions import MeetingInput, add_meeting, cancel_meeting, change_meeting
from koll.acts.organisation import end_seat
from koll.frame.routes import address as address_of
from koll.snapshot import duties_on, read_snapshot
from koll.tables.models import CalendarFeed, ReminderSetting, Seat

pytestmark = pytest.mark.django_db


def address(client: Client, body: str = "") -> str:
    """Makes a calendar, and says where it is fetched."""
    client.post("/kalender/", {"body": body})
    return next(address_of(line.ref) for line in client.get("/kalender/").context["page"] if line.body == body)


def events(client: Client, where: str) -> dict[str, date]:
    """What is in the calendar, by identifier."""
    answer = client.get(where)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    return {str(row["UID"]): row.decoded("DTSTART") for row in Calendar.from_ical(answer.content).walk("VEVENT")}


@pytest.mark.both_databases
def test_a_choice_is_kept(world: World) -> None:
    client = world.client(SCHOOLS)
    answer = client.post("/paminnelser/", {"weekday": "3", "way": "page"})
    assert (answer.status_code, ReminderSetting.objects.get().weekday) == (302, 3)
    client.post("/paminnelser/", {"weekday": "none", "way": "page"})
    assert ReminderSetting.objects.get().weekday is None
    assert client.get("/paminnelser/").context["form"]["weekday"].value() == "none"


def test_mail_cannot_be_chosen_without_an_address(world: World) -> None:
    answer = world.client(SCHOOLS).post("/paminnelser/", {"weekday": "3", "way": "mail"})
    assert (answer.status_code, ReminderSetting.objects.exists()) == (400, False)


def test_a_body_is_chosen_for_by_those_who_lead_it(world: World) -> None:
    assert world.client(SCHOOLS).get(f"/paminnelser/{SCHOOLS}/").status_code == 200
    assert world.client(SCHOOLS).get(f"/paminnelser/{CARE}/").status_code == 404
    assert world.client(SCHOOLS, "member").get(f"/paminnelser/{SCHOOLS}/").status_code == 404


def test_a_calendar_holds_what_ones_bodies_owe_on_its_last_day(world: World) -> None:
    where = address(world.client(SCHOOLS), SCHOOLS)
    owed = [duty for duty in duties_on(read_snapshot(world.day)) if duty.body == SCHOOLS and duty.due]
    assert sorted(events(Client(), where).values()) == sorted(row.due for row in owed if row.due)


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
    assert CalendarFeed.objects.count() == 1


def test_a_guessed_address_is_no_calendar(world: World) -> None:
    where = address(world.client(SCHOOLS))
    assert Client().get(where[:-8] + "00.ics").status_code == 404
    assert Client().get("/kalender/99/abc.ics").status_code == 404


def test_who_has_left_reads_no_more(world: World) -> None:
    where = address(world.client(SCHOOLS))
    seat = Seat.objects.get(person=world.person(SCHOOLS))
    assert Client().get(where).status_code == 200
    end_seat(world.by(COUNCIL, "administrator"), seat=seat.pk, ends_on=world.day)
    assert Client().get(where).status_code == 404


def test_the_whole_municipalitys_year_is_open_and_leads_to_open_pages(world: World) -> None:
    answer = Client().get("/oppet/aret.ics")
    urls = {str(row["URL"]) for row in Calendar.from_ical(answer.content).walk("VEVENT")}
    assert {urlsplit(url).path for url in urls} == {"/"}


def components(where: str) -> dict[str, Component]:
    """What is in the calendar, by what it is called."""
    return {str(row["SUMMARY"]): row for row in Calendar.from_ical(Client().get(where).content).walk("VEVENT")}


def meeting(world: World, body: str = SCHOOLS, day: date = date(2027, 4, 15)) -> int:
    words = MeetingInput(day=day, begins=time(13), ends=time(16), place="Rum A")
    return add_meeting(world.by(body), body=body, words=words).id


def test_a_meeting_stands_at_its_time_in_sweden_and_leads_back(world: World) -> None:
    number = meeting(world)
    where = address(world.client(SCHOOLS), SCHOOLS)
    one = components(where)["Möte, Skolnämnden"]
    starts = one.decoded("DTSTART")
    assert (starts.isoformat(), one["DTSTART"].params["TZID"]) == ("2027-04-15T13:00:00+02:00", "Europe/Stockholm")
    assert (str(one["LOCATION"]), one["SEQUENCE"], str(one["STATUS"])) == ("Rum A", 0, "CONFIRMED")
    assert urlsplit(str(one["URL"]))[2:] == ("/moten/2027/", "", f"meeting-{number}")
    zones = Calendar.from_ical(Client().get(where).content).walk("VTIMEZONE")
    assert [str(zone["TZID"]) for zone in zones] == ["Europe/Stockholm"]


def test_a_meeting_that_moves_or_is_cancelled_is_so_for_those_who_subscribe(world: World) -> None:
    number = meeting(world)
    where = address(world.client(SCHOOLS))
    before = components(where)["Möte, Skolnämnden"]["UID"]
    words = MeetingInput(day=date(2027, 4, 16), begins=time(9), ends=time(11))
    change_meeting(world.by(SCHOOLS), meeting=number, words=words, sequence=0)
    moved = components(where)["Möte, Skolnämnden"]
    assert (moved["UID"], moved["SEQUENCE"], moved.decoded("DTSTART").day) == (before, 1, 16)
    cancel_meeting(world.by(SCHOOLS), meeting=number, why="Inga ärenden")
    gone = components(where)["Möte, Skolnämnden"]
    assert (gone["UID"], gone["SEQUENCE"], str(gone["STATUS"])) == (before, 2, "CANCELLED")
    assert str(gone["DESCRIPTION"]) == "Inga ärenden"


def test_work_stands_once_on_the_day_agreed_on_and_follows_when_it_moves(world: World) -> None:
    number = world.opened("description", planned_on=date(2027, 4, 8))
    where = address(world.client(SCHOOLS), SCHOOLS)

    def descriptions() -> list[tuple[date, int]]:
        found = (
            component for name, component in components(where).items() if name.startswith("Nulägesbeskrivning 2027")
        )
        return [(row.decoded("DTSTART"), int(str(row["SEQUENCE"]))) for row in found]

    assert descriptions() == [(date(2027, 4, 8), 0)]
    agree_on_day(world.by(SCHOOLS), occasion=number, planned_on=date(2027, 4, 14), revision=1)
    assert descriptions() == [(date(2027, 4, 14), 1)]


def test_the_open_calendar_has_the_meetings_of_the_elected_and_no_planning(world: World) -> None:
    world.opened("description", planned_on=date(2027, 4, 8))
    meeting(world)
    meeting(world, COUNCIL, date(2027, 4, 26))
    meeting(world, HOUSES)
    found = components("/oppet/aret.ics")
    assert sorted(name for name in found if name.startswith("Möte")) == [
        "Möte, Fullmäktige i Lillköping",
        "Möte, Skolnämnden",
    ]
    assert date(2027, 4, 8) not in [row.decoded("DTSTART") for row in found.values()]
