"""What kinds of decisions that are followed are called."""

from __future__ import annotations

from django.utils.translation import gettext as _

from koll.frame.components._component import register


@register.filter
def listed_word(kind: str) -> str:
    """What kind of decision is followed."""
    return {"motion": _("Motion"), "other": _("Other decision")}.get(kind, kind)
