"""A decision as its minute-taker writes it down."""

from __future__ import annotations

from dataclasses import replace

from django import forms
from django.utils.translation import gettext_lazy as _

from koll.acts.decisions import DecisionInput
from koll.web.form_pages import LOOK, DayField, RevisionField, TextField


class DecisionForm(forms.Form):
    """The day, the paragraph, the registry number and the words of a decision."""

    day = DayField(
        label=_("Day of the decision"),
        error_messages={"required": _("Write on which day it was decided, like 2027-03-15.")},
    )
    paragraph = forms.IntegerField(
        label=_("Paragraph"),
        required=False,
        min_value=1,
        max_value=9999,
        widget=forms.TextInput(attrs={**LOOK, "inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("The number in the minutes. Leave it empty if the minutes have none."),
        error_messages={"invalid": _("Write the paragraph as a number, like 42.")},
    )
    registry_number = forms.CharField(
        label=_("Registry number"), required=False, max_length=40, widget=forms.TextInput(attrs=LOOK)
    )
    heading = forms.CharField(
        label=_("Heading"),
        max_length=250,
        widget=forms.TextInput(attrs=LOOK),
        help_text=_("What was decided, as in the minutes."),
        error_messages={"required": _("Write what was decided, as in the minutes.")},
    )
    text = TextField(3, label=_("The decision in full"), help_text=_("Leave it empty if the heading says it all."))

    def words(self, body: str) -> DecisionInput:
        """The decision of the body with this key; the form must have been found valid."""
        said = self.cleaned_data
        return DecisionInput(
            body=body,
            day=said["day"],
            paragraph=said["paragraph"],
            registry_number=said["registry_number"],
            heading=said["heading"],
            text=said["text"],
        )


class FullDecisionForm(DecisionForm):
    """A decision with what the minutes may say beside it: how it was voted, who made a reservation, the adjustment."""

    votes = TextField(2, label=_("Votes"), help_text=_("How the votes fell, where the minutes say so."))
    reservations = TextField(2, label=_("Reservations"), help_text=_("Who made a reservation, and how it reads."))
    attested_on = DayField(
        label=_("Minutes adjusted on"),
        required=False,
        help_text=_("Leave it empty if they have not been adjusted yet."),
    )

    def words(self, body: str) -> DecisionInput:
        """The decision with everything that was said of it."""
        said = self.cleaned_data
        more = {name: said[name] for name in ("votes", "reservations", "attested_on")}
        return replace(super().words(body), **more)


class AttestForm(forms.Form):
    """The day when the minutes were adjusted."""

    on = DayField(
        label=_("Minutes adjusted on"),
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
