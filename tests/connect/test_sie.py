"""A company's SIE file: its result month by month, and what makes it unfit to be trusted."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from koll.media.formats import Bookkeeping, SieError, bookkeeping_in

HEAD = """#FLAGGA 0
#FORMAT PC8
#SIETYP 4
#FNAMN "Lillköpings Hus AB"
#ORGNR 556000-0000
#RAR 0 20270101 20271231
#RAR -1 20260101 20261231
#KONTO 3010 "Hyror"
#KONTO 5010 "Drift"
"""
VOUCHERS = """#VER "A" 1 20270115 "Hyra \\"januari\\""
{
#TRANS 1930 {} 1000.00
#TRANS 3010 {1 "5"} -1000.00
}
#VER A 2 20270228 ""
{
   #TRANS 5010 {} 400.50 20270216 "text"
   #TRANS 1930 {} -400.50
}
"""


def read(text: str) -> Bookkeeping:
    return bookkeeping_in(text.encode("cp437"))


def test_vouchers_come_to_income_and_cost_month_by_month() -> None:
    books = read(HEAD + VOUCHERS)
    assert books == Bookkeeping(
        company="Lillköpings Hus AB",
        number="556000-0000",
        begins=date(2027, 1, 1),
        ends=date(2027, 12, 31),
        months=(("2027-01", Decimal("1000.00"), Decimal(0)), ("2027-02", Decimal(0), Decimal("400.50"))),
        unnamed=(),
    )
    assert books.until("2027-01") == (Decimal("1000.00"), Decimal(0))


def test_sums_by_period_and_of_the_year_are_read_where_there_are_no_vouchers() -> None:
    months = "#PSALDO 0 202701 3010 {} -10.00\n#PSALDO 0 202701 3010 {1 2} -10.00\n#PSALDO -1 202601 3010 {} -9.00\n"
    assert read(HEAD + months).months == (("2027-01", Decimal("10.00"), Decimal(0)),)
    assert read(HEAD + "#RES 0 5010 7.00\n#RES 0 6999 1\n").months == (("2027-12", Decimal(0), Decimal("8.00")),)
    assert read(HEAD + "#RES 0 6999 1\n").unnamed == ("6999",)


@pytest.mark.parametrize(
    ("text", "why", "where"),
    [
        ("hej", "kind", ""),
        ("#FLAGGA 0\n#SIETYP 4\n#RES 0 3010 -1\n", "year", ""),
        (HEAD, "empty", ""),
        (HEAD + "#RES 0 3010 tolv\n", "line", "10"),
        (HEAD + "#RES 0 3010 NaN\n", "line", "10"),
        (HEAD.replace("20271231", "20271399"), "line", "6"),
        (HEAD + VOUCHERS.replace("-400.50", "-400.00"), "unbalanced", "A2"),
    ],
)
def test_what_is_not_to_be_trusted_says_where(text: str, why: str, where: str) -> None:
    with pytest.raises(SieError) as refused:
        read(text)
    assert (refused.value.why, refused.value.where) == (why, where)
