"""Knows the election days, and the terms of office that the elections begin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from koll.domain.almanac._spans import Span
from koll.domain.sentences import N_, CannotReckon, sentence

FIRST_KNOWN = 2014
"""The first election under the present rules: September's second Sunday, the council from 15 October."""
YEARS = 4
SUNDAY = 6

ExecutiveTerm = Literal["january", "council_meeting"]
"""When the executive board begins: 1 January after the election year, or the council meeting that elected it."""


class CannotReckonElection(CannotReckon):
    """The calendar knows of no such election or term."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """The term of office that follows the election of `election_year`.

    >>> council_term(2022).election_year
    2022
    """

    election_year: int
    span: Span

    def __contains__(self, day: date) -> bool:
        return day in self.span


def is_election_year(year: int) -> bool:
    """Whether municipal, regional and Riksdag elections are held in the year (vallag 2005:837 1:3).

    >>> [year for year in range(2018, 2031) if is_election_year(year)]
    [2018, 2022, 2026, 2030]
    """
    return year >= FIRST_KNOWN and (year - FIRST_KNOWN) % YEARS == 0


def election_day(year: int) -> date:
    """The second Sunday of September of an election year (vallag 2005:837 1:3). Raises CannotReckonElection.

    >>> election_day(2026)
    datetime.date(2026, 9, 13)
    >>> election_day(2027)  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    CannotReckonElection: 2027 is not an election year. Choose 2014 or every fourth year after.
    """
    if not is_election_year(year):
        raise CannotReckonElection(
            sentence(
                N_("{year} is not an election year. Choose {first} or every fourth year after."),
                year=year,
                first=FIRST_KNOWN,
            )
        )
    first = date(year, 9, 1)
    return first + timedelta(days=SUNDAY - first.weekday() + 7)


def previous_election(day: date) -> date:
    """The latest election day on or before the day. Raises CannotReckonElection before September 2014.

    >>> previous_election(date(2026, 9, 13)), previous_election(date(2026, 9, 12))
    (datetime.date(2026, 9, 13), datetime.date(2022, 9, 11))
    """
    year = day.year - (day.year - FIRST_KNOWN) % YEARS
    if year < FIRST_KNOWN or day < election_day(FIRST_KNOWN):
        raise too_early(day)
    return election_day(year) if election_day(year) <= day else election_day(year - YEARS)


def next_election(day: date) -> date:
    """The first election day after the day.

    >>> next_election(date(2026, 9, 12)), next_election(date(2026, 9, 13))
    (datetime.date(2026, 9, 13), datetime.date(2030, 9, 8))
    """
    year = max(FIRST_KNOWN, day.year + (FIRST_KNOWN - day.year) % YEARS)
    return election_day(year) if election_day(year) > day else election_day(year + YEARS)


def council_term(election_year: int) -> Term:
    """The council elected that year: four years from 15 October (KL 5:9). Raises CannotReckonElection.

    A re-election ordered by the Election Review Board may change it; the calendar does not know of one.

    >>> str(council_term(2022).span)
    '2022-10-15/2026-10-15'
    """
    year = election_day(election_year).year
    return Term(election_year=year, span=Span(from_day=date(year, 10, 15), until=date(year + YEARS, 10, 15)))


def executive_term(
    election_year: int,
    variant: ExecutiveTerm = "january",
    elected_on: date | None = None,
    successor_on: date | None = None,
) -> Term:
    """The executive board after that year's election (KL 6:18). Raises CannotReckonElection.

    "january": four years from 1 January after the election year. "council_meeting", when the council has so
    decided: from the meeting that elects it (`elected_on`) until the next one (`successor_on`), open while unknown.

    >>> str(executive_term(2026).span)
    '2027-01-01/2031-01-01'
    >>> str(executive_term(2026, "council_meeting", date(2026, 10, 19)).span)
    '2026-10-19/..'
    """
    year = election_day(election_year).year
    if variant == "january":
        return Term(election_year=year, span=Span(from_day=date(year + 1, 1, 1), until=date(year + 1 + YEARS, 1, 1)))
    if elected_on is None:
        raise CannotReckonElection(
            sentence(
                N_(
                    "The executive board of {year} begins when the council elects it, and that day is not known. "
                    "Enter the day of the council meeting."
                ),
                year=year,
            )
        )
    return Term(election_year=year, span=Span(from_day=elected_on, until=successor_on))


def council_term_on(day: date) -> Term:
    """The term of the council in office on the day. Raises CannotReckonElection before 15 October 2014.

    >>> council_term_on(date(2026, 10, 14)).election_year, council_term_on(date(2026, 10, 15)).election_year
    (2022, 2026)
    """
    term = council_term(previous_election(day).year)
    if day in term:
        return term
    if term.election_year == FIRST_KNOWN:
        raise too_early(day)
    return council_term(term.election_year - YEARS)


def executive_term_on(day: date) -> Term:
    """The main-rule term of the executive board in office on the day (KL 6:18), from 2015 on.

    >>> executive_term_on(date(2026, 11, 23)).election_year, executive_term_on(date(2027, 1, 1)).election_year
    (2022, 2026)
    """
    year = day.year - 1 - (day.year - 1 - FIRST_KNOWN) % YEARS
    if year < FIRST_KNOWN:
        raise too_early(day)
    return executive_term(year)


def terms_touched(span: Span, until: date | None = None) -> tuple[Term, ...]:
    """The council terms that share a day with the span; an open span is followed until `until`.

    Raises CannotReckonElection when the span is open and no `until` is given, or begins before the known terms.

    >>> [term.election_year for term in terms_touched(Span.parse("2024-01-01/2032-01-01"))]
    [2022, 2026, 2030]
    """
    bounded = span if until is None else span.intersect(Span(from_day=span.from_day, until=until))
    if bounded is None or bounded.last_day is None:
        raise CannotReckonElection(
            sentence(
                N_("What begins on {day} has no end, so its terms cannot be counted. Choose a last day."),
                day=span.from_day,
            )
        )
    first = council_term_on(bounded.from_day).election_year
    last = council_term_on(bounded.last_day).election_year
    return tuple(council_term(year) for year in range(first, last + 1, YEARS))


def reconsidering_term(decided_on: date, day: date) -> Term | None:
    """The council that, on `day`, has to reconsider what an earlier council decided; None when it is its own decision.

    >>> reconsidering_term(date(2024, 6, 10), date(2026, 11, 23)).election_year
    2026
    >>> reconsidering_term(date(2024, 6, 10), date(2026, 10, 14)) is None
    True
    """
    term = council_term_on(day)
    return term if decided_on < term.span.from_day else None


def too_early(day: date) -> CannotReckonElection:
    """The refusal for days before the present election rules."""
    return CannotReckonElection(
        sentence(
            N_("{day} is before the council elected in {first}, the first that Koll knows. Choose a later day."),
            day=day,
            first=FIRST_KNOWN,
        )
    )
