"""What is true of workdays."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koll.domain.almanac import (
    is_workday,
    next_workday,
    previous_workday,
    workday_from,
    workdays_after,
    workdays_before,
    workdays_between,
)

DAYS = st.dates(date(2006, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("day", "is_one"),
    [
        (date(2026, 1, 6), False),  # Epiphany
        (date(2026, 4, 2), True),  # Maundy Thursday is a workday in law
        (date(2026, 4, 3), False),  # Good Friday
        (date(2026, 4, 6), False),  # Easter Monday
        (date(2026, 5, 14), False),  # Ascension Day
        (date(2026, 5, 15), True),  # the Friday after it
        (date(2025, 6, 6), False),  # National Day
        (date(2026, 6, 19), False),  # Midsummer's Eve
        (date(2026, 12, 23), True),
        (date(2026, 12, 24), False),
        (date(2026, 12, 31), False),
        (date(2026, 11, 29), False),  # a Sunday
    ],
)
def test_workdays_are_those_on_which_a_deadline_may_end(day: date, is_one: bool) -> None:
    assert is_workday(day) is is_one


@given(DAYS)
def test_the_next_workday_is_the_first_one_after(day: date) -> None:
    found = next_workday(day)
    assert found > day
    assert is_workday(found)
    assert workdays_between(day + timedelta(days=1), found) == 0


@given(DAYS)
def test_going_to_a_workday_leaves_a_workday_alone(day: date) -> None:
    assert workday_from(workday_from(day)) == workday_from(day)


@given(DAYS, st.integers(1, 30))
def test_workdays_before_undoes_workdays_after(day: date, count: int) -> None:
    start = workday_from(day)
    assert workdays_before(workdays_after(start, count), count) == start
    assert workdays_between(start, workdays_after(start, count)) == count


@given(DAYS)
def test_the_previous_workday_of_the_next_is_the_day_or_earlier(day: date) -> None:
    assert previous_workday(next_workday(day)) <= day
