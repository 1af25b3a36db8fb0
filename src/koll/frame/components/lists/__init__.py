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
    """One thing of a list."""

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
