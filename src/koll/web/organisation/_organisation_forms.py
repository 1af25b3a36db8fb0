"""How the organisation changes, as the council's secretary writes it down: the decision, and what it did."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from koll.acts.organisation import BodyBeginningInput
from koll.web.decisions import DecisionForm
from koll.web.form_pages import LOOK, DayField, TextField, line, one_of

Rows = list[tuple[str, str]]


class BeginBodyForm(DecisionForm):
    """A new body: its name, of which kind, under which other, and from when."""

    def __init__(self, data: Any, initial: Any, *, kinds: Rows, bodies: Rows) -> None:
        super().__init__(data, initial=initial)
        self.fields["name"] = line(_("What the body is called"), most=120)
        self.fields["kind"] = one_of(_("Kind of body"), kinds)
        self.fields["above"] = one_of(_("Belongs to"), bodies, required=False)
        self.fields["begins_on"] = DayField(label=_("Its first day"))

    def new_body(self) -> BodyBeginningInput:
        """The body as the act takes it; the form must have been found valid."""
        said = self.cleaned_data
        return BodyBeginningInput(
            name=said["name"], kind=said["kind"], begins_on=said["begins_on"], above=said["above"]
        )


class EndBodyForm(DecisionForm):
    """The end of a body: from when, who takes over, and why."""

    def __init__(self, data: Any, initial: Any, *, bodies: Rows) -> None:
        super().__init__(data, initial=initial)
        self.fields["ends_on"] = DayField(label=_("First day when it is no more"))
        self.fields["heir"] = one_of(
            _("Who takes over"),
            bodies,
            required=False,
            help_text=_("Its open assignments and its own goals are then answered by that body from the same day."),
        )
        self.fields["why"] = TextField(3, label=_("Why it ends"))

    def end(self) -> dict[str, Any]:
        """The end as the act takes it; the form must have been found valid."""
        said = self.cleaned_data
        return {"ends_on": said["ends_on"], "heir": said["heir"], "words": said["why"]}


class RenameForm(DecisionForm):
    """A body's new name, and from when."""

    def __init__(self, data: Any, initial: Any) -> None:
        super().__init__(data, initial=initial)
        self.fields["name"] = line(_("New name"), most=120)
        self.fields["from_day"] = DayField(label=_("From"))


class ShareForm(DecisionForm):
    """The municipality's share of a company from a day."""

    def __init__(self, data: Any, initial: Any, *, companies: Rows) -> None:
        super().__init__(data, initial=initial)
        self.fields["percent"] = forms.DecimalField(
            label=_("Share in per cent"),
            min_value=0,
            max_value=100,
            max_digits=5,
            decimal_places=2,
            localize=True,
            widget=forms.TextInput(attrs={**LOOK, "inputmode": "decimal", "autocomplete": "off"}),
            error_messages={"invalid": _("Write the share as a number, like 60 or 33,5.")},
        )
        self.fields["from_day"] = DayField(label=_("From"))
        self.fields["through"] = one_of(_("Held through another company"), companies, required=False)
        self.fields["why"] = TextField(3, label=_("What else is to be known, such as who owns the rest"))

    def share(self) -> dict[str, Any]:
        """The share as the act takes it; the form must have been found valid."""
        said = {name: self.cleaned_data[name] for name in ("percent", "from_day", "through")}
        return said | {"words": self.cleaned_data["why"]}


class DutyForm(DecisionForm):
    """How one of the owner's duties is met."""

    def __init__(self, data: Any, initial: Any, *, duties: Rows) -> None:
        super().__init__(data, initial=initial)
        self.fields["duty"] = one_of(_("Which duty"), duties)
        self.fields["how"] = TextField(5, label=_("How it is met"), required=True)

    def met(self) -> dict[str, Any]:
        """How it is met as the act takes it; the form must have been found valid."""
        return {"duty": self.cleaned_data["duty"], "words": self.cleaned_data["how"]}


class BindForm(DecisionForm):
    """The general meeting that made a text binding."""

    def __init__(self, data: Any, initial: Any, *, texts: Rows) -> None:
        super().__init__(data, initial=initial)
        self.fields["version"] = one_of(_("Which text"), texts)
        self.fields["held_on"] = DayField(label=_("Day of the general meeting"))
        self.fields["note"] = TextField(2, label=_("What else is to be known, such as the number in the minutes"))

    def meeting(self) -> dict[str, Any]:
        """The general meeting as the act takes it; the form must have been found valid."""
        said = self.cleaned_data
        return {"text": int(said["version"]), "held_on": said["held_on"], "words": said["note"]}
