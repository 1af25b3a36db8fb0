"""A decision as its minute-taker writes it down."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from koll.acts.decisions import DecisionInput
from koll.domain.record import minutes_labels
from koll.domain.refusals import Words
from koll.web.form_pages import LOOK, DayField, RevisionField, TextField


def minutes_label(field: str) -> Words:
    """What a field of the minutes is called."""
    return _(minutes_labels()[field])


class DecisionForm(forms.Form):
    """The day, the paragraph, the registry number and the words of a decision."""

    day = DayField(
        label=minutes_label("day"),
        error_messages={"required": _("Write on which day it was decided, like 2027-03-15.")},
    )
    paragraph = forms.IntegerField(
        label=minutes_label("paragraph"),
        required=False,
        min_value=1,
        max_value=9999,
        widget=forms.TextInput(attrs={**LOOK, "inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("The number in the minutes. Leave it empty if the minutes have none."),
        error_messages={"invalid": _("Write the paragraph as a number, like 42.")},
    )
    registry_number = forms.CharField(
        label=minutes_label("registry_number"), required=False, max_length=40, widget=forms.TextInput(attrs=LOOK)
    )
    heading = forms.CharField(
        label=minutes_label("heading"),
        max_length=250,
        widget=forms.TextInput(attrs=LOOK),
        help_text=_("What was decided, as in the minutes."),
        error_messages={"required": _("Write what was decided, as in the minutes.")},
    )
    text = TextField(3, label=minutes_label("text"), help_text=_("Leave it empty if the heading says it all."))

    def words(self, body: str) -> DecisionInput:
        """The decision of the body with this key; the form must have been found valid."""
        minutes = {name: value for name, value in self.cleaned_data.items() if name in minutes_labels()}
        return DecisionInput(body=body, **minutes)


class FullDecisionForm(DecisionForm):
    """A decision with what the minutes may say beside it: how it was voted, who made a reservation, the adjustment."""

    votes = TextField(2, label=minutes_label("votes"), help_text=_("How the votes fell, where the minutes say so."))
    reservations = TextField(
        2, label=minutes_label("reservations"), help_text=_("Who made a reservation, and how it reads.")
    )
    attested_on = DayField(
        label=minutes_label("attested_on"),
        required=False,
        help_text=_("Leave it empty if they have not been adjusted yet."),
    )


class AttestForm(forms.Form):
    """The day when the minutes were adjusted."""

    on = DayField(
        label=minutes_label("attested_on"),
        error_messages={"required": _("Write on which day the minutes were adjusted, like 2027-03-15.")},
    )


class CorrectForm(FullDecisionForm):
    """The decision as it should have been written, and why."""

    why = TextField(
        2,
        label=_("Why it is corrected"),
        required=True,
        help_text=_("For example: a digit was wrong when the minutes were typed in."),
        error_messages={"required": _("Write why it is corrected. The reason stays beside both readings.")},
    )
    revision = RevisionField()
