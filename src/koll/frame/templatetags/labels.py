"""The charter's own words in templates, in the grammatical form that a sentence needs, and a form's receipt."""

from __future__ import annotations

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from koll.domain.charter import Forms, Label
from koll.domain.record import minutes_labels
from koll.frame import receipts

register = template.Library()


def forms(label: Label) -> Forms:
    """The forms in the language of the page."""
    return label.forms(get_language() or "sv")


@register.filter
def indefinite(label: Label) -> str:
    """The noun without an article."""
    return forms(label).indefinite


@register.filter
def definite(label: Label) -> str:
    """The noun in definite form."""
    return forms(label).definite


@register.filter
def plural(label: Label) -> str:
    """Several of them."""
    return forms(label).plural


@register.filter
def plural_definite(label: Label) -> str:
    """All of them, in definite form."""
    return forms(label).plural_definite


@register.simple_tag
def receipt() -> str:
    """A new key for one form."""
    return receipts.new_receipt()


@register.filter
def correction_word(field: str) -> str:
    """What of a decision was corrected."""
    return _(minutes_labels()[field])


@register.filter
def compared_word(state: str) -> str:
    """What became of a statement from one text to another."""
    words = {
        "same": _("unchanged"),
        "changed": _("changed"),
        "added": _("new"),
        "lapsed": _("lapsed"),
    }
    return words.get(state, state)
