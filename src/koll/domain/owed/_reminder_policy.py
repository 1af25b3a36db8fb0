"""Knows when a person is reminded and of what: one digest on a chosen weekday, never often, never of what is done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from koll.domain.almanac import workday_from
from koll.domain.owed._duty import Duty

APART = timedelta(days=5)
"""The least between two digests to the same person."""

SHORTEST, LONGEST = timedelta(days=7), timedelta(days=42)
"""How long before its last day a duty is mentioned, at least and at most."""

SHARE = 4
"""A duty is mentioned when this share of its time is left: longer work is mentioned earlier."""

STILL = timedelta(days=2)
"""How late a digest may be sent."""

STILL_PROPOSED = timedelta(days=31)
"""How long after Koll's own proposed day a duty is mentioned."""

AHEAD = timedelta(days=7)
"""How long before its first day a duty is mentioned."""


def digest_day(day: date, weekday: int) -> date:
    """The workday in the week of `day` on which somebody who chose the weekday (0 Monday … 4 Friday) is reminded.

    A holiday moves it to the next workday; that may be in the week after.

    >>> digest_day(date(2027, 3, 17), 0)
    datetime.date(2027, 3, 15)
    >>> digest_day(date(2027, 3, 30), 0)
    datetime.date(2027, 3, 30)
    """
    return workday_from(day - timedelta(days=day.weekday()) + timedelta(days=weekday))


def question_reminder_day(day: date, weekday: int) -> date:
    """The latest digest day on or before `day`.

    >>> question_reminder_day(date(2027, 3, 29), 0), question_reminder_day(date(2027, 3, 30), 0)
    (datetime.date(2027, 3, 22), datetime.date(2027, 3, 30))
    """
    weeks = (digest_day(day - timedelta(days=7 * back), weekday) for back in range(3))
    return max(week for week in weeks if week <= day)


def reminder_lead(duty: Duty) -> timedelta:
    """How long before its day, agreed or last, a duty is mentioned: a share of the time there is, within bounds."""
    if duty.due is None or duty.opens is None:
        return LONGEST
    return min(LONGEST, max(SHORTEST, (duty.due - duty.opens) / SHARE))


def is_worth_reminding(duty: Duty, day: date) -> bool:
    """Whether a duty is mentioned on the day: its day passed, near its end, without an end, or about to begin.

    What law or model wanted is mentioned until it is done or closed. A proposal of Koll's that nobody has taken up is
    mentioned once more in the month after its day, and then no more: nobody is late for it.
    """
    if duty.state == "passed":
        return True
    if duty.state == "open" and duty.whose_day == "proposal" and duty.agreed is None and duty.due is not None:
        return -STILL_PROPOSED <= duty.due - day <= reminder_lead(duty)
    if duty.state == "open":
        return duty.shown_on is None or duty.shown_on - day <= reminder_lead(duty)
    if duty.state == "coming":
        return duty.opens is not None and timedelta(0) <= duty.opens - day <= AHEAD
    return False


def is_digest_day(day: date, *, weekday: int | None, last: date | None) -> bool:
    """Whether somebody who chose the weekday is to have a digest on the day; `last` is the day of the one before.

    >>> is_digest_day(date(2027, 3, 15), weekday=0, last=None), is_digest_day(date(2027, 3, 18), weekday=0, last=None)
    (True, False)
    """
    if weekday is None:
        return False
    asked = question_reminder_day(day, weekday)
    return day - asked <= STILL and (last is None or (last < asked and day - last >= APART))


def duties_to_remind(duties: Iterable[Duty], day: date, *, weekday: int | None, last: date | None) -> tuple[Duty, ...]:
    """What to remind somebody of on the day, in the order of duties; nothing on other days than the chosen one.

    `weekday` None: never. `last` is the day of the digest before. A digest missed because the timer stood still is
    sent up to two days late.
    """
    if not is_digest_day(day, weekday=weekday, last=last):
        return ()
    return tuple(sorted((duty for duty in duties if is_worth_reminding(duty, day)), key=lambda row: row.order))
