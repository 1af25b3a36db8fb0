"""A budget in a sheet: Swedish numbers, hidden sheets, what is refused, and what goes out comes in again."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

import pytest
from openpyxl import Workbook

from koll.acts.imports import TableInFile, UnableToTakeFile, UncheckedFile, check_file
from koll.acts.imports import read_table as read_table_act
from koll.domain.finance import SKIP, SheetRow, UnableToReadSheet, match_rows, read_budget_table

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
    return read_table_act(check_file(UncheckedFile(name=name, content=content), MOST))


def rows_in(content: bytes, name: str = "b.xlsx", unit: str = "thousand") -> tuple[SheetRow, ...]:
    return read_budget_table(table(content, name).rows, 2028, unit)


def test_numbers_and_text_numbers_are_read_alike() -> None:
    content = workbook(["Budget"], HEAD, ["Skolnämnden", 70000, "72 000", "74\N{NO-BREAK SPACE}000,0", None, "", "−5"])
    (row,) = rows_in(content)
    assert (row.name, row.operations, row.investment) == ("Skolnämnden", (70000, 72000, 74000), (0, 0, -5))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1"])
@pytest.mark.parametrize("between", [";", "\t"])
def test_a_csv_file_is_read_in_either_encoding(encoding: str, between: str) -> None:
    text = "\r\n".join(between.join(row) for row in (HEAD, ["Skolnämnden", "1 000", "2", "3", "4", "5", "6"]))
    (row,) = rows_in(text.encode(encoding), "b.csv")
    assert (row.name, row.operations, row.investment) == ("Skolnämnden", (1000, 2, 3), (4, 5, 6))


def test_kronor_and_millions_become_thousands() -> None:
    content = workbook(HEAD, ["A", "1 500 000", 0, 0])
    assert rows_in(content, unit="krona")[0].operations[0] == 1500
    content = workbook(HEAD, ["A", "1,5", 0, 0])
    assert rows_in(content, unit="million")[0].operations[0] == 1500


def test_hidden_sheets_are_left_out_and_said() -> None:
    content = workbook(HEAD, ["A", 1, 2, 3], hidden=("Hemligt",))
    assert table(content, "b.xlsx").ignored == ("Hemligt",)
    assert [row.name for row in rows_in(content)] == ["A"]


def test_rows_without_amounts_are_headings() -> None:
    assert rows_in(workbook(HEAD, ["Nämnder"], ["A", 1]))[0].name == "A"


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
    ("content", "name", "why"),
    [
        (workbook(["Organ", "2025", "2026", "2027"]), "b.xlsx", "years"),
        (workbook(HEAD, ["A", "tolv", 1, 2]), "b.xlsx", "amount"),
        (workbook(HEAD, ["A", "1,5", 1, 2]), "b.xlsx", "amount"),
        (";".join(HEAD).encode() + b"\nA;1" * 600, "b.csv", "large"),
    ],
)
def test_what_is_no_budget_is_refused_whole(content: bytes, name: str, why: str) -> None:
    with pytest.raises(UnableToReadSheet) as refused:
        rows_in(content, name)
    assert refused.value.why == why


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"x" * (MOST + 1), "b.csv"),
        (unpacks_too_large(), "b.xlsx"),
        (with_macros(), "b.xlsx"),
        (with_macros(), "b.xlsm"),
        (b"\xd0\xcf\x11\xe0", "b.xls"),
        (b"PK\x03\x04 nonsense", "b.xlsx"),
    ],
)
def test_what_is_no_table_is_refused(content: bytes, name: str) -> None:
    with pytest.raises(UnableToTakeFile):
        rows_in(content, name)


def test_rows_are_matched_by_name_and_by_what_is_remembered_and_nothing_is_half_matched() -> None:
    rows = rows_in(workbook(HEAD, ["skolnämnden", 1], ["BUN", 2], ["Summa", 3]))
    names = {"skolnämnden": "schools"}
    first = match_rows(rows, names, {})
    assert ([row.name for row in first.unknown], first.is_whole) == (["BUN", "Summa"], False)
    then = match_rows(rows, names, {"bun": "care", "summa": SKIP})
    assert ([target for _row, target in then.known], then.is_whole) == (["schools", "care"], True)
    assert match_rows(rows, names, {"bun": "schools", "summa": SKIP}).twice == ("schools",)
