"""Files made to do harm: the child that opens them is ended by its own limits, and the parent is told one word."""

from __future__ import annotations

import resource
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from koll.media.formats import (
    Bookkeeping,
    FileReadError,
    SieError,
    appointments,
    bookkeeping_in,
    is_of_kind,
    read_csv_rows,
    read_word_file,
    read_workbook_sheets,
)

MOST_MEMORY = 200_000  # kilobytes that the parent may grow by
BILLION_LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE x ['
    + b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10 if n else b"ha" * 10) for n in range(12))
    + b"]><x>&e11;</x>"
)


def packed(parts: dict[str, bytes]) -> bytes:
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return whole.getvalue()


def workbook_with(sheet: bytes) -> bytes:
    """A workbook whose only sheet is written so."""
    book = Workbook()
    book.worksheets[0].append(["a"])
    kept = BytesIO()
    book.save(kept)
    with ZipFile(BytesIO(kept.getvalue())) as parts:
        found = {part.filename: parts.read(part) for part in parts.infolist()}
    return packed(found | {"xl/worksheets/sheet1.xml": sheet})


def calendar(rule: str) -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "BEGIN:VEVENT", "UID:1", "DTSTART:20270101T000000Z", rule]
    return "\r\n".join([*lines, "END:VEVENT", "END:VCALENDAR", ""]).encode()


XLSX = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = b'<worksheet xmlns="' + XLSX + b'"><sheetData>%s</sheetData></worksheet>'


def many_rows() -> bytes:
    """A sheet of more rows than are read."""
    return SHEET % b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(1, 40_000))


DOCUMENT = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body>'


@pytest.mark.parametrize(
    ("read", "make"),
    [
        (read_csv_rows, lambda: b"\n" * 19_000_000),
        (read_csv_rows, lambda: b'"' + b"x" * 19_000_000),
        (read_csv_rows, lambda: b"a;b\n" + b"1;2\n" * 300_000),
        (read_workbook_sheets, lambda: packed({f"part{n}": bytes(30_000_000) for n in range(8)})),
        (read_workbook_sheets, lambda: packed({f"xl/{n}": b"" for n in range(60_000)})),
        (read_workbook_sheets, lambda: workbook_with(many_rows())),
        (read_workbook_sheets, lambda: workbook_with(BILLION_LAUGHS)),
        (
            read_word_file,
            lambda: packed({"word/document.xml": DOCUMENT % (b"<w:p>" * 200_000), "[Content_Types].xml": b"<Types/>"}),
        ),
        (read_word_file, lambda: packed({"word/document.xml": BILLION_LAUGHS, "[Content_Types].xml": b"<Types/>"})),
        (appointments, lambda: b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 100_000),
        (appointments, lambda: b"BEGIN:VCALENDAR\r\n" * 100_000),
        (bookkeeping_in, lambda: b"#SIETYP 4\n" + b"#X\n" * 600_000),
        (bookkeeping_in, lambda: b'#SIETYP 4\n"' + b"\\" * 5_000_000),
    ],
    ids=[
        "csv: lines",
        "csv: an open quotation",
        "csv: rows",
        "xlsx: unfolds",
        "xlsx: parts",
        "xlsx: rows",
        "xlsx: entities",
        "docx: depth",
        "docx: entities",
        "ics: events",
        "ics: depth",
        "sie: lines",
        "sie: backslashes",
    ],
)
def test_a_hostile_file_is_refused_with_one_word_and_the_parent_does_not_grow(
    read: Callable[[bytes], object], make: Callable[[], bytes]
) -> None:
    content = make()  # here, so that nobody who only collects tests makes them all
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises((FileReadError, SieError)) as refused:
        read(content)
    fault = refused.value
    assert isinstance(fault, FileReadError | SieError)
    assert fault.why in ("large", "broken", "kind", "year")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < MOST_MEMORY


@pytest.mark.parametrize(
    "rule",
    ["RRULE:FREQ=SECONDLY", "RRULE:FREQ=DAILY", "RRULE:FREQ=YEARLY;COUNT=999999999", "RRULE:FREQ=DAILY;INTERVAL=0"],
)
def test_what_repeats_without_end_has_no_days(rule: str) -> None:
    assert [found.day for found in appointments(calendar(rule))] == [""]


@pytest.mark.parametrize(
    ("kind", "make", "why"),
    [
        ("docx", lambda: packed({f"part{n}": b"" for n in range(3_000)}), "large"),
        ("xlsx", lambda: packed({"xl/vbaProject.bin": b"x"}), "macros"),
        ("xlsx", lambda: b"PK\x03\x04 and nothing", "broken"),
    ],
)
def test_what_is_dangerous_is_not_opened_to_be_known(kind: str, make: Callable[[], bytes], why: str) -> None:
    with pytest.raises(FileReadError) as refused:
        is_of_kind(make(), kind)
    assert refused.value.why == why


def test_a_long_text_is_known_and_programs_are_no_text() -> None:
    assert is_of_kind("Å;Ä\n".encode("cp1252") * 500_000, "csv")
    for content in (b"MZ\x90\x00\x03" * 1_000, b"< \n\t" * 100_000 + b"html", b"#!/bin/sh\n"):
        assert not is_of_kind(content, "csv")


@pytest.mark.parametrize("page", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman", "cp850", "cp437"])
def test_swedish_is_read_whatever_the_code_page(page: str) -> None:
    words = "Nämnd;Åtgärd;Ärende\nSkolnämnden;Två ställen;Översyn av språkstöd\n"
    assert read_csv_rows(words.encode(page)) == (
        ("Nämnd", "Åtgärd", "Ärende"),
        ("Skolnämnden", "Två ställen", "Översyn av språkstöd"),
    )
    sie = '#SIETYP 4\n#FNAMN "Exempelby Bostäder AB"\n#RAR 0 20270101 20271231\n#RES 0 3010 -100.00\n'
    assert bookkeeping_in(sie.encode(page)).company == "Exempelby Bostäder AB"


def test_the_divider_is_judged_by_all_rows() -> None:
    rows = "sep=;\nMöten 2027, antagna, reviderade\nNamn;Belopp\nA;1,5\n\nB;2,5\n"
    assert read_csv_rows(rows.encode()) == (
        (),
        ("Möten 2027, antagna, reviderade",),
        ("Namn", "Belopp"),
        ("A", "1,5"),
        (),
        ("B", "2,5"),
    )


def test_the_books_come_back_from_the_child_as_they_are() -> None:
    sie = b'#SIETYP 4\n#FNAMN "A"\n#ORGNR 556000-0000\n#RAR 0 20270101 20271231\n#KONTO 3010 H\n#RES 0 3010 -100.50\n'
    found = bookkeeping_in(sie)
    assert isinstance(found, Bookkeeping)
    assert [(month, str(income), str(cost)) for month, income, cost in found.months] == [("2027-12", "100.50", "0")]
    assert (found.begins.year, found.number, found.unnamed) == (2027, "556000-0000", ())
