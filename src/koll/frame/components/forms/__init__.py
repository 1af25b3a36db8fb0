"""What is filled in and pressed: forms, fields, buttons."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from django.forms import BaseForm, BoundField

from koll.frame.components._component import EMPTY, Props, Slot, component
from koll.frame.receipts import new_receipt


@component(
    block=True,
    instead="label",
    attributes=("name", "value", "type", "form", "formnovalidate", "formaction", "download", "disabled"),
)
class Button(Props):
    """A button that sends its form, or (`to`, `route`) one that leads somewhere; `about` is read aloud after it."""

    label: str = ""
    to: str = ""
    variant: Literal["primary", "secondary", "tertiary"] = "secondary"
    small: bool = False
    about: object = ""
    sends: bool = True
    content: Slot = EMPTY


@component(block=True, attributes=("download",))
class ButtonAt(Props):
    """A button that leads somewhere, with an address that is put together: slot `address`."""

    variant: Literal["primary", "secondary", "tertiary"] = "secondary"
    small: bool = False
    address: Slot = EMPTY
    content: Slot = EMPTY

    @property
    def place(self) -> Slot:
        """The address; white space in it is how the template is laid out."""
        return Slot("".join(self.address.split()))


@component(block=True, attributes=())
class ButtonRow(Props):
    """Buttons beside each other, the first the one to press."""

    element: Literal["div", "p"] = "div"
    content: Slot = EMPTY


@component(block=True, attributes=("action", "enctype", "autocomplete", "novalidate"))
class Form(Props):
    """A form that is sent: with the key that makes one sending of two, unless it changes nothing (`once=False`)."""

    look: Literal["narrow", "wide", "row", "bare"] = "narrow"
    once: bool = True
    files: bool = False
    content: Slot = EMPTY

    @property
    def classes(self) -> str:
        """The classes of its look."""
        return {"narrow": "koll-form", "wide": "koll-form-wide", "row": "koll-row", "bare": ""}[self.look]

    @property
    def receipt(self) -> str:
        """A new key for this form."""
        return new_receipt() if self.once else ""


@component()
class FormStart(Props):
    """What a form that is sent begins with: that it comes from us, and the key that makes one sending of two."""

    @property
    def receipt(self) -> str:
        """A new key for this form."""
        return new_receipt()


@component()
class Field(Props):
    """A field of a form: its label, what helps, the box, and what is wrong with what was written."""

    field: BoundField
    label: object = ""
    mode: object = ""

    @property
    def asks_file_again(self) -> bool:
        """Whether a browser has let go of the file."""
        return self.is_of("file") and self.field.form.is_bound

    @property
    def is_ticks(self) -> bool:
        """Whether it is ticked rather than written in."""
        return self.is_of("checkbox") or self.is_of("radio")

    def is_of(self, kind: str) -> bool:
        """Whether the field's box is of the kind."""
        return getattr(self.field.field.widget, "input_type", "") == kind


@component(of_page={"box": "refusal_box"})
class Refusal(Props):
    """Why what was sent could not be done; nothing when it was. It leads to the box it is about, where there is one."""

    why: object
    box: str = ""


@component(attributes=())
class Choice(Props):
    """A box to choose one of several, in a form that only asks; `rows` are keys with their words."""

    name: str
    label: str
    rows: Iterable[tuple[object, object]]
    chosen: object = ""
    none: str = ""
    """The words of the choice that chooses nothing; empty when there is none."""


@component(block=True, attributes=("action",))
class QueryForm(Props):
    """A form that only asks, in a row: what is chosen stands in the address."""

    content: Slot = EMPTY


@component(block=True)
class Labelled(Props):
    """A box with its label, in a form that is written by hand; `box` is the id of the box."""

    box: str
    words: str
    content: Slot = EMPTY


@component(block=True, attributes=("name", "required", "form"))
class Select(Props):
    """A box to choose in; its options are its content."""

    content: Slot = EMPTY


@component(
    attributes=("name", "value", "type", "required", "maxlength", "min", "max", "inputmode", "autocomplete", "list")
)
class InputBox(Props):
    """A box to write one line in."""


@component(block=True, attributes=())
class FieldGroup(Props):
    """Boxes that belong together, under a legend; `large` when it is a part of the page of its own."""

    legend: str
    large: bool = False
    look: Literal["group", "step", "row"] = "group"
    content: Slot = EMPTY

    @property
    def classes(self) -> str:
        """The classes of its look."""
        looks = {"group": "koll-group", "step": "ds-fieldset koll-step", "row": "ds-fieldset koll-row-boxes"}
        return "ds-fieldset koll-section" if self.large else looks[self.look]


@component(block=True, instead="words", attributes=())
class Fault(Props):
    """What is wrong with what was written in a box."""

    words: object = ""
    content: Slot = EMPTY


@component()
class FormErrors(Props):
    """What is wrong with a form as a whole; nothing when it is right."""

    form: BaseForm


@component()
class SignInField(Props):
    """A box to sign in with: what a password manager fills in, and what the server says is wrong."""

    field: BoundField
    label: str
    kind: Literal["text", "email", "password"]
    autocomplete: str
    hint: str = ""


@component(block=True, attributes=("action", "enctype"))
class DraftForm(Props):
    """A form whose words are saved as they are typed: `key` says where, `draft` is what was saved before."""

    key: str
    draft: object
    look: Literal["narrow", "wide", "bare"] = "narrow"
    content: Slot = EMPTY

    @property
    def classes(self) -> str:
        """The classes of its look."""
        return {"narrow": "koll-form", "wide": "koll-form-wide", "bare": ""}[self.look]


@component(topic="forms")
class ImportHelp(Props):
    """What a file that is taken in holds."""

    page: object
    needed: object
    headings: object


@component(topic="forms")
class ImportRows(Props):
    """The rows of a file: what would happen with each."""

    foreseen: object
    rows: object
