"""Files that come in: what they may be, how their tables are read, and how a kind of table is declared and taken in."""

from koll.acts.imports._cells import (
    day_in_words_or_digits,
    moment_in_words_or_digits,
    text_within,
    times_in_words_or_digits,
    yes_or_no,
)
from koll.acts.imports._columns import FileColumn, normalised_heading
from koll.acts.imports._declaration import LEAVE_OUT, Column, Judge, TableImport, fixed_targets
from koll.acts.imports._foresight import Chosen, Foreseen, ForeseenRow, foresee_table
from koll.acts.imports._icalendar import HEADINGS, REPEATS, calendar_table
from koll.acts.imports._kept_uploads import UPLOADS_KEPT, KeptUpload, keep_upload, upload_with
from koll.acts.imports._memory import ImportMemory, remember
from koll.acts.imports._reading import FileName
from koll.acts.imports._tables import Row, TableInFile, read_rows, read_table, within_limits
from koll.acts.imports._uploads import (
    CALENDARS,
    KINDS,
    TABLES,
    WORD,
    CheckedFile,
    Kind,
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
    "LEAVE_OUT",
    "REPEATS",
    "TABLES",
    "UPLOADS_KEPT",
    "WORD",
    "CheckedFile",
    "Chosen",
    "Column",
    "FileColumn",
    "FileName",
    "Foreseen",
    "ForeseenRow",
    "ImportMemory",
    "Judge",
    "KeptUpload",
    "Kind",
    "Row",
    "TableImport",
    "TableInFile",
    "UncheckedFile",
    "calendar_table",
    "check_file",
    "day_in_words_or_digits",
    "fixed_targets",
    "foresee_table",
    "keep_upload",
    "moment_in_words_or_digits",
    "normalised_heading",
    "read_rows",
    "read_table",
    "refuse_size",
    "remember",
    "safe_name",
    "text_within",
    "times_in_words_or_digits",
    "upload_with",
    "within_limits",
    "write_csv",
    "write_xlsx",
    "yes_or_no",
]
