"""The balance rule: a year's balance result, what remains to be restored and by when, and the result reserve."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

YEARS_TO_RESTORE = 3
"""A negative result is restored within the three years that follow (KL 11:12)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """A year's parts in thousand kronor: the result of the accounts, and what the rule takes away and puts back."""

    year: int
    result: int
    gains: int = 0
    losses: int = 0
    unrealised: int = 0
    to_reserve: int = 0
    from_reserve: int = 0

    @property
    def adjusted(self) -> int:
        """The result without gains and losses of sales and of value.

        >>> Year(year=2027, result=100, gains=30, losses=5, unrealised=-10).adjusted
        65
        """
        return self.result - self.gains + self.losses + self.unrealised

    @property
    def balance(self) -> int:
        """The balance result: after what was put in the result reserve or taken from it.

        >>> Year(year=2027, result=-20, from_reserve=15).balance
        -5
        """
        return self.adjusted - self.to_reserve + self.from_reserve


@dataclass(frozen=True, slots=True, kw_only=True)
class Restoring:
    """A negative balance result: of which year, how much, how much is left, and in which budget it must be met."""

    year: int
    amount: int
    left: int

    @property
    def last_budget(self) -> int:
        """The year in whose budget the restoring must be decided at the latest (KL 11:12)."""
        return self.year + YEARS_TO_RESTORE


def amounts_to_restore(years: Iterable[Year]) -> tuple[Restoring, ...]:
    """Every negative balance result, the earliest first, with what later results have restored of it.

    A positive balance result restores the earliest of those that are left.

    >>> amounts_to_restore([Year(year=2025, result=-30), Year(year=2026, result=10), Year(year=2027, result=50)])
    (Restoring(year=2025, amount=30, left=0),)
    >>> amounts_to_restore([Year(year=2026, result=-30), Year(year=2027, result=10)])[0].left
    20
    """
    found: list[Restoring] = []
    for year in sorted(years, key=lambda one: one.year):
        if year.balance < 0:
            found.append(Restoring(year=year.year, amount=-year.balance, left=-year.balance))
            continue
        over = year.balance
        for place, one in enumerate(found):
            used = min(over, one.left)
            found[place] = replace(one, left=one.left - used)
            over -= used
    return tuple(found)


def result_reserve(years: Iterable[Year]) -> int:
    """What the result reserve holds after the years.

    >>> result_reserve([Year(year=2026, result=50, to_reserve=20), Year(year=2027, result=-5, from_reserve=5)])
    15
    """
    return sum(year.to_reserve - year.from_reserve for year in years)
