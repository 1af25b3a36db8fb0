"""A calendar is taken in, a day is moved to a meeting, and whoever subscribes sees it."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

import pytest
from icalendar import Calendar
from tests.journeys.pages import Visitor
from tests.journeys.walking import Visit, Walker

STAGE = "analysis"
pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]

TABLE = (
    "Nämnd;Datum;Tid;Lokal\nSocialnämnden;2027-04-14;13.00–15.00;Rum Eken\nSocialnämnden;2027-03-25;14.00;Rum Eken\n"
)


def take_in(clerk: Walker | Visitor) -> None:
    """The calendar is shown row by row, and then taken in."""
    clerk.open("/moten/")
    clerk.click("Läs in en kalender")
    clerk.attach("file", "moten.csv", "text/csv", TABLE.encode())
    clerk.press("Visa vad som skulle hända")
    clerk.says("1 ny, 1 ändrad.", "Ingenting har lästs in ännu.")
    clerk.picture("las-in-moten")
    clerk.press("Läs in 2 möten")
    clerk.says("den 14 april 2027 13:00–15:00 · Socialnämnden · Rum Eken")


def subscribed(secretary: Walker | Visitor) -> dict[str, date]:
    """What stands on which day in the calendar that the secretary subscribes to."""
    secretary.open("/kalender/")
    secretary.press("Skapa en adress")
    _media_type, content = secretary.download(urlsplit(secretary.shown("address-1")).path)
    events = Calendar.from_ical(content).walk("VEVENT")
    return {str(event["SUMMARY"]): event.decoded("DTSTART") for event in events}


def test_a_calendar_is_taken_in_and_a_day_is_moved_to_one_of_its_meetings(visit: Visit) -> None:
    take_in(visit("Amira"))
    secretary = visit("Farid")
    secretary.open("/aret/2027/?organ=mitt")
    secretary.says(
        "Bestämt till den 25 mars 2027.",
        "Koll föreslår mellan den 15 februari 2027 och den 15 april 2027. Er egen dag är den som gäller.",
    )
    secretary.click("Flytta dagen")
    work = secretary.path.removesuffix("planera/")
    secretary.send("Spara dagen", meeting="0", planned_on="2027-03-01")
    secretary.says("Dagen har redan passerat.")
    secretary.picture("flytta-dagen")
    secretary.send("Spara dagen", meeting="den 14 april 2027 kl. 13:00–15:00, Rum Eken", planned_on="")
    assert secretary.path == work
    secretary.open("/aret/2027/?organ=mitt")
    secretary.says("planerat till den 14 april 2027")
    assert subscribed(secretary)["Nulägesbeskrivning 2027, Socialnämnden"] == date(2027, 4, 14)

    reader = visit("Olga")
    reader.open("/aret/2027/")
    reader.says("Bestämt till den 14 april 2027.")
    assert "Flytta dagen" not in reader.text()
