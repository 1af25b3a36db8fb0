"""A calendar is taken in, a day is moved to a meeting, and whoever subscribes sees it; the wheel is printed on A3."""

from __future__ import annotations

import re
from datetime import date

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, FilePayload
from tests.journeys.walking import Walker

STAGE = "analysis"
pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]

TABLE = (
    "Nämnd;Datum;Tid;Lokal\nSocialnämnden;2027-04-14;13.00–15.00;Rum Eken\nSocialnämnden;2027-03-25;14.00;Rum Eken\n"
)
A3 = (842, 1191)


def take_in(clerk: Walker) -> None:
    """The calendar is shown row by row, and then taken in."""
    clerk.open("/moten/")
    clerk.click("Läs in en kalender")
    table = FilePayload(name="moten.csv", mimeType="text/csv", buffer=TABLE.encode())
    clerk.page.set_input_files("input[name=file]", files=[table])
    clerk.press("Visa vad som skulle hända")
    clerk.says("1 nya, 1 ändrade", "Inget är sparat ännu.")
    clerk.picture("las-in-moten")
    clerk.press("Läs in 2 möten")
    clerk.says("den 14 april 2027 13:00–15:00 · Socialnämnden · Rum Eken")


def subscribed(secretary: Walker, address: str) -> dict[str, date]:
    """What stands on which day in the calendar that the secretary subscribes to."""
    secretary.open("/kalender/")
    if not secretary.page.locator("#address-1").count():
        secretary.press("Skapa en adress")
    where = secretary.page.locator("#address-1").input_value()
    path = re.sub(r"^https?://[^/]+", "", where)
    answer = secretary.page.request.get(address + path)
    events = Calendar.from_ical(answer.body()).walk("VEVENT")
    return {str(event["SUMMARY"]): event.decoded("DTSTART") for event in events}


def test_a_calendar_is_taken_in_and_a_day_is_moved_to_one_of_its_meetings(browser: Browser, address: str) -> None:
    take_in(Walker(browser, address, "Amira"))
    secretary = Walker(browser, address, "Farid")
    secretary.open("/aret/2027/?organ=mitt")
    secretary.says("Bestämt till den 25 mars 2027.", "Mellan den 15 februari 2027 och den 15 april 2027.")
    secretary.click("Flytta dagen")
    work = secretary.path.removesuffix("planera/")
    secretary.send("Spara dagen", meeting="0", planned_on="2027-04-16")
    secretary.says("ligger utanför dagarna i styrmodellen: från 2027-02-15 till och med 2027-04-15")
    secretary.picture("flytta-dagen")
    secretary.send("Spara dagen", meeting="den 14 april 2027 kl. 13:00–15:00, Rum Eken", planned_on="")
    assert secretary.path == work
    secretary.open("/aret/2027/?organ=mitt")
    secretary.says("bestämt till den 14 april 2027, senast den 15 april 2027")
    assert subscribed(secretary, address)["Nulägesbeskrivning 2027, Socialnämnden"] == date(2027, 4, 14)

    reader = Walker(browser, address, "Olga")
    reader.open("/aret/2027/")
    reader.says("Bestämt till den 14 april 2027.")
    assert "Flytta dagen" not in reader.text()


def test_the_wheel_is_printed_on_a3_and_the_rest_on_a4(browser: Browser, address: str) -> None:
    reader = Walker(browser, address, "Olga")
    reader.open("/aret/2027/")
    printed = reader.page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed)
    sizes = [(round(float(width)), round(float(height))) for width, height in boxes]
    assert sizes.count(A3) == 1
    assert set(sizes) == {A3, (595, 842)}


@pytest.mark.parametrize(
    "path", ["/aret/2027/", "/aret/2027/?organ=mitt&bredvid=1", "/moten/", "/moten/las-in/", "/mitt/"]
)
def test_on_a_phone_nothing_is_out_of_sight(browser: Browser, address: str, path: str) -> None:
    phone = Walker(browser, address, "Farid", width=400)
    phone.open(path)
    assert phone.overflow() == 0
