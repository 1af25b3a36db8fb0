"""Numbers as they are written, and ages in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from babel.numbers import format_decimal
from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from koll.frame.templatetags.koll import language

MILLION = 1_000_000

register = template.Library()


@register.filter
def number(value: float | Decimal | None) -> str:
    """A number with no-break spaces and the language's decimal sign: 12 450,5."""
    return "" if value is None else format_decimal(value, locale=language())


@register.filter
def money(kronor: float | Decimal | None) -> str:
    """An amount in kronor as a budget writes it, in millions: 12,4 mnkr."""
    if kronor is None:
        return ""
    millions = format_decimal(Decimal(kronor) / MILLION, format="#,##0.0", locale=language())
    return _("SEK %(amount)s million") % {"amount": millions}


@register.filter
def age(since: date | None, on: date | None) -> str:
    """How long ago it was, in the largest words that say it: 3 days, 5 months, 2 years and 1 month."""
    if since is None or on is None or on < since:
        return ""
    months = (on.year - since.year) * 12 + on.month - since.month - (on.day < since.day)
    if months < 1:
        days = (on - since).days
        return ngettext("%(n)s day", "%(n)s days", days) % {"n": days} if days else _("today")
    years, rest = divmod(months, 12)
    words = [
        ngettext("%(n)s year", "%(n)s years", years) % {"n": years} if years else "",
        ngettext("%(n)s month", "%(n)s months", rest) % {"n": rest} if rest else "",
    ]
    return _(" and ").join(word for word in words if word)


@register.filter
def listed_word(kind: str) -> str:
    """What kind of decision is followed."""
    return {"motion": _("Motion"), "other": _("Other decision")}.get(kind, kind)
