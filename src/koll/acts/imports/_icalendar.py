"""Calendars in files: an iCalendar file as a table, so that it is taken in as any other."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from koll.acts.imports._spoken import begins_with_spoken, spoken
from koll.acts.imports._tables import Row, TableInFile, read_table
from koll.acts.imports._uploads import CheckedFile
from koll.domain.refusals import Refusal
from koll.media.formats import LARGE, MOST_APPOINTMENTS, Appointment, FileReadError, appointments

MOST_CALENDAR = 1_000_000
"""Bytes: a body's meetings for many years are less."""

REPEATS = "RRULE"
"""What stands for the day of a meeting that repeats without days of its own."""

HEADINGS = ("body", "day", "begins", "ends", "place", "heading", "cancelled", "uid")
CALLED_OFF = gettext_lazy("cancelled, canceled")
AFTER_CALLED_OFF = re.compile(r"\s*[:–-]\s*")
"""How Outlook begins what a cancelled meeting is called."""
PART_OF_BODY = re.compile(r"utskott|presidi|beredning|arbetsgrupp|\bau\b", re.IGNORECASE)
"""What is a meeting of a part of a body, and not of the body."""


def calendar_table(file: CheckedFile, bodies: Iterable[str]) -> TableInFile:
    """The meetings of a file, the headings first; `bodies` are names to find in what a meeting is called."""
    if not file.name.endswith(".ics"):
        return read_table(file)
    if file.size > MOST_CALENDAR:
        raise Refusal(
            "calendar.too_large",
            _("The calendar is larger than 1 MB. Export only the meetings of one or two years."),
            field="file",
        )
    try:
        found = appointments(file.content)
    except FileReadError as fault:
        if fault.why == LARGE:
            raise Refusal(
                "calendar.too_many",
                _("The calendar has more than %(most)s meetings, or takes too long to read. Export a year at a time.")
                % {"most": MOST_APPOINTMENTS},
                field="file",
            ) from None
        raise Refusal(
            "calendar.broken",
            _("The calendar cannot be read. Export it anew from the calendar as an iCalendar file (.ics)."),
            field="file",
        ) from None
    names = sorted(bodies, key=len, reverse=True)
    rows = sorted((meeting_row_of(item, names) for item in found), key=lambda row: row[1])
    return TableInFile(rows=(HEADINGS, *rows))


def meeting_row_of(told: Appointment, names: Iterable[str]) -> Row:
    """A meeting of a calendar as a row."""
    said = begins_with_spoken(told.heading, spoken(CALLED_OFF))
    called_off = AFTER_CALLED_OFF.match(told.heading, len(said)) if said else None
    called = told.heading[called_off.end() :] if called_off else told.heading
    body = next((name for name in names if named_in(name, called)), "")
    if body and PART_OF_BODY.search(called) and not PART_OF_BODY.search(body):
        body = called[:120]  # of a part of the body: whoever takes it in says whose it is
    return (
        body,
        told.day or REPEATS,
        told.begins,
        told.ends,
        told.place[:120],
        "" if called.casefold() == body.casefold() else called[:120],
        "x" if told.is_cancelled or called_off else "",
        told.uid,
    )


def named_in(name: str, heading: str) -> bool:
    """Whether a body's name stands in the heading as words of its own.

    >>> named_in("Barn och skola", "Dagar med barn och skola"), named_in("Skola", "Barn och friskola")
    (True, False)
    """
    return re.search(rf"(?<!\w){re.escape(name)}s?(?!\w)", heading, re.IGNORECASE) is not None
