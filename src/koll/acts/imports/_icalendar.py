"""Calendars in files: an iCalendar file as a table, so that it is taken in as any other."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from koll.acts.imports._spreadsheet import Row, read_rows
from koll.acts.imports._uploads import CheckedFile, UnableToTakeFile
from koll.media.formats import LARGE, MOST_APPOINTMENTS, Appointment, UnableToOpen, appointments

MOST_CALENDAR = 1_000_000
"""Bytes: a body's meetings for many years are less."""

REPEATS = "RRULE"
"""What stands for the day of a meeting that repeats without days of its own."""

HEADINGS = ("body", "day", "begins", "ends", "place", "heading", "cancelled", "uid")


def calendar_rows(file: CheckedFile, bodies: Iterable[str]) -> list[Row]:
    """The meetings of a file as rows, the headings first; `bodies` are names to find in what a meeting is called."""
    if not file.name.endswith(".ics"):
        return read_rows(file)
    if file.size > MOST_CALENDAR:
        raise UnableToTakeFile(_("The calendar is larger than 1 MB. Export only the meetings of one or two years."))
    try:
        found = appointments(file.content)
    except UnableToOpen as fault:
        if fault.why == LARGE:
            raise UnableToTakeFile(
                _("The calendar has more than %(most)s meetings, or takes too long to read. Export a year at a time.")
                % {"most": MOST_APPOINTMENTS}
            ) from None
        raise UnableToTakeFile(
            _("The calendar cannot be read. Export it anew from the calendar as an iCalendar file (.ics).")
        ) from None
    names = sorted(bodies, key=len, reverse=True)
    return [HEADINGS, *sorted((meeting_row_of(item, names) for item in found), key=lambda row: row[1])]


def meeting_row_of(told: Appointment, names: Iterable[str]) -> Row:
    """A meeting of a calendar as a row."""
    body = next((name for name in names if name.casefold() in told.heading.casefold()), "")
    return (
        body,
        told.day or REPEATS,
        told.begins,
        told.ends,
        told.place[:120],
        "" if told.heading.casefold() == body.casefold() else told.heading[:120],
        "x" if told.is_cancelled else "",
        told.uid,
    )
