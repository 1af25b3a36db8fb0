"""What stands in running text: links, days, words of the charter, marks, and what is only read aloud."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from django.utils.translation import get_language

from koll.domain.charter import Ground as Reason
from koll.domain.charter import Label as Noun
from koll.frame.components._component import EMPTY, Props, Slot, component, register
from koll.frame.components.formats import day_long
from koll.frame.ref_converters import address_of_route
from koll.frame.routes import address, open_address

register.filter(address)
register.filter(open_address)
register.simple_tag(address_of_route, name="route")


@component(block=True, instead="words", attributes=("download", "target", "hreflang"))
class Link(Props):
    """A link to an address: `to=page.address`, or `route="name"` followed by what the address holds."""

    to: str
    words: str = ""
    content: Slot = EMPTY


@component(block=True, attributes=("download", "target", "hreflang"))
class LinkAt(Props):
    """A link to a place within a page, or to a list that is chosen from: slot `address` is put together."""

    address: Slot = EMPTY
    content: Slot = EMPTY

    @property
    def place(self) -> Slot:
        """The address; white space in it is how the template is laid out."""
        return Slot("".join(self.address.split()))


@component(block=True, instead="words", attributes=(), of_page={"before": "before_address"})
class LinkTo(Props):
    """A link to a thing of the record, on the side that the page stands on: inside, or open to everybody."""

    to: str
    words: str = ""
    before: str = ""
    content: Slot = EMPTY


@component(attributes=())
class Time(Props):
    """A day in a list, as 2027-03-15; or in words, as in a sentence."""

    day: date | None
    form: Literal["list", "words"] = "list"

    @property
    def words(self) -> str:
        """How it is read."""
        return day_long(self.day) if self.form == "words" else self.machine

    @property
    def machine(self) -> str:
        """How a machine reads it."""
        return self.day.strftime("%Y-%m-%d") if self.day else ""


@component()
class Label(Props):
    """The charter's own word for a kind of thing, in the form that the sentence needs."""

    label: Noun
    form: Literal["indefinite", "definite", "plural", "plural_definite"] = "indefinite"
    capital: bool = False

    @property
    def words(self) -> str:
        """The word in the language of the page."""
        found = str(getattr(self.label.forms(get_language() or "sv"), self.form))
        return found[:1].upper() + found[1:] if self.capital else found


@component(of_page={"sections": "shell.sections"})
class Ground(Props):
    """Why we must: the section and the quote, or the section of law, one click away."""

    why: Reason
    sections: Mapping[str, str] | str = ""

    @property
    def heading(self) -> str:
        """What the section of the governance model is called."""
        names = self.sections or {}
        return names.get(self.why.section, self.why.section) if isinstance(names, Mapping) else self.why.section


@component(block=True, instead="words", attributes=())
class Meta(Props):
    """The quiet line under or after a thing: who, when, where."""

    words: str = ""
    element: Literal["p", "span", "div"] = "p"
    content: Slot = EMPTY


@component(block=True, instead="words", attributes=())
class Text(Props):
    """A paragraph of Koll's own words."""

    words: str = ""
    size: Literal["", "sm", "md", "lg"] = ""
    content: Slot = EMPTY


@component(block=True, attributes=())
class Words(Props):
    """What people have written or decided, in their own words."""

    content: Slot = EMPTY


@component(block=True, instead="words")
class VisuallyHidden(Props):
    """What is only read aloud."""

    words: str = ""
    element: Literal["span", "p"] = "span"
    content: Slot = EMPTY


@component(block=True, instead="words", attributes=())
class Tag(Props):
    """A mark beside a thing: what kind it is."""

    words: str = ""
    color: Literal["neutral", "info", "warning", "success", "danger", "accent"] = "neutral"
    content: Slot = EMPTY


@component(block=True, instead="words")
class State(Props):
    """How a duty or a text stands, in words."""

    state: str = ""
    words: str = ""
    element: Literal["span", "p"] = "span"
    content: Slot = EMPTY
