"""Forms of the room: how it is opened, a code, a thought, a step, and where a thought belongs."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from koll.acts.dialogues import LONGEST, ThoughtPlace
from koll.web.form_pages import SeenField, line


class RoomForm(forms.Form):
    """How the holder wants the room."""

    def __init__(self, data: Any, initial: Any) -> None:
        super().__init__(data, initial=initial)
        tick = forms.CheckboxInput(attrs={"class": "ds-input"})
        self.fields["signed"] = forms.BooleanField(
            label=_("Thoughts carry a name. Otherwise nobody can see who wrote them, afterwards either."),
            required=False,
            widget=tick,
        )
        self.fields["by_code"] = forms.BooleanField(
            label=_("Those who are invited and have no account come in with a code."), required=False, widget=tick
        )
        self.fields["seen"] = forms.CharField(required=False, widget=forms.HiddenInput)


class CodeForm(forms.Form):
    """The code that leads to a room."""

    def __init__(self, data: Any, initial: Any) -> None:
        super().__init__(data, initial=initial)
        self.fields["code"] = line(_("The code of the dialogue"), help_text=_("It is on the screen."), most=16)


class ThoughtForm(forms.Form):
    """A thought as the page or its script sends it; what is empty or too long is left to the act to refuse."""

    key = forms.CharField(max_length=200)
    text = forms.CharField(required=False, max_length=4 * LONGEST)
    name = forms.CharField(required=False, max_length=120)


class PlaceForm(forms.Form):
    """Where a thought belongs. `heading` wins over the chosen `cluster`."""

    thought = forms.IntegerField()
    cluster = forms.CharField(required=False, max_length=120)
    heading = forms.CharField(required=False, max_length=120)
    into = forms.IntegerField(required=False)
    lifted = forms.BooleanField(required=False)
    revision = SeenField()

    def place(self) -> ThoughtPlace:
        """As the act takes it."""
        said = self.cleaned_data
        return ThoughtPlace(cluster=said["heading"] or said["cluster"], merged_into=said["into"], lifted=said["lifted"])
