"""A document that not everybody could read is refused before it is typeset, with every reason at once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.paper.sample import DRAWING, GOALS, REPORT, with_blocks

from koll.media.paper import (
    Block,
    Document,
    Figure,
    Heading,
    Link,
    Paragraph,
    Reference,
    Table,
    Theme,
    TypesetError,
    build_pdf,
    problems_of,
)


def said_of(*blocks: Block) -> list[str]:
    return [problem.said() for problem in problems_of(with_blocks(*blocks))]


def test_a_sound_document_has_no_problems() -> None:
    assert problems_of(REPORT) == ()


def test_a_skipped_heading_is_named_with_the_level_to_use() -> None:
    assert said_of(Heading(text="Ett"), Heading(text="Tre", level=3)) == [
        "The heading “Tre” has level 3, but the level before it is 1, so a reader who listens loses the way. "
        "Use level 2 or add the heading between."
    ]


def test_headings_may_climb_as_they_like() -> None:
    assert said_of(Heading(text="A"), Heading(text="B", level=2), Heading(text="C", level=3), Heading(text="D")) == []


def test_an_empty_heading_and_an_unknown_level_are_refused() -> None:
    assert said_of(Heading(text=" "), Heading(text="Noll", level=0)) == [
        "A heading of level 1 is empty. Give it words or remove it.",
        "The heading “Noll” has level 0. Use a level from 1 to 6.",
    ]


def test_a_figure_needs_words_for_those_who_cannot_see_it() -> None:
    assert said_of(Figure(svg=DRAWING, alt=" ", caption="Tråden")) == [
        "The figure “Tråden” has no text for those who cannot see it. Say in words what it shows."
    ]


@pytest.mark.parametrize(
    "drawing",
    [
        '<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/passwd"/></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg"><use xmlns:x="http://www.w3.org/1999/xlink" x:href="a.svg#b"/></svg>',
        '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>',
    ],
)
def test_a_drawing_that_reaches_outside_itself_is_refused(drawing: str) -> None:
    assert said_of(Figure(svg=drawing, alt="Bild")) == [
        "The figure “Bild” reaches outside itself. Draw it without images, scripts and links."
    ]


@pytest.mark.parametrize(
    "drawing", ["", "<svg", "<p>text</p>", b"\xff\xfe\x00", "<svg>\ud800</svg>", "<svg/>".encode("utf-16")]
)
def test_what_is_not_a_drawing_is_refused(drawing: str | bytes) -> None:
    assert said_of(Figure(svg=drawing, alt="Bild")) == [
        "The figure “Bild” is not a drawing that can be read. Make it anew as SVG."
    ]


def test_a_table_needs_a_caption_a_header_and_even_rows() -> None:
    assert said_of(Table(caption=" ", header=(" ", " "), rows=(("ensam",),), align=("left",))) == [
        "A table has no caption. Say in one line what it shows.",
        "The table “ ” has no header row. Name its columns.",
        "Row 1 of the table “ ” has 1 cells, but the header has 2. Make them equal.",
        "The table “ ” has 2 columns, but 1 alignments or widths. Make them equal.",
    ]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "/stig", "", "https://a b"])
def test_a_link_leads_to_the_web_or_to_mail(address: str) -> None:
    assert said_of(Paragraph(runs=(Link(text="Läs", address=address),))) == [
        f"The link “Läs” leads to “{address}”, which is not an address on the web or for mail. "
        "Write one that begins with https:// or mailto:."
    ]


def test_a_reference_needs_one_place_to_go_to() -> None:
    assert said_of(
        Heading(text="A", key="a"), replace(GOALS, key="a"), Paragraph(runs=(Reference(text="se B", to="b"),))
    ) == [
        "2 places are called “a”. Give each a name of its own.",
        "“se B” refers to “b”, which is not in the document. Add it or remove the reference.",
    ]


def broken_fronts() -> list[tuple[Document, str]]:
    return [
        (
            replace(REPORT, title=" "),
            "The document has no title. Give it one: it is what a reader hears first.",
        ),
        (
            replace(REPORT, language="svenska"),
            "The language “svenska” is not a language code. Write a code such as sv or en.",
        ),
        (
            replace(REPORT, theme=Theme(accent="blue")),
            "“blue” is not a colour. Write it as # and six digits, such as #1f4e5f.",
        ),
        (
            replace(REPORT, theme=Theme(accent="#ffd700")),
            "The colour #ffd700 cannot be read against #eef4f5 or white. Choose a darker accent colour.",
        ),
    ]


@pytest.mark.parametrize(("document", "sentence"), broken_fronts())
def test_title_language_and_colours_are_checked(document: Document, sentence: str) -> None:
    assert [problem.said() for problem in problems_of(document)] == [sentence]


def test_every_reason_is_said_at_once_and_in_the_readers_language() -> None:
    document = with_blocks(Heading(text="Två", level=2), Figure(svg=DRAWING, alt="", caption="Tråden"))
    with pytest.raises(TypesetError) as caught:
        build_pdf(document)
    assert len(caught.value.problems) == 2
    assert str(caught.value) == " ".join(problem.said() for problem in problems_of(document))
    assert caught.value.said(lambda sentence: "{figure}!" if "figure" in sentence else "{heading}?") == "Två? Tråden!"
