"""A document from another program, as pieces under headings: its words, lists and tables, and nothing that acts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from koll.paper.shown import TAGS
from koll.paper.written import HIGHEST, LOWEST, SAFE_LINK, Node, Run, joined, kept, nodes_in, plain, runs_under

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


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands under a heading until the next one, as a text to keep; `level` is 0 before the first heading.

    `notes` are the words of the heading's own footnotes.
    """

    level: int
    heading: str
    text: str
    notes: tuple[str, ...] = ()


@dataclass
class Open:
    """A node whose end has not come yet; `note` is the key of the footnote whose words it holds."""

    kind: str
    level: int = 0
    note: str = ""
    children: list[Node | Run] = field(default_factory=list)


class Reader(HTMLParser):
    """Puts what is read together as nodes; tags that are not known are passed through."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stack = [Open("doc")]
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
            note = next((name for each, name in attrs if each == "id" and name and NOTE_WORDS.match(name)), "")
            self.stack.append(Open(kind, HEADINGS.get(tag, int(kind == "orderedList")), note))

    def begin_link(self, address: str) -> None:
        """A link, or the place of a footnote, or the sign that leads back from one."""
        self.link = address if SAFE_LINK.match(address) else ""
        place = NOTE_PLACE.match(address)
        self.within_sign = bool(place or NOTE_BACK.match(address))
        if place:
            self.open_words()
            self.stack[-1].children.append(Run("", note=place.group(1)))

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
            if any(each.kind == kind for each in self.stack[1:]):
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
        self.stack[-1].children.append(Run(said, bool(self.marks["bold"]), bool(self.marks["italic"]), self.link))

    def open_words(self) -> None:
        """Begins a paragraph where nothing that holds words is open."""
        if self.stack[-1].kind not in HOLDS_WORDS:
            self.stack.append(Open("paragraph"))

    def leave_words(self) -> None:
        """Ends a paragraph that a new block begins within."""
        if self.stack[-1].kind in HOLDS_WORDS:
            self.close()

    def close(self) -> None:
        """Ends the innermost node; the words of a footnote are kept apart."""
        done = self.stack.pop()
        if done.note:
            said = (plain(each) for each in done.children if isinstance(each, Node))
            self.notes[done.note] = " ".join(" ".join(said).split())
            return
        runs = joined(each for each in done.children if isinstance(each, Run))
        children = runs if done.kind in HOLDS_WORDS else tuple(done.children)
        if children:
            self.stack[-1].children.append(Node(done.kind, children, done.level))

    def found(self) -> tuple[Node, ...]:
        """Everything that was read, each footnote with its words."""
        while len(self.stack) > 1:
            self.close()
        return tuple(noted(each, self.notes) for each in self.stack[0].children if isinstance(each, Node))


def noted(node: Node, notes: Mapping[str, str]) -> Node:
    """The node with its footnotes' words instead of their keys; a footnote without words is left out."""
    children: list[Node | Run] = []
    for each in node.children:
        if isinstance(each, Node):
            children.append(noted(each, notes))
        elif not each.note:
            children.append(each)
        elif words := notes.get(each.note):
            children.append(replace(each, note=words))
    return replace(node, children=tuple(children))


def pieces_in(html: str) -> tuple[Piece, ...]:
    """The pieces of a document, in its order; headings without words under them are pieces too.

    >>> pieces_in("<h1>Now</h1><p>We <b>see</b>.</p><ul><li>a</li></ul>")
    (Piece(level=1, heading='Now', text='We **see**.\\n\\n- a', notes=()),)
    """
    reader = Reader()
    reader.feed(html)
    found: list[tuple[Node | None, list[Node]]] = [(None, [])]
    for node in reader.found():
        if node.kind == "heading":
            found.append((node, []))
        else:
            found[-1][1].append(node)
    pieces = (piece_of(heading, nodes) for heading, nodes in found)
    return tuple(each for each in pieces if each.heading or each.text)


def piece_of(heading: Node | None, nodes: Sequence[Node]) -> Piece:
    """A heading with what stands under it."""
    if heading is None:
        return Piece(0, "", kept(nodes))
    notes = tuple(run.note for run in runs_under(heading) if run.note)
    return Piece(heading.level, " ".join(plain(heading).split()), kept(nodes), notes)


def under_one(pieces: Sequence[Piece]) -> str:
    """Several pieces as one text: the first without its heading, the others' headings as headings within a part.

    They are as deep under the first as they were in their document.
    """
    said: list[Node] = []
    for place, each in enumerate(pieces):
        notes = tuple(Run("", note=words) for words in each.notes)
        level = HIGHEST + each.level - pieces[0].level - 1
        if place and each.heading:
            said.append(Node("heading", (Run(each.heading), *notes), min(max(level, HIGHEST), LOWEST)))
        elif notes:
            said.append(Node("paragraph", notes))
        said.extend(nodes_in(each.text))
    return kept(said)


def together(*texts: str) -> str:
    """Kept texts one after another as one; the footnotes of a later are numbered after those of an earlier."""
    return kept(node for text in texts for node in nodes_in(text))
