"""A document from another program, as pieces under headings: its words, lists and tables, and nothing that acts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from koll.media.rich_text import (
    HIGHEST,
    LOWEST,
    SAFE_LINK,
    TAGS,
    Node,
    Run,
    as_markdown,
    join_runs,
    nodes_in,
    runs_under,
    strip_markup,
)

KINDS = {tag: kind for kind, tag in TAGS.items()}
HEADINGS = {f"h{level}": level for level in range(1, 7)}
MARKS = {"strong": "bold", "b": "bold", "em": "italic", "i": "italic"}
HOLDS_WORDS = frozenset({"paragraph", "heading"})
SPACES_ITSELF = frozenset({"bulletList", "orderedList", "table", "tableRow"})
"""What holds other nodes and no words of its own."""
NOTE_WORDS = re.compile(r"^(foot|end)note-\d+$")
NOTE_PLACE = re.compile(r"^#((foot|end)note-\d+)$")
NOTE_BACK = re.compile(r"^#(foot|end)note-ref-\d+$")
"""How a footnote's words, its place, and the way back from the words are told apart."""
UNSEEN = frozenset({"script", "style", "title", "head"})


@dataclass(frozen=True, slots=True, kw_only=True)
class WordPiece:
    """What stands under a heading until the next one, as a text to keep; `level` is 0 before the first heading.

    `notes` are the words of the heading's own footnotes.
    """

    level: int
    heading: str
    text: str
    notes: tuple[str, ...] = ()


@dataclass(kw_only=True)
class Open:
    """A node whose end has not come yet; `note` is the key of the footnote whose words it holds."""

    kind: str
    level: int = 0
    note: str = ""
    children: list[Node | Run] = field(default_factory=list)


class WordHtmlReader(HTMLParser):
    """Puts what is read together as nodes; tags that are not known are passed through."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stack = [Open(kind="doc")]
        self.marks = {"bold": 0, "italic": 0}
        self.link = ""
        self.unseen = 0
        self.within_sign = False
        self.notes: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begins a node, a mark, a link or a new line."""
        if tag in UNSEEN:
            self.unseen += 1
        elif tag in MARKS:
            self.marks[MARKS[tag]] += 1
        elif tag == "a":
            self.begin_link(dict(attrs).get("href") or "")
        elif tag == "br":
            self.handle_data("\n")
        elif tag in HEADINGS or tag in KINDS:
            self.leave_words()
            kind = "heading" if tag in HEADINGS else KINDS[tag]
            note = next((name for attr, name in attrs if attr == "id" and name and NOTE_WORDS.match(name)), "")
            self.stack.append(Open(kind=kind, level=HEADINGS.get(tag, int(kind == "orderedList")), note=note))

    def begin_link(self, address: str) -> None:
        """A link, or the place of a footnote, or the sign that leads back from one."""
        self.link = address if SAFE_LINK.match(address) else ""
        place = NOTE_PLACE.match(address)
        self.within_sign = bool(place or NOTE_BACK.match(address))
        if place:
            self.open_words()
            self.stack[-1].children.append(Run(text="", note=place.group(1)))

    def handle_endtag(self, tag: str) -> None:
        """Ends it; an end without a beginning is passed over."""
        if tag in UNSEEN:
            self.unseen = max(0, self.unseen - 1)
        elif tag in MARKS:
            self.marks[MARKS[tag]] = max(0, self.marks[MARKS[tag]] - 1)
        elif tag == "a":
            self.link, self.within_sign = "", False
        elif tag in HEADINGS or tag in KINDS:
            kind = "heading" if tag in HEADINGS else KINDS[tag]
            if any(row.kind == kind for row in self.stack[1:]):
                while self.stack[-1].kind != kind:
                    self.close()
                self.close()

    def handle_data(self, data: str) -> None:
        """Words, in a paragraph of their own where nothing that holds words is open."""
        inside = self.stack[-1].kind
        if self.unseen or self.within_sign or (inside not in HOLDS_WORDS and not data.strip()):
            return
        if inside in SPACES_ITSELF:
            return
        self.open_words()
        said = data if data == "\n" else " ".join(data.replace("\n", " ").split(" "))
        self.stack[-1].children.append(
            Run(text=said, bold=bool(self.marks["bold"]), italic=bool(self.marks["italic"]), link=self.link)
        )

    def open_words(self) -> None:
        """Begins a paragraph where nothing that holds words is open."""
        if self.stack[-1].kind not in HOLDS_WORDS:
            self.stack.append(Open(kind="paragraph"))

    def leave_words(self) -> None:
        """Ends a paragraph that a new block begins within."""
        if self.stack[-1].kind in HOLDS_WORDS:
            self.close()

    def close(self) -> None:
        """Ends the innermost node; the words of a footnote are kept apart."""
        done = self.stack.pop()
        if done.note:
            said = (strip_markup(child) for child in done.children if isinstance(child, Node))
            self.notes[done.note] = " ".join(" ".join(said).split())
            return
        runs = join_runs(child for child in done.children if isinstance(child, Run))
        children = runs if done.kind in HOLDS_WORDS else tuple(done.children)
        if children:
            self.stack[-1].children.append(Node(kind=done.kind, children=children, level=done.level))

    def found(self) -> tuple[Node, ...]:
        """Everything that was read, each footnote with its words."""
        while len(self.stack) > 1:
            self.close()
        return tuple(footnotes_in(child, self.notes) for child in self.stack[0].children if isinstance(child, Node))


def footnotes_in(node: Node, notes: Mapping[str, str]) -> Node:
    """The node with its footnotes' words instead of their keys; a footnote without words is left out."""
    children: list[Node | Run] = []
    for child in node.children:
        if isinstance(child, Node):
            children.append(footnotes_in(child, notes))
        elif not child.note:
            children.append(child)
        elif words := notes.get(child.note):
            children.append(replace(child, note=words))
    return replace(node, children=tuple(children))


def split_into_pieces(html: str) -> tuple[WordPiece, ...]:
    """The pieces of a document, in its order; headings without words under them are pieces too.

    >>> split_into_pieces("<h1>Now</h1><p>We <b>see</b>.</p><ul><li>a</li></ul>")
    (WordPiece(level=1, heading='Now', text='We **see**.\\n\\n- a', notes=()),)
    """
    reader = WordHtmlReader()
    reader.feed(html)
    found: list[tuple[Node | None, list[Node]]] = [(None, [])]
    for node in reader.found():
        if node.kind == "heading":
            found.append((node, []))
        else:
            found[-1][1].append(node)
    pieces = (piece_of(heading, nodes) for heading, nodes in found)
    return tuple(piece for piece in pieces if piece.heading or piece.text)


def piece_of(heading: Node | None, nodes: Sequence[Node]) -> WordPiece:
    """A heading with what stands under it."""
    if heading is None:
        return WordPiece(level=0, heading="", text=as_markdown(nodes))
    notes = tuple(run.note for run in runs_under(heading) if run.note)
    return WordPiece(
        level=heading.level, heading=" ".join(strip_markup(heading).split()), text=as_markdown(nodes), notes=notes
    )


def under_one(pieces: Sequence[WordPiece]) -> str:
    """Several pieces as one text: the first without its heading, the others' headings as headings within a part.

    They are as deep under the first as they were in their document.
    """
    said: list[Node] = []
    for place, piece in enumerate(pieces):
        notes = tuple(Run(text="", note=words) for words in piece.notes)
        level = HIGHEST + piece.level - pieces[0].level - 1
        if place and piece.heading:
            said.append(
                Node(kind="heading", children=(Run(text=piece.heading), *notes), level=min(max(level, HIGHEST), LOWEST))
            )
        elif notes:
            said.append(Node(kind="paragraph", children=notes))
        said.extend(nodes_in(piece.text))
    return as_markdown(said)


def join_pieces(*texts: str) -> str:
    """Kept texts one after another as one; the footnotes of a later are numbered after those of an earlier."""
    return as_markdown(node for text in texts for node in nodes_in(text))
