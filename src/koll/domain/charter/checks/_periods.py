"""Knows whether a charter's days can be kept: nothing due before it opens, and no deadline outside its period."""

from __future__ import annotations

from collections.abc import Iterator, Set
from datetime import date

from koll.domain.almanac import RULES
from koll.domain.charter._model import Activity, Charter, Instrument, LegalDuty
from koll.domain.charter.checks._faults import Fault, problem

_YEAR = 2027
"""Any year will do: which one does not change the order of its days."""


def check_periods(charter: Charter, broken: Set[str]) -> Iterator[Fault]:
    """Every fault of time; places in `broken` have been told of already."""
    yield from _faults_of_front(charter, broken)
    for instrument in charter.instruments:
        yield from _faults_of_instrument(instrument)
    for activity in charter.activities:
        yield from _faults_of_activity(charter, activity)
    for duty in charter.legal:
        yield from _faults_of_duty(duty)


def _faults_of_front(charter: Charter, broken: Set[str]) -> Iterator[Fault]:
    front = charter.front
    if broken & {"front", "front.adopted_on", "front.in_force_from"}:
        return
    if front.in_force_from < front.adopted_on:
        first, adopted = front.in_force_from, front.adopted_on
        yield problem("in_force_before_adopted", "front.in_force_from", first=first, adopted=adopted)
    if front.until is not None and front.until <= front.in_force_from:
        yield problem("ends_before_it_begins", "front.until", until=front.until, first=front.in_force_from)


def _faults_of_instrument(instrument: Instrument) -> Iterator[Fault]:
    place = f"instrument.{instrument.key}"
    if instrument.yearly and instrument.term_years is not None:
        yield problem("yearly_term", f"{place}.term_years", years=instrument.term_years)
    if instrument.deadline is None:
        return
    if instrument.deadline in RULES and not instrument.yearly:
        yield problem("deadline_not_yearly", f"{place}.deadline")
    else:
        end = date(_YEAR + 1, 1, 1)
        yield from _faults_of_deadline(instrument.deadline, f"{place}.deadline", None, end)


def _faults_of_activity(charter: Charter, activity: Activity) -> Iterator[Fault]:
    place = f"activity.{activity.key}"
    if activity.every == "unstated" and (activity.due or activity.deadline):
        yield problem("due_unstated", f"{place}.every")
    if activity.due and activity.deadline:
        yield problem("two_deadlines", f"{place}.deadline")
    if activity.due and activity.opens and activity.due < activity.opens:
        yield problem(
            "due_before_opens", f"{place}.due", due=period_in_words(activity.due), opens=period_in_words(activity.opens)
        )
    if activity.due and activity.result_due and activity.result_due < activity.due:
        result, due = period_in_words(activity.result_due), period_in_words(activity.due)
        yield problem("result_before_due", f"{place}.result.due", result=result, due=due)
    if activity.deadline is not None:
        opens = date(_YEAR, *activity.opens) if activity.opens else date(_YEAR, 1, 1)
        yield from _faults_of_deadline(activity.deadline, f"{place}.deadline", opens, date(_YEAR + 2, 1, 1))
    for before in charter.activities:
        is_before = before.key in activity.after and before.key != activity.key
        if is_before and activity.due and before.opens and activity.due < before.opens:
            opens_then, due = period_in_words(before.opens), period_in_words(activity.due)
            yield problem("due_before_what_it_follows", f"{place}.due", key=before.key, due=due, opens=opens_then)


def _faults_of_duty(duty: LegalDuty) -> Iterator[Fault]:
    """A duty's opening day lies in the year that its last day lies in."""
    if duty.rule not in RULES:
        return
    rule, place = RULES[duty.rule], f"legal.{duty.key}.rule"
    if not rule.is_yearly:
        yield problem("deadline_without_day", place, key=duty.rule)
    elif duty.opens is not None and rule.due_in(_YEAR).last_day < date(_YEAR, *duty.opens):
        last = rule.due_in(_YEAR).last_day
        opens = period_in_words(duty.opens)
        yield problem(
            "due_before_opens", f"legal.{duty.key}.opens", due=period_in_words((last.month, last.day)), opens=opens
        )


def _faults_of_deadline(key: str, place: str, opens: date | None, end: date) -> Iterator[Fault]:
    """The rule is known, gives a day for each year, and the day lies before `end` and not before `opens`."""
    if key not in RULES:
        yield problem("unknown_rule", place, key=key, known=", ".join(RULES))
        return
    rule = RULES[key]
    if not rule.is_yearly:
        yield problem("deadline_without_day", place, key=key)
        return
    last = rule.due(_YEAR).last_day
    if last >= end or (opens is not None and last < opens):
        yield problem("deadline_outside", place, key=key, day=last, year=_YEAR)


def period_in_words(day: tuple[int, int]) -> str:
    """A day of any year as it is written in a charter.

    >>> period_in_words((3, 15))
    '03-15'
    """
    return f"{day[0]:02d}-{day[1]:02d}"
