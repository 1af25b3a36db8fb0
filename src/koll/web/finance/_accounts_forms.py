"""Forms of interim and annual accounts: which period, what is written, and the council's treatment."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from koll.web.decisions import DecisionForm
from koll.web.form_pages import DayField, FilesField, RevisionField, TextField, one_of


class BeginAccountsForm(forms.Form):
    """Which report, and which day its period ends."""

    def __init__(self, data: Any, initial: Any, *, day: date) -> None:
        super().__init__(data, initial=initial)
        kinds = {"interim": _("Interim accounts"), "annual": _("Annual accounts")}
        self.fields["kind"] = one_of(_("Which report"), kinds.items())
        self.fields["year"] = one_of(_("Financial year"), [(row, str(row)) for row in (day.year, day.year - 1)])
        self.fields["ends_on"] = DayField(
            label=_("The period ends"),
            help_text=_(
                "Interim accounts cover at least half and at most two thirds of the year (LKBR 13:1), usually to "
                "31 August. Annual accounts end on 31 December."
            ),
        )


class AccountsTextForm(forms.Form):
    """What the report says about one thing."""

    text = TextField(10, label=gettext_lazy("What the report says"))
    revision = RevisionField()


class TreatForm(DecisionForm):
    """The council's decision, and what the auditors said."""

    statement = TextField(
        6,
        label=gettext_lazy("The auditors' statement"),
        help_text=gettext_lazy("Its conclusion in the auditors' own words; the statement itself is attached."),
    )
    enclosed = FilesField(label=gettext_lazy("The statement as a file"))
