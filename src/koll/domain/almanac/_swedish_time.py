"""The Swedish day of a moment, and when a day ends: for an hour or two of every night UTC has another day."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
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


def end_of_day(day: date) -> datetime:
    """The moment at which the day is over in Sweden, which is the first of the next.

    >>> end_of_day(date(2027, 3, 28)).isoformat()
    '2027-03-29T00:00:00+02:00'
    """
    return datetime.combine(day + timedelta(days=1), time.min, SWEDEN)
