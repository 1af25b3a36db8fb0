"""Tables in files: either encoding and divider, hidden sheets, and what is refused whole."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

import pytest
from openpyxl import Workbook
from tests.refusals import refused

from koll.acts.imports import TableInFile, UncheckedFile, check_file, read_table

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
