"""A budget in a sheet: Swedish numbers, hidden sheets, what is refused, and what goes out comes in again."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

import pytest
from openpyxl import Workbook

from koll.charter.budget_sheet import MOST_BYTES, SKIP, UnableToReadSheet, match, read_sheet

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


def test_numbers_and_text_numbers_are_read_alike() -> None:
    content = workbook(["Budget"], HEAD, ["Skolnämnden", 70000, "72 000", "74\N{NO-BREAK SPACE}000,0", None, "", "−5"])
    (row,) = read_sheet(content, "b.xlsx", 2028).rows
    assert (row.name, row.operations, row.investment) == ("Skolnämnden", (70000, 72000, 74000), (0, 0, -5))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1"])
@pytest.mark.parametrize("between", [";", "\t"])
def test_a_csv_file_is_read_in_either_encoding(encoding: str, between: str) -> None:
    text = "\r\n".join(between.join(row) for row in (HEAD, ["Skolnämnden", "1 000", "2", "3", "4", "5", "6"]))
    (row,) = read_sheet(text.encode(encoding), "b.csv", 2028).rows
    assert (row.name, row.operations, row.investment) == ("Skolnämnden", (1000, 2, 3), (4, 5, 6))


def test_kronor_and_millions_become_thousands() -> None:
    content = workbook(HEAD, ["A", "1 500 000", 0, 0])
    assert read_sheet(content, "b.xlsx", 2028, "krona").rows[0].operations[0] == 1500
    content = workbook(HEAD, ["A", "1,5", 0, 0])
    assert read_sheet(content, "b.xlsx", 2028, "million").rows[0].operations[0] == 1500


def test_hidden_sheets_are_left_out_and_said() -> None:
    sheet = read_sheet(workbook(HEAD, ["A", 1, 2, 3], hidden=("Hemligt",)), "b.xlsx", 2028)
    assert sheet.ignored == ("Hemligt",)
    assert [row.name for row in sheet.rows] == ["A"]


def test_rows_without_amounts_are_headings() -> None:
    assert read_sheet(workbook(HEAD, ["Nämnder"], ["A", 1]), "b.xlsx", 2028).rows[0].name == "A"


def with_macros() -> bytes:
    file = io.BytesIO(workbook(HEAD))
    with zipfile.ZipFile(file, "a") as packed:
        packed.writestr("xl/vbaProject.bin", b"x")
    return file.getvalue()


def unpacks_too_large() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b" " * 30_000_000)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "why"),
    [
        (b"x" * (MOST_BYTES + 1), "b.csv", "large"),
        (unpacks_too_large(), "b.xlsx", "large"),
        (with_macros(), "b.xlsm", "macros"),
        (b"\xd0\xcf\x11\xe0", "b.xls", "kind"),
        (b"PK\x03\x04 nonsense", "b.xlsx", "kind"),
        (workbook(["Organ", "2025", "2026", "2027"]), "b.xlsx", "years"),
        (workbook(HEAD, ["A", "tolv", 1, 2]), "b.xlsx", "amount"),
        (workbook(HEAD, ["A", "1,5", 1, 2]), "b.xlsx", "amount"),
        (";".join(HEAD).encode() + b"\nA;1" * 600, "b.csv", "large"),
    ],
)
def test_what_is_no_budget_is_refused_whole(content: bytes, name: str, why: str) -> None:
    with pytest.raises(UnableToReadSheet) as refused:
        read_sheet(content, name, 2028)
    assert refused.value.why == why


def test_rows_are_matched_by_name_and_by_what_is_remembered_and_nothing_is_half_matched() -> None:
    rows = read_sheet(workbook(HEAD, ["skolnämnden", 1], ["BUN", 2], ["Summa", 3]), "b.xlsx", 2028).rows
    names = {"skolnämnden": "schools"}
    first = match(rows, names, {})
    assert ([row.name for row in first.unknown], first.is_whole) == (["BUN", "Summa"], False)
    then = match(rows, names, {"bun": "care", "summa": SKIP})
    assert ([target for _row, target in then.known], then.is_whole) == (["schools", "care"], True)
    assert match(rows, names, {"bun": "schools", "summa": SKIP}).twice == ("schools",)
