"""Files in and out."""

from koll.media.formats._icalendar_times import MOST_APPOINTMENTS, MOST_TIMES
from koll.media.formats._sandbox import (
    FORMULA,
    LARGE,
    Appointment,
    SheetCells,
    UnableToOpen,
    appointments,
    read_word_file,
    read_workbook_sheets,
)
from koll.media.formats._sie import Bookkeeping, UnableToReadSie, bookkeeping_in
from koll.media.formats._table_writer import BEGINS_FORMULA, guarded, write_csv, write_xlsx
from koll.media.formats._word_pieces import WordPiece, join_pieces, split_into_pieces, under_one

__all__ = [
    "BEGINS_FORMULA",
    "FORMULA",
    "LARGE",
    "MOST_APPOINTMENTS",
    "MOST_TIMES",
    "Appointment",
    "Bookkeeping",
    "SheetCells",
    "UnableToOpen",
    "UnableToReadSie",
    "WordPiece",
    "appointments",
    "bookkeeping_in",
    "guarded",
    "join_pieces",
    "read_word_file",
    "read_workbook_sheets",
    "split_into_pieces",
    "under_one",
    "write_csv",
    "write_xlsx",
]
