"""A budget's arithmetic: whatever the numbers are, the sums agree and the law's demand is asked of the first year."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koll.domain.finance import (
    EXCEPTIONS,
    Figures,
    Frame,
    NotAnAmount,
    add_up,
    changes_between,
    parse_amount,
    parse_rate,
)

AMOUNTS = st.integers(-(10**9), 10**9)
THREE = st.tuples(AMOUNTS, AMOUNTS, AMOUNTS)
FRAME = st.builds(Frame, body=st.sampled_from("abcdef"), operations=THREE, investment=THREE)
FRAMES = st.lists(FRAME, max_size=6, unique_by=lambda row: row.body)
FIGURES = st.builds(
    Figures,
    year=st.integers(2000, 2100),
    taxes=THREE,
    grants=THREE,
    financial=THREE,
    frames=FRAMES.map(tuple),
    exception=st.sampled_from(["", *EXCEPTIONS, "other"]),
    exception_reason=st.sampled_from(["", " ", "Bruket lades ned."]),
)


@given(FIGURES)
def test_the_result_is_everything_that_comes_in_less_everything_that_goes_out(figures: Figures) -> None:
    out = add_up(frame.operations for frame in figures.frames)
    for year in range(3):
        expected = figures.taxes[year] + figures.grants[year] + figures.financial[year] - out[year]
        assert figures.result[year] == expected == figures.income[year] - figures.cost[year]


@given(FIGURES)
def test_it_is_lawful_when_income_exceeds_cost_or_an_exception_is_invoked_with_reason(figures: Figures) -> None:
    invoked = figures.exception in EXCEPTIONS and figures.exception_reason.strip() != ""
    assert figures.is_lawful == (figures.result[0] > 0 or invoked)


def test_as_much_income_as_cost_is_not_more() -> None:
    assert not Figures(year=2028, taxes=(10, 0, 0), frames=(Frame(body="a", operations=(10, 0, 0)),)).is_lawful
    assert Figures(year=2028, taxes=(11, 0, 0), frames=(Frame(body="a", operations=(10, 0, 0)),)).is_lawful


@given(FIGURES)
def test_investment_is_not_cost(figures: Figures) -> None:
    without = Figures(
        year=figures.year,
        tax_rate=0,
        taxes=figures.taxes,
        grants=figures.grants,
        financial=figures.financial,
        frames=tuple(Frame(body=frame.body, operations=frame.operations) for frame in figures.frames),
    )
    assert without.result == figures.result


@given(FIGURES)
def test_the_first_year_of_the_plan_is_the_budget_year(figures: Figures) -> None:
    assert figures.years == (figures.year, figures.year + 1, figures.year + 2)


@given(FIGURES, FIGURES)
def test_the_changes_add_up_to_the_change_of_the_whole(before: Figures, now: Figures) -> None:
    rows = changes_between(before, now)
    assert sum(row.more for row in rows) == now.operations[0] - before.operations[0]
    assert {row.body for row in rows} == {frame.body for row in (before, now) for frame in row.frames}


@given(AMOUNTS)
def test_an_amount_is_read_however_it_is_written(amount: int) -> None:
    spaced = f"{amount:,}".replace(",", "\N{NO-BREAK SPACE}").replace("-", "\N{MINUS SIGN}")
    assert parse_amount(spaced) == parse_amount(f"{amount},0") == parse_amount(f" {amount} ") == amount
    assert parse_amount(str(amount * 1000), Decimal(1000)) == amount


@pytest.mark.parametrize("words", ["", " ", "-", "–"])
def test_an_empty_box_is_nothing(words: str) -> None:
    assert parse_amount(words) == 0


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("tolv", "words"),
        ("1,5", "part"),
        ("10000000000", "much"),
        ("NaN", "words"),
        ("1e999999", "much"),
        ("=1+1", "words"),
    ],
)
def test_what_is_not_an_amount_is_refused_and_says_why(words: str, why: str) -> None:
    with pytest.raises(NotAnAmount) as refused:
        parse_amount(words)
    assert refused.value.why == why


@pytest.mark.parametrize(("words", "why"), [("mycket", "words"), ("21,875", "part"), ("101", "much"), ("-1", "much")])
def test_what_is_not_a_tax_rate_is_refused(words: str, why: str) -> None:
    with pytest.raises(NotAnAmount) as refused:
        parse_rate(words)
    assert refused.value.why == why
