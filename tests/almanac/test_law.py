"""What is true of the days that law sets: the case file, and what holds for every rule and year."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koll.domain.almanac import (
    RULES,
    CannotDate,
    LegalDate,
    check_interim_period,
    is_election_year,
    is_for_new_council,
    is_workday,
    legal_days,
)

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "law.toml").read_text(encoding="utf-8")
)["case"]
DAYS = st.dates(date(2015, 1, 1), date(2199, 12, 31))
YEARS = st.integers(2016, 2199)


def answered(case: dict[str, Any]) -> LegalDate:
    rule = RULES[case["rule"]]
    if case["ask"] == "quarter":
        assert rule.quarterly is not None
        return rule.quarterly(case["given"]["year"], case["given"]["quarter"])
    return rule.due(case["given"]["year"]) if case["ask"] == "due" else rule.due_after(case["given"]["day"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['rule']}-{next(iter(case['given'].values()))}")
def test_a_rule_answers_as_its_case_says(case: dict[str, Any]) -> None:
    found = answered(case)
    assert found.last_day == case["last_day"]
    assert found.first_day == case.get("first_day")
    assert found.before == case.get("before", case["last_day"] + timedelta(days=1))


def test_every_rule_with_a_day_has_a_case() -> None:
    with_a_day = {rule.key for rule in RULES.values() if rule.yearly or rule.counted or rule.quarterly}
    assert {case["rule"] for case in CASES} == with_a_day


def test_every_case_names_its_source() -> None:
    assert [case["rule"] for case in CASES if not case.get("source")] == []


def test_every_key_is_its_rules_own() -> None:
    assert [key for key, rule in RULES.items() if key != rule.key] == []


@given(YEARS)
def test_a_rules_day_falls_in_the_year_it_was_asked_for(year: int) -> None:
    asked = [rule for rule in RULES.values() if rule.is_yearly and rule.when not in ("after_election", "each_term")]
    assert [rule.key for rule in asked if rule.due_in(year).last_day.year != year] == []


@given(DAYS, st.integers(0, 800))
def test_the_days_in_law_are_in_order_within_what_was_asked_and_each_can_be_said(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    days = legal_days(first, last)
    assert [day.last_day for day in days] == sorted(day.last_day for day in days)
    assert [day for day in days if not first <= day.last_day <= last] == []
    assert [(day.rule, day.section) for day in days] == [(day.rule, RULES[day.rule].section) for day in days]
    assert [day.rule for day in days if "{" in day.title.said()] == []


@given(DAYS, st.integers(0, 800), st.integers(0, 800))
def test_the_days_of_two_stretches_are_those_of_both_together(first: date, one: int, other: int) -> None:
    middle, last = first + timedelta(days=one), first + timedelta(days=one + 1 + other)
    both = (*legal_days(first, middle), *legal_days(middle + timedelta(days=1), last))
    assert sorted(both, key=lambda day: (day.last_day, day.rule)) == list(legal_days(first, last))


@given(YEARS)
def test_what_belongs_to_an_election_comes_every_fourth_year(year: int) -> None:
    found = {day.rule for day in legal_days(date(year, 1, 1), date(year, 12, 31))}
    assert ("auditors_elected" in found) == is_election_year(year)
    assert ("planning_strategy" in found) == is_election_year(year - 2)
    assert ("housing_plan" in found) == is_election_year(year - 4)


@given(YEARS)
def test_what_is_done_each_quarter_comes_four_times(year: int) -> None:
    days = list(RULES["unexecuted_decisions"].occurrences(date(year, 1, 1), date(year, 12, 31)))
    assert [(day.about_year, day.about_quarter) for day in days] == [(year, 1), (year, 2), (year, 3), (year, 4)]
    assert [(day.last_day + timedelta(days=1)).day for day in days] == [1, 1, 1, 1]


def test_what_needs_a_reason_or_is_only_a_fact_is_asked_of_nobody() -> None:
    asked = {day.rule for day in legal_days(date(2020, 1, 1), date(2040, 12, 31))}
    assert [key for key in asked if RULES[key].when == "if_so" or RULES[key].kind == "fact"] == []


@pytest.mark.parametrize(
    ("rule", "year", "last_day", "in_time_until"),
    [
        ("interim_report", 2026, date(2026, 10, 31), date(2026, 11, 2)),  # a Saturday
        ("interim_report", 2027, date(2027, 10, 31), date(2027, 11, 1)),  # a Sunday
        ("interim_report", 2032, date(2032, 10, 31), date(2032, 11, 1)),
        ("budget_proposal", 2027, date(2026, 10, 31), date(2026, 11, 2)),
        ("auditors_budget", 2027, date(2026, 10, 31), date(2026, 11, 2)),
        ("annual_report", 2027, date(2028, 4, 15), date(2028, 4, 18)),  # Easter Saturday
        ("annual_report", 2028, date(2029, 4, 15), date(2029, 4, 16)),
        ("discharge", 2028, date(2029, 6, 30), date(2029, 7, 2)),
        ("discharge", 2029, date(2030, 6, 30), date(2030, 7, 1)),
        ("budget_adopted", 2031, date(2030, 11, 30), date(2030, 12, 2)),
        ("budget_adopted", 2032, date(2031, 11, 30), date(2031, 12, 1)),
        ("budget_fallback", 2027, date(2026, 12, 31), date(2027, 1, 4)),  # New Year's Eve, then a weekend
        ("auditors_elected", 2026, date(2026, 12, 31), date(2027, 1, 4)),
        ("annual_report", 2026, date(2027, 4, 15), date(2027, 4, 15)),  # a Thursday
        ("company_decision", 2026, date(2027, 12, 31), date(2027, 12, 31)),  # no day in law: the limit is ours
        ("interim_period", 2030, date(2030, 8, 31), date(2030, 8, 31)),  # nothing is done that day
    ],
)
def test_a_last_day_when_nobody_works_is_in_time_the_next_workday(
    rule: str, year: int, last_day: date, in_time_until: date
) -> None:
    found = RULES[rule].due(year)
    assert (found.last_day, found.in_time_until) == (last_day, in_time_until)


@pytest.mark.parametrize(
    ("rule", "since", "last_day", "in_time_until"),
    [
        ("minutes_verified", date(2027, 6, 11), date(2027, 6, 25), date(2027, 6, 28)),  # Midsummer's Eve
        ("verification_announced", date(2026, 11, 26), date(2026, 11, 28), date(2026, 11, 30)),
        ("interim_report", date(2027, 6, 30), date(2027, 8, 30), date(2027, 8, 30)),
        ("meeting_announced", date(2027, 4, 5), date(2027, 3, 29), date(2027, 3, 29)),  # counted backwards
        ("meeting_notice", date(2027, 4, 5), date(2027, 3, 29), date(2027, 3, 29)),
        ("motion_reported", date(2026, 10, 31), date(2027, 10, 31), date(2027, 11, 1)),
    ],
)
def test_time_counted_from_a_day_is_in_time_the_next_workday_but_never_backwards(
    rule: str, since: date, last_day: date, in_time_until: date
) -> None:
    found = RULES[rule].due_after(since)
    assert (found.last_day, found.in_time_until) == (last_day, in_time_until)


@pytest.mark.requirement("R-035")
@given(YEARS)
def test_the_budget_is_due_in_november_every_year_and_december_needs_special_reasons(year: int) -> None:
    assert RULES["budget_adopted"].due(year).last_day == date(year - 1, 11, 30)
    assert RULES["budget_fallback"].due(year).last_day == date(year - 1, 12, 31)
    assert (RULES["budget_adopted"].kind, RULES["budget_fallback"].kind) == ("hard", "exception")


@given(YEARS)
def test_in_an_election_year_the_newly_elected_council_adopts_the_budget(year: int) -> None:
    assert is_for_new_council(year) == is_election_year(year - 1)
    expected = date(year - 1, 10, 15) if is_election_year(year - 1) else None
    assert RULES["budget_adopted"].due(year).first_day == expected


@given(DAYS)
def test_the_last_day_to_appeal_is_a_workday_at_least_three_weeks_on(announced_on: date) -> None:
    last_day = RULES["appeal"].due_after(announced_on).last_day
    assert is_workday(last_day)
    assert last_day >= announced_on + timedelta(weeks=3)
    moved_past = (last_day - announced_on).days - 21
    assert [n for n in range(moved_past) if is_workday(announced_on + timedelta(days=21 + n))] == []


@given(DAYS)
def test_an_appeal_time_that_was_moved_says_so(announced_on: date) -> None:
    found = RULES["appeal"].due_after(announced_on)
    assert (found.note is None) == (found.last_day == announced_on + timedelta(weeks=3))


@pytest.mark.parametrize(
    ("period_end", "allowed"),
    [
        (date(2027, 4, 30), False),
        (date(2027, 6, 29), False),
        (date(2027, 6, 30), True),
        (date(2027, 8, 31), True),
        (date(2027, 9, 1), False),
    ],
)
def test_an_interim_period_covers_half_to_two_thirds_of_the_year(period_end: date, allowed: bool) -> None:
    assert check_interim_period(period_end).allowed is allowed


def test_an_interim_report_handed_over_late_for_the_longest_period_is_late_for_every_period() -> None:
    yearly = RULES["interim_report"].due(2027).last_day
    ends = [date(2027, 6, 30) + timedelta(days=n) for n in range(63)]
    assert max(RULES["interim_report"].due_after(end).last_day for end in ends) == yearly


def test_what_was_read_in_a_secondary_source_says_so() -> None:
    assert [rule.key for rule in RULES.values() if rule.read == "secondary"] == ["interim_period"]
    assert RULES["interim_period"].due(2027).read == "secondary"


def test_a_standing_duty_has_no_day_and_says_what_to_do() -> None:
    with pytest.raises(CannotDate, match=r"^KL 6:1 gives no day of the year. Choose another rule or set a day.$"):
        RULES["oversight"].due(2027)
