"""Knows the shape of a rule of law with a day in it, and of the day it gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from koll.domain.almanac._elections import is_election_year
from koll.domain.almanac._workdays import workday_from
from koll.domain.sentences import N_, CannotReckon, Sentence, Value, sentence

Kind = Literal["hard", "soft", "config", "exception", "fact"]
"""hard: a last day in law. soft: law says "if possible". config: law says how often, the municipality says when.
exception: open only for the reason the rule names. fact: a day that simply is."""

Who = Literal[
    "council",
    "council_chair",
    "executive",
    "committee",
    "company",
    "auditors",
    "party",
    "municipality",
    "resident",
    "tax_agency",
]
"""Who must meet the rule, by role in law, whatever the municipality calls it."""

Read = Literal["statute", "secondary"]
"""Where we read the rule: in the statute, or in somebody's account of it."""

When = Literal["every_year", "after_election", "each_term", "if_so"]
"""Which years a yearly rule applies to: all, those with an election, once for each council (by its election year), or
only those where its reason is at hand."""


class CannotDate(CannotReckon):
    """The rule gives no day for what was asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalDate:
    """The last day on which something is in time, by a rule of law; `first_day` when it can also be too early.

    `about_year` is the year the matter concerns (the budget year), None when the rule counts from a day;
    `about_quarter` is 1 to 4 for what is done each quarter. `is_limit` says that law sets no day, and the last day is
    that of the year, the quarter or the term within which it is to be done.
    `in_time_until` is `last_day`, or the next workday when that is a Saturday, Sunday, holiday or one of three eves
    and the act may then be done later (lag 1930:173 2 §).
    """

    rule: str
    section: str
    title: Sentence
    last_day: date
    first_day: date | None = None
    about_year: int | None = None
    about_quarter: int | None = None
    note: Sentence | None = None
    read: Read = "statute"
    extended: bool = False
    is_limit: bool = False

    @property
    def in_time_until(self) -> date:
        """The last day on which the act is in time, whatever day of the week the last day in law is.

        >>> LegalDate(
        ...     rule="r", section="KL 11:16", title=sentence("Report"), last_day=date(2026, 10, 31), extended=True
        ... ).in_time_until
        datetime.date(2026, 11, 2)
        """
        return workday_from(self.last_day) if self.extended else self.last_day

    @property
    def before(self) -> date:
        """The first day on which it is too late: "before 1 December" is the last day 30 November.

        >>> LegalDate(rule="r", section="KL 11:10", title=sentence("Budget"), last_day=date(2026, 11, 30)).before
        datetime.date(2026, 12, 1)
        """
        return self.last_day + timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalRule:
    """A rule of law: its key, section, words, and how its days are found.

    `title` may hold {year} or {day}. `yearly` gives the day for the year the matter concerns, `quarterly` for a year
    and a quarter; `counted` gives it from a day that something happened. `lag` is how many calendar years after that
    year the last day falls. A rule with none of them is a standing duty without a day. `acts_by_day` is false for
    what must be done long enough before something else, and for what is no act: no holiday gives more time for that.
    """

    key: str
    section: str
    title: str
    statement: str
    kind: Kind
    who: Who
    read: Read = "statute"
    when: When = "every_year"
    yearly: Callable[[int], LegalDate] | None = None
    quarterly: Callable[[int, int], LegalDate] | None = None
    counted: Callable[[date], LegalDate] | None = None
    lag: int = 0
    acts_by_day: bool = True

    @property
    def is_extended(self) -> bool:
        """Whether a last day on a Saturday, Sunday or holiday lets the act be done the next workday (1930:173 2 §).

        Only a day that law itself sets: a year's end that is an outer limit of ours is no such day.

        >>> LegalRule(
        ...     key="k", section="KL 6:9", title="Review", statement="It reviews.", kind="config", who="executive"
        ... ).is_extended
        False
        """
        return self.acts_by_day and self.kind in ("hard", "exception")

    def by(
        self,
        last_day: date,
        *,
        year: int | None = None,
        part: int | None = None,
        since: date | None = None,
        first_day: date | None = None,
        note: Sentence | None = None,
    ) -> LegalDate:
        """This rule's date, with its title filled in; `year` it concerns, or `since` when it is counted.

        >>> rule = LegalRule(
        ...     key="k",
        ...     section="KL 11:20",
        ...     title="Annual report {year}",
        ...     statement="It is due.",
        ...     kind="hard",
        ...     who="executive",
        ... )
        >>> rule.by(date(2027, 4, 15), year=2026).title.said()
        'Annual report 2026'
        """
        values: dict[str, Value] = {
            "year": year if year is not None else last_day.year,
            "day": since if since else last_day,
        }
        used = {name: value for name, value in values.items() if f"{{{name}}}" in self.title}
        return LegalDate(
            rule=self.key,
            section=self.section,
            title=sentence(self.title, **used),
            last_day=last_day,
            first_day=first_day,
            about_year=year,
            about_quarter=part,
            note=note,
            read=self.read,
            extended=self.is_extended,
            is_limit=self.kind == "config",
        )

    def found(
        self,
        yearly: Callable[[int], LegalDate] | None = None,
        counted: Callable[[date], LegalDate] | None = None,
        lag: int = 0,
    ) -> LegalRule:
        """The same rule, told which functions find its days.

        >>> rule = LegalRule(
        ...     key="k",
        ...     section="KL 11:20",
        ...     title="Annual report {year}",
        ...     statement="It is due.",
        ...     kind="hard",
        ...     who="executive",
        ... )
        >>> rule.found(lambda year: rule.by(date(year + 1, 4, 15), year=year), lag=1).due(2026).last_day
        datetime.date(2027, 4, 15)
        """
        return replace(self, yearly=yearly, counted=counted, lag=lag)

    @property
    def is_yearly(self) -> bool:
        """Whether the rule gives one day for each year.

        >>> LegalRule(
        ...     key="k", section="KL 6:1", title="Oversight", statement="It oversees.", kind="config", who="executive"
        ... ).is_yearly
        False
        """
        return self.yearly is not None

    def due(self, year: int) -> LegalDate:
        """The day for what concerns `year` (a budget year, a financial year). Raises CannotDate.

        >>> LegalRule(
        ...     key="k", section="KL 6:1", title="Oversight", statement="It oversees.", kind="config", who="executive"
        ... ).due(2027)
        Traceback (most recent call last):
        koll.domain.almanac._legal_rule.CannotDate: KL 6:1 gives no day of the year. Choose another rule or set a day.
        """
        if self.yearly is None:
            raise CannotDate(
                sentence(
                    N_("{section} gives no day of the year. Choose another rule or set a day."),
                    section=self.section,
                )
            )
        return self.yearly(year)

    def due_in(self, calendar_year: int) -> LegalDate:
        """The day that falls in the calendar year, whichever year it concerns. Raises CannotDate.

        >>> rule = LegalRule(
        ...     key="k",
        ...     section="KL 11:20",
        ...     title="Annual report {year}",
        ...     statement="It is due.",
        ...     kind="hard",
        ...     who="executive",
        ... )
        >>> rule = rule.found(lambda year: rule.by(date(year + 1, 4, 15), year=year), lag=1)
        >>> rule.due_in(2027).about_year
        2026
        """
        return self.due(calendar_year - self.lag)

    def due_after(self, day: date) -> LegalDate:
        """The last day counted from what happened on `day`. Raises CannotDate.

        >>> LegalRule(
        ...     key="k", section="KL 6:1", title="Oversight", statement="It oversees.", kind="config", who="executive"
        ... ).due_after(date(2027, 1, 1))  # doctest: +IGNORE_EXCEPTION_DETAIL
        Traceback (most recent call last):
        CannotDate: KL 6:1 counts no days from 2027-01-01. Choose another rule or set a day.
        """
        if self.counted is None:
            raise CannotDate(
                sentence(
                    N_("{section} counts no days from {day}. Choose another rule or set a day."),
                    section=self.section,
                    day=day,
                )
            )
        return self.counted(day)

    def each_quarter(self, quarterly: Callable[[int, int], LegalDate]) -> LegalRule:
        """The same rule, told which function finds its four days of a year (the year, the quarter from 1)."""
        return replace(self, quarterly=quarterly)

    def occurrences(self, first: date, last: date) -> Iterator[LegalDate]:
        """Every last day from `first` through `last`, earliest first; none for a rule that needs a special reason.

        >>> rule = LegalRule(
        ...     key="k", section="KL 12:4", title="T", statement="S", kind="hard", who="council", when="after_election"
        ... )
        >>> rule = rule.found(lambda year: rule.by(date(year, 12, 31), year=year))
        >>> [day.last_day.year for day in rule.occurrences(date(2022, 1, 1), date(2030, 12, 31))]
        [2022, 2026, 2030]
        """
        if self.when == "if_so" or self.kind == "fact":
            return
        if self.quarterly is not None:
            days = (self.quarterly(year, part) for year in range(first.year, last.year + 1) for part in range(1, 5))
            yield from (day for day in days if first <= day.last_day <= last)
        if self.yearly is None:
            return
        for year in range(first.year - self.lag, last.year - self.lag + 1):
            if self.when == "every_year" or is_election_year(year):
                found = self.due(year)
                if first <= found.last_day <= last:
                    yield found
