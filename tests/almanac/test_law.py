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
    legal_year,
)

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "law.toml").read_text(encoding="utf-8")
)["case"]
DAYS = st.dates(date(2015, 1, 1), date(2199, 12, 31))
YEARS = st.integers(2016, 2199)


def answered(case: dict[str, Any]) -> LegalDate:
    rule = RULES[case["rule"]]
    return rule.due(case["given"]["year"]) if case["ask"] == "due" else rule.due_after(case["given"]["day"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['rule']}-{next(iter(case['given'].values()))}")
def test_a_rule_answers_as_its_case_says(case: dict[str, Any]) -> None:
    found = answered(case)
    assert found.last_day == case["last_day"]
    assert found.first_day == case.get("first_day")
    assert found.before == case.get("before", case["last_day"] + timedelta(days=1))


def test_every_rule_with_a_day_has_a_case() -> None:
    with_a_day = {rule.key for rule in RULES.values() if rule.yearly or rule.counted}
    assert {case["rule"] for case in CASES} == with_a_day


def test_every_case_names_its_source() -> None:
    assert [case["rule"] for case in CASES if not case.get("source")] == []


def test_every_key_is_its_rules_own() -> None:
    assert [key for key, rule in RULES.items() if key != rule.key] == []


@given(YEARS)
def test_a_rules_day_falls_in_the_year_it_was_asked_for(year: int) -> None:
    asked = [rule for rule in RULES.values() if rule.is_yearly and rule.when != "after_election"]
    assert [rule.key for rule in asked if rule.due_in(year).last_day.year != year] == []


@given(YEARS)
def test_a_day_carries_its_rules_key_and_section(year: int) -> None:
    assert [(day.rule, day.section) for day in legal_year(year)] == [
        (day.rule, RULES[day.rule].section) for day in legal_year(year)
    ]


@given(YEARS)
def test_the_legal_year_is_in_order(year: int) -> None:
    days = [day.last_day for day in legal_year(year)]
    assert days == sorted(days)


@given(YEARS)
def test_an_election_is_in_the_legal_year_of_election_years_only(year: int) -> None:
    assert ("election" in [day.rule for day in legal_year(year)]) == is_election_year(year)


@given(YEARS)
def test_every_title_can_be_said(year: int) -> None:
    assert [day.rule for day in legal_year(year) if "{" in day.title.said()] == []


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
