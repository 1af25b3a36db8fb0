"""A page's markup however its template is laid out: only the white space that a reader sees."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

AT_EDGE = re.compile(r"(<[a-z][^<>]*>)\s+|\s+(?=</)")
BEFORE_END = re.compile(r"\s+(?=/?>)")


def laid_flat(page: str) -> str:
    """The markup on one line, with no space at the edges inside an element or before the end of a tag.

    >>> laid_flat('<p >\\n  in <a href="/" >x\\n</a></p>')
    '<p>in <a href="/">x</a></p>'
    """
    flat = BEFORE_END.sub("", " ".join(page.split()))
    return AT_EDGE.sub(lambda found: found[1] or "", flat)


@dataclass(kw_only=True)
class Element:
    """An element of a page: its tag, its attributes, and the words in it."""

    tag: str
    attributes: dict[str, str]
    words: str = ""
    inside: list[Element] = field(default_factory=list)


class Elements(HTMLParser):
    """The elements of a page by their id."""

    EMPTY = frozenset({"input", "br", "img", "meta", "link", "hr", "path", "use"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[Element] = []
        self.by_id: dict[str, Element] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens an element."""
        element = Element(tag=tag, attributes={name: value or "" for name, value in attrs})
        for above in self.open:
            above.inside.append(element)
        if "id" in element.attributes:
            self.by_id[element.attributes["id"]] = element
        if tag not in self.EMPTY:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Ends the latest that is open with the tag."""
        while self.open and self.open.pop().tag != tag:
            """An end tag that was left out."""

    def handle_data(self, data: str) -> None:
        """Words, which stand in all that is open."""
        for element in self.open:
            element.words = " ".join(f"{element.words} {data}".split())


def said_at_box(page: str, box: str) -> tuple[str, str]:
    """What a refused page says at the top with a link to the box, and at the box; "" for what it does not say."""
    elements = Elements(page).by_id
    top = elements.get("refusal")
    leads = top is not None and any(inside.attributes.get("href") == f"#{box}" for inside in top.inside)
    shown = elements.get(box)
    described = shown.attributes.get("aria-describedby", "").split() if shown else []
    faults = " ".join(elements[key].words for key in described if key.endswith("_error"))
    return (top.words if top and leads else ""), faults
