"""The parts of a page: its headings, its sections, and what is said above and beside them."""

from __future__ import annotations

from typing import Literal

from django.template import Context
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils.safestring import SafeString

from koll.frame.components._component import EMPTY, Props, Slot, component, register


@component(block=True, instead="words", attributes=())
class PageHeading(Props):
    """The one first heading of a page."""

    words: str = ""
    size: Literal["md", "lg", "xl"] = "xl"
    content: Slot = EMPTY


@component(block=True, instead="words", attributes=())
class Heading(Props):
    """A heading below the first."""

    level: Literal[2, 3, 4]
    words: str = ""
    size: Literal["", "2xs", "xs", "sm", "md"] = ""
    content: Slot = EMPTY

    @property
    def look(self) -> str:
        """The size it has, or that of its level."""
        return self.size or {2: "md", 3: "sm", 4: "xs"}[self.level]


@component(block=True, attributes=())
class Section(Props):
    """A headed section; slot `title` for a heading with more than words, `actions` for buttons beside the heading."""

    heading: str = ""
    level: Literal[2, 3] = 2
    size: Literal["", "xs", "sm", "md"] = ""
    heading_id: str = ""
    element: Literal["section", "article", "div"] = "section"
    title: Slot = EMPTY
    actions: Slot = EMPTY
    content: Slot = EMPTY

    @property
    def look(self) -> str:
        """The size of the heading, or that of its level."""
        return self.size or {2: "md", 3: "sm"}[self.level]


@component(block=True, instead="words", attributes=())
class Lede(Props):
    """The sentence under the first heading: how it is now."""

    words: str = ""
    content: Slot = EMPTY


@component(block=True, instead="words", attributes=())
class Notice(Props):
    """What has to be known before going on; a warning is words first."""

    words: str = ""
    color: Literal["info", "warning", "danger", "success"] = "info"
    content: Slot = EMPTY


@component()
class EmptyPlace(Props):
    """A place where nothing is yet: what will be here, who starts it, and when."""

    what: str
    who: str = ""
    when: str = ""


@component(block=True)
class Head(Props):
    """The first heading of a page; slot `actions`: the button beside it."""

    actions: Slot = EMPTY
    content: Slot = EMPTY


@component(block=True, attributes=())
class Columns(Props):
    """Parts beside each other, below each other where it is narrow; slot `aside` when the second may be missing."""

    always: bool = True
    aside: Slot = EMPTY
    content: Slot = EMPTY

    @property
    def split(self) -> bool:
        """Whether there is something to stand beside the first part."""
        return self.always or bool(self.aside)


@component(block=True, attributes=())
class Sheet(Props):
    """What can be seen as one thing, on a sheet of its own."""

    element: Literal["div", "section", "article"] = "div"
    content: Slot = EMPTY


@component(block=True, attributes=())
class Card(Props):
    """What can be picked up: an item of a plan, a node of the thread."""

    element: Literal["div", "section", "article"] = "article"
    content: Slot = EMPTY


@component(block=True, attributes=("open",))
class Disclosure(Props):
    """More that is shown when it is asked for; slot `title` where the summary has more than words.

    `framed`: it stands in a frame of its own.
    """

    summary: str = ""
    framed: bool = False
    title: Slot = EMPTY
    content: Slot = EMPTY


@register.simple_tag(takes_context=True)
def page_title(context: Context) -> SafeString:
    """The page's block `title` once more: what stands in the browser's tab is the first heading."""
    blocks = context.render_context.get(BLOCK_CONTEXT_KEY)
    block = blocks.get_block("title") if blocks else None
    return SafeString(block.render(context) if block else "")
