"""Which day it is here, and how a day is read from an address or a command."""

from __future__ import annotations

import re
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from koll.permissions import UnableTo


class OpenDay:
    """A day within an address that anybody may read: 2027-03-15."""

    regex = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        """The day; ValueError, which is no such page, for a day that does not exist."""
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        """The day as it is written in the address."""
        return value.isoformat()


EARLIEST_YEAR = 1900
YEARS_AHEAD = 20


class UnableToReadDay(UnableTo):
    """What was written is not a day, or not one that there is anything to say about."""


def day_in(text: str) -> date:
    """The day written as year-month-day; UnableToReadDay for anything else and for days that do not exist.

    >>> day_in("2027-03-15")
    datetime.date(2027, 3, 15)
    """
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            return date.fromisoformat(text)
    except ValueError:
        raise UnableToReadDay(
            _("There is no day %(day)s in the calendar. Check the month and the day.") % {"day": text}
        ) from None
    raise UnableToReadDay(_("“%(day)s” is not a day. Write year, month and day, like 2027-03-15.") % {"day": text[:40]})


def shown_day(text: str, day: date) -> date:
    """The day that pages are asked to speak of, where `day` is today; UnableToReadDay when it lies too far off."""
    on = day_in(text)
    if not EARLIEST_YEAR <= on.year <= day.year + YEARS_AHEAD:
        raise UnableToReadDay(
            _("There is nothing to show for %(day)s. Choose a day between the years %(first)s and %(last)s.")
            % {"day": text, "first": EARLIEST_YEAR, "last": day.year + YEARS_AHEAD}
        )
    return on


def moment_here(now: datetime, example_day: date | None) -> datetime:
    """The moment in local time; on an example's own day, at this hour of it."""
    here = timezone.localtime(now)
    if example_day is None:
        return here
    return timezone.make_aware(datetime.combine(example_day, here.time()))
