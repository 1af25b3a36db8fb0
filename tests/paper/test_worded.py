"""A document from another program becomes pieces: words, lists and tables under headings, and nothing that acts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koll.media.formats import WordPiece, split_into_pieces, under_one
from koll.media.rich_text import as_markdown, nodes_in


def text_of(html: str) -> str:
    (piece,) = split_into_pieces(html)
    return piece.text


def test_headings_divide_and_words_before_the_first_are_a_piece_too() -> None:
    html = "<p>Inledning</p><h1>1 Nuläget</h1><p>Vi <strong>ser</strong> <em>mycket</em>.</p><h2>Tomt</h2>"
    assert split_into_pieces(html) == (
        WordPiece(level=0, heading="", text="Inledning"),
        WordPiece(level=1, heading="1 Nuläget", text="Vi **ser** *mycket*."),
        WordPiece(level=2, heading="Tomt", text=""),
    )


def test_lists_and_tables_are_kept_and_links_only_where_they_are_safe() -> None:
    assert text_of("<ol><li>ett<ul><li>a</li></ul></li><li>två</li></ol>") == "1. ett\n   - a\n2. två"
    table = (
        "<table><tr><th><p>År</p></th><th><p>Antal</p></th></tr><tr><td><p>2026</p></td><td><p>5</p></td></tr></table>"
    )
    assert text_of(table) == "| År | Antal |\n| --- | --- |\n| 2026 | 5 |"
    assert text_of('<p><a href="https://exempel.se/x">här</a></p>') == "[här](https://exempel.se/x)"
    assert text_of('<p><a href="javascript:alert(1)">här</a></p>') == "här"


@pytest.mark.parametrize(
    "html",
    ["<script>alert(1)</script>", "<style>p{}</style>", '<img src="x" onerror="a()">', "", "<p> </p>", "</p></li>"],
)
def test_what_acts_or_says_nothing_is_left_out(html: str) -> None:
    assert split_into_pieces(html) == ()


def test_pieces_are_put_together_with_their_headings_within_the_part() -> None:
    assert under_one(
        [
            WordPiece(level=1, heading="Nuläget", text="A"),
            WordPiece(level=2, heading="Skolan", text="B"),
            WordPiece(level=5, heading="Djupt", text="C"),
        ]
    ) == ("A\n\n## Skolan\n\nB\n\n#### Djupt\n\nC")


def test_footnotes_stand_at_their_places_and_are_numbered_through_all_the_pieces() -> None:
    html = (
        '<h1>Ett</h1><p>Först<sup><a href="#footnote-1" id="footnote-ref-1">[1]</a></sup>.</p>'
        '<h2>Två<sup><a href="#endnote-2" id="endnote-ref-2">[2]</a></sup></h2>'
        '<p>Sist<sup><a href="#footnote-3" id="footnote-ref-3">[3]</a></sup> och'
        '<sup><a href="#footnote-9" id="footnote-ref-9">[9]</a></sup> mer.</p>'
        '<ol><li id="footnote-1"><p> Första. <a href="#footnote-ref-1">↑</a></p></li>'
        '<li id="endnote-2"><p>På två</p><p>rader. <a href="#endnote-ref-2">↑</a></p></li>'
        '<li id="footnote-3"><p> Tredje. <a href="#footnote-ref-3">↑</a></p></li></ol>'
    )
    pieces = split_into_pieces(html)
    assert pieces == (
        WordPiece(level=1, heading="Ett", text="Först[^1].\n\n[^1]: Första."),
        WordPiece(level=2, heading="Två", text="Sist[^1] och mer.\n\n[^1]: Tredje.", notes=("På två rader.",)),
    )
    assert under_one(pieces) == (
        "Först[^1].\n\n## Två[^2]\n\nSist[^3] och mer.\n\n[^1]: Första.\n[^2]: På två rader.\n[^3]: Tredje."
    )


TAGS = st.sampled_from(["p", "h1", "h3", "ul", "ol", "li", "table", "tr", "td", "strong", "a", "script", "br", "div"])
PIECES = st.lists(st.one_of(TAGS.map("<{}>".format), TAGS.map("</{}>".format), st.text(max_size=8)), max_size=40)


@given(PIECES)
def test_however_broken_it_is_it_is_read_and_kept_as_it_is_read(parts: list[str]) -> None:
    for piece in split_into_pieces("".join(parts)):
        again = as_markdown(nodes_in(piece.text))
        assert as_markdown(nodes_in(again)) == again
