"""Several things of one kind: lists, facts, tables, steps."""

from __future__ import annotations

from typing import Literal

from koll.frame.components._component import EMPTY, Props, Slot, component


@component(block=True, attributes=())
class List(Props):
    """Things below each other; `plain` for short ones with a mark, `ordered` where the order means something."""

    ordered: bool = False
    plain: bool = False
    content: Slot = EMPTY

    @property
    def element(self) -> str:
        """The HTML element."""
        return "ol" if self.ordered else "ul"


@component(block=True, attributes=())
class Item(Props):
    """One thing of a list; `quiet` for the words that stand where there is nothing."""

    quiet: bool = False
    content: Slot = EMPTY


@component(block=True, attributes=())
class Facts(Props):
    """What is known of a thing: names and values."""

    content: Slot = EMPTY


@component(block=True, instead="value")
class Fact(Props):
    """One name with its value; not there when the value is empty, unless it has content of its own."""

    name: str
    value: object = ""
    content: Slot = EMPTY


@component(block=True, attributes=())
class Table(Props):
    """A table; `phone` makes each row a list where it is narrow (its cells then say their `data-label`)."""

    label: str = ""
    caption: str = ""
    phone: bool = False
    content: Slot = EMPTY


@component(block=True, instead="words")
class Caption(Props):
    """What a table is called; `hidden` when it is only read aloud."""

    words: str = ""
    hidden: bool = False
    content: Slot = EMPTY


@component(block=True, attributes=("colspan", "rowspan"))
class Cell(Props):
    """A cell of a table; `heading` when it names its column or row, `number` when its figures stand in line."""

    heading: Literal["", "col", "row"] = ""
    number: bool = False
    content: Slot = EMPTY

    @property
    def element(self) -> str:
        """The HTML element."""
        return "th" if self.heading else "td"


@component(block=True)
class Scroll(Props):
    """What is wider than a narrow screen: it is moved sideways by itself, by keys too."""

    label: str
    content: Slot = EMPTY


@component(block=True, attributes=())
class Steps(Props):
    """The steps of a piece of work, in order: each an item with `data-state` done, now or later."""

    label: str
    content: Slot = EMPTY


@component(block=True)
class Ways(Props):
    """Ways on from here, beside each other."""

    label: str = ""
    element: Literal["ul", "nav"] = "ul"
    content: Slot = EMPTY


@component(block=True)
class NavRow(Props):
    """Links beside each other to the same page of other years, or to its other parts."""

    label: str
    content: Slot = EMPTY
