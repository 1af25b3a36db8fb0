"""Outcome and forecast in a flat table from an economy system: which column is what, and each row's body and amounts.

The dimensions are those of Kommun-Bas: responsibility, account and operation. A row may
be a single entry or a sum for a whole body. Amounts are added up exactly and rounded to thousand kronor at the end.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from koll.domain.finance._budget import without_thousands

type Row = Sequence[str]

LEAVE_OUT = "-"
"""The target of rows that are not to be read: a sum, a heading, something that is another body's."""

MOST_HEADINGS = 20
"""How many rows may come before the headings."""

MOST = Decimal(10) ** 13

type Headings = Mapping[str, Sequence[str]]
"""The headings that "body", "account", "outcome", "budget" and "forecast" are known by, the likeliest first."""

NEEDED = ("body", "outcome")


class EconomySheetError(Exception):
    """The table was not read; `why` is "headings", "empty", "amount", "account" or "much", `where` the place."""

    def __init__(self, why: str, where: str = "") -> None:
        super().__init__(why)
        self.why, self.where = why, where


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumns:
    """Where the headings are, and which column is what; a column that is not there is left out."""

    row: int
    places: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """What the rows of one name come to, in kronor: income and cost where accounts tell them apart, and net cost.

    Amounts above zero cost; `budget` and `forecast` are None where the table has no such column.
    """

    name: str
    rows: int
    income: Decimal | None
    cost: Decimal | None
    outcome: Decimal
    budget: Decimal | None
    forecast: Decimal | None


def economy_columns_of(rows: Sequence[Row], headings: Headings) -> SheetColumns:
    """The row of headings: the first in which a body and an outcome are named; EconomySheetError when there is none.

    >>> economy_columns_of([["Report"], ["Body", "Used"]], {"body": ["body"], "outcome": ["used"]})
    SheetColumns(row=1, places={'body': 0, 'outcome': 1})
    """
    for number, row in enumerate(rows[:MOST_HEADINGS]):
        plain = [" ".join(cell.casefold().replace(".", " ").split()) for cell in row]
        places: dict[str, int] = {}
        for what, names in headings.items():
            place = next((plain.index(name) for name in names if name in plain), None)
            if place is None:
                place = next(
                    (at for at, cell in enumerate(plain) if any(cell.startswith(f"{n} ") for n in names)), None
                )
            if place is not None and place not in places.values():
                places[what] = place
        if all(name in places for name in NEEDED):
            return SheetColumns(row=number, places=places)
    raise EconomySheetError("headings")


def sums_by_name(
    rows: Sequence[Row], headings: Headings, unit: Decimal, *, costs_are_positive: bool
) -> tuple[Sums, ...]:
    """What each name in the table's body column comes to, in the order they first stand; `unit` is kronor per unit.

    An amount or an account that cannot be read stops it all, with its place, so that nothing is half read.
    """
    columns = economy_columns_of(rows, headings)
    at = columns.places
    sign = unit if costs_are_positive else -unit
    found: dict[str, dict[str, Decimal]] = {}
    count: dict[str, int] = {}
    for number, row in enumerate(rows[columns.row + 1 :], columns.row + 2):
        cells = {what: row[place].strip() if place < len(row) else "" for what, place in at.items()}
        name = " ".join(cells["body"].split())
        if not name or not any(cells.get(what) for what in ("outcome", "budget", "forecast")):
            continue
        sums = found.setdefault(name, {})
        count[name] = count.get(name, 0) + 1
        for what in ("outcome", "budget", "forecast"):
            if what in at:
                sums[what] = sums.get(what, Decimal(0)) + sign * amount_in(cells[what], f"{number}: {cells[what]}")
        if "account" in at:
            side = income_or_cost(cells["account"], f"{number}: {cells['account']}")
            amount = sign * amount_in(cells["outcome"], f"{number}: {cells['outcome']}")
            sums[side] = sums.get(side, Decimal(0)) + (amount if side == "cost" else -amount)
    if not found:
        raise EconomySheetError("empty")
    split = "account" in at
    return tuple(
        Sums(
            name=name,
            rows=count[name],
            income=sums.get("income", Decimal(0)) if split else None,
            cost=sums.get("cost", Decimal(0)) if split else None,
            outcome=sums["outcome"],
            budget=sums.get("budget"),
            forecast=sums.get("forecast"),
        )
        for name, sums in found.items()
    )


def income_or_cost(account: str, where: str) -> str:
    """Whether an account is of income (class 3) or of cost (classes 4 to 8); balance accounts have no place here.

    >>> income_or_cost("3010 Rents", ""), income_or_cost("5", "")
    ('income', 'cost')
    """
    first = account[:1]
    if first == "3":
        return "income"
    if first and first in "45678":
        return "cost"
    raise EconomySheetError("account", where)


def amount_in(text: str, where: str = "") -> Decimal:
    """An amount as people and systems write it: spaces or points between thousands, a comma, a minus first or last.

    >>> [amount_in(cell) for cell in ("1 250,50", "-3", "1.234.567", "125,00-", "")]
    [Decimal('1250.50'), Decimal('-3'), Decimal('1234567'), Decimal('-125.00'), Decimal('0')]
    """
    bare = "".join(text.split()).replace("\N{MINUS SIGN}", "-")
    if bare.endswith("-") and len(bare) > 1:
        bare = f"-{bare[:-1]}"
    if bare in ("", "-"):
        return Decimal(0)
    try:
        amount = Decimal(without_thousands(bare))
    except InvalidOperation:
        raise EconomySheetError("amount", where) from None
    if not amount.is_finite():
        raise EconomySheetError("amount", where)
    if abs(amount) > MOST:
        raise EconomySheetError("much", where)
    return amount


def to_thousands(kronor: Decimal) -> int:
    """Kronor as whole thousands.

    >>> to_thousands(Decimal("1499.99")), to_thousands(Decimal("-1500"))
    (1, -2)
    """
    return int((kronor / 1000).to_integral_value(rounding="ROUND_HALF_EVEN"))
