"""The first sheet that is shown of an Excel workbook that somebody has sent, as text.

Run in the child process, and so without anything of Koll.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from importlib import import_module
from io import BytesIO
from itertools import zip_longest
from typing import Any

MOST_ROWS, MOST_COLUMNS, MOST_SHEETS = 20_001, 60, 30
LONGEST_CELL = 32_767
"""Signs that a cell of Excel can hold."""
FORMULA = "\N{REPLACEMENT CHARACTER}"
"""What stands for a formula that is not worked out."""
MERGED = re.compile(rb'<mergeCell ref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')
ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
COLUMNS = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
HIDDEN = re.compile(rb"""\bhidden=["'](?:1|true)["']""")
NUMBER = re.compile(rb"""\b(r|min|max)=["']([0-9]{1,7})["']""")
STRICT = (
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
"""The names that a workbook saved as strict has, and those that openpyxl knows."""

type Sheet = tuple[str, bool, list[list[str]], list[int], list[int]]


class WorkbookError(Exception):
    """The workbook was not read; `why` is "large"."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def read_workbook(content: bytes) -> list[Sheet]:
    """Of each sheet its title, whether it is shown, its rows, and the numbers of its rows and columns that are hidden.

    Only the first sheet that is shown has rows: the others are not read.
    """
    content = as_transitional(content)
    load_workbook = import_module("openpyxl").load_workbook
    told = load_workbook(BytesIO(content), read_only=True, keep_links=False, data_only=True)
    written = load_workbook(BytesIO(content), read_only=True, keep_links=False)
    found: list[Sheet] = []
    for values, formulas in list(zip(told.worksheets, written.worksheets, strict=True))[:MOST_SHEETS]:
        is_visible = values.sheet_state == "visible"
        if not is_visible or any(sheet[1] for sheet in found):
            found.append((values.title, is_visible, [], [], []))
            continue
        rows = [list(row) for row in rows_of_table(values, formulas)]
        while rows and not any(rows[-1]):
            rows.pop()
        wide = max((place for row in rows for place, cell in enumerate(row, 1) if cell), default=0)
        rows = [[*row, *[""] * wide][:wide] for row in rows]
        markup = markup_of(content, str(getattr(values, "_worksheet_path", "")))
        spread(rows, merged_in(markup))
        found.append((values.title, True, rows, hidden_rows(markup), hidden_columns(markup)))
    return found


def as_transitional(content: bytes) -> bytes:
    """The workbook with the names of its parts' languages as openpyxl knows them: one saved as strict has others."""
    with zipfile.ZipFile(BytesIO(content)) as packed:
        if STRICT[0][0] not in packed.read("xl/workbook.xml"):
            return content
        whole = BytesIO()
        with zipfile.ZipFile(whole, "w") as again:
            for part in packed.infolist():
                said = packed.read(part)
                for strict, known in STRICT:
                    said = said.replace(strict, known)
                again.writestr(part.filename, said)
    return whole.getvalue()


def markup_of(content: bytes, path: str) -> bytes:
    """The sheet as it is written in the workbook."""
    with zipfile.ZipFile(BytesIO(content)) as packed:
        name = path.lstrip("/")
        return packed.read(name) if name in packed.namelist() else b""


def hidden_rows(markup: bytes) -> list[int]:
    """The numbers of the rows that are hidden, by hand or by a filter."""
    return [
        int(numbers[b"r"])
        for said in ROW.findall(markup)
        if HIDDEN.search(said) and b"r" in (numbers := dict(NUMBER.findall(said)))
    ][:MOST_ROWS]


def hidden_columns(markup: bytes) -> list[int]:
    """The numbers of the columns that are hidden."""
    found: set[int] = set()
    for said in COLUMNS.findall(markup):
        numbers = {name: int(number) for name, number in NUMBER.findall(said)}
        if HIDDEN.search(said) and b"min" in numbers:
            found |= set(range(numbers[b"min"], min(numbers.get(b"max", 0), MOST_COLUMNS) + 1))
    return sorted(found)


def rows_of_table(values: Any, formulas: Any) -> Iterator[list[str]]:
    """The rows of a sheet as text, from its values and from what was written in it."""
    most = {"max_row": MOST_ROWS + 1, "max_col": MOST_COLUMNS}
    for number, (said, written) in enumerate(zip(values.iter_rows(**most), formulas.iter_rows(**most), strict=True)):
        if number >= MOST_ROWS:
            raise WorkbookError("large")
        yield [text_of_cell(*pair) for pair in zip_longest(said, written)]


def text_of_cell(value: Any, written: Any) -> str:
    """What a cell says, as a person would write it."""
    said = getattr(value, "value", None)
    if getattr(written, "data_type", "") == "f" and said is None:
        return FORMULA
    if isinstance(said, datetime):
        return said.isoformat(sep=" ", timespec="minutes").removesuffix(" 00:00")
    if isinstance(said, date):
        return said.isoformat()
    if isinstance(said, float):
        return str(int(said)) if said.is_integer() else format(said, ".10g")
    return "" if said is None else str(said).strip()[:LONGEST_CELL]


def merged_in(markup: bytes) -> list[tuple[int, int, int, int]]:
    """The merged ranges of a sheet: first and last row, first and last column, from nought."""
    found = MERGED.findall(markup)[:5_000]
    return [(int(top) - 1, int(low) - 1, column(left), column(right)) for left, top, right, low in found]


def column(letters: bytes) -> int:
    """A column's place from nought.

    >>> column(b"A"), column(b"AB")
    (0, 27)
    """
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place - 1


def spread(rows: list[list[str]], ranges: list[tuple[int, int, int, int]]) -> None:
    """Lets words in merged cells stand in each of them; a number stays where it is, so that no sum counts it twice."""
    for top, low, left, right in ranges:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        words = rows[top][left]
        if not any(word.isalpha() for word in words):
            continue
        for row in rows[top : low + 1]:
            row[left : right + 1] = [words] * len(row[left : right + 1])
