"""What interim and annual accounts, and their parts, are called on a page."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def accounts_word(kind: str) -> str:
    """What a report is called."""
    return {"interim": _("Interim accounts"), "annual": _("Annual accounts")}.get(kind, kind)


@register.filter
def about_word(about: str) -> str:
    """What a part of a report is called."""
    words = {
        "goals": _("Whether operations have gone the way the goals point"),
        "finances": _("The financial goals"),
        "companies": _("The companies"),
        "whole": _("Sound financial management as a whole"),
    }
    return words.get(about, about)
