"""Documents that people send are opened apart: what is in them comes back as text, or one word says why it does not."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from openpyxl import Workbook

from koll.media.formats import FORMULA, FileReadError, SheetCells, read_word_file, read_workbook_sheets


def saved(book: Workbook) -> bytes:
    """The workbook as a file."""
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def packed(**parts: bytes) -> bytes:
    """A packed file with these parts."""
    kept = BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED) as whole:
        for name, content in parts.items():
            whole.writestr(name.replace("__", "/"), content)
    return kept.getvalue()


def test_a_workbook_comes_back_as_text_with_words_in_every_merged_cell_and_numbers_once() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Drift"
    sheet.append(["Nämnd", "Drift", None])
    sheet.append(["Skolnämnden", 1, 2.5])
    sheet.append([None, "1 200,5", "=1+1"])
    sheet.append([None, 700, None])
    sheet.merge_cells("B1:C1")
    sheet.merge_cells("A2:A4")
    sheet.merge_cells("B4:C4")
    book.create_sheet("Gömd").sheet_state = "hidden"
    assert read_workbook_sheets(saved(book)) == (
        SheetCells(
            title="Drift",
            is_visible=True,
            rows=(
                ("Nämnd", "Drift", "Drift"),
                ("Skolnämnden", "1", "2.5"),
                ("Skolnämnden", "1 200,5", FORMULA),
                ("Skolnämnden", "700", ""),
            ),
        ),
        SheetCells(title="Gömd", is_visible=False, rows=()),
    )


def test_a_word_document_comes_back_as_headings_and_paragraphs() -> None:
    document = Document()
    document.add_heading("Nuläget", 1)
    document.add_paragraph("Vi ser färre barn.")
    kept = BytesIO()
    document.save(kept)
    assert read_word_file(kept.getvalue()) == "<h1>Nuläget</h1><p>Vi ser färre barn.</p>"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "broken"),
        (b"not packed at all", "broken"),
        (b"PK\x03\x04 and then nothing", "broken"),
        (packed(xl__workbook_xml=b"<workbook/>"), "broken"),
        (packed(xl__vbaProject_bin=b"program"), "macros"),
        (packed(xl__sheet1_xml=b"a" * 201_000_000), "large"),
    ],
)
def test_what_cannot_be_opened_says_why(content: bytes, why: str) -> None:
    for open_it in (read_workbook_sheets, read_word_file):
        with pytest.raises(FileReadError) as refused:
            open_it(content)
        assert refused.value.why == why


def test_a_table_that_never_ends_is_let_go() -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for number in range(20_050):
        sheet.append([number])
    with pytest.raises(FileReadError) as refused:
        read_workbook_sheets(saved(book))
    assert refused.value.why == "large"
