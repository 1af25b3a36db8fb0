"""Footnotes and pictures in a written text: kept as plain words, shared, shown and printed."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import replace
from typing import Any

import docx
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pycrdt import XmlElement
from tests.paper.sample import REPORT

from koll.media.paper import DocumentPicture, Heading, Link, Note, Paragraph, Table, build_docx, build_pdf, size_of
from koll.media.rich_text import (
    LinkTargets,
    Node,
    Run,
    apply_text,
    as_markdown,
    document_blocks,
    html_of,
    html_to_edit,
    join_runs,
    new_shared_document,
    nodes_in,
    pictures_in,
    plain_words,
    shared_document_of,
    shared_text,
)

TEXT = """Köerna har vuxit[^1] sedan *våren*.

![Antal i kö varje månad](/bilder/7/)

- Ett skäl[^2]
  ![En karta](/bilder/8/)
- Ett till

Se [Riktningsmål 3](/styrningen/riktningsmal/punkt/s-3/).

[^1]: Socialstyrelsen, se https://example.se/x.
[^2]: Muntligt."""


def png(wide: int = 3, high: int = 2) -> bytes:
    """A small grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x80" * wide for _row in range(high))
    header = struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "![a](/bilder/1/)",
        "före ![a](/bilder/1/) efter",
        "- ![a](/bilder/1/)",
        "| a |\n| --- |\n| ![b](/bilder/1/) c[^1] |\n\n[^1]: x | y",
        "[^1]: utan plats",
        "[^1] utan ord",
        "Först[^a] och sist[^a].\n\n[^a]: samma",
        "> Citat[^1]\n\n[^1]: Ur en bok",
        "[^1]: x\n\n[^1]: y\n\nplats[^1]",
        "## Rubrik[^1]\n\n[^1]: z",
        "![a \\] b](/bilder/1/)\n\n[en \\[ och \\]](/aret/)",
    ],
)
def test_it_survives_the_shared_document(text: str) -> None:
    once = as_markdown(nodes_in(text))
    assert shared_text(shared_document_of(new_shared_document(text), ())) == once
    assert as_markdown(nodes_in(once)) == once
    assert apply_text(shared_document_of(new_shared_document(text), ()), once) == apply_text(
        shared_document_of(new_shared_document(text), ()), text
    )


def test_our_own_form_stays_letter_for_letter() -> None:
    assert as_markdown(nodes_in(TEXT)) == TEXT
    assert pictures_in(TEXT) == {7, 8}


@given(st.lists(st.text(alphabet="[]^1:a (|)\\*_!", max_size=12), min_size=1, max_size=4))
def test_any_signs_in_notes_and_pictures_come_back(words: list[str]) -> None:
    note = " ".join("".join(words).split())
    runs = (Run(text="x"), *((Run(text="", note=note),) if note else ()), Run(text=": y"))
    whole = (
        Node(kind="paragraph", children=join_runs(runs)),
        Node(kind="image", children=(Run(text="A" + " ".join(words[0].split())),), level=3),
    )
    assert nodes_in(as_markdown(whole)) == whole


def test_only_a_picture_that_was_put_in_is_shown() -> None:
    for hostile in ("![x](https://evil.se/a.png)", "![x](//evil)", "![x](/beslut/)", "![x](data:image/png;base64,AA)"):
        assert html_of(hostile) == "<p>x</p>"
    assert 'alt="&quot; onload=x"' in html_of('![" onload=x](/bilder/1/)')
    doc = shared_document_of(new_shared_document("a"), ())
    fragment: Any = doc["default"]
    fragment.children.append(XmlElement("image", {"src": "javascript:alert(1)", "alt": "Titta"}))
    assert shared_text(doc) == "a\n\nTitta"


def test_footnotes_lead_there_and_back() -> None:
    html = html_of(TEXT, "part-own")
    assert '<sup><a class="ds-link" id="part-own-1" href="#part-own-note-1">1</a></sup>' in html
    assert '<li id="part-own-note-1"><a class="ds-link" href="#part-own-1">1</a> Socialstyrelsen, se ' in html
    assert 'href="https://example.se/x"' in html
    assert "id=" not in html_of(TEXT)
    assert '<sup data-note="Muntligt."></sup>' in html_to_edit(TEXT)


def test_what_cannot_be_reached_from_a_page_is_only_words() -> None:
    html = html_of(TEXT, where=lambda address: "" if address.startswith("/styrningen/") else f"/oppet{address}")
    assert 'src="/oppet/bilder/7/"' in html
    assert "Se Riktningsmål 3." in html


def test_words_hold_notes_and_what_pictures_show() -> None:
    assert "Köerna har vuxit (Socialstyrelsen, se https://example.se/x.) sedan våren." in plain_words(TEXT)
    assert "Antal i kö varje månad" in plain_words(TEXT)


def test_pictures_notes_tables_and_links_are_printed() -> None:
    outside = LinkTargets(site="https://koll.example", table="Tabell i Nuläge", pictures={7: png()})
    blocks = document_blocks(TEXT + "\n\n| År | Antal |\n| --- | --- |\n| 2026 | 12 |", outside)
    assert DocumentPicture(content=png(), alt="Antal i kö varje månad") in blocks
    first = blocks[0]
    assert isinstance(first, Paragraph)
    assert Note(text="Socialstyrelsen, se https://example.se/x.") in first.runs
    assert Link(text="Riktningsmål 3", address="https://koll.example/styrningen/riktningsmal/punkt/s-3/") in [
        run for block in blocks if isinstance(block, Paragraph) for run in block.runs
    ]
    assert isinstance(blocks[-1], Table)
    document = replace(REPORT, blocks=(Heading(text="Nuläge"), *blocks))
    with pikepdf.open(io.BytesIO(build_pdf(document))) as opened:
        assert len(opened.pages) >= 1
    file = docx.Document(io.BytesIO(build_docx(document)))
    assert [shape._inline.docPr.get("descr") for shape in file.inline_shapes] == ["Antal i kö varje månad"]
    said = [paragraph.text for paragraph in file.paragraphs]
    assert "Köerna har vuxit sedan våren." in said
    assert not any("Muntligt." in row for row in said)


def test_a_broken_picture_is_its_words() -> None:
    assert size_of(b"\x89PNG\r\n\x1a\nrubbish") is None
    assert size_of(png(30, 20)) == (30, 20)
    document = replace(REPORT, blocks=(Heading(text="Nuläge"), DocumentPicture(content=b"rubbish", alt="En karta")))
    assert "En karta" in [paragraph.text for paragraph in docx.Document(io.BytesIO(build_docx(document))).paragraphs]
    assert build_pdf(document).startswith(b"%PDF")
