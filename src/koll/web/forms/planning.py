"""Forms of a unit's plan."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from koll.web.forms.choices import line, one_of
from koll.web.forms.fields import DayField, RevisionField, TextField


class PlanItemForm(forms.Form):
    """What the unit is going to do, who does it, and when."""

    def __init__(self, data: Any, initial: Any, *, serves: list[tuple[int, str]]) -> None:
        super().__init__(data, initial=initial)
        self.fields["heading"] = line(_("What we are going to do"))
        self.fields["text"] = TextField(4, label=_("More about it"))
        self.fields["serves"] = one_of(_("What it serves"), serves, required=False)
        self.fields["who"] = line(_("Who"), required=False, most=120)
        self.fields["begins_on"] = DayField(label=_("Begins"), required=False)
        self.fields["due_on"] = DayField(label=_("Done by"), required=False)


class ChangeItemForm(forms.Form):
    """How far it has come, in the steps of the governance model, and whether others see it."""

    def __init__(self, data: Any, initial: Any, *, verbs: list[tuple[str, str]]) -> None:
        super().__init__(data, initial=initial)
        self.fields["heading"] = line(_("What we are going to do"))
        self.fields["text"] = TextField(4, label=_("More about it"))
        self.fields["who"] = line(_("Who"), required=False, most=120)
        self.fields["verb"] = one_of(_("How far it has come"), verbs, required=False)
        self.fields["due_on"] = DayField(label=_("Done by"), required=False)
        self.fields["shared"] = forms.BooleanField(
            label=_("Others in the municipality may see it"),
            required=False,
            widget=forms.CheckboxInput(attrs={"class": "ds-input"}),
        )
        self.fields["revision"] = RevisionField()


class NoteItemForm(forms.Form):
    """How it goes, in words."""

    def __init__(self, data: Any, initial: Any) -> None:
        super().__init__(data, initial=initial)
        self.fields["words"] = TextField(3, label=_("How it goes"))
