"""Tables in files: rows of plain text read from CSV or Excel, with what was not read of them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from koll.acts.imports._uploads import KINDS, CheckedFile
from koll.domain.refusals import Refusal
from koll.media.formats import (
    BEGINS_FORMULA,
    FORMULA,
    LARGE,
    FileReadError,
    SheetCells,
    guarded,
    read_csv_rows,
    read_workbook_sheets,
)

MOST_ROWS = 2_000


MOST_COLUMNS = 40


__all__ = ["FORMULA", "Row", "TableInFile", "guarded", "read_rows", "read_table", "unguarded"]


type Row = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableInFile:
    """The rows of a table, the first being row one, and what of its file was not read.

    `ignored` are the sheets that are hidden or come after it; `hidden_rows` and `hidden_columns` are numbers from one,
    and empty in `rows`. `notes` is what its reader has to say of it besides.
    """

    rows: tuple[Row, ...]
    ignored: tuple[str, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()


def read_rows(file: CheckedFile) -> list[Row]:
    """Every row of the table, the headings first, without what is empty at its end; Refusal says why not."""
    return list(within_limits(read_table(file)).rows)


def within_limits(table: TableInFile) -> TableInFile:
    """The table without what is empty at its end and its right; Refusal when it is longer than is taken in."""
    rows = list(table.rows)
    while rows and not any(rows[-1]):
        rows.pop()
    wide = max((place for row in rows for place, cell in enumerate(row, 1) if cell), default=0)
    if sum(any(row) for row in rows) > MOST_ROWS + 1:
        raise Refusal(
            "table.too_many_rows",
            _("The table has more than %(most)s rows. Divide it, and take one part at a time.") % {"most": MOST_ROWS},
            field="file",
        )
    return TableInFile(
        rows=tuple(row[: min(wide, MOST_COLUMNS)] for row in rows),
        ignored=table.ignored,
        hidden_rows=table.hidden_rows,
        hidden_columns=table.hidden_columns,
        notes=table.notes,
    )


def read_table(file: CheckedFile) -> TableInFile:
    """The first sheet that is shown of an Excel file, or a CSV; Refusal says why not."""
    try:
        if file.name.endswith((".csv", ".txt")):
            return TableInFile(rows=tuple(plain_row(row) for row in read_csv_rows(file.content)))
        if file.media_type != KINDS["xlsx"]:
            raise Refusal("table.not_a_table", _("Choose a table: an Excel file (.xlsx) or a CSV file."), field="file")
        sheets = read_workbook_sheets(file.content)
    except FileReadError as fault:
        if fault.why == LARGE:
            raise Refusal(
                "table.too_large",
                _("The table is too large to be read. Divide it, and take one part at a time."),
                field="file",
            ) from None
        raise Refusal(
            "table.broken", _("The table cannot be read. Save it anew as Excel (.xlsx), and choose that."), field="file"
        ) from None
    shown = next((sheet for sheet in sheets if sheet.is_visible), None)
    if shown is None:
        raise Refusal(
            "table.all_hidden",
            _("Every sheet of the file is hidden. Show the one that is to be read, and save it."),
            field="file",
        )
    return shown_cells(shown, tuple(sheet.title for sheet in sheets if sheet is not shown))


def plain_row(row: Row) -> Row:
    """The cells that are read, without the sign that guards them."""
    return tuple(unguarded(cell) for cell in row[:MOST_COLUMNS])


def shown_cells(sheet: SheetCells, ignored: tuple[str, ...]) -> TableInFile:
    """The sheet as its reader sees it: what is hidden is empty, and is told of where something stood there."""
    rows_hidden, columns_hidden = set(sheet.hidden_rows), set(sheet.hidden_columns)
    return TableInFile(
        rows=tuple(
            tuple("" if number in rows_hidden or place in columns_hidden else cell for place, cell in enumerate(row, 1))
            for number, row in enumerate(sheet.rows, 1)
        ),
        ignored=ignored,
        hidden_rows=tuple(number for number, row in enumerate(sheet.rows, 1) if number in rows_hidden and any(row)),
        hidden_columns=tuple(
            place for place in sheet.hidden_columns if any(row[place - 1] for row in sheet.rows if place <= len(row))
        ),
    )


def unguarded(cell: str) -> str:
    """The cell without the sign that keeps a program from taking it for a formula.

    >>> unguarded(guarded("=1+1")), guarded("- no"), guarded("a")
    ('=1+1', "'- no", 'a')
    """
    bare = cell.strip()
    return bare[1:] if bare.startswith("'") and bare[1:].startswith(BEGINS_FORMULA) else bare
