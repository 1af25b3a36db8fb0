"""What the level, the kind and the certainty of a trend are called."""

from __future__ import annotations

from django.utils.translation import gettext as _

from koll.frame.components._component import register
from koll.frame.duty_lines import window_words


def level_words() -> dict[str, str]:
    """Where a trend happens, in the order from near to far."""
    return {"local": _("Local"), "regional": _("Regional"), "national": _("National"), "global": _("Global")}


def trend_kind_words() -> dict[str, str]:
    """What a trend is about."""
    return {
        "economy": _("Economy"),
        "law": _("Law"),
        "technology": _("Technology"),
        "people": _("People"),
        "environment": _("Environment"),
        "politics": _("Politics"),
    }


def certainty_words() -> dict[str, str]:
    """How sure a trend is."""
    return {"sure": _("It is happening"), "possible": _("It may happen")}


@register.filter
def trend_level(level: str) -> str:
    """What a level is called."""
    return level_words().get(level, level)


@register.filter
def trend_kind(kind: str) -> str:
    """What a kind is called."""
    return trend_kind_words().get(kind, kind)


@register.filter
def trend_certainty(certainty: str) -> str:
    """What a certainty is called."""
    return certainty_words().get(certainty, certainty)


register.filter(window_words)
