"""Knows stretches of days: half-open spans, and versions that follow each other so that overlap cannot be said."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from koll.domain.sentences import N_, CannotReckon, sentence

DAY = timedelta(days=1)
OPEN_END = ".."

Ending = Literal["next", "repeal", "term", "open"]
"""Why a version stops: the next one begins, it is repealed, its decided term is over; or it does not ("open")."""


class CannotSpan(CannotReckon):
    """The days given do not make a stretch of time."""


class CannotSucceed(CannotReckon):
    """The versions given cannot follow one another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The days from `from_day` until, and not including, `until`; None is an open end ("until further notice").

    Raises CannotSpan when it would hold no day.

    >>> vision = Span.through(date(2024, 1, 1), date(2031, 12, 31))
    >>> vision.until, vision.days
    (datetime.date(2032, 1, 1), 2922)
    >>> date(2031, 12, 31) in vision, date(2032, 1, 1) in vision
    (True, False)
    """

    from_day: date
    until: date | None = None

    def __post_init__(self) -> None:
        if self.until is not None and self.until <= self.from_day:
            raise CannotSpan(
                sentence(
                    N_("A stretch of time from {from_day} cannot end before {until}. Choose a later end."),
                    from_day=self.from_day,
                    until=self.until,
                )
            )

    @classmethod
    def through(cls, first: date, last: date | None) -> Span:
        """The days from `first` to `last`, both included.

        >>> Span.through(date(2022, 10, 15), date(2026, 10, 14)).until
        datetime.date(2026, 10, 15)
        """
        return cls(from_day=first, until=None if last is None else last + DAY)

    @classmethod
    def parse(cls, text: str) -> Span:
        """Read "from/until" in ISO dates, until not included; ".." or nothing after the slash is an open end.

        >>> Span.parse("2022-01-01/..")
        Span(from_day=datetime.date(2022, 1, 1), until=None)
        >>> Span.parse("next year")
        Traceback (most recent call last):
        koll.domain.almanac._spans.CannotSpan: “next year” is not a stretch of time. Write it as 2024-01-01/2032-01-01.
        """
        first, slash, end = text.strip().partition("/")
        try:
            if not slash:
                raise ValueError(text)
            return cls(
                from_day=date.fromisoformat(first), until=None if end in ("", OPEN_END) else date.fromisoformat(end)
            )
        except ValueError:
            told = sentence(
                N_("“{text}” is not a stretch of time. Write it as 2024-01-01/2032-01-01."), text=text.strip()
            )
            raise CannotSpan(told) from None

    def __str__(self) -> str:
        return f"{self.from_day.isoformat()}/{OPEN_END if self.until is None else self.until.isoformat()}"

    def __contains__(self, day: date) -> bool:
        return self.contains(day)

    def contains(self, day: date) -> bool:
        """Whether the day is one of the span's.

        >>> Span(from_day=date(2022, 1, 1)).contains(date(2199, 1, 1))
        True
        """
        return self.from_day <= day and (self.until is None or day < self.until)

    @property
    def last_day(self) -> date | None:
        """The last day held; None when the end is open.

        >>> Span(from_day=date(2027, 1, 1), until=date(2028, 1, 1)).last_day
        datetime.date(2027, 12, 31)
        """
        return None if self.until is None else self.until - DAY

    @property
    def days(self) -> int | None:
        """How many days are held; None when the end is open.

        >>> Span(from_day=date(2027, 1, 1), until=date(2027, 1, 2)).days
        1
        """
        return None if self.until is None else (self.until - self.from_day).days

    def intersect(self, other: Span) -> Span | None:
        """The days held by both; None when there are none.

        >>> str(Span.parse("2024-01-01/2032-01-01").intersect(Span.parse("2022-10-15/2026-10-15")))
        '2024-01-01/2026-10-15'
        >>> Span.parse("2024-01-01/2025-01-01").intersect(Span.parse("2025-01-01/..")) is None
        True
        """
        first = max(self.from_day, other.from_day)
        ends = [end for end in (self.until, other.until) if end is not None]
        until = min(ends, default=None)
        return None if until is not None and until <= first else Span(from_day=first, until=until)

    def overlaps(self, other: Span) -> bool:
        """Whether some day is held by both.

        >>> Span.parse("2024-01-01/2025-01-01").overlaps(Span.parse("2025-01-01/.."))
        False
        """
        return self.intersect(other) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Start[T]:
    """That `what` begins on `first_day`; `repealed` and `term_until` are the first days on which it no longer holds.

    >>> Start(what="Vision", first_day=date(2024, 1, 1), term_until=date(2032, 1, 1)).repealed is None
    True
    """

    what: T
    first_day: date
    repealed: date | None = None
    term_until: date | None = None


def state_on(day: date, begins: date, until: date | None) -> Literal["coming", "in_force", "past"]:
    """Whether what is there from its first day `until` another had begun on the day, and whether it had ended.

    >>> state_on(date(2028, 1, 1), date(2027, 1, 1), date(2028, 1, 1))
    'past'
    """
    if begins > day:
        return "coming"
    return "past" if until is not None and until <= day else "in_force"


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce[T]:
    """When `what` holds, and why it stops.

    >>> InForce(what="Vision", span=Span(from_day=date(2024, 1, 1)), ending="open").ending
    'open'
    """

    what: T
    span: Span
    ending: Ending


def successions[T](starts: Iterable[Start[T]]) -> tuple[InForce[T], ...]:
    """The span of each version, in time order: it holds until the next begins, or its repeal or term comes first.

    Only first days are given, so no two of the answers can share a day. Raises CannotSucceed when two begin on
    the same day, or one would end before it begins.

    >>> old, new = successions(
    ...     [Start(what="new", first_day=date(2026, 3, 1)), Start(what="old", first_day=date(2022, 1, 1))]
    ... )
    >>> old.what, str(old.span), old.ending
    ('old', '2022-01-01/2026-03-01', 'next')
    >>> str(new.span), new.ending
    ('2026-03-01/..', 'open')
    """
    ordered = sorted(starts, key=lambda start: start.first_day)
    for one, other in pairwise(ordered):
        if one.first_day == other.first_day:
            raise CannotSucceed(
                sentence(
                    N_("Two versions begin on {day}. Only one can be in force: change the first day of one of them."),
                    day=one.first_day,
                )
            )
    following: list[date | None] = [start.first_day for start in ordered[1:]]
    return tuple(in_force(start, then) for start, then in zip(ordered, [*following, None], strict=bool(ordered)))


def in_force[T](start: Start[T], next_day: date | None) -> InForce[T]:
    """The span of one version when the next begins on `next_day`; the earliest of the possible ends counts.

    >>> in_force(Start(what="budget", first_day=date(2027, 1, 1), term_until=date(2028, 1, 1)), None).ending
    'term'
    """
    possible: tuple[tuple[date | None, Ending], ...] = (
        (next_day, "next"),
        (start.repealed, "repeal"),
        (start.term_until, "term"),
    )
    ends = [(day, ending) for day, ending in possible if day is not None]
    if not ends:
        return InForce(what=start.what, span=Span(from_day=start.first_day), ending="open")
    until, ending = min(ends, key=lambda end: end[0])
    if until <= start.first_day:
        raise CannotSucceed(
            sentence(
                N_("What begins on {first} cannot have ended by {until}. Check the first day or the day it ended."),
                first=start.first_day,
                until=until,
            )
        )
    return InForce(what=start.what, span=Span(from_day=start.first_day, until=until), ending=ending)


def in_force_on[T](day: date, versions: Sequence[InForce[T]]) -> InForce[T] | None:
    """The version in force on the day: the latest start not after it, unless it has ended. `versions` in time order.

    >>> line = successions(
    ...     [Start(what="first", first_day=date(2022, 1, 1)), Start(what="second", first_day=date(2026, 3, 1))]
    ... )
    >>> [found and found.what for found in (in_force_on(date(year, 6, 1), line) for year in (2021, 2022, 2026))]
    [None, 'first', 'second']
    """
    place = bisect_right(versions, day, key=lambda version: version.span.from_day)
    if place == 0:
        return None
    latest = versions[place - 1]
    return latest if day in latest.span else None


def years_after(day: date, years: int) -> date:
    """The same day and month `years` later (or earlier); 29 February becomes 28 February where it must.

    >>> years_after(date(2022, 1, 1), 4)
    datetime.date(2026, 1, 1)
    >>> years_after(date(2024, 2, 29), 1)
    datetime.date(2025, 2, 28)
    """
    return months_after(day, 12 * years)


def months_after(day: date, months: int) -> date:
    """The day with the same number `months` later, or the month's last day when it has no such number.

    >>> months_after(date(2027, 8, 31), 2)
    datetime.date(2027, 10, 31)
    >>> months_after(date(2027, 7, 31), 2)
    datetime.date(2027, 9, 30)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following_year, following_month = divmod(year * 12 + month + 1, 12)
    month_end = date(following_year, following_month + 1, 1) - DAY
    return date(year, month + 1, min(day.day, month_end.day))


def is_overdue(last_day: date, day: date) -> bool:
    """Whether the last day in time has passed; overdue is not the same as no longer in force.

    >>> is_overdue(years_after(date(2022, 1, 1), 4), date(2026, 1, 1))
    False
    >>> is_overdue(years_after(date(2022, 1, 1), 4), date(2026, 1, 2))
    True
    """
    return day > last_day


def day_if_reached(on: date | None, day: date) -> date | None:
    """The day of something, when it had come by another day; otherwise None, as it was known then.

    >>> day_if_reached(date(2027, 3, 10), date(2027, 3, 1)), day_if_reached(date(2027, 3, 10), date(2027, 3, 10))
    (None, datetime.date(2027, 3, 10))
    """
    return on if on is not None and on <= day else None
