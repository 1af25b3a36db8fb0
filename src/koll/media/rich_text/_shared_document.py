"""The shared document of a part that several people write at once: made from a kept text, read back as one.

Yjs's shape as editors in the browser read it: an XML fragment with an element for each node and a text for its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from koll.media.rich_text._markdown import (
    HIGHEST,
    KINDS,
    LONGEST,
    LOWEST,
    PICTURE,
    SAFE_LINK,
    Node,
    Run,
    as_markdown,
    join_runs,
    nodes_in,
    strip_markup,
)

FRAGMENT = "default"
"""Where the editor looks for the text in the document."""
DEEPEST = 16
"""How many nodes may stand within each other: Markdown's reader gives up at twenty."""
LAST_START = 99_999_999
"""The highest number a list begins with: Markdown reads nine digits, and the list goes on from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """How deep nodes stand within each other in a document, and how many characters it has, about."""

    depth: int
    length: int


class MergeError(ValueError):
    """What was sent is no change to a shared document."""


def shared_document_of(state: bytes, changes: Iterable[bytes]) -> Doc[Any]:
    """The document that a state and the changes after it make; MergeError when one of them is none."""
    doc: Doc[Any] = Doc()
    doc.get(FRAGMENT, type=XmlFragment)
    merged_into(doc, (state, *changes))
    return doc


def merged_into(doc: Doc[Any], changes: Iterable[bytes]) -> None:
    """Puts changes into a document; MergeError when one of them is none."""
    for change in changes:
        if change:
            try:
                doc.apply_update(change)
            except Exception as fault:  # the library raises its own kinds, and plain ones
                raise MergeError(str(fault)) from None


def extent_of(doc: Doc[Any]) -> Extent:
    """How deep and how long a document is, in a walk through it; its text is made only when it may be too long."""
    deepest, words = 0, 0
    inner = [(child, 1) for child in doc[FRAGMENT].children]
    while inner:
        node, depth = inner.pop()
        if isinstance(node, XmlText):
            words += len(node)  # in bytes: never fewer than its characters
            continue
        deepest = max(deepest, depth)
        if isinstance(node, XmlElement):
            attributes: Any = node.attributes
            words += sum(len(said) for said in dict(attributes).values() if isinstance(said, str))
        inner.extend((child, depth + 1) for child in node.children)
    return Extent(depth=deepest, length=words if words <= LONGEST else len(shared_text(doc)))


def new_shared_document(text: str) -> bytes:
    """The state of a document that begins with a kept text."""
    doc = shared_document_of(b"", ())
    fragment: Any = doc[FRAGMENT]
    with doc.transaction():
        insert_node(fragment, nodes_in(text))
    return doc.get_update()


def shared_text(doc: Doc[Any]) -> str:
    """The document as a text to keep."""
    return as_markdown(tuple(read_nodes(doc[FRAGMENT])))


def apply_text(doc: Doc[Any], text: str) -> bytes:
    """The change that makes the document say `text`; blocks at the beginning and the end that are alike stay."""
    now, then = list(read_nodes(doc[FRAGMENT])), list(nodes_in(text))
    fragment: Any = doc[FRAGMENT]
    before = doc.get_state()
    if len(now) != len(fragment.children):  # something the kept text cannot say: everything is put anew
        now = []
        with doc.transaction():
            while len(fragment.children):
                del fragment.children[0]
    first = alike(now, then)
    last = alike(now[first:][::-1], then[first:][::-1])
    with doc.transaction():
        for _each in range(len(now) - first - last):
            del fragment.children[first]
        insert_node(fragment, then[first : len(then) - last], first)
    return doc.get_update(before)


def alike(one: Sequence[Node], other: Sequence[Node]) -> int:
    """How many are the same from the beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def insert_node(parent: Any, nodes: Iterable[Node | Run], at: int = 0) -> None:
    """Puts nodes into a fragment or an element; runs that stand beside each other share a text."""
    words: Any = None
    for node in nodes:
        if isinstance(node, Run) and not node.note:
            if words is None:
                words = XmlText()
                parent.children.insert(at, words)
                at += 1
            put_run(words, node)
            continue
        if isinstance(node, Run):
            parent.children.insert(at, XmlElement("footnote", {"words": node.note}))
        else:
            element = XmlElement(node.kind, attributes_of(node))
            parent.children.insert(at, element)
            insert_node(element, node.children if holds_words(node) else wrapped(node))
        at, words = at + 1, None


def holds_words(node: Node) -> bool:
    """Whether words stand in the node itself."""
    return node.kind in {"paragraph", "heading"}


def wrapped(node: Node) -> Iterator[Node]:
    """The children of a list, an item, a cell or a quotation: words on their own get a paragraph."""
    if node.kind == "image":
        return
    runs: list[Node | Run] = []
    for child in node.children:
        if isinstance(child, Run):
            runs.append(child)
        else:
            if runs:
                yield Node(kind="paragraph", children=tuple(runs))
                runs = []
            yield child
    if runs or (not node.children and node.kind in {"listItem", "tableCell", "tableHeader", "blockquote"}):
        yield Node(kind="paragraph", children=tuple(runs))


def attributes_of(node: Node) -> dict[str, Any]:
    """What the editor keeps on an element."""
    if node.kind == "heading":
        return {"level": node.level}
    if node.kind == "image":
        return {"src": f"/bilder/{node.level}/", "alt": strip_markup(node)}
    return {"start": node.level} if node.kind == "orderedList" else {}


def put_run(words: Any, run: Run) -> None:
    """Adds words to a text; marks that do not hold are said too, or they would go on from the words before."""
    marks: dict[str, Any] = {
        "bold": {} if run.bold else None,
        "italic": {} if run.italic else None,
        "link": {"href": run.link} if run.link else None,
    }
    words.insert(len(words), run.text, marks)


def read_nodes(parent: Any, depth: int = 1) -> Iterator[Node]:
    """The nodes of a fragment or an element that a kept text can say; others give their words as paragraphs."""
    for child in parent.children:
        if isinstance(child, XmlText):
            if runs := join_runs(read_runs(child)):
                yield Node(kind="paragraph", children=runs)
        elif tag_of(child) == "heading":
            level = min(max(number_in(child, "level", HIGHEST), HIGHEST), LOWEST)
            yield Node(kind="heading", children=join_runs(read_words(child)), level=level)
        elif tag_of(child) == "image":
            yield read_picture(child)
        elif tag_of(child) in KINDS.values() and tag_of(child) != "paragraph" and depth < DEEPEST:
            level = min(max(number_in(child, "start", 1), 1), LAST_START) if tag_of(child) == "orderedList" else 0
            yield Node(kind=tag_of(child), children=tuple(read_nodes(child, depth + 1)), level=level)
        else:
            yield Node(kind="paragraph", children=join_runs(read_words(child)))


def tag_of(child: Any) -> str:
    """What an element is called; a fragment within another, which no editor of ours makes, has no name."""
    return str(getattr(child, "tag", ""))


def read_picture(element: Any) -> Node:
    """A picture that was put in; of any other what it shows."""
    said = dict(element.attributes)
    found = PICTURE.match(str(said.get("src", "")))
    shows = " ".join(str(said.get("alt") or "").split())
    words = (Run(text=shows),) if shows else ()
    return (
        Node(kind="image", children=words, level=int(found.group(1)))
        if found
        else Node(kind="paragraph", children=words)
    )


def number_in(element: Any, name: str, otherwise: int) -> int:
    """A whole number among an element's attributes."""
    try:
        return int(float(element.attributes[name]))
    except (KeyError, TypeError, ValueError, OverflowError):
        return otherwise


def read_words(element: Any) -> Iterator[Run]:
    """The words in an element, however deep, and the line breaks between them."""
    inner = [*element.children][::-1]
    while inner:
        child = inner.pop()
        if isinstance(child, XmlText):
            yield from read_runs(child)
        elif tag_of(child) == "hardBreak":
            yield Run(text="\n")
        elif tag_of(child) == "footnote":
            if note := " ".join(str(dict(child.attributes).get("words") or "").split()):
                yield Run(text="", note=note)
        else:
            inner.extend([*child.children][::-1])


def read_runs(words: Any) -> Iterator[Run]:
    """The pieces of a text with their marks; a link that leads anywhere but to a page or a mailbox is dropped."""
    for piece, found in words.diff():
        marks = found or {}
        link = marks.get("link") or {}
        address = str(link.get("href", "")) if isinstance(link, dict) else ""
        if isinstance(piece, str) and piece:
            yield Run(
                text=piece,
                bold=marks.get("bold") is not None,
                italic=marks.get("italic") is not None,
                link=address if SAFE_LINK.match(address) else "",
            )
