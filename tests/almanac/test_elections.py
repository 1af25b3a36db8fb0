"""What is true of elections and terms of office."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koll.domain.almanac import (
    CannotReckonElection,
    Span,
    council_term,
    council_term_on,
    election_day,
    executive_term,
    executive_term_on,
    next_election,
    previous_election,
    reconsidering_term,
    terms_touched,
)

DAYS = st.dates(date(2015, 1, 1), date(2199, 12, 31))
ELECTION_YEARS = st.sampled_from(range(2014, 2200, 4))


@pytest.mark.requirement("R-034")
@given(ELECTION_YEARS)
def test_election_day_is_the_second_sunday_of_september(year: int) -> None:
    day = election_day(year)
    assert (day.month, day.isoweekday()) == (9, 7)
    assert 8 <= day.day <= 14


@pytest.mark.requirement("R-034")
@pytest.mark.parametrize(
    ("year", "first", "last"),
    [(2022, date(2022, 10, 15), date(2026, 10, 14)), (2030, date(2030, 10, 15), date(2034, 10, 14))],
)
def test_a_council_sits_four_years_from_15_october(year: int, first: date, last: date) -> None:
    assert council_term(year).span == Span.through(first, last)


def test_the_executive_board_sits_four_years_from_january() -> None:
    assert executive_term(2026).span == Span.through(date(2027, 1, 1), date(2030, 12, 31))


def test_the_executive_board_can_sit_from_the_meeting_that_elects_it() -> None:
    first, successor = date(2026, 10, 19), date(2030, 10, 21)
    assert executive_term(2026, "council_meeting", first, successor).span == Span(from_day=first, until=successor)


def test_an_executive_board_whose_meeting_is_unknown_is_refused_with_a_sentence() -> None:
    with pytest.raises(CannotReckonElection, match="Enter the day of the council meeting"):
        executive_term(2026, "council_meeting")


@given(ELECTION_YEARS)
def test_a_council_ends_when_the_next_begins(year: int) -> None:
    assert council_term(year).span.until == council_term(year + 4).span.from_day


@given(DAYS)
def test_every_day_is_in_the_term_found_for_it(day: date) -> None:
    assert day in council_term_on(day)
    assert day in executive_term_on(day)


@given(DAYS)
def test_every_day_lies_between_the_elections_around_it(day: date) -> None:
    before, after = previous_election(day), next_election(day)
    assert before <= day < after
    assert after.year - before.year == 4


@pytest.mark.requirement("R-034")
def test_on_23_november_2026_the_new_council_sits_and_the_old_executive_board() -> None:
    day = date(2026, 11, 23)
    assert (council_term_on(day).election_year, executive_term_on(day).election_year) == (2026, 2022)
    assert executive_term_on(day).span.last_day == date(2026, 12, 31)


@pytest.mark.requirement("R-049")
def test_a_vision_of_eight_years_can_touch_three_terms() -> None:
    vision = Span.through(date(2024, 1, 1), date(2031, 12, 31))
    assert [term.election_year for term in terms_touched(vision)] == [2022, 2026, 2030]


@given(DAYS, st.integers(0, 6000))
def test_the_terms_touched_are_those_that_share_a_day(first: date, more: int) -> None:
    span = Span.through(first, first + timedelta(days=more))
    around = [council_term(year) for year in range(2014, 2230, 4)]
    assert list(terms_touched(span)) == [term for term in around if term.span.overlaps(span)]


def test_an_open_span_is_followed_until_a_day() -> None:
    model = Span(from_day=date(2022, 1, 1))
    assert [term.election_year for term in terms_touched(model, date(2026, 11, 24))] == [2018, 2022, 2026]
    with pytest.raises(CannotReckonElection, match="Choose a last day"):
        terms_touched(model)


@pytest.mark.requirement("R-058")
@pytest.mark.requirement("R-063")
def test_what_an_earlier_council_decided_is_up_for_reconsideration_by_the_new_one() -> None:
    decided_on, day = date(2023, 11, 13), date(2026, 11, 23)
    assert reconsidering_term(decided_on, day) == council_term(2026)
    assert reconsidering_term(date(2026, 11, 2), day) is None


@given(DAYS, DAYS)
def test_a_council_never_reconsiders_its_own_decision(one: date, other: date) -> None:
    decided_on, day = sorted((one, other))
    same = council_term_on(decided_on) == council_term_on(day)
    assert (reconsidering_term(decided_on, day) is None) == same


@pytest.mark.parametrize("day", [date(2014, 9, 13), date(2013, 1, 1)])
def test_days_before_the_known_elections_are_refused_with_a_sentence(day: date) -> None:
    with pytest.raises(CannotReckonElection, match="Choose a later day"):
        previous_election(day)


@pytest.mark.parametrize("day", [date(2014, 10, 14), date(2014, 9, 20)])
def test_the_council_before_the_first_known_is_refused_with_a_sentence(day: date) -> None:
    with pytest.raises(CannotReckonElection, match="Choose a later day"):
        council_term_on(day)
