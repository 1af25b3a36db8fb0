"""The Swedish day of a moment: for an hour or two of every night it is another day here than by Greenwich."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

SWEDEN = ZoneInfo("Europe/Stockholm")


def swedish_day(moment: datetime) -> date:
    """The day it is in Sweden at the moment; ValueError for one without a zone, which could be any day.

    >>> swedish_day(datetime.fromisoformat("2027-01-31T23:30:00+00:00"))
    datetime.date(2027, 2, 1)
    >>> swedish_day(datetime.fromisoformat("2027-06-30T22:30:00+00:00"))
    datetime.date(2027, 7, 1)
    """
    if moment.tzinfo is None:
        raise ValueError(f"{moment.isoformat()} has no zone")
    return moment.astimezone(SWEDEN).date()
