"""What stands in addresses: years, days and numbers that there can be. Others lead nowhere, and reach no view."""

from __future__ import annotations

from datetime import date

from django.urls import register_converter

FIRST_YEAR, LAST_YEAR = 1900, 2200
LARGEST_NUMBER = 2_147_483_647


def within_years(year: int) -> int:
    """The year; ValueError, which is no such address, when nothing here can be of it."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(year)
    return year


class YearConverter:
    """A year, as 2027."""

    regex = "[0-9]{4}"

    def to_python(self, value: str) -> int:
        """The year."""
        return within_years(int(value))

    def to_url(self, value: int) -> str:
        """The year as the address has it."""
        return str(value)


class NumberConverter:
    """The number of a thing."""

    regex = "[0-9]{1,10}"

    def to_python(self, value: str) -> int:
        """The number, when the tables can hold it."""
        if int(value) > LARGEST_NUMBER:
            raise ValueError(value)
        return int(value)

    def to_url(self, value: int) -> str:
        """The number as the address has it."""
        return str(value)


class DayConverter:
    """A day, as 2024-01-01."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        """The day; an address with a day that does not exist leads nowhere."""
        day = date.fromisoformat(value)
        within_years(day.year)
        return day

    def to_url(self, value: date) -> str:
        """The day as the address has it."""
        return value.isoformat()


register_converter(YearConverter, "calendar_year")
register_converter(NumberConverter, "num")
register_converter(DayConverter, "day")
