"""What became of a statement, and what is to become of it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from koll.frame.components._component import register


@register.filter
def compared_word(state: str) -> str:
    """What became of a statement, and what is to become of it."""
    words = {
        "same": _("unchanged"),
        "changed": _("changed"),
        "added": _("new"),
        "lapsed": _("lapsed"),
    }
    return words.get(state, state)


@register.filter
def choice_word(choice: str) -> str:
    """What is to become of a statement."""
    words = {
        "renew": _("renewed unchanged"),
        "change": _("new wording"),
        "lapse": _("lapses"),
        "new": _("new"),
    }
    return words.get(choice, choice)
