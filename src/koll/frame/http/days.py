"""What moment and which day it is here, and how a day is read from an address or a command.

This is the one place in Koll that reads a clock.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from koll.domain.almanac import SWEDEN
from koll.domain.refusals import Refusal

EARLIEST_YEAR = 1900
YEARS_AHEAD = 20


def parse_day(text: str) -> date:
    """The day written as year-month-day; Refusal for anything else and for days that do not exist.

    >>> parse_day("2027-03-15")
    datetime.date(2027, 3, 15)
    """
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            return date.fromisoformat(text)
    except ValueError:
        raise Refusal(
            "day.not_in_calendar",
            _("There is no day %(day)s in the calendar. Check the month and the day.") % {"day": text},
        ) from None
    sentence = _("“%(day)s” is not a day. Write year, month and day, like 2027-03-15.")
    raise Refusal("day.not_a_day", sentence % {"day": text[:40]})


def shown_day(text: str, day: date) -> date:
    """The day that pages are asked to speak of, where `day` is today; Refusal when it lies too far off."""
    on = parse_day(text)
    if not EARLIEST_YEAR <= on.year <= day.year + YEARS_AHEAD:
        raise Refusal(
            "day.too_far_off",
            _("There is nothing to show for %(day)s. Choose a day between the years %(first)s and %(last)s.")
            % {"day": text, "first": EARLIEST_YEAR, "last": day.year + YEARS_AHEAD},
        )
    return on


def clock_in(text: str, machine: datetime, may_be_set: bool = True) -> datetime:
    """The moment that a clock set by `text` shows when the machine's shows `machine`; Refusal otherwise.

    "" is the machine's clock, a moment with its zone one that stands, seconds with their sign one that goes.

    >>> noon = datetime.fromisoformat("2027-03-15T12:00:00+00:00")
    >>> clock_in("2028-02-29T10:00:00+01:00", noon).isoformat()
    '2028-02-29T10:00:00+01:00'
    >>> clock_in("-3600", noon).isoformat()
    '2027-03-15T11:00:00+00:00'
    """
    if not text:
        return machine
    if not may_be_set:
        raise Refusal(
            "clock.not_allowed",
            _("KOLL_CLOCK is set, but only an example lives by another clock than the machine's. Remove KOLL_CLOCK."),
        )
    try:
        if re.fullmatch(r"[+-][0-9]+(\.[0-9]+)?", text):
            return machine + timedelta(seconds=float(text))
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is not None:
            return moment
    except (ValueError, OverflowError):
        pass  # said below, as for a moment without a zone
    raise Refusal(
        "clock.not_a_clock",
        _(
            "KOLL_CLOCK is “%(clock)s”, which sets no clock. Write a moment with its zone, like "
            "2027-03-15T10:00:00+01:00, or seconds with their sign, like +3600."
        )
        % {"clock": text[:40]},
    )


def clock_moment() -> datetime:
    """The moment it is in Sweden, by the machine's clock or the one that KOLL_CLOCK sets; Refusal."""
    may_be_set = settings.DEMO or settings.TEST_CONTROL
    return clock_in(settings.KOLL_CLOCK, datetime.now(UTC), may_be_set).astimezone(SWEDEN)


def local_moment(is_example: bool) -> datetime:
    """The moment it is in the municipality: by the clock; for an example on its own day, that hour of it."""
    now = clock_moment()
    if not (is_example and settings.DEMO and settings.KOLL_TODAY):
        return now
    return datetime.combine(parse_day(settings.KOLL_TODAY), now.time(), SWEDEN)
