"""A budget's amounts from a sheet: a body or an income line in each row, and the plan's years as headings."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from koll.acts.engine import Doing
from koll.acts.imports import Column, Judge, TableImport, fixed_targets, text_within
from koll.domain.finance import NotAnAmount, Three, parse_amount
from koll.domain.refusals import Refusal

UNITS = {"thousand": Decimal(1), "krona": Decimal(1000), "million": Decimal("0.001")}
"""How many of the written unit make a thousand kronor."""
OPERATIONS = ("operations_1", "operations_2", "operations_3")
INVESTMENT = ("investment_1", "investment_2", "investment_3")


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetRow:
    """Three years' operations and investment of a body (its key) or an income line ("line:" and its kind)."""

    target: str
    operations_1: int = 0
    operations_2: int = 0
    operations_3: int = 0
    investment_1: int = 0
    investment_2: int = 0
    investment_3: int = 0

    @classmethod
    def of(cls, target: str, operations: Three, investment: Three) -> BudgetRow:
        """A row of amounts by year."""
        amounts = zip((*OPERATIONS, *INVESTMENT), (*operations, *investment), strict=True)
        return cls(target=target, **dict(amounts))

    @property
    def operations(self) -> Three:
        """Operations by year."""
        return (self.operations_1, self.operations_2, self.operations_3)

    @property
    def investment(self) -> Three:
        """Investment by year."""
        return (self.investment_1, self.investment_2, self.investment_3)


def budget_table(year: int, targets: Iterable[tuple[str, str]], known: Sequence[BudgetRow]) -> TableImport[BudgetRow]:
    """The table of a year's budget; `targets` are its bodies and lines by key, `known` the proposal as it stands."""
    return TableImport[BudgetRow](
        key="budget",
        named="target",
        names_lead=True,
        targets=partial(fixed_targets, tuple(targets)),
        holds=(*OPERATIONS, *INVESTMENT),
        row=budget_row_of,
        identity=same_target,
        judge=partial(judge_budget, known),
        columns=(
            Column(
                name="target",
                heading=gettext_lazy("Body"),
                also=gettext_lazy("committee, board, organ"),
                read=text_within(200),
                needed=True,
            ),
            *(amount_column(name, _("Operations %(year)s"), year + place) for place, name in enumerate(OPERATIONS)),
            *(amount_column(name, _("Investment %(year)s"), year + place) for place, name in enumerate(INVESTMENT)),
        ),
    )


def amount_column(name: str, heading: str, year: int) -> Column:
    """A column of amounts: the first of a year that has no name of its own is operations, the second investment."""
    return Column(
        name=name,
        heading=heading % {"year": year},
        read=str.strip,
        needed=name in OPERATIONS,
        fits=partial(names_year, year),
        is_amount=True,
    )


def names_year(year: int, heading: str) -> bool:
    """Whether the heading names the year, and not as a part of a longer number.

    >>> names_year(2028, "Drift 2028 (tkr)"), names_year(2028, "12028")
    (True, False)
    """
    return str(year) in "".join(sign if sign.isdigit() else " " for sign in heading).split()


def budget_row_of(values: Mapping[str, Any], chosen: Mapping[str, str]) -> BudgetRow:
    """The amounts of a row in thousand kronor; `chosen["unit"]` is what they are written in."""
    if not values.get("target"):
        raise Refusal("import.no_name", _("The row has amounts and no name. Write which body they are for."))
    amounts = {}
    for name in (*OPERATIONS, *INVESTMENT):
        said = values.get(name, "")
        try:
            amounts[name] = parse_amount(said, UNITS[chosen.get("unit") or "thousand"])
        except NotAnAmount:
            raise Refusal(
                "import.not_an_amount",
                _("“%(said)s” cannot be read as whole thousand kronor. Write it like 12 450, and check the unit.")
                % {"said": said},
            ) from None
    return BudgetRow(target=values["target"], **amounts)


def same_target(row: BudgetRow) -> tuple[Hashable, ...]:
    """What makes two rows the same: what they are for."""
    return (row.target,)


def judge_budget(known: Sequence[BudgetRow], _doing: Doing, _rows: Sequence[BudgetRow]) -> Judge[BudgetRow]:
    """The proposal as it stands; the act refuses what cannot be."""
    return Judge(known=known)
