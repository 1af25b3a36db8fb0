"""Knows which days are workdays in Sweden, and which days a deadline may not end on."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from holidays.countries.sweden import Sweden

DAY = timedelta(days=1)
SATURDAY = 5


@cache
def holidays_in(year: int) -> frozenset[date]:
    """The public holidays of the year, those on a Sunday included but not every Sunday.

    >>> date(2027, 6, 6) in holidays_in(2027), date(2027, 6, 13) in holidays_in(2027)
    (True, False)
    """
    return frozenset(day for day in Sweden(years=year, include_sundays=False) if day.year == year)


@cache
def eves_in(year: int) -> frozenset[date]:
    """Midsummer's Eve, Christmas Eve and New Year's Eve: as holidays when a deadline is counted (1930:173).

    >>> sorted(day.isoformat() for day in eves_in(2027))
    ['2027-06-25', '2027-12-24', '2027-12-31']
    """
    third_friday_window = (date(year, 6, 19) + DAY * offset for offset in range(7))
    midsummer = next(day for day in third_friday_window if day.weekday() == SATURDAY - 1)
    return frozenset({midsummer, date(year, 12, 24), date(year, 12, 31)})


def is_workday(day: date) -> bool:
    """Whether the day is neither Saturday, Sunday, public holiday nor one of the three eves.

    >>> is_workday(date(2026, 11, 30)), is_workday(date(2026, 12, 24)), is_workday(date(2026, 11, 28))
    (True, False, False)
    """
    return day.weekday() < SATURDAY and day not in holidays_in(day.year) and day not in eves_in(day.year)


def workday_from(day: date) -> date:
    """The day itself when it is a workday, otherwise the next one.

    >>> workday_from(date(2026, 12, 25))
    datetime.date(2026, 12, 28)
    """
    while not is_workday(day):
        day += DAY
    return day


def next_workday(day: date) -> date:
    """The first workday after the day.

    >>> next_workday(date(2026, 12, 23))
    datetime.date(2026, 12, 28)
    """
    return workday_from(day + DAY)


def previous_workday(day: date) -> date:
    """The last workday before the day.

    >>> previous_workday(date(2027, 1, 4))
    datetime.date(2026, 12, 30)
    """
    day -= DAY
    while not is_workday(day):
        day -= DAY
    return day


def workdays_after(day: date, count: int) -> date:
    """The `count`th workday after the day; the day itself when `count` is 0, and before it when negative.

    >>> workdays_after(date(2026, 11, 27), 1), workdays_after(date(2026, 11, 30), -1)
    (datetime.date(2026, 11, 30), datetime.date(2026, 11, 27))
    """
    for _ in range(abs(count)):
        day = next_workday(day) if count > 0 else previous_workday(day)
    return day


def workdays_before(day: date, count: int) -> date:
    """The `count`th workday before the day.

    >>> workdays_before(date(2027, 1, 7), 2)
    datetime.date(2027, 1, 4)
    """
    return workdays_after(day, -count)


def workdays_between(first: date, until: date) -> int:
    """How many workdays there are from `first` until, and not including, `until`; 0 when the days are reversed.

    >>> workdays_between(date(2026, 12, 21), date(2026, 12, 28))
    3
    """
    return sum(is_workday(first + DAY * offset) for offset in range((until - first).days))
