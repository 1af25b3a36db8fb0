"""Where the boxes of a body's map stand in its picture: only geometry, in the picture's own units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, SIDE, MIDDLE = 1080, 360, 216
"""The width of the picture, of a box at the side, and of the box in the middle."""

PAD, GAP, BETWEEN = 18, 22, 5
"""The room within a box, between two, and between a heading and the words below it."""

HEADING, LINE, NAME = 24, 20, 26
"""The height of a line of a heading, of the words below it, and of the name in the middle."""

HEADING_FITS, LINE_FITS, NAME_FITS = 30, 44, 17
"""How many signs of each stand on a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxText:
    """One line of words and where it stands."""

    text: str
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MapBox:
    """One challenge: its number, its box, its words, and the curve from the middle to it."""

    number: int
    x: int
    y: int
    height: int
    heading: tuple[BoxText, ...]
    line: tuple[BoxText, ...]
    curve: str
    width: int = SIDE

    @property
    def words_x(self) -> int:
        """Where the words begin."""
        return self.x + PAD


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPicture:
    """The whole picture: the boxes, and the name in the middle."""

    boxes: tuple[MapBox, ...]
    name: tuple[BoxText, ...]
    middle_y: int
    middle_height: int
    height: int
    width: int = WIDTH
    middle_x: int = (WIDTH - MIDDLE) // 2
    middle_width: int = MIDDLE
    center: int = WIDTH // 2


def wrap_text(text: str, fits: int) -> list[str]:
    """The text in lines of at most so many signs; a longer word is divided.

    >>> wrap_text("a long row of words", 8)
    ['a long', 'row of', 'words']
    >>> wrap_text("untranslatable", 8)
    ['untrans-', 'latable']
    """
    lines: list[str] = []
    for word in text.split():
        rest = word
        while len(rest) > fits:
            lines.append(f"{rest[: fits - 1]}-")
            rest = rest[fits - 1 :]
        if lines and not lines[-1].endswith("-") and len(lines[-1]) + 1 + len(rest) <= fits:
            lines[-1] = f"{lines[-1]} {rest}"
        else:
            lines.append(rest)
    return lines


def height_of(heading: str, line: str) -> int:
    """How high the box of a challenge is."""
    return 2 * PAD + BETWEEN + HEADING * len(wrap_text(heading, HEADING_FITS)) + LINE * len(wrap_text(line, LINE_FITS))


def lay_out_map(name: str, challenges: Sequence[tuple[str, str]]) -> MapPicture:
    """The name in the middle, the first half of the (heading, line) to its left and the rest to its right.

    >>> picture = lay_out_map("The body", [("One", "a"), ("Two", "b"), ("Three", "c")])
    >>> [(box.number, box.x) for box in picture.boxes], picture.height
    ([(1, 0), (2, 0), (3, 720)], 192)
    """
    half = (len(challenges) + 1) // 2
    columns = [list(enumerate(challenges, start=1))[:half], list(enumerate(challenges, start=1))[half:]]
    tall = [sum(height_of(*words) for _n, words in column) + GAP * max(len(column) - 1, 0) for column in columns]
    lines = wrap_text(name, NAME_FITS)
    middle = 2 * PAD + NAME * len(lines)
    height = max(*tall, middle)
    boxes: list[MapBox] = []
    for side, column in enumerate(columns):
        y = (height - tall[side]) // 2
        for number, (heading, line) in column:
            boxes.append(box_at(number, heading, line, side, y, height))
            y += boxes[-1].height + GAP
    top = (height - middle) // 2
    return MapPicture(
        boxes=tuple(boxes),
        name=tuple(BoxText(text=text, y=top + PAD + NAME * place + 19) for place, text in enumerate(lines)),
        middle_y=top,
        middle_height=middle,
        height=height,
    )


def box_at(number: int, heading: str, line: str, side: int, y: int, height: int) -> MapBox:
    """A box at the left (side 0) or the right, with its words and the curve to it."""
    x = 0 if side == 0 else WIDTH - SIDE
    own = height_of(heading, line)
    top = y + PAD
    first = tuple(
        BoxText(text=text, y=top + HEADING * n + 18) for n, text in enumerate(wrap_text(heading, HEADING_FITS))
    )
    below = top + HEADING * len(first) + BETWEEN
    rest = tuple(BoxText(text=text, y=below + LINE * n + 15) for n, text in enumerate(wrap_text(line, LINE_FITS)))
    start = (WIDTH - MIDDLE) // 2 if side == 0 else (WIDTH + MIDDLE) // 2
    end = SIDE if side == 0 else WIDTH - SIDE
    half = (start + end) // 2
    curve = f"M{start} {height // 2}C{half} {height // 2} {half} {y + own // 2} {end} {y + own // 2}"
    return MapBox(number=number, x=x, y=y, height=own, heading=first, line=rest, curve=curve)
