"""Boxes that several forms share: days as people write them, and words as plain text."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from koll.domain.refusals import Refusal
from koll.frame.http.days import parse_day
from koll.media.rich_text import LONGEST

LOOK = {"class": "ds-input"}
"""What the design system wants of every box."""


class DayField(forms.Field):
    """A day written as year-month-day; one that does not exist gets a sentence that says so."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(
            attrs={**LOOK, "inputmode": "numeric", "placeholder": "2027-03-15", "autocomplete": "off"}
        )
        super().__init__(**({"widget": widget} | options))

    def to_python(self, value: Any) -> date | None:
        """The day, or None when the box is empty."""
        text = str(value or "").strip()
        if not text:
            return None
        try:
            return parse_day(text)
        except Refusal as fault:
            raise ValidationError(str(fault)) from None


class ClockField(forms.TimeField):
    """A time of the day, written with a colon or a point."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={**LOOK, "inputmode": "numeric", "placeholder": "13:00", "autocomplete": "off"})
        wrong = {"invalid": _("Write the time with hours and minutes, like 13:00.")}
        usual: dict[str, Any] = {"widget": widget, "required": False, "error_messages": wrong}
        super().__init__(**(usual | {"input_formats": ["%H:%M", "%H.%M", "%H"]} | options))


class TextField(forms.CharField):
    """Plain text in paragraphs, in a box of so many lines; as long as a text can be.

    The browser is not told of the limit: it would cut what is pasted without a word.
    """

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """What the box says of itself."""
        return {name: value for name, value in super().widget_attrs(widget).items() if name != "maxlength"}

    def __init__(self, lines: int = 4, **options: Any) -> None:
        usual: dict[str, Any] = {
            "widget": forms.Textarea(attrs={**LOOK, "rows": lines}),
            "required": False,
            "max_length": LONGEST,
        }
        super().__init__(**(usual | options))


class RevisionField(forms.IntegerField):
    """The revision that the words started from, kept on the page; 0 when there was nothing."""

    def __init__(self) -> None:
        super().__init__(min_value=0, widget=forms.HiddenInput(), initial=0)


class SeenField(RevisionField):
    """The number that stood on the page; None from a page that does not say."""

    def __init__(self) -> None:
        super().__init__()
        self.required = False


class RevisionForm(forms.Form):
    """Nothing to type: what is done is done to what was seen."""

    revision = RevisionField()
