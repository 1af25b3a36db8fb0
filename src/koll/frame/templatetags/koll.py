"""What every template may use: the charter's labels, days and numbers as they are written, and small components."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from babel.dates import format_date, format_time
from babel.numbers import format_decimal
from django import template
from django.utils.formats import date_format as date_words
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from koll.frame.ref_converters import address_of_route
from koll.frame.templatetags import labels
from koll.media.charts import Wheel, arc_path, sector_path
from koll.media.paper import paragraphs_of as split
from koll.media.rich_text import Html, html_of, html_to_edit

register = template.Library()
for filter_of_labels in (
    labels.indefinite,
    labels.definite,
    labels.plural,
    labels.plural_definite,
    labels.correction_word,
    labels.compared_word,
):
    register.filter(filter_of_labels)
register.simple_tag(labels.receipt)
register.simple_tag(address_of_route, name="route")


def language() -> str:
    """The language of the page."""
    return get_language() or "sv"


def day_long(day: date | None) -> str:
    """A day in a sentence: den 15 mars 2027."""
    if day is None:
        return ""
    words = format_date(day, "d MMMM y", locale=language())
    return f"den {words}" if language() == "sv" else words


@register.filter
def day_before(day: date | None) -> date | None:
    """The last day of what no longer holds from a day."""
    return day - timedelta(days=1) if day else None


@register.filter
def day_iso(day: date | datetime | None) -> str:
    """A day in a table or for a machine, or the day of a moment: 2027-03-15."""
    if isinstance(day, datetime):
        day = localtime(day)
    return f"{day:%Y-%m-%d}" if day else ""


@register.filter
def day_plain(day: date | datetime | None) -> str:
    """A day, or the day of a moment, where a word stands before it already: 15 mars 2027."""
    if day is None:
        return ""
    return date_words(localtime(day) if isinstance(day, datetime) else day, "DATE_FORMAT")


@register.filter
def month_name(day: date) -> str:
    """The month of a day, by its whole name."""
    return format_date(day, "LLLL", locale=language())


@register.filter
def reading(value: Decimal | None) -> str:
    """A measurement as it is written: 12 450,5; a dash for none."""
    return format_decimal(value.normalize(), locale=language()) if value is not None else "–"


@register.filter
def month_short(day: date) -> str:
    """A month in a drawing, with its year in January: sep, jan 2028."""
    return format_date(day, "LLL yyyy" if day.month == 1 else "LLL", locale=language()).replace(".", "")


@register.filter
def clock(moment: datetime | None) -> str:
    """A time of day: 14.32."""
    return format_time(localtime(moment), "HH.mm", locale=language()) if moment else ""


@register.filter
def paragraph(number: int | None) -> str:
    """A paragraph of minutes: § 265."""
    return f"§\N{NO-BREAK SPACE}{number}" if number else ""


@register.filter
def paragraphs(text: str) -> SafeString:
    """Plain text as paragraphs, at blank lines."""
    return format_html_join("", "<p>{}</p>", ((part.runs,) for part in split(text)))


@register.filter
def written(text: str, key: str = "") -> Html:
    """A written part as HTML; `key` tells its footnotes from those of others on the page, and lets them lead."""
    return html_of(text, key)


@register.filter
def to_edit(text: str) -> Html:
    """A written part as the editor takes it in."""
    return html_to_edit(text)


LEVELS = {
    "vision": "◆",
    "value": "♥",
    "goal": "➔",
    "factor": "≋",
    "own_goal": "◎",
    "assignment": "✓",
    "mandate": "§",
    "budget": "∑",
    "model": "⌂",
    "shift": "⇢",
    "plan": "▸",
    "indicator": "↗",
    "answer": "❝",
}
"""A sign for each level of the thread; never alone, always with its word."""


@register.filter
def level_word(level: str) -> str:
    """What a level of the thread is called."""
    words = {
        "vision": _("Vision"),
        "value": _("Value"),
        "goal": _("Direction goal"),
        "factor": _("External factor"),
        "own_goal": _("Goal of the body"),
        "assignment": _("Assignment"),
        "mandate": _("Mandate"),
        "budget": _("Budget"),
        "model": _("Governance model"),
        "shift": _("Shift"),
        "plan": _("Activity"),
        "indicator": _("Indicator"),
        "answer": _("An answer"),
    }
    return words.get(level, "")


@register.simple_tag
def level_tag(level: str) -> SafeString:
    """A level of the thread as a small mark with sign and word."""
    if not level_word(level):
        return SafeString("")
    return format_html(
        '<span class="koll-level koll-level-{}"><span aria-hidden="true">{}</span> {}</span>',
        level,
        LEVELS[level],
        level_word(level),
    )


@register.inclusion_tag("koll/frame/story.html")
def story(happenings: Iterable[Any]) -> dict[str, Any]:
    """What happened, in order, each with its day, who, in which words."""
    return {"happenings": [(happening, happening_word(happening.kind)) for happening in happenings]}


def happening_word(kind: str) -> str:
    """What a kind of happening is called."""
    words = {
        "adopted": _("Adopted"),
        "renewed": _("Renewed unchanged"),
        "reworded": _("Got a new wording"),
        "lapsed": _("Let lapse"),
        "shift_seen": _("A possible shift was seen"),
        "talked_about": _("Talked about in a dialogue"),
        "proposal_seen": _("The need was written down"),
        "proposal_argued": _("Argued in a dialogue"),
        "proposal_proposed": _("Proposed"),
        "proposal_prepared": _("Prepared"),
        "proposal_decided": _("Decided"),
        "proposal_declined": _("Declined, with reasons"),
        "shift_strengthened": _("Strengthened in a dialogue"),
        "shift_let_go": _("Let go in a dialogue"),
        "opinion_asked": _("Asked another body"),
        "opinion_given": _("Said what it thinks"),
        "budgeted": _("Decided the budget"),
        "planned": _("Taken into a plan"),
        "noted": _("A note from those who do it"),
        "followed_up": _("Followed up"),
        "reported": _("Reported by the one who has it"),
        "closed": _("Closed by the one who gave it"),
        "reopened": _("Reopened by the one who gave it"),
    }
    return words.get(kind, kind)


@register.simple_tag
def query_string(**parts: Any) -> str:
    """What is asked, as an address ends with it: without what is empty, and a day as it is written there."""
    said = {key: day_iso(part) if isinstance(part, date) else part for key, part in parts.items()}
    query = urlencode({key: part for key, part in said.items() if part not in (None, "")})
    return f"?{query}" if query else ""


MONTHS = (510.0, 548.0)
MONTH_NAMES = 529.0
TURNS = (90.0, 270.0)
"""The half of the wheel where words run the other way, so that nobody reads upside down."""


@register.inclusion_tag("koll/frame/wheel.html")
def wheel(drawn: Wheel, title: str, small: bool = False) -> dict[str, Any]:
    """The year as a wheel, with the same as a list."""
    months = [
        {
            "number": month.number,
            "name": format_date(date(2000, month.number, 1), "LLL", locale=language()).strip("."),
            "path": sector_path(month.start, month.end, *MONTHS),
            "line": arc_path(month.start, month.end, MONTH_NAMES, reverse=TURNS[0] <= month.start < TURNS[1]),
        }
        for month in drawn.months
    ]
    rows = [(item.from_day, item.span.last_day, item.label, item.agreed) for item in drawn.listed]
    rows += [(dot.day, dot.day, dot.label, ()) for dot in drawn.dots]
    return {
        "wheel": drawn,
        "title": title,
        "months": months,
        "small": small,
        "needle": f"{drawn.needle or 0:.2f}",
        "rows": sorted(rows),
        "levels": ring_words(drawn),
        "has_points": any(slice_.points for slice_ in drawn.slices),
    }


def ring_words(drawn: Wheel) -> list[tuple[int, str]]:
    """What each ring that has something in it holds, the outermost first."""
    words = [
        _("The council"),
        _("The executive board"),
        _("Committees and companies"),
        _("Sectors and units"),
        _("What the law asks"),
    ]
    return [(ring, words[ring]) for ring in sorted({slice_.item.ring for slice_ in drawn.slices})]


@register.filter
def effect_word(kind: str) -> str:
    """What a decision did, in a word or two."""
    words = {
        "adopted": _("Adopted"),
        "reconsidered": _("Taken up again"),
        "repealed": _("Repealed"),
        "decided_description": _("Decided what was written"),
        "noted_result": _("Noted the result of a dialogue"),
        "proposal_decided": _("Decided a proposal"),
        "proposal_declined": _("Declined a proposal, with reasons"),
        "closed": _("Closed an assignment"),
        "budgeted": _("Decided the budget"),
        "reopened": _("Reopened an assignment"),
        "settled_risks": _("Settled a plan for internal control"),
        "listed": _("Is followed on the list; seen to by"),
        "taken_off_list": _("Took off the list of decisions to follow"),
        "body_began": _("Made a new body"),
        "body_ended": _("Ended a body"),
        "body_renamed": _("Gave a body a new name"),
        "share_changed": _("Changed the share of a company"),
        "owner_duty": _("Met a duty of the owner"),
        "text_bound": _("Bound a company by its general meeting"),
        "fulfilled": _("Met a duty in law"),
    }
    return words.get(kind, kind)
