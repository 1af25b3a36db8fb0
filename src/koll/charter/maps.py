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


@dataclass(frozen=True, slots=True)
class Words:
    """One line of words and where it stands."""

    text: str
    y: int


@dataclass(frozen=True, slots=True)
class MapBox:
    """One challenge: its number, its box, its words, and the curve from the middle to it."""

    number: int
    x: int
    y: int
    height: int
    heading: tuple[Words, ...]
    line: tuple[Words, ...]
    curve: str
    width: int = SIDE

    @property
    def words_x(self) -> int:
        """Where the words begin."""
        return self.x + PAD


@dataclass(frozen=True, slots=True)
class MapPicture:
    """The whole picture: the boxes, and the name in the middle."""

    boxes: tuple[MapBox, ...]
    name: tuple[Words, ...]
    middle_y: int
    middle_height: int
    height: int
    width: int = WIDTH
    middle_x: int = (WIDTH - MIDDLE) // 2
    middle_width: int = MIDDLE
    center: int = WIDTH // 2


def wrapped(text: str, fits: int) -> list[str]:
    """The text in lines of at most so many signs; a longer word is divided.

    >>> wrapped("a long row of words", 8)
    ['a long', 'row of', 'words']
    >>> wrapped("untranslatable", 8)
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
    return 2 * PAD + BETWEEN + HEADING * len(wrapped(heading, HEADING_FITS)) + LINE * len(wrapped(line, LINE_FITS))


def map_picture(name: str, challenges: Sequence[tuple[str, str]]) -> MapPicture:
    """The name in the middle, the first half of the (heading, line) to its left and the rest to its right.

    >>> picture = map_picture("The body", [("One", "a"), ("Two", "b"), ("Three", "c")])
    >>> [(box.number, box.x) for box in picture.boxes], picture.height
    ([(1, 0), (2, 0), (3, 720)], 192)
    """
    half = (len(challenges) + 1) // 2
    columns = [list(enumerate(challenges, start=1))[:half], list(enumerate(challenges, start=1))[half:]]
    tall = [sum(height_of(*words) for _n, words in column) + GAP * max(len(column) - 1, 0) for column in columns]
    lines = wrapped(name, NAME_FITS)
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
        tuple(boxes),
        tuple(Words(text, top + PAD + NAME * place + 19) for place, text in enumerate(lines)),
        top,
        middle,
        height,
    )


def box_at(number: int, heading: str, line: str, side: int, y: int, height: int) -> MapBox:
    """A box at the left (side 0) or the right, with its words and the curve to it."""
    x = 0 if side == 0 else WIDTH - SIDE
    own = height_of(heading, line)
    top = y + PAD
    first = tuple(Words(text, top + HEADING * n + 18) for n, text in enumerate(wrapped(heading, HEADING_FITS)))
    below = top + HEADING * len(first) + BETWEEN
    rest = tuple(Words(text, below + LINE * n + 15) for n, text in enumerate(wrapped(line, LINE_FITS)))
    start = (WIDTH - MIDDLE) // 2 if side == 0 else (WIDTH + MIDDLE) // 2
    end = SIDE if side == 0 else WIDTH - SIDE
    half = (start + end) // 2
    curve = f"M{start} {height // 2}C{half} {height // 2} {half} {y + own // 2} {end} {y + own // 2}"
    return MapBox(number, x, y, own, first, rest, curve)
