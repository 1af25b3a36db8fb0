"""Tables in files: rows of plain text read from CSV or Excel, and written so that they can be read again."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO, StringIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from koll.acts.imports._uploads import SHEET, CheckedFile, UnableToTakeFile, text_in
from koll.media.formats import FORMULA, LARGE, UnableToOpen, read_workbook_sheets

MOST_ROWS = 2_000
MOST_COLUMNS = 40
__all__ = [
    "FORMULA",
    "Row",
    "TableInFile",
    "guarded",
    "read_rows",
    "read_table",
    "unguarded",
    "write_csv",
    "write_xlsx",
]

BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What makes some program take a cell for a formula, also as wide signs and after a tab or a line."""

NUMBER = re.compile(r"-[0-9][0-9 \u00a0.,]*")

type Row = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableInFile:
    """The rows of a table, and the sheets of its file that were not read: those that are hidden or come after it."""

    rows: tuple[Row, ...]
    ignored: tuple[str, ...] = ()


def read_rows(file: CheckedFile) -> list[Row]:
    """Every row of the table, the headings first, without what is empty at its end; UnableToTakeFile says why not."""
    rows = list(read_table(file).rows)
    while rows and not any(rows[-1]):
        rows.pop()
    wide = max((place for row in rows for place, cell in enumerate(row, 1) if cell), default=0)
    rows = [row[: min(wide, MOST_COLUMNS)] for row in rows]
    if len(rows) > MOST_ROWS + 1:
        raise UnableToTakeFile(
            _("The table has more than %(most)s rows. Divide it, and take one part at a time.") % {"most": MOST_ROWS}
        )
    return rows


def read_table(file: CheckedFile) -> TableInFile:
    """The first sheet that is shown of an Excel file, or a CSV; UnableToTakeFile says why not."""
    if file.name.endswith((".csv", ".txt")):
        return TableInFile(rows=tuple(rows_of_text(text_in(file.content) or "")))
    if file.media_type != SHEET.decode():
        raise UnableToTakeFile(_("Choose a table: an Excel file (.xlsx) or a CSV file."))
    try:
        sheets = read_workbook_sheets(file.content)
    except UnableToOpen as fault:
        if fault.why == LARGE:
            raise UnableToTakeFile(
                _("The table is too large to be read. Divide it, and take one part at a time.")
            ) from None
        raise UnableToTakeFile(_("The table cannot be read. Save it anew as Excel (.xlsx), and choose that.")) from None
    shown = next((sheet for sheet in sheets if sheet.is_visible), None)
    if shown is None:
        raise UnableToTakeFile(_("Every sheet of the file is hidden. Show the one that is to be read, and save it."))
    return TableInFile(rows=shown.rows, ignored=tuple(sheet.title for sheet in sheets if sheet is not shown))


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


def unguarded(cell: str) -> str:
    """The cell without the sign that keeps a program from taking it for a formula.

    >>> unguarded(guarded("=1+1")), guarded("- no"), guarded("a")
    ('=1+1', "'- no", 'a')
    """
    bare = cell.strip()
    return bare[1:] if bare.startswith("'") and bare[1:].startswith(BEGINS_FORMULA) else bare


def guarded(cell: str) -> str:
    """The cell as no program takes it for a formula; a number below nought is left a number.

    >>> guarded("-5 000"), guarded("-5+1"), guarded("＝1")
    ('-5 000', "'-5+1", "'＝1")
    """
    return f"'{cell}" if cell.startswith(BEGINS_FORMULA) and not NUMBER.fullmatch(cell) else cell


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
