"""Knows how measurements lie along the years as a line, with what they are held against."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

WIDTH, HEIGHT = 640.0, 220.0
"""The size of the drawing, without the words around it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A reading in its place; `x` and `y` in units of the drawing, the origin at the top left."""

    period: str
    value: Decimal
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChart:
    """A drawn series: its points in the order of periods, broken into `paths` where a reading is missing.

    `low` and `high` are the values at the bottom and the top. `band` is (top, height) of what it is held against.
    """

    points: tuple[Point, ...]
    paths: tuple[str, ...]
    others: tuple[tuple[str, tuple[str, ...]], ...]
    periods: tuple[tuple[str, float], ...]
    low: Decimal
    high: Decimal
    band: tuple[float, float] | None


Series = Sequence[tuple[str, Decimal | None]]


def lay_out_lines(
    own: Series, others: Sequence[tuple[str, Series]] = (), target: tuple[Decimal | None, Decimal | None] = (None, None)
) -> LineChart | None:
    """Draws a series of (period, value) with others beside it; None when nothing has a value.

    >>> drawn = lay_out_lines([("2024", Decimal(2)), ("2025", None), ("2026", Decimal(4))])
    >>> [(point.x, point.y) for point in drawn.points], drawn.paths
    ([(0.0, 200.0), (640.0, 20.0)], ('M0.0 200.0', 'M640.0 20.0'))
    >>> lay_out_lines([("2024", None)]) is None
    True
    """
    periods = sorted({period for series in (own, *(series for _name, series in others)) for period, _value in series})
    values = [
        value for series in (own, *(other for _name, other in others)) for _period, value in series if value is not None
    ]
    values += [row for row in target if row is not None]
    if not any(value is not None for _period, value in own):
        return None
    low, high = min(values), max(values)
    at = {period: point_positions(number, len(periods)) for number, period in enumerate(periods)}

    def down(value: Decimal) -> float:
        share = float((value - low) / (high - low)) if high > low else 0.5
        return round(HEIGHT - 20 - share * (HEIGHT - 40), 2)

    points = tuple(
        Point(period=period, value=value, x=at[period], y=down(value)) for period, value in own if value is not None
    )
    return LineChart(
        points=points,
        paths=paths_of(own, at, down),
        others=tuple((name, paths_of(series, at, down)) for name, series in others),
        periods=tuple(at.items()),
        low=low,
        high=high,
        band=band_of(target, down),
    )


def point_positions(number: int, count: int) -> float:
    """How far to the right a period lies.

    >>> [point_positions(number, 3) for number in range(3)], point_positions(0, 1)
    ([0.0, 320.0, 640.0], 320.0)
    """
    return round(WIDTH * number / (count - 1), 2) if count > 1 else WIDTH / 2


def paths_of(series: Series, at: dict[str, float], down: Callable[[Decimal], float]) -> tuple[str, ...]:
    """The series as SVG paths, a new one after each missing reading."""
    paths: list[str] = []
    going = False
    for period, value in series:
        if value is None:
            going = False
            continue
        place = f"{at[period]} {down(value)}"
        if going:
            paths[-1] += f" L{place}"
        else:
            paths.append(f"M{place}")
        going = True
    return tuple(paths)


def band_of(
    target: tuple[Decimal | None, Decimal | None], down: Callable[[Decimal], float]
) -> tuple[float, float] | None:
    """Where what it is held against lies: a thin line for a value, a band for a span."""
    low, high = target
    if low is None:
        return None
    top = down(high if high is not None else low)
    return (top, max(2.0, down(low) - top))
