"""The balance rule: a year's balance result, what remains to be restored and by when, and the result reserve."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

YEARS_TO_RESTORE = 3
"""A negative result is restored within the three years that follow (KL 11:12)."""


@dataclass(frozen=True, slots=True)
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

        >>> Year(2027, 100, gains=30, losses=5, unrealised=-10).adjusted
        65
        """
        return self.result - self.gains + self.losses + self.unrealised

    @property
    def balance(self) -> int:
        """The balance result: after what was put in the result reserve or taken from it.

        >>> Year(2027, -20, from_reserve=15).balance
        -5
        """
        return self.adjusted - self.to_reserve + self.from_reserve


@dataclass(frozen=True, slots=True)
class Restoring:
    """A negative balance result: of which year, how much, how much is left, and in which budget it must be met."""

    year: int
    amount: int
    left: int

    @property
    def last_budget(self) -> int:
        """The year in whose budget the restoring must be decided at the latest (KL 11:12)."""
        return self.year + YEARS_TO_RESTORE


def restoring(years: Iterable[Year]) -> tuple[Restoring, ...]:
    """Every negative balance result, the earliest first, with what later results have restored of it.

    A positive balance result restores the earliest of those that are left.

    >>> restoring([Year(2025, -30), Year(2026, 10), Year(2027, 50)])
    (Restoring(year=2025, amount=30, left=0),)
    >>> restoring([Year(2026, -30), Year(2027, 10)])[0].left
    20
    """
    found: list[Restoring] = []
    for each in sorted(years, key=lambda one: one.year):
        if each.balance < 0:
            found.append(Restoring(each.year, -each.balance, -each.balance))
            continue
        over = each.balance
        for place, one in enumerate(found):
            used = min(over, one.left)
            found[place] = replace(one, left=one.left - used)
            over -= used
    return tuple(found)


def in_reserve(years: Iterable[Year]) -> int:
    """What the result reserve holds after the years.

    >>> in_reserve([Year(2026, 50, to_reserve=20), Year(2027, -5, from_reserve=5)])
    15
    """
    return sum(each.to_reserve - each.from_reserve for each in years)
