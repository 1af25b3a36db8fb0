"""What a typeset document is: tagged, archivable, in its language, the same every time, and literal."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.paper.sample import DRAWING, REPORT, with_blocks
from tests.printed import needs_pdftotext, squeezed, text_of

from koll.media.paper import (
    COVERED,
    BulletList,
    Callout,
    Document,
    Figure,
    Heading,
    KeyValues,
    LayoutStrings,
    Link,
    Note,
    Paragraph,
    Quote,
    Strong,
    Table,
    build_pdf,
    printable,
)
from koll.media.rich_text import document_blocks


def opened(document: Document) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(build_pdf(document)))


def tags_of(document: Document) -> list[str]:
    """The structure types of the document, in reading order."""

    def walk(node: pikepdf.Object) -> list[str]:
        if isinstance(node, pikepdf.Array):
            return [tag for child in node for tag in walk(child)]
        if not isinstance(node, pikepdf.Dictionary):
            return []
        own = [str(node["/S"])] if "/S" in node else []
        return own + (walk(node["/K"]) if "/K" in node else [])

    with opened(document) as file:
        return walk(file.Root["/StructTreeRoot"]["/K"])


def test_a_report_is_tagged_and_says_its_language_and_title() -> None:
    with opened(REPORT) as file:
        assert bool(file.Root["/MarkInfo"]["/Marked"]) is True
        assert str(file.Root["/Lang"]) == "sv"
        assert bool(file.Root["/ViewerPreferences"]["/DisplayDocTitle"]) is True
        assert str(file.docinfo["/Title"]) == "Nulägesbeskrivning 2027"
        assert str(file.docinfo["/Author"]) == "Exempelkommun"


def test_a_report_declares_archive_and_accessibility_in_its_metadata() -> None:
    with opened(REPORT) as file, file.open_metadata() as metadata:
        declared = {name: metadata[name] for name in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")}
    assert declared == {"pdfaid:part": "2", "pdfaid:conformance": "A", "pdfuaid:part": "1"}


def test_headings_lists_tables_and_figures_keep_their_meaning() -> None:
    tags = tags_of(REPORT)
    counted = {tag: tags.count(tag) for tag in ("/H1", "/H2", "/H3", "/L", "/LI", "/Table", "/TH", "/Figure")}
    assert counted == {"/H1": 1, "/H2": 1, "/H3": 1, "/L": 2, "/LI": 4, "/Table": 1, "/TH": 3, "/Figure": 1}


def test_headings_within_a_written_text_stand_below_its_own_and_among_the_bookmarks() -> None:
    text = "#### Köerna[^1]\n\nOrd.\n\n## Lokalerna\n\n#### Skolan\n\n> ## Ur ett citat\n\n## \n\n[^1]: Muntligt."
    document = with_blocks(
        Heading(text="Ett"), Heading(text="Nuläge", level=2), *document_blocks(text), Heading(text="Sist", level=2)
    )
    assert [tag for tag in tags_of(document) if tag.startswith("/H")] == ["/H1", "/H2", "/H3", "/H3", "/H4", "/H2"]
    with opened(document) as file, file.open_outline() as outline:
        (first,) = outline.root
        nuläge, sist = first.children
        below = [(child.title, [inner.title for inner in child.children]) for child in nuläge.children]
    assert (nuläge.title, sist.title) == ("Nuläge", "Sist")
    assert below == [("Köerna", []), ("Lokalerna", ["Skolan"])]


def test_a_figure_carries_its_alternative_text() -> None:
    with opened(REPORT) as file:
        alternatives = [
            str(thing["/Alt"])
            for thing in file.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == pikepdf.Name("/Figure") and "/Alt" in thing
        ]
    assert alternatives == ["Visionen leder till målen"]


def test_every_page_is_a4() -> None:
    with opened(REPORT) as file:
        sizes = {tuple(round(float(side)) for side in page.mediabox) for page in file.pages}
    assert sizes == {(0, 0, 595, 842)}


def test_the_same_document_gives_the_same_bytes_and_another_day_does_not() -> None:
    assert build_pdf(REPORT) == build_pdf(REPORT)
    assert build_pdf(REPORT) != build_pdf(replace(REPORT, dated=date(2027, 3, 16)))


@needs_pdftotext
def test_a_page_says_municipality_title_number_and_registry(tmp_path: Path) -> None:
    words = LayoutStrings(page_of="Sidan {page} av {pages}", registry="Diarienummer {number}")
    pages = text_of(replace(REPORT, words=words), tmp_path).split("\f")[:-1]
    for number, page in enumerate(pages, 1):
        assert f"Sidan {number} av {len(pages)}" in page
        assert "Diarienummer 2027.114" in page
        assert "Exempelkommun" in page
        assert "Nulägesbeskrivning 2027" in page


@needs_pdftotext
def test_swedish_letters_come_back_as_text(tmp_path: Path) -> None:
    assert "Åäö ÅÄÖ é § 265" in text_of(REPORT, tmp_path)


@needs_pdftotext
def test_a_heading_stays_with_the_words_under_it_even_when_their_footnotes_would_not_fit(tmp_path: Path) -> None:
    under = Paragraph(
        runs=(
            "Orden",
            Note(text="Muntligt."),
            Link(text="här", address="https://kommun.example/a"),
            Note(text="Två."),
            ".",
        )
    )
    apart = [
        lines
        for lines in range(20, 30)
        for pages in [
            text_of(
                with_blocks(
                    Heading(text="A"),
                    *(Paragraph(runs="Rad."),) * lines,
                    Heading(text="B", level=2),
                    Heading(text="C-rubrik", level=3),
                    under,
                ),
                tmp_path,
            ).split("\f")
        ]
        if [page for page in pages if "C-rubrik" in page] != [page for page in pages if "Orden" in page]
    ]
    assert apart == []


@needs_pdftotext
def test_footnotes_that_meet_are_told_apart(tmp_path: Path) -> None:
    under = Paragraph(
        runs=(
            "Ord",
            Note(text="Ett."),
            Note(text="Två."),
            " och ",
            Link(text="här", address="https://kommun.example/a"),
            Note(text="Tre."),
        )
    )
    assert "Ord1,2 och här3,4" in text_of(with_blocks(Heading(text="A"), under), tmp_path)


@needs_pdftotext
def test_a_link_is_printed_with_its_address_and_a_reference_with_its_page(tmp_path: Path) -> None:
    text = text_of(replace(REPORT, words=LayoutStrings(on_page="sidan {page}")), tmp_path)
    assert "https://kommun.example/styrning" in text
    assert "tabellen (sidan 1)" in " ".join(text.split())


@needs_pdftotext
def test_an_example_says_so_on_every_page_and_a_real_document_never(tmp_path: Path) -> None:
    words = LayoutStrings(example="PÅHITTAT")
    pages = text_of(replace(REPORT, words=words, is_example=True), tmp_path).split("\f")[:-1]
    assert ["PÅHITTAT" in page for page in pages] == [True] * len(pages)
    assert "PÅHITTAT" not in text_of(replace(REPORT, words=words), tmp_path)


@needs_pdftotext
def test_a_long_table_repeats_its_header_and_loses_no_row(tmp_path: Path) -> None:
    rows = tuple((f"rad-{number:03}", "Resonemang " * 12, str(number)) for number in range(150))
    table = Table(caption="Lång tabell", header=("Kolumnrubrik", "Svar", "Antal"), rows=rows, key="t")
    pages = text_of(with_blocks(Heading(text="Tabell"), table), tmp_path).split("\f")[:-1]
    assert len(pages) >= 4
    assert ["Kolumnrubrik" in page for page in pages] == [True] * len(pages)
    text = "".join(pages)
    assert [text.count(row[0]) for row in rows] == [1] * 150


@needs_pdftotext
def test_a_cell_taller_than_a_page_runs_on_over_the_next(tmp_path: Path) -> None:
    words = " ".join(f"ord{number:04}" for number in range(1500))
    table = Table(caption="En cell", header=("Svar",), rows=((words,),))
    assert squeezed(words) in squeezed(_body(text_of(with_blocks(table), tmp_path)))


def _body(text: str) -> str:
    """The text without page furniture and repeated header rows."""
    furniture = ("Exempelkommun", "Registry number", "Svar")
    return "\n".join(line for line in text.replace("\f", "\n").splitlines() if not line.strip().startswith(furniture))


@needs_pdftotext
def test_contents_come_by_length_unless_decided(tmp_path: Path) -> None:
    words = LayoutStrings(contents="INNEHÅLL")
    chapters = tuple(
        block for number in range(9) for block in (Heading(text=f"Kapitel {number}"), Paragraph(runs="Text. " * 200))
    )
    short, long = with_blocks(*chapters[:2]), with_blocks(*chapters)
    asked = [short, long, replace(short, contents=True), replace(long, contents=False)]
    assert ["INNEHÅLL" in text_of(replace(document, words=words), tmp_path) for document in asked] == [
        False,
        True,
        True,
        False,
    ]


HOSTILE = '#read("/etc/passwd") *fet* _kursiv_ $x$ \\ " \' ` <k-s> @s [a] {b} // /* \\u{41} = - + ~ #{1+1}'


def everywhere(text: str) -> Document:
    """The text in every place a document has for text."""
    return replace(
        with_blocks(
            Heading(text="H" + text),
            Paragraph(runs=(text, Strong(text=text), Link(text="L" + text, address="https://kommun.example/a"))),
            BulletList(items=(text,)),
            Table(caption="T" + text, header=("K" + text,), rows=((text,),)),
            Quote(text=text, source=text),
            Callout(title=text, paragraphs=(text,)),
            KeyValues(rows=((text, text),)),
            Figure(svg=DRAWING, alt="F" + text, caption=text),
        ),
        title="D" + text,
        author=text,
        subject=text,
        registry=text,
        front=((text, text),),
    )


@needs_pdftotext
def test_markup_in_a_text_is_printed_not_obeyed(tmp_path: Path) -> None:
    text = text_of(with_blocks(Paragraph(runs=HOSTILE)), tmp_path)
    assert squeezed(HOSTILE) in squeezed(text)


@needs_pdftotext
def test_what_no_font_can_show_is_named_by_its_code(tmp_path: Path) -> None:
    text = text_of(with_blocks(Paragraph(runs="Bra \N{GRINNING FACE} \x07 \ue000 slut")), tmp_path)
    assert "Bra [U+1F600] [U+0007] [U+E000] slut" in text


@needs_pdftotext
def test_a_letter_no_font_can_show_in_a_drawing_does_not_stop_the_report(tmp_path: Path) -> None:
    drawing = DRAWING.replace("Vision", "Vision \N{GRINNING FACE}")
    assert "Sist" in text_of(with_blocks(Figure(svg=drawing, alt="Bild"), Paragraph(runs="Sist")), tmp_path)


def test_letters_that_join_into_unknown_shapes_do_not_stop_the_report() -> None:
    shapes = "".join(chr(base) + chr(mark) for base in range(0x5D0, 0x5EB) for mark in (0x20DD, 0x0331, 0x1AB0))
    assert build_pdf(with_blocks(Paragraph(runs=shapes))).startswith(b"%PDF-1.7")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_any_text_at_all_can_be_typeset_in_every_place(text: str) -> None:
    assert build_pdf(everywhere(text)).startswith(b"%PDF-1.7")


@settings(max_examples=40, deadline=None)
@given(st.text(st.sampled_from("#*_$\\\"'`<>@[]{}/=-+~()&%åÅ \n0aA"), min_size=1, max_size=60))
@needs_pdftotext
def test_every_typst_sign_is_printed_literally(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    document = with_blocks(Paragraph(runs="börja" + text + "sluta"))
    read = squeezed(text_of(document, tmp_path_factory.mktemp("paper")))
    assert "börja" + squeezed(text) + "sluta" in read


def test_every_character_said_to_be_covered_is_in_a_bundled_font() -> None:
    characters = [chr(code) for first, last in COVERED for code in range(first, last + 1)]
    single = tuple(" ".join(characters[start : start + 200]) for start in range(0, len(characters), 200))
    assert all(printable(character) for character in characters)
    assert build_pdf(with_blocks(*(Paragraph(runs=part) for part in single))).startswith(b"%PDF-1.7")
