"""Choices among things the record holds, whose rows are known only when the page is made."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from koll.web.form_pages._fields import LOOK


def one_of(
    label: Any, choices: Iterable[tuple[Any, Any]], *, required: bool = True, help_text: Any = ""
) -> forms.ChoiceField:
    """A list to choose one from; an empty first row when nothing must be chosen."""
    rows = [(str(key), words) for key, words in choices]
    return forms.ChoiceField(
        label=label,
        choices=rows if required else [("", "–"), *rows],
        required=required,
        help_text=help_text,
        widget=forms.Select(attrs=LOOK),
    )


def some_of(label: Any, choices: Iterable[tuple[Any, Any]]) -> forms.MultipleChoiceField:
    """Boxes to tick, as many as fit."""
    rows = [(str(key), words) for key, words in choices]
    return forms.MultipleChoiceField(
        label=label,
        choices=rows,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "ds-input"}),
    )


def line(label: Any, *, required: bool = True, help_text: Any = "", most: int = 250) -> forms.CharField:
    """One line of text."""
    return forms.CharField(
        label=label, required=required, help_text=help_text, max_length=most, widget=forms.TextInput(attrs=LOOK)
    )
