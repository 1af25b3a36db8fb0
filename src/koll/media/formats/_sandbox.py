"""Files that people send are opened in a process of its own, with little memory and little time.

A workbook of some hundred kilobytes can unfold to a gigabyte. What opens it (`_child.py`) knows none of Koll and is
ended by the system when it takes more than it may; the parent gets plain text back, or one word that says why not.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from koll.media.formats._sie import Bookkeeping, SieError

CHILD = Path(__file__).with_name("_child.py")
SECONDS_TO_WAIT = 30
"""The child may use ten seconds of the processor; on a busy machine they take longer."""
FORMULA = "\N{REPLACEMENT CHARACTER}"
"""What stands for a formula that is not worked out."""
WITHOUT_LIBRARIES = ("csv", "sie")
"""What is read with Python alone, whose child begins sooner for that."""

LARGE, BROKEN, MACRO = "large", "broken", "macros"


class FileReadError(Exception):
    """The document was not read; `why` is "large" (or slow), "broken" or "macros"."""

    def __init__(self, why: str, where: str = "") -> None:
        super().__init__(why)
        self.why, self.where = why, where


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetCells:
    """A sheet of a workbook: its title, whether it is shown, its rows of text, all equally wide, and what is hidden.

    `hidden_rows` and `hidden_columns` are numbers from one. Only the first sheet that is shown is read.
    """

    title: str
    is_visible: bool
    rows: tuple[tuple[str, ...], ...]
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """A time in a calendar: its day and hours in Swedish time, as text, where, what, and the calendar's name for it.

    `day` is "" for what repeats without end, too often, or by a rule that cannot be followed: it has no days.
    Each time of what repeats has a name of its own, which it keeps when that time is moved.
    """

    day: str
    begins: str
    ends: str
    place: str
    heading: str
    is_cancelled: bool
    uid: str


def is_of_kind(content: bytes, kind: str) -> bool:
    """Whether a file is what its ending says; FileReadError says why it is not let in."""
    return run_sandboxed(f"knows:{kind}", content) is True


def read_csv_rows(content: bytes) -> tuple[tuple[str, ...], ...]:
    """The rows of a CSV of any code page and divider, empty ones too; FileReadError says why not."""
    return tuple(tuple(row) for row in run_sandboxed("csv", content))


def read_workbook_sheets(content: bytes) -> tuple[SheetCells, ...]:
    """The sheets of an Excel workbook (.xlsx), the first that is shown as text; FileReadError says why not.

    Whole numbers have no decimals, days are year-month-day, a formula is the value it had when the workbook was saved,
    and `FORMULA` where it had none. Words in cells that are merged stand in each of them; numbers only in the first.
    """
    return tuple(
        SheetCells(
            title=str(title),
            is_visible=bool(shown),
            rows=tuple(tuple(row) for row in rows),
            hidden_rows=tuple(hidden_rows),
            hidden_columns=tuple(hidden_columns),
        )
        for title, shown, rows, hidden_rows, hidden_columns in run_sandboxed("xlsx", content)
    )


def read_word_file(content: bytes) -> str:
    """A Word document (.docx) as HTML with headings, lists, tables and nothing that loads; FileReadError says why not.

    It is not cleaned: whoever shows it must let only known tags through.
    """
    return str(run_sandboxed("docx", content))


def appointments(content: bytes) -> tuple[Appointment, ...]:
    """Every time in an iCalendar file (.ics), with what repeats as the days it falls on; FileReadError says why not.

    What a series leaves out is not there, and what it has moved is where it was moved to.
    """
    names = [field.name for field in fields(Appointment)]
    return tuple(Appointment(**dict(zip(names, row, strict=True))) for row in run_sandboxed("ics", content))


def bookkeeping_in(content: bytes) -> Bookkeeping:
    """The current year's result in a SIE file; SieError when it is none, does not add up, or is too large."""
    try:
        said = run_sandboxed("sie", content)
    except FileReadError as fault:
        why = "kind" if fault.why == BROKEN else fault.why
        raise SieError(why, fault.where) from None
    return Bookkeeping(
        company=said["company"],
        number=said["number"],
        begins=date.fromisoformat(said["begins"]),
        ends=date.fromisoformat(said["ends"]),
        months=tuple((month, Decimal(income), Decimal(cost)) for month, income, cost in said["months"]),
        unnamed=tuple(said["unnamed"]),
    )


def run_sandboxed(kind: str, content: bytes) -> Any:
    """What the child answers."""
    flags = ["-I", "-S"] if kind.startswith("knows:") or kind in WITHOUT_LIBRARIES else ["-I"]
    command = [sys.executable, *flags, str(CHILD), kind]
    try:
        said = subprocess.run(  # noqa: S603 -- a file of ours, with a word of its own
            command, input=content, capture_output=True, timeout=SECONDS_TO_WAIT, check=False
        )
    except subprocess.TimeoutExpired:
        raise FileReadError(LARGE) from None
    if said.returncode != 0:
        raise FileReadError(LARGE)
    answer = json.loads(said.stdout)
    if "why" in answer:
        raise FileReadError(answer["why"], answer.get("where", ""))
    return answer["found"]
