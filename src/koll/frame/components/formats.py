"""Days, numbers, amounts and written texts as every page writes them: each formatter once."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from babel.dates import format_date, format_time
from babel.numbers import format_decimal
from django.utils.formats import date_format
from django.utils.html import format_html_join
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from koll.domain.charter import Forms, Label
from koll.frame.components._component import register
from koll.media.paper import paragraphs_of as split
from koll.media.rich_text import Html, html_of, html_to_edit

THOUSAND = 1000
MILLION = 1_000_000


def language() -> str:
    """The language of the page."""
    return get_language() or "sv"


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


@register.filter("day")
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
    return date_format(localtime(day) if isinstance(day, datetime) else day, "DATE_FORMAT")


@register.filter
def month_name(day: date) -> str:
    """The month of a day, by its whole name."""
    return format_date(day, "LLLL", locale=language())


@register.filter
def month_short(day: date) -> str:
    """A month in a drawing, with its year in January: sep, jan 2028."""
    return format_date(day, "LLL yyyy" if day.month == 1 else "LLL", locale=language()).replace(".", "")


@register.filter
def month(period: str) -> str:
    """A month as people say it: augusti 2027."""
    return date_format(date.fromisoformat(f"{period}-01"), "F Y") if period else ""


@register.filter
def clock(moment: datetime | None) -> str:
    """A time of day: 14.32."""
    return format_time(localtime(moment), "HH.mm", locale=language()) if moment else ""


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
def number(value: float | Decimal | None) -> str:
    """A number with no-break spaces and the language's decimal sign: 12 450,5."""
    return "" if value is None else format_decimal(value, locale=language())


@register.filter
def reading(value: Decimal | None) -> str:
    """A measurement as it is written: 12 450,5; a dash for none."""
    return format_decimal(value.normalize(), locale=language()) if value is not None else "–"


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
def share(percent: Decimal) -> str:
    """A share as it is written: 60 %, 33,5 %."""
    return f"{format_decimal(percent.normalize(), locale=language())}\N{NO-BREAK SPACE}%"


@register.filter
def money(kronor: float | Decimal | None) -> str:
    """An amount in kronor as a budget writes it, in millions: 12,4 mnkr."""
    if kronor is None:
        return ""
    millions = format_decimal(Decimal(kronor) / MILLION, format="#,##0.0", locale=language())
    return _("SEK %(amount)s million") % {"amount": millions}


@register.filter
def thousands(amount: int | None) -> str:
    """Thousand kronor as a picture says them, in millions: 12,4 mnkr."""
    return "" if amount is None else money(amount * THOUSAND)


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


@register.simple_tag
def query_string(**parts: Any) -> str:
    """What is asked, as an address ends with it: without what is empty, and a day as it is written there."""
    said = {key: day_iso(part) if isinstance(part, date) else part for key, part in parts.items()}
    query = urlencode({key: part for key, part in said.items() if part not in (None, "")})
    return f"?{query}" if query else ""
