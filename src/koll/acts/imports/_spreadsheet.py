"""Tables in files: rows of plain text read from CSV or Excel, and written so that they can be read again."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from io import StringIO

from django.utils.translation import gettext as _

from koll.acts.imports._uploads import SHEET, CheckedFile, UnableToTakeFile, text_in
from koll.media.formats import BEGINS_FORMULA, FORMULA, LARGE, UnableToOpen, guarded, read_workbook_sheets

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
]


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
