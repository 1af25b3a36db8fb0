"""A written text as blocks of a document, for PDF and Word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from koll.paper.tree import (
    Block,
    BulletList,
    Emphasis,
    Inline,
    Link,
    Note,
    NumberedList,
    Paragraph,
    Picture,
    Runs,
    Strong,
    Table,
)
from koll.paper.written import Node, Run, nodes_in, nodes_of, plain, runs_under

HERE = ("http", "mailto:")


@dataclass(frozen=True, slots=True)
class Outside:
    """What a text does not hold itself: where its own addresses begin, what its tables are called, its pictures.

    `site` is such as "https://koll.example"; without it links to pages of our own are only words.
    """

    site: str = ""
    table: str = ""
    pictures: Mapping[int, bytes] = field(default_factory=dict)


def printed(text: str, outside: Outside | None = None) -> tuple[Block, ...]:
    """A kept text as blocks of a document; headings within it as strong lines, quotations as paragraphs."""
    given = outside or Outside()
    return tuple(block for node in nodes_in(text) for block in printed_node(node, given))


def printed_node(node: Node, outside: Outside) -> Iterator[Block]:
    """A node as blocks."""
    match node.kind:
        case "bulletList":
            yield BulletList(tuple(printed_runs(each, outside) for each in nodes_of(node)))
        case "orderedList":
            yield NumberedList(tuple(printed_runs(each, outside) for each in nodes_of(node)), node.level)
        case "heading":
            yield Paragraph((Strong(plain(node)),))
        case "table":
            yield from printed_table(node, outside)
        case "image":
            yield from printed_picture(node, outside)
        case "blockquote":
            for each in nodes_of(node):
                yield from printed_node(each, outside)
        case _:
            if runs := printed_runs(node, outside):
                yield Paragraph(runs)


def printed_picture(node: Node, outside: Outside) -> Iterator[Block]:
    """A picture, or what it shows when it is not here."""
    shows = plain(node).strip()
    content = outside.pictures.get(node.level)
    if content is not None and shows:
        yield Picture(content, shows)
    elif shows:
        yield Paragraph((Emphasis(shows),))


def printed_table(node: Node, outside: Outside) -> Iterator[Block]:
    """A table whose first row names its columns; one that cannot be set so as a line for each row."""
    rows = [tuple(printed_runs(cell, outside) for cell in nodes_of(row)) for row in nodes_of(node)]
    named = bool(rows) and outside.table and all(plain(cell).strip() for cell in nodes_of(nodes_of(node)[0]))
    if named and len({len(row) for row in rows}) == 1:
        yield Table(outside.table, rows[0], tuple(rows[1:]))
        return
    for row in nodes_of(node):
        yield Paragraph(" \N{MIDDLE DOT} ".join(plain(cell) for cell in nodes_of(row)))


def printed_runs(node: Node, outside: Outside) -> Runs:
    """The words of a paragraph or an item as a document sets them."""
    return tuple(printed_run(each, outside) for each in runs_under(node))


def printed_run(run: Run, outside: Outside) -> Inline:
    """Words as a document sets them: a footnote, a link, strong, stressed, or plain."""
    if run.note:
        return Note(run.note)
    address = f"{outside.site}{run.link}" if run.link.startswith("/") and outside.site else run.link
    if address.startswith(HERE) and run.text.strip():
        return Link(run.text, address)
    return Strong(run.text) if run.bold else Emphasis(run.text) if run.italic else run.text
