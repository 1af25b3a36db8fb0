"""Forms of a unit's plan."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from koll.web.form_pages import DayField, RevisionField, SeenField, TextField, line, one_of


class PlanItemForm(forms.Form):
    """What the unit is going to do, who does it, and when."""

    def __init__(self, data: Any, initial: Any, *, serves: list[tuple[int, str]]) -> None:
        super().__init__(data, initial=initial)
        self.fields["heading"] = line(_("What we are going to do"))
        self.fields["text"] = TextField(4, label=_("More about it"))
        self.fields["serves"] = one_of(_("What it serves"), serves, required=False)
        self.fields["who"] = line(_("Who"), required=False, most=120, help_text=_("A person, or the whole team."))
        self.fields["begins_on"] = DayField(label=_("Begins"), required=False)
        self.fields["due_on"] = DayField(label=_("Done by"), required=False)

    def words(self) -> dict[str, Any]:
        """As the act takes them."""
        serves = self.cleaned_data["serves"]
        return self.cleaned_data | {"serves": int(serves) if serves else None}


class QuickItemForm(forms.Form):
    """Only what it is; the rest can be said later."""

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.fields["heading"] = line(_("Add something"))


class ChangeItemForm(forms.Form):
    """How far it has come, in the steps of the governance model, and whether others see it."""

    def __init__(self, data: Any, initial: Any, *, verbs: list[tuple[str, str]], sharing: bool) -> None:
        super().__init__(data, initial=initial)
        self.fields["heading"] = line(_("What we are going to do"))
        self.fields["text"] = TextField(4, label=_("More about it"))
        self.fields["who"] = line(_("Who"), required=False, most=120, help_text=_("A person, or the whole team."))
        self.fields["verb"] = one_of(_("How far it has come"), verbs, required=False)
        self.fields["begins_on"] = DayField(label=_("Begins"), required=False)
        self.fields["due_on"] = DayField(label=_("Done by"), required=False)
        if sharing:
            self.fields["shared"] = forms.BooleanField(
                label=_("Others in the municipality may see it"),
                required=False,
                widget=forms.CheckboxInput(attrs={"class": "ds-input"}),
            )
        self.fields["revision"] = RevisionField()

    def words(self, shared: bool) -> dict[str, Any]:
        """As the act takes them; `shared` is as it was when the form has no box for it."""
        return {"shared": shared} | self.cleaned_data


class ChooseItemForm(forms.Form):
    """Now, later or not at all, with the reason and with whom it was agreed."""

    def __init__(self, data: Any, initial: Any) -> None:
        super().__init__(data, initial=initial)
        choices = [("do", _("We do it")), ("later", _("Not now, but later")), ("not", _("We do not do it"))]
        self.fields["chosen"] = one_of(_("What we choose"), choices)
        self.fields["why"] = TextField(3, label=_("Why"), help_text=_("Needed when something is left out."))
        self.fields["agreed_with"] = line(_("Agreed with"), required=False)
        self.fields["revision"] = RevisionField()


class NoteItemForm(forms.Form):
    """How it goes, in words."""

    def __init__(self, data: Any, initial: Any) -> None:
        super().__init__(data, initial=initial)
        self.fields["words"] = TextField(3, label=_("How it goes"))


class MoveItemForm(forms.Form):
    """The step to move to, and the thing it is put before; last when it says nothing."""

    verb = forms.SlugField(max_length=60)
    before = forms.IntegerField(required=False, min_value=1)
    revision = SeenField()
