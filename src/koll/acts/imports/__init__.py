"""Files that come in: what they may be, and how their tables are read."""

from koll.acts.imports._icalendar import HEADINGS, REPEATS, calendar_rows
from koll.acts.imports._spreadsheet import Row, TableInFile, read_rows, read_table
from koll.acts.imports._uploads import (
    CALENDARS,
    KINDS,
    WORD,
    CheckedFile,
    Kind,
    UnableToTakeFile,
    UncheckedFile,
    check_file,
    refuse_size,
    safe_name,
)
from koll.media.formats import write_csv, write_xlsx

__all__ = [
    "CALENDARS",
    "HEADINGS",
    "KINDS",
    "REPEATS",
    "WORD",
    "CheckedFile",
    "Kind",
    "Row",
    "TableInFile",
    "UnableToTakeFile",
    "UncheckedFile",
    "calendar_rows",
    "check_file",
    "read_rows",
    "read_table",
    "refuse_size",
    "safe_name",
    "write_csv",
    "write_xlsx",
]
