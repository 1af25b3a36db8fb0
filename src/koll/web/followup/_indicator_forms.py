"""Forms of indicators: what is measured, against what, and readings entered many at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from koll.acts.followup import IndicatorInput, ReadingInput
from koll.reads.followup import GridRow, IndicatorPage
from koll.web.form_pages import LOOK, RevisionField, TextField, line, one_of, some_of

SOURCE_NAMES = [("own", gettext_lazy("We enter it")), ("kolada", "Kolada"), ("scb", "SCB")]
SPACES = re.compile(r"[\s\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]")


def number_in_form(text: str) -> Decimal | None:
    """A number as people write it: with a comma or a point, and spaces between thousands; None for nothing.

    >>> number_in_form("12 450,5"), number_in_form("\N{MINUS SIGN}3"), number_in_form(" ")
    (Decimal('12450.5'), Decimal('-3'), None)
    """
    bare = SPACES.sub("", text).replace("\N{MINUS SIGN}", "-").removesuffix("%")
    if not bare:
        return None
    if not re.fullmatch(r"-?[0-9]{1,15}([.,][0-9]{1,6})?", bare):
        sentence = _("“%(text)s” is not a number. Write it like 12,5 or 12 450.")
        raise ValidationError(sentence % {"text": text.strip()[:40]})
    return Decimal(bare.replace(",", "."))


class NumberField(forms.CharField):
    """A number as people write it."""

    def __init__(self, label: Any) -> None:
        look = {**LOOK, "inputmode": "decimal", "autocomplete": "off"}
        super().__init__(label=label, required=False, max_length=40, widget=forms.TextInput(attrs=look))

    def clean(self, value: Any) -> Decimal | None:
        """The number, or None when the box is empty."""
        return number_in_form(str(super().clean(value) or ""))


class IndicatorForm(forms.Form):
    """What is measured and what it is held against."""

    def __init__(self, data: Any, initial: Any, *, bodies: list[tuple[str, str]], goals: list[tuple[int, str]]) -> None:
        super().__init__(data, initial=initial)
        directions = [("", _("No target")), ("up", _("As high as possible")), ("down", _("As low as possible"))]
        self.fields["name"] = line(_("What is measured"))
        self.fields["says"] = TextField(3, label=_("What it says, and what it does not"))
        self.fields["unit"] = line(_("Unit"), required=False, most=40, help_text=_("For instance percent or kronor."))
        self.fields["body"] = one_of(
            _("Whose it is"), bodies, required=False, help_text=_("Empty: the municipality's.")
        )
        self.fields["source"] = one_of(_("Where it comes from"), SOURCE_NAMES)
        self.fields["code"] = line(
            _("Code at the source"),
            required=False,
            most=250,
            help_text=_("In Kolada like N00900; at SCB the table and what is chosen in it, like %(example)s.")
            % {"example": "TAB638 ContentsCode=BE0101N1"},
        )
        self.fields["compared_with"] = TextField(
            3,
            label=_("Compare with"),
            required=False,
            help_text=_(
                "An area on each line: its code at the source, then its name. Other municipalities, the county, "
                "similar municipalities, or the whole country, like 0000 Riket."
            ),
        )
        self.fields["direction"] = one_of(_("Which way is better"), directions[1:], required=False)
        self.fields["target_low"] = NumberField(label=_("Held against, or from"))
        self.fields["target_high"] = NumberField(label=_("To, when it is a span"))
        self.fields["statements"] = some_of(_("It says something about"), goals)
        self.fields["revision"] = RevisionField()

    def words(self) -> IndicatorInput:
        """As the act takes them."""
        kept = dict(self.cleaned_data)
        kept.pop("revision", None)
        lines = (" ".join(one_line.split()) for one_line in kept["compared_with"].splitlines())
        kept["compared_with"] = tuple(one_line for one_line in lines if one_line)
        kept["statements"] = tuple(int(row) for row in kept["statements"])
        return IndicatorInput(**kept)


def initial_indicator(page: IndicatorPage) -> dict[str, Any]:
    """What stands in the boxes of an indicator there is."""
    low, high = page.target
    return {
        "name": page.line.name,
        "says": page.says,
        "unit": page.line.unit,
        "body": page.body_key,
        "source": page.line.source,
        "code": page.line.code,
        "compared_with": "\n".join(
            row.code if row.name == row.code else f"{row.code} {row.name}" for row in page.compared_with
        ),
        "direction": page.direction,
        "target_low": shown_value(low),
        "target_high": shown_value(high),
        "statements": [str(statement.id) for statement in page.statements],
        "revision": page.revision,
    }


def shown_value(value: Decimal | None) -> str:
    """A number as it is written in a box.

    >>> shown_value(Decimal("12.5000")), shown_value(Decimal("100.0000")), shown_value(None)
    ('12,5', '100', '')
    """
    return "" if value is None else f"{value.normalize():f}".replace(".", ",")


def cell_name(key: str, period: str) -> str:
    """The name of the box for a reading."""
    return f"{key}@{period}"


class GridForm(forms.Form):
    """A box for each indicator and period."""

    def __init__(self, data: Any, *, rows: tuple[GridRow, ...], periods: tuple[str, ...]) -> None:
        super().__init__(data, initial={})
        self.rows, self.periods = rows, periods
        for row in rows:
            for period, value in zip(periods, row.values, strict=True):
                name = cell_name(row.key, period)
                self.fields[name] = NumberField(label=f"{row.name}, {period}")
                self.initial[name] = shown_value(value)

    def table(self) -> Iterator[tuple[GridRow, list[Any]]]:
        """Each row with its boxes."""
        for row in self.rows:
            yield row, [self[cell_name(row.key, period)] for period in self.periods]

    def filled(self, values: Mapping[str, Decimal]) -> GridForm:
        """The same boxes, not sent, with these values in them by the boxes' names."""
        form = GridForm(None, rows=self.rows, periods=self.periods)
        form.initial.update({name: shown_value(value) for name, value in values.items()})
        return form

    def readings(self) -> tuple[ReadingInput, ...]:
        """The readings that differ from what was there; a box that was emptied is left as it was."""
        there: Mapping[str, Decimal | None] = {
            cell_name(row.key, period): value
            for row in self.rows
            for period, value in zip(self.periods, row.values, strict=True)
        }
        found = []
        for name, value in self.cleaned_data.items():
            if value is not None and value != there[name]:
                key, period = name.split("@")
                found.append(ReadingInput(indicator=key, period=period, value=value))
        return tuple(found)


class CommentReadingForm(forms.Form):
    """What a reading tells and does not tell."""

    def __init__(self, data: Any, initial: Any, *, periods: list[str]) -> None:
        super().__init__(data, initial=initial)
        self.fields["period"] = one_of(_("Period"), [(period, period) for period in periods])
        self.fields["comment"] = TextField(4, label=_("What the reading tells, and what it does not"))
        self.fields["seen"] = forms.CharField(required=False, strip=False, widget=forms.HiddenInput())
        self.fields["seen_of"] = forms.CharField(required=False, widget=forms.HiddenInput())

    def words(self) -> dict[str, Any]:
        """As the act takes them; the comment that stood on the page only when it was this period's."""
        said = self.cleaned_data
        seen = said["seen"].replace("\r\n", "\n") if said["seen_of"] == said["period"] else None
        return {"period": said["period"], "comment": said["comment"], "seen": seen}
