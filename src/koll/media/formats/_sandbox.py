"""Opens documents that people send in a process of its own, with little memory and little time.

A workbook of some hundred kilobytes can unfold to a gigabyte. What opens it here is a child that knows none of Koll and
is ended by the system when it takes more than it may; the parent gets plain text back, or one word that says why not.
Run as a program, this file is that child: the kind of document as its argument, the document on its input.
"""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from importlib import import_module
from io import BytesIO
from itertools import zip_longest
from pathlib import Path
from runpy import run_path
from typing import Any

MEMORY = 768 * 1024 * 1024
"""Bytes of address space, of which the interpreter and its libraries take a third."""
SECONDS = 10
MOST_ROWS, MOST_COLUMNS, MOST_SHEETS = 20_001, 60, 30
LONGEST_CELL = 4_000
MOST_UNPACKED = 200_000_000
FORMULA = "\N{REPLACEMENT CHARACTER}"
"""What stands for a formula that is not worked out."""
MACROS = re.compile(r"vbaproject|vbadata|(^|/)activex/|(^|/)macrosheets/", re.IGNORECASE)
MERGED = re.compile(rb'<mergeCell ref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')

STYLES, W = "word/styles.xml", "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEADINGS = 6
"""The levels of headings there are."""

CALENDARS = str(Path(__file__).with_name("_icalendar_times.py"))
"""What the child reads calendars with: it imports nothing of Koll, and is run from its place."""

LARGE, BROKEN, MACRO = "large", "broken", "macros"


class UnableToOpen(Exception):
    """The document was not read; `why` is "large" (or slow), "broken" or "macros"."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetCells:
    """A sheet of a workbook: its title, whether it is shown, and its rows of text, all equally wide."""

    title: str
    is_visible: bool
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
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


def read_workbook_sheets(content: bytes) -> tuple[SheetCells, ...]:
    """Every sheet of an Excel workbook (.xlsx) as text; UnableToOpen says why not.

    Whole numbers have no decimals, days are year-month-day, a formula is the value it had when the workbook was saved,
    and `FORMULA` where it had none. Words in cells that are merged stand in each of them; numbers only in the first.
    """
    return tuple(
        SheetCells(title=str(title), is_visible=bool(shown), rows=tuple(tuple(row) for row in rows))
        for title, shown, rows in run_sandboxed("xlsx", content)
    )


def read_word_file(content: bytes) -> str:
    """A Word document (.docx) as HTML with headings, lists, tables and nothing that loads; UnableToOpen says why not.

    It is not cleaned: whoever shows it must let only known tags through.
    """
    return str(run_sandboxed("docx", content))


def appointments(content: bytes) -> tuple[Appointment, ...]:
    """Every time in an iCalendar file (.ics), with what repeats as the days it falls on; UnableToOpen says why not.

    What a series leaves out is not there, and what it has moved is where it was moved to.
    """
    return tuple(Appointment(*row) for row in run_sandboxed("ics", content))


def run_sandboxed(kind: str, content: bytes) -> Any:
    """What the child answers."""
    command = [sys.executable, "-I", str(Path(__file__)), kind]
    try:
        said = subprocess.run(  # noqa: S603 -- this file itself, with a word of its own
            command, input=content, capture_output=True, timeout=SECONDS * 3, check=False
        )
    except subprocess.TimeoutExpired:
        raise UnableToOpen(LARGE) from None
    if said.returncode != 0:
        raise UnableToOpen(LARGE)
    try:
        answer = json.loads(said.stdout)
    except ValueError:
        raise UnableToOpen(BROKEN) from None
    if "why" in answer:
        raise UnableToOpen(answer["why"])
    return answer["found"]


# -- in the child


def refuse_packing(content: bytes) -> None:
    """Raises UnableToOpen for what is no packed document, holds programs, or says that it unfolds to too much."""
    if not content.startswith(b"PK\x03\x04"):
        raise UnableToOpen(BROKEN)
    with zipfile.ZipFile(BytesIO(content)) as packed:
        parts = packed.infolist()
    if any(MACROS.search(part.filename) for part in parts):
        raise UnableToOpen(MACRO)
    if len(parts) > 2_000 or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise UnableToOpen(LARGE)


def read_workbook(content: bytes) -> list[tuple[str, bool, list[list[str]]]]:
    """Title, whether it is shown, and rows of each sheet."""
    load_workbook = import_module("openpyxl").load_workbook
    told = load_workbook(BytesIO(content), read_only=True, keep_links=False, data_only=True)
    written = load_workbook(BytesIO(content), read_only=True, keep_links=False)
    found = []
    for values, formulas in list(zip(told.worksheets, written.worksheets, strict=True))[:MOST_SHEETS]:
        rows = [list(row) for row in rows_of_table(values, formulas)]
        while rows and not any(rows[-1]):
            rows.pop()
        wide = max((place for row in rows for place, cell in enumerate(row, 1) if cell), default=0)
        rows = [[*row, *[""] * wide][:wide] for row in rows]
        spread(rows, merged_in(content, str(getattr(values, "_worksheet_path", ""))))
        found.append((values.title, values.sheet_state == "visible", rows))
    return found


def rows_of_table(values: Any, formulas: Any) -> Iterator[list[str]]:
    """The rows of a sheet as text, from its values and from what was written in it."""
    most = {"max_row": MOST_ROWS + 1, "max_col": MOST_COLUMNS}
    for number, (said, written) in enumerate(zip(values.iter_rows(**most), formulas.iter_rows(**most), strict=True)):
        if number >= MOST_ROWS:
            raise UnableToOpen(LARGE)
        yield [text_of_cell(*pair) for pair in zip_longest(said, written)]


def text_of_cell(value: Any, written: Any) -> str:
    """What a cell says, as a person would write it."""
    said = getattr(value, "value", None)
    if getattr(written, "data_type", "") == "f" and said is None:
        return FORMULA
    if isinstance(said, datetime) and said.time() == time.min:
        said = said.date()
    if isinstance(said, datetime):
        return said.isoformat(sep=" ", timespec="minutes")
    if isinstance(said, date):
        return said.isoformat()
    if isinstance(said, float):
        return str(int(said)) if said.is_integer() else format(said, ".10g")
    return "" if said is None else str(said).strip()[:LONGEST_CELL]


def merged_in(content: bytes, path: str) -> list[tuple[int, int, int, int]]:
    """The merged ranges of a sheet: first and last row, first and last column, from nought."""
    with zipfile.ZipFile(BytesIO(content)) as packed:
        if path.lstrip("/") not in packed.namelist():
            return []
        found = MERGED.findall(packed.read(path.lstrip("/")))
    return [(int(top) - 1, int(low) - 1, column(left), column(right)) for left, top, right, low in found[:5_000]]


def column(letters: bytes) -> int:
    """A column's place from nought.

    >>> column(b"A"), column(b"AB")
    (0, 27)
    """
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place - 1


def spread(rows: list[list[str]], ranges: list[tuple[int, int, int, int]]) -> None:
    """Lets words in merged cells stand in each of them; a number stays where it is, so that no sum counts it twice."""
    for top, low, left, right in ranges:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        words = rows[top][left]
        if not any(word.isalpha() for word in words):
            continue
        for row in rows[top : low + 1]:
            row[left : right + 1] = [words] * len(row[left : right + 1])


def read_word_document(content: bytes) -> str:
    """A Word document as HTML; its pictures are left out, and a style in the outline is a heading whatever its name."""
    mammoth = import_module("mammoth")

    def nothing(_image: Any) -> dict[str, str]:
        return {"src": ""}

    pictures = mammoth.images.img_element(nothing)
    converted = mammoth.convert_to_html(BytesIO(content), convert_image=pictures, style_map=outlined(content))
    return str(converted.value)


def outlined(content: bytes) -> str:
    """The document's styles that are headings by their place in the outline, a line for each as mammoth takes them."""
    etree = import_module("lxml.etree")
    with zipfile.ZipFile(BytesIO(content)) as packed:
        if STYLES not in packed.namelist():
            return ""
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        root = etree.fromstring(packed.read(STYLES), parser)
    styles = {row.get(f"{W}styleId"): row for row in root.iter(f"{W}style") if row.get(f"{W}type") == "paragraph"}
    lines = []
    for style in styles.values():
        name, level = value_in(style, "name"), outline_of(style, styles)
        if name and level < HEADINGS:
            said = name.replace("\\", "\\\\").replace("'", "\\'")
            lines.append(f"p[style-name='{said}'] => h{level + 1}:fresh")
    return "\n".join(lines)


def outline_of(style: Any, styles: dict[str, Any]) -> int:
    """A style's place in the outline from nought, its own or that of a style it is made from."""
    for _step in range(20):
        if level := value_in(style, "outlineLvl"):
            return int(level)
        style = styles.get(value_in(style, "basedOn"))
        if style is None:
            break
    return HEADINGS


def value_in(style: Any, tag: str) -> str:
    """What a style says under a tag."""
    found = style.find(f".//{W}{tag}")
    return "" if found is None else str(found.get(f"{W}val", ""))


def read_calendar(content: bytes) -> list[tuple[str, str, str, str, str, bool, str]]:
    """The times in a calendar, by the file beside this one."""
    found: list[tuple[str, str, str, str, str, bool, str]] | None = run_path(CALENDARS)["times_in"](content)
    if found is None:
        raise UnableToOpen(LARGE)
    return found


READERS = {"xlsx": read_workbook, "docx": read_word_document, "ics": read_calendar}


def main(kind: str) -> int:
    """Answers on the output what was found, or why it was not."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    content = sys.stdin.buffer.read()
    try:
        if kind != "ics":
            refuse_packing(content)
        found = {"found": READERS[kind](content)}
    except UnableToOpen as refusal:
        found = {"why": refusal.why}
    except MemoryError:
        found = {"why": LARGE}
    except Exception:  # a broken or hostile document makes the libraries raise errors of any kind
        found = {"why": BROKEN}
    sys.stdout.write(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
