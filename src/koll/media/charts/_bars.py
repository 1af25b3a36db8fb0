"""Where bars and columns stand in a picture: only geometry, in the picture's own units, drawn by the surfaces."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WIDTH = 400
ROW, BAR, LINE = 42, 16, 14
"""The height of a row, of the bar in it, and where the words of the row stand above the bar."""

COLUMN, DEEP, HEAD, FOOT = 52, 150, 22, 40
"""The width of a column, the height of the tallest, and the room for words above and below."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarBox:
    """One row: what it is called, its amount, where its words stand, and its bar (`is_less` when below zero)."""

    label: str
    amount: int
    words_y: int
    x: int
    y: int
    width: int

    @property
    def is_less(self) -> bool:
        """Whether the amount is below zero."""
        return self.amount < 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """A picture of rows; `zero` is where the bars begin."""

    rows: tuple[BarBox, ...]
    height: int
    zero: int
    width: int = WIDTH


@dataclass(frozen=True, slots=True, kw_only=True)
class BarColumn:
    """One column: its amount, its place, and where its words stand."""

    amount: int
    x: int
    y: int
    height: int
    middle: int
    words_y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two columns beside each other under one name."""

    label: str
    first: BarColumn
    second: BarColumn
    middle: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnChart:
    """A picture of pairs of columns; `floor` is where they stand."""

    pairs: tuple[Pair, ...]
    floor: int
    height: int
    width: int = WIDTH


def lay_out_bars(rows: Iterable[tuple[str, int]]) -> Bars:
    """Rows with bars to one scale, from a common zero that leaves room for what is below it.

    >>> picture = lay_out_bars([("a", 30), ("b", -10)])
    >>> picture.zero, [(row.x, row.width) for row in picture.rows]
    (100, [(100, 300), (0, 100)])
    """
    listed = list(rows)
    most = max((amount for _label, amount in listed if amount > 0), default=0)
    least = -min((amount for _label, amount in listed if amount < 0), default=0)
    span = most + least or 1
    zero = WIDTH * least // span
    return Bars(
        rows=tuple(
            BarBox(
                label=label,
                amount=amount,
                words_y=place * ROW + LINE,
                x=zero if amount >= 0 else zero - WIDTH * -amount // span,
                y=place * ROW + LINE + 6,
                width=WIDTH * abs(amount) // span,
            )
            for place, (label, amount) in enumerate(listed)
        ),
        height=len(listed) * ROW,
        zero=zero,
    )


def lay_out_columns(pairs: Sequence[tuple[str, int, int]]) -> ColumnChart:
    """Pairs of columns to one scale, standing on the same floor.

    >>> lay_out_columns([("2028", 100, 50)]).pairs[0].first.height
    150
    """
    most = max((max(first, second) for _label, first, second in pairs), default=0) or 1
    room = WIDTH // max(len(pairs), 1)
    floor = HEAD + DEEP

    def column(amount: int, x: int) -> BarColumn:
        height = DEEP * max(amount, 0) // most
        return BarColumn(
            amount=amount, x=x, y=floor - height, height=height, middle=x + COLUMN // 2, words_y=floor - height - 6
        )

    return ColumnChart(
        pairs=tuple(
            Pair(
                label=label,
                first=column(first, place * room + room // 2 - COLUMN - 2),
                second=column(second, place * room + room // 2 + 2),
                middle=place * room + room // 2,
            )
            for place, (label, first, second) in enumerate(pairs)
        ),
        floor=floor,
        height=floor + FOOT,
    )
