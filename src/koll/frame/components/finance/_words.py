"""What budgets, accounts and their parts are called."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from koll.domain.finance import Figures
from koll.domain.sentences import Sentence
from koll.frame.components._component import register
from koll.frame.duty_lines import format_value


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


@register.filter
def said_amount(sentence: Sentence) -> str:
    """A sentence of the calendar in the language of the page."""
    return sentence.said(_, format_value)


@register.filter
def frame_of(figures: Figures, body: str) -> Any:
    """The body's frame in the budget."""
    return figures.frame_of(body)


@register.filter
def exception_word(key: str) -> str:
    """Which of the law's exceptions is invoked, with its section."""
    words = {
        "reserve": _("Money from the result reserve is used (KL 11:5, 11:14)"),
        "reasons": _("There are exceptional reasons (KL 11:5)"),
    }
    return words.get(key, "")


@register.filter
def line_word(kind: str) -> str:
    """What an income line is called."""
    words = {
        "taxes": _("Taxes"),
        "grants": _("Equalisation and general grants"),
        "financial": _("Financial net"),
    }
    return words.get(kind, kind)


@register.filter
def goal_word(kind: str) -> str:
    """Which kind of goal it is."""
    words = {"financial": _("Financial goal"), "management": _("Goal for sound financial management")}
    return words.get(kind, kind)


@register.filter
def budget_word(kind: str) -> str:
    """What has become of a budget."""
    words = {
        "proposal": _("Proposed"),
        "alternative": _("Alternative"),
        "adopted": _("Adopted"),
        "revision": _("Revised"),
    }
    return words.get(kind, kind)


@register.filter
def asked_word(key: str) -> str:
    """Something the law asks of a budget."""
    words = {
        "tax_rate": _("The tax rate"),
        "frames": _("What each body may use"),
        "plan": _("A plan for three years, of which the budget year is the first"),
        "financial": _("Financial goals"),
        "management": _("Goals and guidelines for operations, for sound financial management"),
    }
    return words.get(key, key)
