"""Tables in files: either encoding and divider, hidden sheets, and what is refused whole."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence

import pytest
from openpyxl import Workbook
from tests.clock import TODAY, ten_on
from tests.refusals import refused

from koll.acts.decisions import DECISIONS
from koll.acts.imports import (
    CALENDARS,
    TableInFile,
    UncheckedFile,
    calendar_table,
    check_file,
    day_in_words_or_digits,
    read_table,
    text_within,
    times_in_words_or_digits,
    upload_with,
    yes_or_no,
)
from koll.acts.imports._reading import read_cell
from koll.media.formats import FORMULA, MOST_APPOINTMENTS
from koll.permissions import NOBODY

HEAD = ["Organ", "Drift 2028", "Drift 2029", "Drift 2030", "Investering 2028", "Investering 2029", "Investering 2030"]


def workbook(*rows: Sequence[object], hidden: tuple[str, ...] = ()) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    for title in hidden:
        book.create_sheet(title, 0).sheet_state = "hidden"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


MOST = 2_000_000


def table(content: bytes, name: str) -> TableInFile:
    return read_table(check_file(UncheckedFile(name=name, content=content), MOST))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1"])
@pytest.mark.parametrize("between", [";", "\t"])
def test_a_csv_file_is_read_in_either_encoding(encoding: str, between: str) -> None:
    text = "\r\n".join(between.join(row) for row in (HEAD, ["Skolnämnden", "1 000", "2", "3", "4", "5", "6"]))
    assert table(text.encode(encoding), "b.csv").rows == (
        tuple(HEAD),
        ("Skolnämnden", "1 000", "2", "3", "4", "5", "6"),
    )


def test_hidden_sheets_are_left_out_and_said() -> None:
    content = workbook(HEAD, ["A", 1, 2, 3], hidden=("Hemligt",))
    assert table(content, "b.xlsx").ignored == ("Hemligt",)
    assert [row[0] for row in table(content, "b.xlsx").rows] == ["Organ", "A"]


def with_macros() -> bytes:
    file = io.BytesIO(workbook(HEAD))
    with zipfile.ZipFile(file, "a") as packed:
        packed.writestr("xl/vbaProject.bin", b"x")
    return file.getvalue()


def unpacks_too_large() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b" " * 210_000_000)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"x" * (MOST + 1), "b.csv", "file.too_large"),
        (unpacks_too_large(), "b.xlsx", "file.unfolds"),
        (with_macros(), "b.xlsx", "file.macros"),
        (with_macros(), "b.xlsm", "file.unknown_kind"),
        (b"\xd0\xcf\x11\xe0", "b.xls", "file.unknown_kind"),
        (b"PK\x03\x04 nonsense", "b.xlsx", "file.not_what_it_says"),
    ],
)
def test_what_is_no_table_is_refused(content: bytes, name: str, code: str) -> None:
    with refused(code):
        table(content, name)


def all_hidden() -> bytes:
    """What Excel does not save, and other programs do."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(HEAD))) as whole, zipfile.ZipFile(file, "w") as packed:
        for name in whole.namelist():
            content = whole.read(name)
            packed.writestr(name, content.replace(b'state="visible"', b'state="hidden"'))
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [(b"a\n" * 20_001, "b.csv", "table.too_large"), (all_hidden(), "b.xlsx", "table.all_hidden")],
)
def test_what_cannot_be_read_of_a_table_is_refused(content: bytes, name: str, code: str) -> None:
    with refused(code):
        table(content, name)


def test_a_calendar_has_so_many_meetings() -> None:
    content = (
        b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\nEND:VEVENT\r\n" * (MOST_APPOINTMENTS + 1) + b"END:VCALENDAR\r\n"
    )
    with refused("calendar.too_many"):
        calendar_table(check_file(UncheckedFile(name="moten.ics", content=content), MOST, CALENDARS), ())


@pytest.mark.parametrize(
    ("read", "cell", "code"),
    [
        (text_within(3), "fyra", "import.too_long"),
        (day_in_words_or_digits, "i går", "import.not_a_day"),
        (day_in_words_or_digits, "2027-02-30", "import.not_a_day"),
        (day_in_words_or_digits, "tisdag 15 mars 2027", "import.other_weekday"),
        (day_in_words_or_digits, "3/4/2027", "import.two_days"),
        (times_in_words_or_digits, "efter lunch", "import.not_a_time"),
        (times_in_words_or_digits, "9, 10, 11", "import.not_a_time"),
        (yes_or_no, "kanske", "import.neither_yes_nor_no"),
    ],
)
def test_what_cannot_be_read_of_a_cell_is_refused(read: Callable[[str], object], cell: str, code: str) -> None:
    with refused(code):
        read(cell)


@pytest.mark.parametrize(("cell", "code"), [(FORMULA, "import.formula"), ("Okända nämnden", "import.unknown_name")])
def test_a_name_stands_in_the_cell_and_for_something(cell: str, code: str) -> None:
    body = next(column for column in DECISIONS.columns if column.name == DECISIONS.named)
    with refused(code):
        read_cell(DECISIONS, body, cell, {"skolnamnden": "schools"})


def test_what_is_kept_of_a_table_is_somebodys() -> None:
    with refused("import.upload_lost"):
        upload_with(NOBODY, ten_on(TODAY), "en-hemlighet", kind=DECISIONS.key)
