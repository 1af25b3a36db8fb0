"""A written text: the small Markdown it is kept as, as a tree of nodes, as HTML, and as blocks to print.

The nodes have the names and the shape that editors in the browser use (ProseMirror's), so that a shared document and a
kept text are two forms of one thing. Plain text is Markdown too: what somebody writes without an editor stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token

from koll.paper.tree import Block, BulletList, Emphasis, Inline, Link, NumberedList, Paragraph, Runs, Strong

READER = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("table")
READER.disable(
    ["code", "fence", "html_block", "hr", "lheading", "reference", "backticks", "image", "autolink", "html_inline"]
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
TAGS = {
    "paragraph": "p",
    "bulletList": "ul",
    "orderedList": "ol",
    "listItem": "li",
    "blockquote": "blockquote",
    "table": "table",
    "tableRow": "tr",
    "tableHeader": "th",
    "tableCell": "td",
}
MARKS = {"strong": "bold", "em": "italic"}
HIGHEST, LOWEST = 2, 4
"""The levels of headings within a part."""
SAFE_LINK = re.compile(r"^(https?://|mailto:|/(?!/))", re.IGNORECASE)
RISKY = re.compile(r"([\\*\[])|(?<![^\W_])(_)|(_)(?![^\W_])")
RISKY_START = re.compile(r"^([ \t]*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|>|\||\d{1,9}(?=[.)](\s|$)))")


@dataclass(frozen=True, slots=True)
class Run:
    """Words with the same marks; `link` is an address or empty."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A paragraph, a heading (`level` 2 to 4), a list (`level` is its first number), a table, or one of their parts."""

    kind: str
    children: tuple[Node | Run, ...] = ()
    level: int = 0


def nodes_in(text: str) -> tuple[Node, ...]:
    """The nodes of a kept text.

    >>> nodes_in("## Ett\\n\\n- a **b**")[0]
    Node(kind='heading', children=(Run(text='Ett', bold=False, italic=False, link=''),), level=2)
    """
    stack: list[tuple[str, int, list[Node | Run]]] = [("doc", 0, [])]
    for token in READER.parse(text.replace("\r\n", "\n").replace("\r", "\n")):
        if token.type == "inline":
            runs = joined(runs_in(token))
            in_cell = stack[-1][0] in {"tableHeader", "tableCell"}
            stack[-1][2].extend([Node("paragraph", runs)] if in_cell else runs)
            continue
        kind = KINDS.get(token.type.removesuffix("_open").removesuffix("_close"))
        if kind is None:
            continue
        if token.nesting > 0:
            stack.append((kind, level_of(kind, token), []))
        else:
            name, level, children = stack.pop()
            stack[-1][2].append(Node(name, tuple(children), level))
    return tuple(each for each in stack[0][2] if isinstance(each, Node))


def level_of(kind: str, token: Token) -> int:
    """The level of a heading within what a part allows, or the first number of a list."""
    if kind == "heading":
        return min(max(int(token.tag[1:]), HIGHEST), LOWEST)
    return int(token.attrGet("start") or 1) if kind == "orderedList" else 0


def runs_in(token: Token) -> Iterator[Run]:
    """The words of a line of tokens, with their marks."""
    marks = {"bold": 0, "italic": 0}
    link = ""
    for each in token.children or []:
        name = MARKS.get(each.type.removesuffix("_open").removesuffix("_close"))
        if name:
            marks[name] += each.nesting
        elif each.type == "link_open":
            address = str(each.attrGet("href") or "")
            link = address if SAFE_LINK.match(address) else ""
        elif each.type == "link_close":
            link = ""
        else:
            words = "\n" if each.type in {"softbreak", "hardbreak"} else each.content
            if words:
                yield Run(words, bool(marks["bold"]), bool(marks["italic"]), link)


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The runs with neighbours that have the same marks put together."""
    pieces: list[Run] = []
    for run in runs:
        if pieces and replace(pieces[-1], text=run.text) == run:
            pieces[-1] = replace(run, text=pieces[-1].text + run.text)
        else:
            pieces.append(run)
    return tuple(pieces)


def kept(nodes: tuple[Node, ...]) -> str:
    """The nodes as a text to keep; reading it again gives the same nodes.

    >>> kept(nodes_in("a\\n\\n1. b\\n2. c"))
    'a\\n\\n1. b\\n2. c'
    """
    return "\n\n".join(block for block in map(kept_block, nodes) if block.strip())


def kept_block(node: Node) -> str:
    """A node as lines."""
    match node.kind:
        case "heading":
            return f"{'#' * node.level} {kept_runs(node).replace(chr(10), ' ')}"
        case "bulletList" | "orderedList":
            return "\n".join(kept_items(node))
        case "blockquote":
            inner = kept(nodes_of(node))
            return "\n".join(f"> {line}".rstrip() for line in inner.split("\n"))
        case "table":
            return kept_table(node)
        case _:
            return "\n".join(RISKY_START.sub(r"\1\\\2", line) for line in kept_runs(node).strip().split("\n"))


def nodes_of(node: Node) -> tuple[Node, ...]:
    """The children that are nodes."""
    return tuple(each for each in node.children if isinstance(each, Node))


def kept_items(node: Node) -> Iterator[str]:
    """A list, an item after another, what belongs to an item indented under it."""
    for place, item in enumerate(nodes_of(node)):
        sign = f"{node.level + place}." if node.kind == "orderedList" else "-"
        inner = "\n".join(kept_block(each) for each in nodes_of(item))
        yield f"{sign} " + inner.replace("\n", "\n" + " " * (len(sign) + 1))


def kept_table(node: Node) -> str:
    """A table with its first row as the head, a line for each row."""
    rows = [[kept_cell(cell) for cell in nodes_of(row)] for row in nodes_of(node)]
    if not rows:
        return ""
    width = max(map(len, rows))
    lines = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def kept_cell(cell: Node) -> str:
    """A cell on one line."""
    words = " ".join(kept_runs(each) for each in nodes_of(cell))
    return words.replace("\n", " ").replace("|", "\\|").strip()


def kept_runs(node: Node) -> str:
    """The words of a paragraph with their marks written out."""
    return "".join(kept_run(each) for each in node.children if isinstance(each, Run))


def kept_run(run: Run) -> str:
    """Words with their marks; space at the ends stays outside, as the marks would not hold there."""
    words = RISKY.sub(lambda found: "\\" + found.group(0), run.text)
    inner = words.strip()
    if not inner:
        return words
    before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    sign = "*" * (2 * run.bold + run.italic)
    inner = f"{sign}{inner}{sign}"
    return before + (f"[{inner}]({run.link})" if run.link else inner) + after


class Html(str):
    """Words that are HTML already: templates put them in as they are."""

    __slots__ = ()

    def __html__(self) -> str:
        """The words themselves."""
        return str(self)


def html_of(text: str) -> Html:
    """A kept text as HTML without anything that could act: only the tags of a written part, all words escaped.

    >>> html_of("Hej <b>du</b>")
    '<p>Hej &lt;b&gt;du&lt;/b&gt;</p>'
    """
    return Html("".join(map(html_node, nodes_in(text))))


def html_node(node: Node | Run) -> str:
    """A node as HTML; headings two levels down, under the part's own."""
    if isinstance(node, Run):
        return html_run(node)
    tag = f"h{node.level + 2}" if node.kind == "heading" else TAGS[node.kind]
    start = f' start="{node.level}"' if node.kind == "orderedList" and node.level != 1 else ""
    inner = "".join(map(html_node, node.children))
    if node.kind in {"tableHeader", "tableCell"}:
        inner = inner.removeprefix("<p>").removesuffix("</p>")
    return f"<{tag}{start}>{inner}</{tag}>"


def html_run(run: Run) -> str:
    """Words as HTML with their marks."""
    words = escape(run.text).replace("\n", "<br>")
    words = f"<em>{words}</em>" if run.italic else words
    words = f"<strong>{words}</strong>" if run.bold else words
    return f'<a class="ds-link" href="{escape(run.link)}">{words}</a>' if run.link else words


def printed(text: str) -> tuple[Block, ...]:
    """A kept text as blocks of a document; headings within it as strong lines, table rows as lines."""
    return tuple(block for node in nodes_in(text) for block in printed_node(node))


def printed_node(node: Node) -> Iterator[Block]:
    """A node as blocks."""
    match node.kind:
        case "bulletList":
            yield BulletList(tuple(map(printed_runs, nodes_of(node))))
        case "orderedList":
            yield NumberedList(tuple(map(printed_runs, nodes_of(node))), node.level)
        case "heading":
            yield Paragraph((Strong("".join(run.text for run in runs_under(node))),))
        case "table":
            for row in nodes_of(node):
                yield Paragraph(" \N{MIDDLE DOT} ".join(plain(cell) for cell in nodes_of(row)))
        case "blockquote":
            for each in nodes_of(node):
                yield from printed_node(each)
        case _:
            if runs := printed_runs(node):
                yield Paragraph(runs)


def plain(node: Node) -> str:
    """The words of a node without marks."""
    return "".join(run.text for run in runs_under(node))


def words_of(text: str) -> str:
    """The words of a kept text without any signs, a line for each paragraph, heading and item.

    >>> words_of("## Ett\\n\\n- *b*\\n- c")
    'Ett\\nb\\nc'
    """
    return "\n".join(lines_of(nodes_in(text)))


def lines_of(nodes: Iterable[Node]) -> Iterator[str]:
    """The words of each node that holds words itself."""
    for node in nodes:
        inner = nodes_of(node)
        if words := "".join(each.text for each in node.children if isinstance(each, Run)):
            yield words
        yield from lines_of(inner)


def runs_under(node: Node) -> Iterator[Run]:
    """Every run under a node."""
    for each in node.children:
        if isinstance(each, Run):
            yield each
        else:
            yield from runs_under(each)


def printed_runs(node: Node) -> Runs:
    """The words of a paragraph or an item as a document sets them."""
    return tuple(map(printed_run, runs_under(node)))


def printed_run(run: Run) -> Inline:
    """Words as a document sets them: a link, strong, stressed, or plain."""
    if run.link.startswith(("http", "mailto:")):
        return Link(run.text, run.link)
    return Strong(run.text) if run.bold else Emphasis(run.text) if run.italic else run.text
