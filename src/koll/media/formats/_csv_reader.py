"""The rows of a CSV that somebody has sent: run in the child process, and so without anything of Koll."""

from __future__ import annotations

import csv
import re
from collections import Counter
from io import StringIO
from itertools import islice

DIVIDERS = ";\t,|"
"""What may divide cells, the likeliest first."""
MOST_ROWS, MOST_COLUMNS, MOST_LINES = 20_000, 60, 100_000
SAMPLE = 200
NAMED_DIVIDER = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""What Excel takes for the name of the divider, on the first line."""


class CsvError(Exception):
    """The table was not read; `why` is "large" or "broken"."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def rows_of_csv(text: str) -> list[list[str]]:
    """Every row, the empty ones too, so that the rows keep their numbers; without what is empty at the end.

    >>> rows_of_csv('Dagar 2027, antagna\\na;b\\n\\n1;"x;y"\\n\\n')
    [['Dagar 2027, antagna'], ['a', 'b'], [], ['1', 'x;y']]
    """
    named = NAMED_DIVIDER.match(text)
    divider = named[1] if named else divider_of(text)
    rows: list[list[str]] = []
    filled = 0
    try:
        for number, row in enumerate(csv.reader(StringIO(text, newline=""), delimiter=divider)):
            cells = [cell.strip() for cell in row[:MOST_COLUMNS]]
            filled += any(cells)
            if number >= MOST_LINES or filled > MOST_ROWS:
                raise CsvError("large")
            rows.append([] if named and number == 0 else cells)
    except csv.Error:
        raise CsvError("broken") from None
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def divider_of(text: str) -> str:
    """The divider by which most rows have as many cells as each other, and more than one.

    >>> divider_of("Namn;Belopp\\nA;1,5\\nB;2,5"), divider_of("ett")
    (';', ';')
    """
    return max(DIVIDERS, key=lambda divider: agreement(text, divider))


def agreement(text: str, divider: str) -> tuple[int, int]:
    """How many of the first rows have the commonest number of cells above one, and that number."""
    try:
        rows = [len(row) for row in islice(csv.reader(StringIO(text, newline=""), delimiter=divider), SAMPLE)]
    except csv.Error:
        return (0, 0)
    widths = Counter(width for width in rows if width > 1)
    return max(((count, width) for width, count in widths.items()), default=(0, 0))
