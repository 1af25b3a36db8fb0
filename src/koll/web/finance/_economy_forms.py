"""Forms of economy: the file with a month's outcome, a forecast with its reasons, and a year by the balance rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from koll.domain.finance import NotAnAmount, Year, parse_amount
from koll.domain.refusals import Refusal
from koll.frame.http.uploads import received_as
from koll.reads.finance import SettledYear
from koll.web.form_pages import CHOOSE, LOOK, FileField, RevisionField, TextField, one_of

BOOKKEEPING = (".se", ".si", ".sie")


class EconomyFileField(FileField):
    """A table, or a company's bookkeeping in a SIE file."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        """A table as acts take it, or the bytes of a SIE file."""
        if isinstance(data, UploadedFile) and (data.name or "").lower().endswith(BOOKKEEPING):
            try:
                return received_as(data)
            except Refusal as refusal:
                raise ValidationError(str(refusal)) from None
        return super().clean(data, initial)


class OutcomeFileForm(forms.Form):
    """The file, the month it reaches, and how its amounts are written."""

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        day: date,
        companies: list[tuple[str, str]],
        initial: Mapping[str, str] | None = None,
        **options: Any,
    ) -> None:
        usual = {"unit": "krona", "sign": "cost"}
        super().__init__(data, files, initial=usual | dict(initial or {}), **options)
        self.fields["file"] = EconomyFileField(
            label=_("File"),
            widget=forms.FileInput(attrs={**LOOK, "accept": ".xlsx,.csv,.se,.si,.sie"}),
            help_text=_("Excel or CSV from the economy system, or a company's SIE file."),
            error_messages={"required": CHOOSE},
        )
        self.fields["period"] = one_of(_("The outcome until and with"), months_before(day))
        units = {"krona": _("kronor"), "thousand": _("thousand kronor"), "million": _("million kronor")}
        self.fields["unit"] = one_of(_("The amounts are in"), units.items(), help_text=_("SIE files are in kronor."))
        signs = {"cost": _("cost is above zero"), "result": _("cost is below zero, as in a result")}
        self.fields["sign"] = one_of(_("In the table"), signs.items())
        self.fields["company"] = one_of(_("Whose SIE file it is"), companies, required=False)


def months_before(day: date) -> list[tuple[str, str]]:
    """The months that have begun this year and the last, the latest first."""
    found = []
    for year, last in ((day.year, day.month), (day.year - 1, 12)):
        for month in range(last, 0, -1):
            first = date(year, month, 1)
            found.append((f"{year}-{month:02}", date_format(first, "F Y")))
    return found


class SignedField(forms.CharField):
    """A whole number of thousand kronor, above or below zero, however it is written."""

    def __init__(self, label: Any, help_text: Any = "", *, required: bool = False) -> None:
        widget = forms.TextInput(attrs={**LOOK, "inputmode": "text", "autocomplete": "off"})
        super().__init__(label=label, help_text=help_text, required=required, max_length=20, widget=widget)

    def clean(self, value: Any) -> Any:
        """The amount; a sentence when it is none."""
        text = super().clean(value)
        try:
            return parse_amount(str(text))
        except NotAnAmount:
            raise ValidationError(_("Write a whole number of thousand kronor, like 12 450.")) from None


class ForecastForm(forms.Form):
    """What the year is expected to cost, and why."""

    net = SignedField(
        gettext_lazy("Expected net cost of the whole year"),
        gettext_lazy("Thousand kronor; a surplus is below zero."),
        required=True,
    )
    words = TextField(
        5,
        label=gettext_lazy("What lies behind it"),
        help_text=gettext_lazy(
            "What has changed, what you do about it, and what you do not know. It is read by the board."
        ),
    )
    revision = RevisionField()


class BalanceForm(forms.Form):
    """A year's parts by the balance rule."""

    result = SignedField(gettext_lazy("Result of the accounts"), gettext_lazy("Thousand kronor."), required=True)
    gains = SignedField(gettext_lazy("Gains of sales, taken away"))
    losses = SignedField(gettext_lazy("Losses of sales, put back"))
    unrealised = SignedField(
        gettext_lazy("Changes in value not realised"), gettext_lazy("Losses above zero, gains below zero.")
    )
    to_reserve = SignedField(gettext_lazy("Put in the result reserve"))
    from_reserve = SignedField(gettext_lazy("Taken from the result reserve"))
    words = TextField(5, label=gettext_lazy("How the balance rule is met, in words"))
    revision = RevisionField()

    def clean(self) -> dict[str, Any]:
        """No part but those that may be is below zero."""
        for name in ("gains", "losses", "to_reserve", "from_reserve"):
            if (self.cleaned_data.get(name) or 0) < 0:
                self.add_error(name, _("Write it above zero; the rule gives it its sign."))
        return self.cleaned_data

    def settled(self, year: int) -> Year:
        """The year as the act takes it."""
        parts = {name: value or 0 for name, value in self.cleaned_data.items() if name not in ("words", "revision")}
        return Year(year=year, **parts)

    def about(self) -> dict[str, Any]:
        """The words about the year, and the revision they started from."""
        return {"words": self.cleaned_data["words"], "revision": self.cleaned_data["revision"] or 0}


def initial_forecast(kept: SettledYear | None) -> dict[str, Any]:
    """What stands in the boxes of a year; nothing for one that is new."""
    if kept is None:
        return {"revision": 0}
    parts = {name: value for name, value in asdict(kept.figures).items() if name != "year"}
    return parts | {"words": kept.words, "revision": kept.revision}
