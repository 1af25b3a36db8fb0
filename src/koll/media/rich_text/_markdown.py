"""A written text: the small Markdown it is kept as, and the tree of nodes it says.

The nodes have the names and the shape that editors in the browser use (ProseMirror's), so that a shared document and a
kept text are two forms of one thing. Plain text is Markdown too: what somebody writes without an editor stays as it is.

Two things beside ordinary Markdown: `![what it shows](/bilder/7/)` is a picture that was put in, and `[^1]` a footnote
whose words stand last, as `[^1]: words`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

READER = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("table")
READER.disable(
    ["code", "fence", "html_block", "hr", "lheading", "reference", "backticks", "autolink", "html_inline"]
).disable("entity")
KINDS = {
    "paragraph": "paragraph",
    "heading": "heading",
    "bullet_list": "bulletList",
    "ordered_list": "orderedList",
    "list_item": "listItem",
    "blockquote": "blockquote",
    "table": "table",
    "tr": "tableRow",
    "th": "tableHeader",
    "td": "tableCell",
}
LONGEST = 100_000
"""The most characters of a written text: some forty pages. Reading one takes a second or three at the very worst."""
MARKS = {"strong": "bold", "em": "italic"}
HIGHEST, LOWEST = 2, 4
"""The levels of headings within a part."""
SAFE_LINK = re.compile(r"^(https?://|mailto:|/(?!/))", re.IGNORECASE)
PICTURE = re.compile(r"^/bilder/(\d{1,9})/$")
NOTE = re.compile(r"\[\^(\w{1,20})\]")
NOTE_WORDS = re.compile(r"^\[\^(\w{1,20})\]:[ \t]*(\S.*)$", re.MULTILINE)
NOTE_FIRST = re.compile(r"^(\[\^\w+\]):")
RISKY = re.compile(r"([\\*\[])|(?<![^\W_])(_)|(_)(?![^\W_])")
RISKY_START = re.compile(r"^([ \t]*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|>|\||\d{1,9}(?=[.)](\s|$)))")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words with the same marks; `link` is an address or empty. A footnote has its words in `note` and no others."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A paragraph, a heading (`level` 2 to 4), a list (`level` is its first number), a table, or one of their parts.

    A picture (`image`) has its number as level, and what it shows as its words.
    """

    kind: str
    children: tuple[Node | Run, ...] = ()
    level: int = 0


@lru_cache(maxsize=64)
def nodes_in(text: str) -> tuple[Node, ...]:
    """The nodes of a kept text.

    >>> [(node.kind, strip_markup(node)) for node in nodes_in("## Ett\\n\\n- a **b**")]
    [('heading', 'Ett'), ('bulletList', 'a b')]
    """
    stack: list[tuple[str, int, list[Node | Run]]] = [("doc", 0, [])]
    body, notes = without_notes(text.replace("\r\n", "\n").replace("\r", "\n"))
    for token in READER.parse(body, {"notes": notes}):
        if token.type == "inline":
            stack[-1][2].extend(children_in(token, stack[-1][0]))
            continue
        kind = KINDS.get(token.type.removesuffix("_open").removesuffix("_close"))
        if kind is None:
            continue
        if token.nesting > 0:
            stack.append((kind, level_of(kind, token), []))
        else:
            name, level, children = stack.pop()
            stack[-1][2].extend(split_blocks(Node(kind=name, children=tuple(children), level=level)))
    return tuple(row for row in stack[0][2] if isinstance(row, Node))


def without_notes(text: str) -> tuple[str, Mapping[str, str]]:
    """The text without the words of its footnotes, and those; words that no place refers to stay where they are."""
    referred = {one_match.group(1) for one_match in NOTE.finditer(NOTE_WORDS.sub(r"\2", text))}
    notes: dict[str, str] = {}

    def taken(found: re.Match[str]) -> str:
        key, words = found.groups()
        if key not in referred or key in notes:
            return found.group(0)
        notes[key] = " ".join(words.split())
        return ""

    return NOTE_WORDS.sub(taken, text), notes


def read_note(state: StateInline, silent: bool) -> bool:
    """Markdown's rule for the place of a footnote: one that has words."""
    found = NOTE.match(state.src, state.pos)
    words = state.env["notes"].get(found.group(1)) if found else None
    if found is None or words is None:
        return False
    if not silent:
        state.push("note", "", 0).content = words
    state.pos = found.end()
    return True


READER.inline.ruler.before("link", "note", read_note)


LAST_LINK = -1
"""Where in a line's cache, beside its places, it is kept where its last link ends."""


def read_bare_bracket(state: StateInline, silent: bool) -> bool:
    """A bracket with no link after it is a sign among others; looking for where each ends would take very long."""
    if state.src[state.pos] not in "![":
        return False
    if LAST_LINK not in state.cache:
        state.cache[LAST_LINK] = state.src.rfind("](")
    if state.pos < state.cache[LAST_LINK]:
        return False
    if not silent:
        state.pending += state.src[state.pos]
    state.pos += 1
    return True


READER.inline.ruler.after("note", "bare_bracket", read_bare_bracket)


def level_of(kind: str, token: Token) -> int:
    """The level of a heading within what a part allows, or the first number of a list."""
    if kind == "heading":
        return min(max(int(token.tag[1:]), HIGHEST), LOWEST)
    return int(token.attrGet("start") or 1) if kind == "orderedList" else 0


def children_in(token: Token, within: str) -> Iterator[Node | Run]:
    """What a line of tokens says: words, and pictures where they may stand."""
    pieces = [*read_tokens(token)]
    if within != "paragraph":
        pieces = [Run(text=strip_markup(piece)) if isinstance(piece, Node) else piece for piece in pieces]
    runs = join_runs(piece for piece in pieces if isinstance(piece, Run))
    if within in {"tableHeader", "tableCell"}:
        yield Node(kind="paragraph", children=runs)
    elif all(isinstance(piece, Run) for piece in pieces):
        yield from runs
    else:
        yield from pieces


def read_tokens(token: Token) -> Iterator[Node | Run]:
    """The words of a line of tokens with their marks, its footnotes and its pictures."""
    marks = {"bold": 0, "italic": 0}
    link = ""
    for child in token.children or []:
        name = MARKS.get(child.type.removesuffix("_open").removesuffix("_close"))
        if name:
            marks[name] += child.nesting
        elif child.type == "link_open":
            address = str(child.attrGet("href") or "")
            link = address if SAFE_LINK.match(address) else ""
        elif child.type == "link_close":
            link = ""
        elif child.type == "note":
            yield Run(text="", note=child.content)
        elif child.type == "image":
            yield picture_in(child)
        else:
            words = "\n" if child.type in {"softbreak", "hardbreak"} else child.content
            if words:
                yield Run(text=words, bold=bool(marks["bold"]), italic=bool(marks["italic"]), link=link)


def picture_in(token: Token) -> Node | Run:
    """A picture that was put in; of any other only what it shows."""
    found = PICTURE.match(str(token.attrGet("src") or ""))
    words = Run(text="".join(child.content for child in token.children or []))
    return Node(kind="image", children=(words,) if words.text else (), level=int(found.group(1))) if found else words


def split_blocks(node: Node) -> Iterator[Node]:
    """The node; a paragraph with pictures in it as a paragraph between each, and one before a picture in an item."""
    if node.kind == "listItem" and node.children and getattr(node.children[0], "kind", "") == "image":
        node = replace(node, children=(Node(kind="paragraph"), *node.children))
    if node.kind != "paragraph" or not nodes_of(node):
        yield node
        return
    runs: list[Run] = []
    for child in (*node.children, None):
        if isinstance(child, Run):
            runs.append(child)
            continue
        between = join_runs(runs)
        if "".join(run.text + run.note for run in between).strip():
            yield Node(kind="paragraph", children=trimmed(between))
        runs = []
        if child is not None:
            yield child


def trimmed(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs without the space around them."""
    first, *rest = runs
    runs = (replace(first, text=first.text.lstrip()), *rest)
    *most, last = runs
    return tuple(row for row in (*most, replace(last, text=last.text.rstrip())) if row.text or row.note)


def join_runs(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The runs with neighbours that have the same marks put together; each footnote is its own."""
    pieces: list[Run] = []
    for run in runs:
        if pieces and not run.note and replace(pieces[-1], text=run.text) == run:
            pieces[-1] = replace(run, text=pieces[-1].text + run.text)
        else:
            pieces.append(run)
    return tuple(pieces)


def as_markdown(nodes: Iterable[Node]) -> str:
    """The nodes as a text to keep; reading it again gives the same nodes.

    >>> as_markdown(nodes_in("a\\n\\n1. b\\n2. c"))
    'a\\n\\n1. b\\n2. c'
    """
    notes: list[str] = []
    body = kept_blocks(numbered(node, notes) for node in nodes)
    last = "\n".join(f"[^{number}]: {words}" for number, words in enumerate(notes, 1))
    return (f"{body}\n\n{last}" if last else body).replace("\0", "")  # no database keeps a zero among words


def numbered(node: Node, notes: list[str]) -> Node:
    """The node with each footnote's place as it is kept; the words are added to the list."""
    children: list[Node | Run] = []
    for child in node.children:
        if isinstance(child, Node):
            children.append(numbered(child, notes))
        elif child.note:
            notes.append(" ".join(child.note.split()))
            children.append(replace(child, text=f"[^{len(notes)}]"))
        else:
            children.append(child)
    return replace(node, children=tuple(children))


def kept_blocks(nodes: Iterable[Node]) -> str:
    """The nodes with an empty line between each."""
    return "\n\n".join(block for block in map(kept_block, nodes) if block.strip())


def kept_block(node: Node) -> str:
    """A node as lines."""
    match node.kind:
        case "heading":
            return f"{'#' * node.level} {kept_runs(node).replace(chr(10), ' ')}"
        case "bulletList" | "orderedList":
            return "\n".join(kept_items(node))
        case "blockquote":
            inner = kept_blocks(nodes_of(node))
            return "\n".join(f"> {line}".rstrip() for line in inner.split("\n"))
        case "table":
            return kept_table(node)
        case "image":
            return f"![{escaped(' '.join(strip_markup(node).split()))}](/bilder/{node.level}/)"
        case _:
            lines = kept_runs(node).strip().split("\n")
            return "\n".join(NOTE_FIRST.sub(r"\1\\:", RISKY_START.sub(r"\1\\\2", line)) for line in lines)


def nodes_of(node: Node) -> tuple[Node, ...]:
    """The children that are nodes."""
    return tuple(child for child in node.children if isinstance(child, Node))


def kept_items(node: Node) -> Iterator[str]:
    """A list, an item after another, what belongs to an item indented under it."""
    for place, item in enumerate(nodes_of(node)):
        sign = f"{node.level + place}." if node.kind == "orderedList" else "-"
        inner = "\n".join(kept_block(one_node) for one_node in nodes_of(item))
        yield f"{sign} " + inner.replace("\n", "\n" + " " * (len(sign) + 1))


def kept_table(node: Node) -> str:
    """A table with its first row as the head, a line for each row."""
    rows = [[kept_cell(cell) for cell in nodes_of(row)] for row in nodes_of(node)]
    if not rows:
        return ""
    width = max(map(len, rows))
    rows[0] += [""] * (width - len(rows[0]))  # the head says how wide it is; a row that is shorter may be so
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def kept_cell(cell: Node) -> str:
    """A cell on one line."""
    words = " ".join(kept_runs(node) for node in nodes_of(cell))
    return words.replace("\n", " ").replace("|", "\\|").strip()


def kept_runs(node: Node) -> str:
    """The words of a paragraph with their marks written out."""
    return "".join(kept_run(child) for child in node.children if isinstance(child, Run))


def kept_run(run: Run) -> str:
    """Words with their marks; space at the ends stays outside, as the marks would not hold there."""
    if run.note:
        return run.text
    words = RISKY.sub(lambda found: "\\" + found.group(0), run.text)
    inner = words.strip()
    if not inner:
        return words
    before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    sign = "*" * (2 * run.bold + run.italic)
    inner = f"{sign}{inner}{sign}"
    return before + (f"[{inner.replace(']', chr(92) + ']')}]({run.link})" if run.link else inner) + after


def escaped(words: str) -> str:
    """Words that stand within brackets."""
    return RISKY.sub(lambda found: "\\" + found.group(0), words).replace("]", "\\]")


def strip_markup(node: Node) -> str:
    """The words of a node without marks."""
    return "".join(run.text for run in runs_under(node))


def plain_words(text: str, *, notes: bool = True) -> str:
    """The words of a kept text without any signs, a line for each paragraph, heading and item; footnotes in brackets.

    >>> plain_words("## Ett\\n\\n- *b*\\n- c")
    'Ett\\nb\\nc'
    """
    return "\n".join(lines_with_kinds(nodes_in(text), notes))


def lines_with_kinds(nodes: Iterable[Node], notes: bool) -> Iterator[str]:
    """The words of each node that holds words itself."""
    for node in nodes:
        inner = nodes_of(node)
        runs = [child for child in node.children if isinstance(child, Run)]
        if words := "".join(f" ({run.note})" if run.note and notes else run.text for run in runs):
            yield words
        yield from lines_with_kinds(inner, notes)


def runs_under(node: Node) -> Iterator[Run]:
    """Every run under a node."""
    for child in node.children:
        if isinstance(child, Run):
            yield child
        else:
            yield from runs_under(child)


def pictures_in(text: str) -> frozenset[int]:
    """The numbers of the pictures in a kept text."""
    return frozenset(pictures_under(nodes_in(text)))


def pictures_under(nodes: Iterable[Node]) -> Iterator[int]:
    """The numbers of the pictures among nodes and below them."""
    for node in nodes:
        if node.kind == "image":
            yield node.level
        yield from pictures_under(nodes_of(node))
