"""Files in and out."""

from koll.media.formats._icalendar_times import MOST_APPOINTMENTS, MOST_TIMES
from koll.media.formats._sandbox import (
    BROKEN,
    FORMULA,
    LARGE,
    MACRO,
    Appointment,
    FileReadError,
    SheetCells,
    appointments,
    bookkeeping_in,
    is_of_kind,
    read_csv_rows,
    read_word_file,
    read_workbook_sheets,
)
from koll.media.formats._sie import Bookkeeping, SieError
from koll.media.formats._table_writer import BEGINS_FORMULA, TABLE_TYPES, guarded, write_csv, write_table, write_xlsx
from koll.media.formats._word_pieces import WordPiece, join_pieces, split_into_pieces, under_one

__all__ = [
    "BEGINS_FORMULA",
    "BROKEN",
    "FORMULA",
    "LARGE",
    "MACRO",
    "MOST_APPOINTMENTS",
    "MOST_TIMES",
    "TABLE_TYPES",
    "Appointment",
    "Bookkeeping",
    "FileReadError",
    "SheetCells",
    "SieError",
    "WordPiece",
    "appointments",
    "bookkeeping_in",
    "guarded",
    "is_of_kind",
    "join_pieces",
    "read_csv_rows",
    "read_word_file",
    "read_workbook_sheets",
    "split_into_pieces",
    "under_one",
    "write_csv",
    "write_table",
    "write_xlsx",
]
