"""Reminders show restraint: one day a week that is a workday, never two close together, never what is done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.charter.broken import MINIMAL

from koll.domain.almanac import is_workday
from koll.domain.charter import Ground, load
from koll.domain.owed import (
    APART,
    LONGEST,
    SHORTEST,
    Duty,
    Phrasing,
    State,
    WhoseDay,
    Window,
    due_phrase,
    duties_to_remind,
    is_worth_reminding,
    question_reminder_day,
    reminder_lead,
)

DAYS = st.dates(date(2024, 1, 1), date(2034, 12, 31))
WEEKDAYS = st.integers(0, 4)
LAW = Ground(kind="law", section="KL 6:9", quote="")


def duty(state: State, opens: date | None, due: date | None) -> Duty:
    return Duty(
        duty="law:report",
        kind="law",
        about="report",
        body="ks",
        period="2027",
        window=Window(opens=opens, due=due, whose_day="law"),
        state=state,
        why=LAW,
    )


def test_a_reminder_comes_on_a_workday_within_ten_days_or_after_the_longest_christmas_eleven() -> None:
    days = [date(2024, 1, 1) + timedelta(days=number) for number in range(11 * 365 + 3)]
    asked = {(day, weekday): question_reminder_day(day, weekday) for day in days for weekday in range(5)}
    assert (days[-1], all(map(is_workday, asked.values()))) == (date(2034, 12, 31), True)
    waits = {place: (place[0] - on).days for place, on in asked.items()}
    assert (min(waits.values()), max(waits.values())) == (0, 11)
    assert [place for place, days in waits.items() if days > 10] == [(date(2025, 12, 28), 2), (date(2031, 12, 28), 2)]


@given(DAYS, WEEKDAYS, st.integers(1, 120))
def test_two_reminders_are_never_closer_than_five_days(first: date, weekday: int, length: int) -> None:
    last, sent = None, []
    for day in (first + timedelta(days=number) for number in range(length)):
        if duties_to_remind([duty("passed", None, first)], day, weekday=weekday, last=last):
            last = day
            sent.append(day)
    assert all(later - earlier >= APART for earlier, later in pairwise(sent))


@given(DAYS, st.sampled_from(["done", "unknown"]), DAYS)
def test_what_is_done_is_never_mentioned(day: date, state: State, due: date) -> None:
    assert not is_worth_reminding(duty(state, None, due), day)


def test_who_wants_none_gets_none() -> None:
    assert duties_to_remind([duty("passed", None, date(2027, 1, 1))], date(2027, 3, 15), weekday=None, last=None) == ()


@pytest.mark.parametrize(
    ("days", "expected"), [(10, SHORTEST), (28, timedelta(days=7)), (100, timedelta(days=25)), (365, LONGEST)]
)
def test_longer_work_is_mentioned_earlier(days: int, expected: timedelta) -> None:
    opens = date(2027, 1, 1)
    assert reminder_lead(duty("open", opens, opens + timedelta(days=days))) == expected


@pytest.mark.parametrize(
    ("state", "opens", "due", "said"),
    [
        ("passed", None, date(2026, 1, 1), True),
        ("open", None, None, True),
        ("open", date(2027, 1, 1), date(2027, 3, 22), True),
        ("open", date(2027, 1, 1), date(2027, 8, 1), False),
        ("coming", date(2027, 3, 20), date(2027, 8, 1), True),
        ("coming", date(2027, 4, 20), date(2027, 8, 1), False),
    ],
)
def test_what_is_near_is_mentioned(state: State, opens: date | None, due: date | None, said: bool) -> None:
    assert is_worth_reminding(duty(state, opens, due), date(2027, 3, 15)) is said


@pytest.mark.parametrize(("whose", "days"), [("law", 400), ("model", 400), ("proposal", 31), ("plan", 0)])
def test_only_law_and_model_are_mentioned_for_as_long_as_it_takes(whose: WhoseDay, days: int) -> None:
    due = date(2027, 1, 15)
    window = Window(opens=date(2027, 1, 1), due=due, whose_day=whose)

    def mentioned(after: int) -> bool:
        day = due + timedelta(days=after)
        return is_worth_reminding(replace(duty("open", None, None), window=window, state=window.state(day, None)), day)

    if whose != "plan":
        assert [after for after in range(400) if mentioned(after)] == list(range(min(days, 399) + 1))


def test_a_reminder_that_a_timer_missed_is_two_days_late_at_most() -> None:
    late = [duty("passed", None, date(2027, 1, 1))]
    week = [date(2027, 3, 15) + timedelta(days=number) for number in range(7)]
    assert [bool(duties_to_remind(late, day, weekday=0, last=None)) for day in week] == [True] * 3 + [False] * 4


def test_a_day_agreed_on_is_what_is_near() -> None:
    work = duty("open", date(2027, 1, 1), date(2027, 4, 30))
    assert not is_worth_reminding(work, date(2027, 3, 1))
    assert is_worth_reminding(replace(work, agreed=date(2027, 3, 25)), date(2027, 3, 1))


def test_a_day_agreed_on_is_said_with_the_last_day() -> None:
    charter = load((MINIMAL / "charter.toml").read_text(encoding="utf-8"))
    work = replace(duty("open", date(2027, 1, 1), date(2027, 4, 30)), agreed=date(2027, 3, 25))
    assert (
        due_phrase(charter, work, Phrasing(language="en")) == "planned for 2027-03-25, by law at the latest 2027-04-30"
    )
