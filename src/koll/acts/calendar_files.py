"""Calendars in files: an iCalendar file as a table, so that it is taken in as any other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from koll.acts.files import Checked, UnableToTakeFile
from koll.acts.sheets import MOST_ROWS, Row, rows_in

MOST_CALENDAR = 1_000_000
"""Bytes: a body's meetings for many years are less."""

HERE = ZoneInfo("Europe/Stockholm")
REPEATS = "RRULE"
"""What stands for the day of a meeting that repeats: each day must be told."""

HEADINGS = ("body", "day", "begins", "ends", "place", "heading", "cancelled", "uid")


def calendar_rows(file: Checked, bodies: Iterable[str]) -> list[Row]:
    """The meetings of a file as rows, the headings first; `bodies` are names to find in what a meeting is called."""
    if not file.name.endswith(".ics"):
        return rows_in(file)
    if file.size > MOST_CALENDAR:
        raise UnableToTakeFile(_("The calendar is larger than 1 MB. Export only the meetings of one or two years."))
    try:
        events = [each for each in Calendar.from_ical(file.content).walk("VEVENT") if isinstance(each, Event)]
        names = sorted(bodies, key=len, reverse=True)
        rows = [row_of(each, names) for each in events[: MOST_ROWS + 1]]
    except Exception:  # a broken or hostile file makes the library raise errors of any kind
        raise UnableToTakeFile(
            _("The calendar cannot be read. Export it anew from the calendar as an iCalendar file (.ics).")
        ) from None
    if len(rows) > MOST_ROWS:
        raise UnableToTakeFile(
            _("The calendar has more than %(most)s meetings. Export one or two years at a time.") % {"most": MOST_ROWS}
        )
    return [HEADINGS, *sorted(rows, key=lambda row: row[1])]


def row_of(event: Event, names: Iterable[str]) -> Row:
    """A meeting of a calendar as a row, with its times in Swedish time."""
    heading = " ".join(str(event.get("SUMMARY", "")).split())
    body = next((name for name in names if name.casefold() in heading.casefold()), "")
    day, begins = here(event.decoded("DTSTART"))
    ends = here(end_of(event))[1] if begins else ""
    return (
        body,
        REPEATS if "RRULE" in event else day,
        begins,
        ends if ends > begins else "",
        " ".join(str(event.get("LOCATION", "")).split())[:120],
        "" if heading.casefold() == body.casefold() else heading[:120],
        "x" if str(event.get("STATUS", "")).upper() == "CANCELLED" else "",
        str(event.get("UID", ""))[:250],
    )


def end_of(event: Event) -> date:
    """When the event ends, as it says or by how long it is; when it begins where it does not say."""
    found: Mapping[str, str] = event
    begins: date = event.decoded("DTSTART")
    if "DTEND" in found:
        ends: date = event.decoded("DTEND")
        return ends
    lasts: timedelta = event.decoded("DURATION", timedelta(0))
    return begins + lasts


def here(moment: date) -> tuple[str, str]:
    """The day and the time of a moment in Sweden; a day has no time, and a time without a zone is ours.

    >>> from datetime import UTC
    >>> here(datetime(2027, 7, 1, 15, tzinfo=UTC)), here(date(2027, 7, 1))
    (('2027-07-01', '17:00'), ('2027-07-01', ''))
    """
    if not isinstance(moment, datetime):
        return moment.isoformat(), ""
    local = moment.astimezone(HERE) if moment.tzinfo else moment
    return local.strftime("%Y-%m-%d"), local.strftime("%H:%M")
