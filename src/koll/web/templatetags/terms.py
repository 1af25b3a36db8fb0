"""What is suggested for a statement in a new term, in words."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _

register = template.Library()


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
