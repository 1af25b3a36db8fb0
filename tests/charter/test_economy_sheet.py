"""A flat table from an economy system: what its columns are, what its rows come to, and what stops it all."""

from __future__ import annotations

from decimal import Decimal

import pytest

from koll.domain.finance import EconomySheetError, Row, SheetColumns, Sums, economy_columns_of, sums_by_name

ONE = Decimal(1)
HEADINGS = {
    "body": ["ansvar", "nämnd", "förvaltning"],
    "account": ["konto"],
    "outcome": ["utfall"],
    "budget": ["budget"],
    "forecast": ["helårsprognos"],
}
HEAD = ["Ansvar", "Konto", "Verksamhet", "Utfall", "Budget", "Helårsprognos"]


def test_rows_of_a_body_are_added_up_and_accounts_tell_income_from_cost() -> None:
    rows = [
        ["Uppföljning augusti"],
        HEAD,
        ["210 Skolnämnden", "3110", "407", "-1 000,50", "", ""],
        ["210 Skolnämnden", "5010", "407", "70.000,50", "71 000", "105 000"],
        ["", "", "", "", "", ""],
        ["220 Omsorg", "5010", "510", "56 000", "", ""],
    ]
    assert sums_by_name(rows, HEADINGS, ONE, costs_are_positive=True) == (
        Sums(
            name="210 Skolnämnden",
            rows=2,
            income=Decimal("1000.50"),
            cost=Decimal("70000.50"),
            outcome=Decimal("69000.00"),
            budget=Decimal(71000),
            forecast=Decimal(105000),
        ),
        Sums(
            name="220 Omsorg",
            rows=1,
            income=Decimal(0),
            cost=Decimal(56000),
            outcome=Decimal(56000),
            budget=Decimal(0),
            forecast=Decimal(0),
        ),
    )


def test_a_result_below_zero_is_a_cost_where_the_table_is_written_so() -> None:
    (sums,) = sums_by_name([["Nämnd", "Utfall"], ["A", "-12"]], HEADINGS, Decimal(1000), costs_are_positive=False)
    assert (sums.outcome, sums.income, sums.budget) == (Decimal(12000), None, None)


def test_headings_are_found_below_titles_and_with_words_after_them() -> None:
    rows = [["Rapport"], [], ["Förvaltning", "Utfall jan–aug", "Budget 2027"]]
    assert economy_columns_of(rows, HEADINGS) == SheetColumns(row=2, places={"body": 0, "outcome": 1, "budget": 2})


@pytest.mark.parametrize(
    ("rows", "why", "where"),
    [
        ([], "headings", ""),
        ([["Nämnd", "Summa"], ["A", "1"]], "headings", ""),
        ([["Nämnd", "Utfall"]], "empty", ""),
        ([["Nämnd", "Utfall"], ["A", "tolv"]], "amount", "2: tolv"),
        ([["Nämnd", "Utfall"], ["A", "\N{REPLACEMENT CHARACTER}"]], "amount", "2: \N{REPLACEMENT CHARACTER}"),
        ([["Nämnd", "Utfall"], ["A", "1e99"]], "much", "2: 1e99"),
        ([["Nämnd", "Konto", "Utfall"], ["A", "1930", "5"]], "account", "2: 1930"),
    ],
)
def test_what_cannot_be_read_stops_it_all_with_its_place(rows: list[Row], why: str, where: str) -> None:
    with pytest.raises(EconomySheetError) as refused:
        sums_by_name(rows, HEADINGS, ONE, costs_are_positive=True)
    assert (refused.value.why, refused.value.where) == (why, where)
