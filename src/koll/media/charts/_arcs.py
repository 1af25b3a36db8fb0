"""Knows circle geometry for drawing a year: angles from the top, clockwise, and SVG path strings."""

from __future__ import annotations

from math import cos, pi, radians, sin

FULL = 360.0
HALF_TURN = 180.0


def point(angle: float, radius: float, centre: tuple[float, float] = (0.0, 0.0)) -> tuple[float, float]:
    """The point at `angle` degrees clockwise from the top, y downward as in SVG, to two decimals.

    >>> point(90, 10)
    (10.0, 0.0)
    >>> point(0, 10)
    (0.0, -10.0)
    """
    turned = radians(angle)
    return (
        round(centre[0] + radius * sin(turned), 2) + 0.0,
        round(centre[1] - radius * cos(turned), 2) + 0.0,
    )


def arc_length(sweep: float, radius: float) -> float:
    """The length of an arc of `sweep` degrees.

    >>> round(arc_length(90, 100), 1)
    157.1
    """
    return sweep * pi / HALF_TURN * radius


def arc_path(
    start: float, end: float, radius: float, *, reverse: bool = False, centre: tuple[float, float] = (0.0, 0.0)
) -> str:
    """An open arc, for text to follow or a line to be drawn along; `reverse` runs it anticlockwise.

    >>> arc_path(0, 90, 10)
    'M0 -10A10 10 0 0 1 10 0'
    >>> arc_path(90, 180, 10, reverse=True)
    'M0 10A10 10 0 0 0 10 0'
    """
    first, last = (end, start) if reverse else (start, end)
    return f"M{coordinate_pair(first, radius, centre)}{arc_to(first, last, radius, centre)}"


def sector_path(start: float, end: float, inner: float, outer: float, centre: tuple[float, float] = (0.0, 0.0)) -> str:
    """A closed piece of a ring between two radii and two angles; a full turn becomes a whole ring.

    >>> sector_path(0, 90, 5, 10)
    'M0 -10A10 10 0 0 1 10 0L5 0A5 5 0 0 0 0 -5Z'
    >>> sector_path(0, 360, 5, 10).count("Z")
    2
    """
    if end - start >= FULL:
        return (
            arc_path(0, FULL, outer, centre=centre) + "Z" + arc_path(0, FULL, inner, reverse=True, centre=centre) + "Z"
        )
    return (
        f"M{coordinate_pair(start, outer, centre)}{arc_to(start, end, outer, centre)}"
        f"L{coordinate_pair(end, inner, centre)}{arc_to(end, start, inner, centre)}Z"
    )


def arc_to(start: float, end: float, radius: float, centre: tuple[float, float]) -> str:
    """The arc command from one angle to another; one of a full turn is drawn as two halves.

    >>> arc_to(0, 360, 10, (0, 0))
    'A10 10 0 0 1 0 10A10 10 0 0 1 0 -10'
    """
    sweep = end - start
    if abs(sweep) >= FULL:
        middle = start + sweep / 2
        return arc_to(start, middle, radius, centre) + arc_to(middle, end, radius, centre)
    large = int(abs(sweep) > HALF_TURN)
    return f"A{radius:g} {radius:g} 0 {large} {int(sweep > 0)} {coordinate_pair(end, radius, centre)}"


def coordinate_pair(angle: float, radius: float, centre: tuple[float, float]) -> str:
    """The point as "x y", without needless decimals.

    >>> coordinate_pair(180, 2.5, (10, 10))
    '10 12.5'
    """
    x, y = point(angle, radius, centre)
    return f"{x:g} {y:g}"
