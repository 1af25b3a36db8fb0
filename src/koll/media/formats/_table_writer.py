"""A table as a file, with no cell that a program takes for a formula."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What makes some program take a cell for a formula, also as wide signs and after a tab or a line."""


TABLE_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""The kinds of file that a table is written as, each with its media type: a reader is told which signs a CSV is in."""

NUMBER = re.compile(r"-[0-9][0-9 \u00a0.,]*")


def guarded(cell: str) -> str:
    """The cell as no program takes it for a formula; a number below nought is left a number.

    >>> guarded("-5 000"), guarded("-5+1"), guarded("＝1")
    ('-5 000', "'-5+1", "'＝1")
    """
    return f"'{cell}" if cell.startswith(BEGINS_FORMULA) and not NUMBER.fullmatch(cell) else cell


def write_table(rows: Iterable[Sequence[str | Decimal]], kind: str, title: str) -> bytes:
    """The rows as a file of the kind, "csv" or "xlsx"; `title` is the sheet's."""
    return write_csv([str(cell) for cell in row] for row in rows) if kind == "csv" else write_xlsx(rows, title)


def write_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """The rows as CSV that Swedish Excel opens rightly."""
    text = StringIO(newline="")
    csv.writer(text, delimiter=";").writerows([guarded(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig", errors="replace")


def write_xlsx(rows: Iterable[Sequence[str | Decimal]], title: str) -> bytes:
    """The rows as an Excel file in which words are text, whatever they begin with, and numbers are numbers."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    for row in rows:
        sheet.append([cell_of(sheet, said) for said in row])
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def is_in_xml(sign: str) -> bool:
    """Whether a document of Office may hold the sign (XML 1.0): no control sign, half a pair, or what is no sign."""
    point = ord(sign)
    if point < 0x20 or 0x7F <= point <= 0x9F:
        return sign in "\n\t"
    return not (0xD800 <= point <= 0xDFFF or point & 0xFFFE == 0xFFFE)


def cell_of(sheet: WriteOnlyWorksheet, said: str | Decimal) -> Cell:
    """A cell that says this."""
    if isinstance(said, Decimal):
        return WriteOnlyCell(sheet, float(said))
    cell = WriteOnlyCell(sheet, "".join(sign for sign in said if is_in_xml(sign)))
    cell.data_type = "s"
    return cell
