"""A document from another program, as pieces under headings: its words, lists and tables, and nothing that acts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from koll.paper.written import HIGHEST, LOWEST, SAFE_LINK, TAGS, Node, Run, joined, kept, plain

KINDS = {tag: kind for kind, tag in TAGS.items()}
HEADINGS = {f"h{level}": level for level in range(1, 7)}
MARKS = {"strong": "bold", "b": "bold", "em": "italic", "i": "italic"}
HOLDS_WORDS = frozenset({"paragraph", "heading"})
SPACES_ITSELF = frozenset({"bulletList", "orderedList", "table", "tableRow"})
"""What holds other nodes and no words of its own."""
UNSEEN = frozenset({"script", "style", "title", "head"})


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands under a heading until the next one, as a text to keep; `level` is 0 before the first heading."""

    level: int
    heading: str
    text: str


@dataclass
class Open:
    """A node whose end has not come yet."""

    kind: str
    level: int = 0
    children: list[Node | Run] = field(default_factory=list)


class Reader(HTMLParser):
    """Puts what is read together as nodes; tags that are not known are passed through."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stack = [Open("doc")]
        self.marks = {"bold": 0, "italic": 0}
        self.link = ""
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begins a node, a mark, a link or a new line."""
        if tag in UNSEEN:
            self.unseen += 1
        elif tag in MARKS:
            self.marks[MARKS[tag]] += 1
        elif tag == "a":
            address = dict(attrs).get("href") or ""
            self.link = address if SAFE_LINK.match(address) else ""
        elif tag == "br":
            self.handle_data("\n")
        elif tag in HEADINGS or tag in KINDS:
            self.leave_words()
            kind = "heading" if tag in HEADINGS else KINDS[tag]
            self.stack.append(Open(kind, HEADINGS.get(tag, int(kind == "orderedList"))))

    def handle_endtag(self, tag: str) -> None:
        """Ends it; an end without a beginning is passed over."""
        if tag in UNSEEN:
            self.unseen = max(0, self.unseen - 1)
        elif tag in MARKS:
            self.marks[MARKS[tag]] = max(0, self.marks[MARKS[tag]] - 1)
        elif tag == "a":
            self.link = ""
        elif tag in HEADINGS or tag in KINDS:
            kind = "heading" if tag in HEADINGS else KINDS[tag]
            if any(each.kind == kind for each in self.stack[1:]):
                while self.stack[-1].kind != kind:
                    self.close()
                self.close()

    def handle_data(self, data: str) -> None:
        """Words, in a paragraph of their own where nothing that holds words is open."""
        inside = self.stack[-1].kind
        if self.unseen or (inside not in HOLDS_WORDS and not data.strip()) or inside in SPACES_ITSELF:
            return
        if inside not in HOLDS_WORDS:
            self.stack.append(Open("paragraph"))
        said = data if data == "\n" else " ".join(data.replace("\n", " ").split(" "))
        self.stack[-1].children.append(Run(said, bool(self.marks["bold"]), bool(self.marks["italic"]), self.link))

    def leave_words(self) -> None:
        """Ends a paragraph that a new block begins within."""
        if self.stack[-1].kind in HOLDS_WORDS:
            self.close()

    def close(self) -> None:
        """Ends the innermost node."""
        done = self.stack.pop()
        runs = joined(each for each in done.children if isinstance(each, Run))
        children = runs if done.kind in HOLDS_WORDS else tuple(done.children)
        if children:
            self.stack[-1].children.append(Node(done.kind, children, done.level))

    def found(self) -> tuple[Node, ...]:
        """Everything that was read."""
        while len(self.stack) > 1:
            self.close()
        return tuple(each for each in self.stack[0].children if isinstance(each, Node))


def pieces_in(html: str) -> tuple[Piece, ...]:
    """The pieces of a document, in its order; headings without words under them are pieces too.

    >>> pieces_in("<p>Before</p><h1>Now</h1><p>We <b>see</b>.</p><ul><li>a</li></ul>")
    (Piece(level=0, heading='', text='Before'), Piece(level=1, heading='Now', text='We **see**.\\n\\n- a'))
    """
    reader = Reader()
    reader.feed(html)
    found: list[tuple[int, str, list[Node]]] = [(0, "", [])]
    for node in reader.found():
        if node.kind == "heading":
            found.append((node.level, " ".join(plain(node).split()), []))
        else:
            found[-1][2].append(node)
    pieces = (Piece(level, heading, kept(tuple(nodes))) for level, heading, nodes in found)
    return tuple(each for each in pieces if each.heading or each.text)


def under_one(pieces: Sequence[Piece]) -> str:
    """Several pieces as one text: the first without its heading, the others' headings as headings within a part."""
    said = []
    for place, each in enumerate(pieces):
        if place and each.heading:
            said.append(kept((Node("heading", (Run(each.heading),), min(max(each.level, HIGHEST), LOWEST)),)))
        said.append(each.text)
    return "\n\n".join(filter(None, said))
