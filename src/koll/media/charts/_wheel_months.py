"""The twelve months around a wheel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from koll.media.charts._arcs import FULL
from koll.media.charts._day_marks import angle_of

MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month's sector: its number 1 to 12 and its angles.

    >>> months_of(2027)[0].start, round(months_of(2027)[0].end, 2)
    (0.0, 30.58)
    """

    number: int
    start: float
    end: float


def months_of(year: int) -> tuple[Month, ...]:
    """The twelve sectors of the year, as wide as their months are long.

    >>> round(months_of(2028)[1].end - months_of(2028)[1].start, 2)
    28.52
    """
    edges = [angle_of(date(year, month, 1), year) for month in range(1, MONTHS + 1)] + [FULL]
    return tuple(
        Month(number=number, start=start, end=end) for number, (start, end) in enumerate(pairwise(edges), start=1)
    )
