"""A decision as its minute-taker writes it down."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from koll.acts.decisions import DecisionWords
from koll.web.forms.fields import LOOK, DayField, TextField


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
        label=_("Registry number"), required=False, max_length=60, widget=forms.TextInput(attrs=LOOK)
    )
    heading = forms.CharField(
        label=_("Heading"),
        max_length=250,
        widget=forms.TextInput(attrs=LOOK),
        help_text=_("What was decided, as in the minutes."),
        error_messages={"required": _("Write what was decided, as in the minutes.")},
    )
    text = TextField(3, label=_("The decision in full"), help_text=_("Leave it empty if the heading says it all."))

    def words(self, body: str) -> DecisionWords:
        """The decision of the body with this key; the form must have been found valid."""
        said = self.cleaned_data
        return DecisionWords(
            body, said["day"], said["paragraph"], said["registry_number"], said["heading"], said["text"]
        )
