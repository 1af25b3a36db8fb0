"""A written text as HTML: in a page, in the public's pages, and as what an editor takes in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape

from koll.media.rich_text._markdown import Node, Run, nodes_in

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
WEB = re.compile(r"(https?://[^\s<>]*[^\s<>.,;:!?)\]])")


class Html(str):
    """Words that are HTML already: templates put them in as they are."""

    __slots__ = ()

    def __html__(self) -> str:
        """The words themselves."""
        return str(self)


def keep_address(address: str) -> str:
    """The address itself."""
    return address


@dataclass(slots=True, kw_only=True)
class HtmlPage:
    """What a text is shown in: `key` tells its footnotes from others' on the page, `where` where an address is there.

    `where` gives "" for what cannot be reached from there. `lower` is how many levels the headings go down. The
    footnotes are gathered in `notes`, or stand in their places when it is `editing`.
    """

    key: str = ""
    where: Callable[[str], str] = keep_address
    lower: int = 1
    editing: bool = False
    notes: list[str] = field(default_factory=list)


def html_of(text: str, key: str = "", where: Callable[[str], str] = keep_address) -> Html:
    """A kept text as HTML without anything that could act: only the tags of a written part, all words escaped.

    >>> html_of("Hej <b>du</b>")
    '<p>Hej &lt;b&gt;du&lt;/b&gt;</p>'
    """
    page = HtmlPage(key=key, where=where)
    body = "".join(html_node(node, page) for node in nodes_in(text))
    if page.notes:
        body += f'<ol class="koll-notes">{"".join(html_notes(page))}</ol>'
    return Html(body)


def html_to_edit(text: str) -> Html:
    """A kept text as the editor takes it in."""
    page = HtmlPage(lower=0, editing=True)
    return Html("".join(html_node(node, page) for node in nodes_in(text)))


def html_notes(page: HtmlPage) -> Iterator[str]:
    """The words of the footnotes, each with the way back to its place when the text has a key."""
    for number, words in enumerate(page.notes, 1):
        said = WEB.sub(r'<a class="ds-link" href="\1">\1</a>', escape(words))
        if page.key:
            back = f'<a class="ds-link" href="#{page.key}-{number}">{number}</a>'
            yield f'<li id="{page.key}-note-{number}">{back} {said}</li>'
        else:
            yield f"<li>{number} {said}</li>"


def html_node(node: Node | Run, page: HtmlPage) -> str:
    """A node as HTML; headings lower, under the part's own."""
    if isinstance(node, Run):
        return html_run(node, page)
    if node.kind == "image":
        return html_picture(node, page)
    tag = f"h{node.level + page.lower}" if node.kind == "heading" else TAGS[node.kind]
    start = f' start="{node.level}"' if node.kind == "orderedList" and node.level != 1 else ""
    inner = "".join(html_node(child, page) for child in node.children)
    if node.kind in {"tableHeader", "tableCell"}:
        inner = inner.removeprefix("<p>").removesuffix("</p>")
    return f"<{tag}{start}>{inner}</{tag}>"


def html_picture(node: Node, page: HtmlPage) -> str:
    """A picture with what it shows for those who cannot see it."""
    source = page.where(f"/bilder/{node.level}/")
    shows = escape("".join(child.text for child in node.children if isinstance(child, Run)))
    picture = f'<img src="{escape(source)}" alt="{shows}" loading="lazy">' if source else shows
    return picture if page.editing else f'<p class="koll-picture">{picture}</p>'


def html_run(run: Run, page: HtmlPage) -> str:
    """Words as HTML with their marks, or the place of a footnote."""
    if run.note:
        return html_note(run, page)
    words = escape(run.text).replace("\n", "<br>")
    words = f"<em>{words}</em>" if run.italic else words
    words = f"<strong>{words}</strong>" if run.bold else words
    address = page.where(run.link) if run.link.startswith("/") else run.link
    return f'<a class="ds-link" href="{escape(address)}">{words}</a>' if address else words


def html_note(run: Run, page: HtmlPage) -> str:
    """The place of a footnote: its number, leading to its words when the text has a key."""
    if page.editing:
        return f'<sup data-note="{escape(run.note)}"></sup>'
    page.notes.append(run.note)
    number = len(page.notes)
    if not page.key:
        return f"<sup>{number}</sup>"
    there = f"{page.key}-note-{number}"
    return f'<sup><a class="ds-link" id="{page.key}-{number}" href="#{there}">{number}</a></sup>'
