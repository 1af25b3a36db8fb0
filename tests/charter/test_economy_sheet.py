"""A flat table from an economy system: what its columns are, what its rows come to, and what stops it all."""

from __future__ import annotations

from decimal import Decimal

import pytest

from koll.charter.economy_sheet import Columns, Row, Sums, UnableToReadEconomy, columns_of, sums_in

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
    assert sums_in(rows, HEADINGS, ONE, costs_are_positive=True) == (
        Sums(
            "210 Skolnämnden",
            2,
            Decimal("1000.50"),
            Decimal("70000.50"),
            Decimal("69000.00"),
            Decimal(71000),
            Decimal(105000),
        ),
        Sums("220 Omsorg", 1, Decimal(0), Decimal(56000), Decimal(56000), Decimal(0), Decimal(0)),
    )


def test_a_result_below_zero_is_a_cost_where_the_table_is_written_so() -> None:
    (sums,) = sums_in([["Nämnd", "Utfall"], ["A", "-12"]], HEADINGS, Decimal(1000), costs_are_positive=False)
    assert (sums.outcome, sums.income, sums.budget) == (Decimal(12000), None, None)


def test_headings_are_found_below_titles_and_with_words_after_them() -> None:
    rows = [["Rapport"], [], ["Förvaltning", "Utfall jan–aug", "Budget 2027"]]
    assert columns_of(rows, HEADINGS) == Columns(2, {"body": 0, "outcome": 1, "budget": 2})


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
    with pytest.raises(UnableToReadEconomy) as refused:
        sums_in(rows, HEADINGS, ONE, costs_are_positive=True)
    assert (refused.value.why, refused.value.where) == (why, where)
