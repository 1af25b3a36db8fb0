"""Knows where a single day stands in a year drawn as a circle."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from koll.domain.almanac import DAY
from koll.media.charts._arcs import FULL, point

DOTS_APART = 14.0
"""Between the circles on which dots lie."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayMark:
    """A single day on a circle within the rings: `circle` 0 is the outermost of them.

    >>> DayMark(key="m", label="Meeting", day=date(2027, 7, 2)).circle
    0
    """

    key: str
    label: str
    day: date
    circle: int = 0
    x: float = 0.0
    y: float = 0.0


def angle_of(day: date, year: int) -> float:
    """Degrees clockwise from the top at the beginning of the day; a full turn is the year, leap years included.

    >>> angle_of(date(2027, 1, 1), 2027), angle_of(date(2028, 7, 1), 2028), angle_of(date(2028, 1, 1), 2027)
    (0.0, 179.01639344262296, 360.0)
    """
    first = date(year, 1, 1)
    return (day - first).days * FULL / (date(year + 1, 1, 1) - first).days


def place_day_mark(dot: DayMark, year: int, inner: float) -> DayMark:
    """The dot at noon of its day on its circle, within the ring that begins at `inner`.

    >>> placed = place_day_mark(DayMark(key="m", label="Meeting", day=date(2027, 7, 2), circle=1), 2027, 220)
    >>> placed.x, placed.y
    (0.0, 192.0)
    """
    x, y = noon_of(dot.day, year, inner - DOTS_APART * (dot.circle + 1))
    return replace(dot, x=x, y=y)


def noon_of(day: date, year: int, radius: float) -> tuple[float, float]:
    """The point of a day so far from the middle.

    >>> noon_of(date(2027, 7, 2), 2027, 100)
    (0.0, 100.0)
    """
    return point((angle_of(day, year) + angle_of(day + DAY, year)) / 2, radius)
