"""A written text as blocks of a document, for PDF and Word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from koll.media.paper import (
    Block,
    BulletList,
    DocumentPicture,
    Emphasis,
    Heading,
    Inline,
    Link,
    Note,
    NumberedList,
    Paragraph,
    Runs,
    Strong,
    Table,
)
from koll.media.rich_text._markdown import Node, Run, nodes_in, nodes_of, runs_under, strip_markup

HERE = ("http", "mailto:")


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkTargets:
    """What a text does not hold itself: where its own addresses begin, what its tables are called, its pictures.

    `site` is such as "https://koll.example"; without it links to pages of our own are only words.
    """

    site: str = ""
    table: str = ""
    pictures: Mapping[int, bytes] = field(default_factory=dict)


def document_blocks(text: str, outside: LinkTargets | None = None, *, under: int = 2) -> tuple[Block, ...]:
    """A kept text as blocks of a document; quotations as paragraphs.

    Its headings come below the heading of level `under` that it stands under, none of them skipping a level.
    """
    return tuple(blocks_of(nodes_in(text), outside or LinkTargets(), under))


def blocks_of(nodes: Iterable[Node], outside: LinkTargets, under: int) -> Iterator[Block]:
    """The nodes as blocks. A heading is as deep as there are headings it stands under, whatever its writer chose."""
    above: list[int] = []
    for node in nodes:
        if node.kind == "heading":
            while above and above[-1] >= node.level:
                above.pop()
            above.append(node.level)
            yield from printed_heading(node, under + len(above))
        else:
            yield from printed_node(node, outside)


def printed_heading(node: Node, level: int) -> Iterator[Block]:
    """A heading with its footnotes; one without words has only those left."""
    notes = tuple(run.note for run in runs_under(node) if run.note)
    if words := " ".join(strip_markup(node).split()):
        yield Heading(text=words, level=level, notes=notes)
    elif notes:
        yield Paragraph(runs=tuple(Note(text=note) for note in notes))


def printed_node(node: Node, outside: LinkTargets) -> Iterator[Block]:
    """A node as blocks."""
    match node.kind:
        case "bulletList":
            yield BulletList(items=tuple(printed_runs(one_node, outside) for one_node in nodes_of(node)))
        case "orderedList":
            yield NumberedList(
                items=tuple(printed_runs(one_node, outside) for one_node in nodes_of(node)), start=node.level
            )
        case "heading":  # within a quotation, whose headings are not the document's
            yield Paragraph(runs=(Strong(text=strip_markup(node)),))
        case "table":
            yield from printed_table(node, outside)
        case "image":
            yield from printed_picture(node, outside)
        case "blockquote":
            for one_node in nodes_of(node):
                yield from printed_node(one_node, outside)
        case _:
            if runs := printed_runs(node, outside):
                yield Paragraph(runs=runs)


def printed_picture(node: Node, outside: LinkTargets) -> Iterator[Block]:
    """A picture, or what it shows when it is not here."""
    shows = strip_markup(node).strip()
    content = outside.pictures.get(node.level)
    if content is not None and shows:
        yield DocumentPicture(content=content, alt=shows)
    elif shows:
        yield Paragraph(runs=(Emphasis(text=shows),))


def printed_table(node: Node, outside: LinkTargets) -> Iterator[Block]:
    """A table whose first row names its columns; one that cannot be set so as a line for each row."""
    rows = [tuple(printed_runs(cell, outside) for cell in nodes_of(row)) for row in nodes_of(node)]
    named = bool(rows) and outside.table and all(strip_markup(cell).strip() for cell in nodes_of(nodes_of(node)[0]))
    if named and len({len(row) for row in rows}) == 1:
        yield Table(caption=outside.table, header=rows[0], rows=tuple(rows[1:]))
        return
    for row in nodes_of(node):
        yield Paragraph(runs=" \N{MIDDLE DOT} ".join(strip_markup(cell) for cell in nodes_of(row)))


def printed_runs(node: Node, outside: LinkTargets) -> Runs:
    """The words of a paragraph or an item as a document sets them."""
    return tuple(printed_run(row, outside) for row in runs_under(node))


def printed_run(run: Run, outside: LinkTargets) -> Inline:
    """Words as a document sets them: a footnote, a link, strong, stressed, or plain."""
    if run.note:
        return Note(text=run.note)
    address = f"{outside.site}{run.link}" if run.link.startswith("/") and outside.site else run.link
    if address.startswith(HERE) and run.text.strip():
        return Link(text=run.text, address=address)
    if run.bold:
        return Strong(text=run.text)
    return Emphasis(text=run.text) if run.italic else run.text
