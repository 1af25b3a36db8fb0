"""Tables in files: rows of plain text read from CSV or Excel, and written so that they can be read again."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell

from koll.acts.files import SHEET, Checked, UnableToTakeFile, opened, text_in

MOST_ROWS = 2_000
MOST_COLUMNS = 40
MOST_UNPACKED = 40_000_000
"""Bytes that a sheet may unfold to: it is read whole."""
FORMULA = "\N{REPLACEMENT CHARACTER}"
"""What stands for a formula: it is never worked out, and the row that has one is refused."""
BEGINS_FORMULA = ("=", "+", "-", "@")

type Row = tuple[str, ...]


def rows_in(file: Checked) -> list[Row]:
    """Every row of the table, the headings first, without what is empty at its end; UnableToTakeFile says why not."""
    if file.name.endswith((".csv", ".txt")):
        rows = rows_of_text(text_in(file.content) or "")
    elif file.media_type == SHEET.decode():
        rows = rows_of_sheet(file.content)
    else:
        raise UnableToTakeFile(_("Choose a table: an Excel file (.xlsx) or a CSV file."))
    while rows and not any(rows[-1]):
        rows.pop()
    wide = max((place for row in rows for place, cell in enumerate(row, 1) if cell), default=0)
    rows = [row[:wide] for row in rows]
    if len(rows) > MOST_ROWS + 1:
        raise UnableToTakeFile(
            _("The table has more than %(most)s rows. Divide it, and take one part at a time.") % {"most": MOST_ROWS}
        )
    return rows


def rows_of_text(text: str) -> list[Row]:
    """The rows of a CSV, whichever of semicolon, comma and tab its headings are divided by.

    >>> rows_of_text('a;b\\n1;"x;y"')
    [('a', 'b'), ('1', 'x;y')]
    """
    first = text.partition("\n")[0]
    divider = max(";,\t", key=first.count)
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=divider))
    except csv.Error:
        raise UnableToTakeFile(_("The table cannot be read. Save it anew as Excel (.xlsx), and choose that.")) from None
    return [tuple(unguarded(cell) for cell in row[:MOST_COLUMNS]) for row in rows]


def rows_of_sheet(content: bytes) -> list[Row]:
    """The rows of the first sheet of an Excel file; formulas are not worked out."""
    with opened(content) as whole:
        if sum(each.file_size for each in whole.infolist()) > MOST_UNPACKED:
            raise UnableToTakeFile(_("The table is too large to be read. Divide it, and take one part at a time."))
    try:
        book = load_workbook(BytesIO(content), read_only=True, keep_links=False, keep_vba=False)
        sheet = book.worksheets[0]
        rows = sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS)
        return [tuple(cell_text(cell) for cell in row) for row in rows]
    except Exception:  # a broken or hostile file makes the library raise errors of any kind
        raise UnableToTakeFile(_("The table cannot be read. Save it anew as Excel (.xlsx), and choose that.")) from None


def cell_text(cell: Any) -> str:
    """What a cell says, as a person would write it: whole numbers without decimals, days as year-month-day."""
    value = cell.value
    if getattr(cell, "data_type", "") == "f":
        return FORMULA
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def unguarded(cell: str) -> str:
    """The cell without the sign that keeps a program from taking it for a formula.

    >>> unguarded(guarded("=1+1")), guarded("- no"), guarded("a")
    ('=1+1', "'- no", 'a')
    """
    bare = cell.strip()
    return bare[1:] if bare.startswith("'") and bare[1:].startswith(BEGINS_FORMULA) else bare


def guarded(cell: str) -> str:
    """The cell as no program takes it for a formula."""
    return f"'{cell}" if cell.startswith(BEGINS_FORMULA) else cell


def as_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """The rows as CSV that Swedish Excel opens rightly."""
    text = StringIO(newline="")
    csv.writer(text, delimiter=";").writerows([guarded(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def as_sheet(rows: Iterable[Sequence[str]], title: str) -> bytes:
    """The rows as an Excel file in which every cell is text."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    for row in rows:
        cells = []
        for words in row:
            cell = WriteOnlyCell(sheet, "".join(c for c in words if c in "\n\t" or unicodedata.category(c) != "Cc"))
            cell.data_type = "s"
            cells.append(cell)
        sheet.append(cells)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()
