"""What the gallery shows: every component with its examples, made of words that are made up."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from django import forms
from django.template import Context, Engine, Template
from django.utils.safestring import SafeString

from koll.frame.components._component import components


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One use of a component: as it is written, and as it is seen."""

    source: str
    seen: SafeString


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """A component in the gallery: its tag, what it is for, what it takes, and its examples."""

    name: str
    purpose: str
    props: tuple[str, ...]
    examples: tuple[Example, ...]


class ExampleForm(forms.Form):
    """A field of each kind."""

    heading = forms.CharField(label="Rubrik", help_text="Det som syns i listor.")
    day = forms.DateField(label="Dag")
    kind = forms.ChoiceField(label="Slag", choices=[("a", "Ett"), ("b", "Tre")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="Alla vill det")
    file = forms.FileField(label="Fil")


def examples() -> Mapping[str, tuple[str, ...]]:
    """The uses of each component as they are written, by its tag."""
    with Path(__file__).with_name("gallery.toml").open("rb") as file:
        groups: dict[str, dict[str, list[str]]] = tomllib.load(file)
    return {name: tuple(uses) for group in groups.values() for name, uses in group.items()}


def exhibits(noun: object, why: object, sections: object) -> tuple[Exhibit, ...]:
    """Every component, over a label and a ground of the municipality's own charter.

    Those of no topic with their examples, in the gallery's order; then those of the topics with what they take.
    """
    engine, shown = Engine.get_default(), examples()
    given = {
        "day": date(2027, 3, 15),
        "noun": noun,
        "why": why,
        "form": ExampleForm({"kind": "a"}, auto_id="example_%s"),
        "rows": (("a", "Revisorerna"), ("b", "Styrelsen")),
        "shell": {"sections": sections},
    }
    return tuple(
        Exhibit(
            name=name,
            purpose=(components[name].props.__doc__ or "").strip(),
            props=tuple(f"{key}: {written_type(kind)}" for key, kind in components[name].types.items()),
            examples=tuple(
                Example(source=use, seen=Template(use, engine=engine).render(Context(given)))
                for use in shown.get(name, ())
            ),
        )
        for name in (*shown, *(name for name in components if name not in shown))
    )


def written_type(kind: Any) -> str:
    """A type as a reader of the gallery sees it: the choices, or the name."""
    choices = getattr(kind, "__args__", ())
    if choices and getattr(kind, "__origin__", None) is Literal:
        return " | ".join(repr(choice) for choice in choices)
    return getattr(kind, "__name__", str(kind))
