"""A budget on a page: amounts as people write them, and the three pictures with the same in tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from babel.numbers import format_decimal
from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from koll.domain.finance import Figures, changes_between, required_contents
from koll.domain.sentences import Sentence
from koll.frame.duty_lines import format_value
from koll.frame.templatetags.koll import language
from koll.frame.templatetags.parts import money
from koll.media.charts import lay_out_bars, lay_out_columns

register = template.Library()

THOUSAND = 1000


@register.filter
def thousands(amount: int | None) -> str:
    """Thousand kronor as a picture says them, in millions: 12,4 mnkr."""
    return "" if amount is None else money(amount * THOUSAND)


@register.filter
def month(period: str) -> str:
    """A month as people say it: augusti 2027."""
    return date_format(date.fromisoformat(f"{period}-01"), "F Y") if period else ""


@register.filter
def signed(amount: int) -> str:
    """An amount with its sign, and a real minus: +1 200, −300."""
    sign = "+" if amount > 0 else "\N{MINUS SIGN}"
    return (sign if amount else "") + format_decimal(abs(amount), locale=language())


@register.filter
def rate(hundredths: int) -> str:
    """A tax rate in kronor per hundred: 21,87."""
    return format_decimal(hundredths / 100, format="0.00", locale=language())


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


@register.inclusion_tag("koll/frame/money_contents.html")
def money_contents(figures: Figures, goals: Iterable[Any]) -> dict[str, Any]:
    """What the law asks a budget to hold, and whether this one does."""
    return {"asked": required_contents(figures, [goal.kind for goal in goals]), "later": figures.later_deficits}


@register.inclusion_tag("koll/frame/money_goes.html")
def money_goes(figures: Figures, bodies: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Where the money goes: each body's frame for operations in the budget year, the largest first."""
    names = dict(bodies)
    rows = sorted(
        ((names.get(frame.body, frame.body), frame.operations[0]) for frame in figures.frames if frame.operations[0]),
        key=lambda row: -row[1],
    )
    first = rows[0] if rows else ("", 0)
    return {"picture": lay_out_bars(rows), "year": figures.year, "whole": figures.operations[0], "first": first}


@register.inclusion_tag("koll/frame/money_changes.html")
def money_changes(figures: Figures, before: Figures, bodies: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """What each body may use compared with the budget before."""
    names: Mapping[str, str] = dict(bodies)
    rows = [row for row in changes_between(before, figures) if row.before or row.now]
    lines = [(names.get(row.body, row.body), row) for row in rows]
    return {
        "picture": lay_out_bars((name, line.more) for name, line in lines),
        "lines": lines,
        "year": figures.year,
        "before": before.year,
        "more": figures.operations[0] - before.operations[0],
    }


@register.inclusion_tag("koll/frame/money_plan.html")
def money_plan(figures: Figures) -> dict[str, Any]:
    """The three-year plan: income and cost beside each other, and what is left."""
    rows = list(zip(figures.years, figures.income, figures.cost, figures.result, figures.investment, strict=True))
    return {
        "picture": lay_out_columns([(str(year), income, cost) for year, income, cost, _result, _built in rows]),
        "rows": rows,
        "results": figures.result,
        "year": figures.year,
        "last": figures.years[-1],
    }
