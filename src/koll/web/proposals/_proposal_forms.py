"""What is asked when a proposal takes a step."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from koll.acts.decisions import DecisionInput
from koll.acts.instruments import VersionInput
from koll.web.decisions import DecisionForm
from koll.web.form_pages import DayField, TextField, line, one_of, some_of


class RaiseProposalForm(forms.Form):
    """What is asked for, and why."""

    def __init__(self, data: Any, initial: Any, *, bodies: list[tuple[str, str]], goals: list[tuple[int, str]]) -> None:
        super().__init__(data, initial=initial)
        self.fields["body"] = one_of(_("Which body sees the need"), bodies)
        self.fields["kind"] = one_of(
            _("What is asked for"),
            [
                ("assignment", _("A new assignment")),
                ("conditions:money", _("Changed conditions: money")),
                ("conditions:mandate", _("Changed conditions: mandate")),
                ("conditions:rule", _("Changed conditions: a rule")),
                ("own_goal", _("A goal of the body's own")),
            ],
        )
        self.fields["heading"] = line(_("In a few words"))
        self.fields["text"] = TextField(5, label=_("What should be decided"))
        self.fields["reasons"] = TextField(5, label=_("Why"))
        self.fields["serves"] = one_of(_("Which goal it serves"), goals, required=False)
        self.fields["occasion"] = forms.IntegerField(required=False, widget=forms.HiddenInput())
        self.fields["shift"] = forms.IntegerField(required=False, widget=forms.HiddenInput())

    def words(self) -> dict[str, Any]:
        """As the act takes them."""
        serves = self.cleaned_data["serves"]
        kind, _colon, condition = self.cleaned_data["kind"].partition(":")
        return self.cleaned_data | {
            "serves": int(serves) if serves else None,
            "kind": kind,
            "condition": condition,
        }


class ProposalStepForm(forms.Form):
    """Words to go with a step."""

    def __init__(self, data: Any, initial: Any, *, label: str, dialogues: list[tuple[int, str]] | None = None) -> None:
        super().__init__(data, initial=initial)
        if dialogues is not None:
            self.fields["dialogue"] = one_of(_("In which dialogue"), dialogues)
        self.fields["words"] = TextField(6, label=label)


class PrepareProposalForm(forms.Form):
    """The preparation: the comment that the decision rests on, and what it costs."""

    def __init__(self, data: Any, initial: Any) -> None:
        super().__init__(data, initial=initial)
        self.fields["words"] = TextField(6, label=_("The comment"), help_text=_("The decision rests on this."))
        self.fields["cost"] = TextField(
            2, label=_("What it costs"), help_text=_("And where the money is taken from. Say so if it costs nothing.")
        )


class RequestOpinionsForm(forms.Form):
    """Which bodies are asked, about what, and by when they answer."""

    def __init__(self, data: Any, initial: Any, *, bodies: list[tuple[str, str]]) -> None:
        super().__init__(data, initial=initial)
        self.fields["bodies"] = some_of(_("Which bodies are asked"), bodies)
        self.fields["question"] = TextField(
            3, label=_("What you want to know"), help_text=_("Leave it empty to ask what they think of all of it.")
        )
        self.fields["due_on"] = DayField(
            label=_("Answer by"),
            error_messages={"required": _("Write by which day they are to answer, like 2027-03-15.")},
        )


class SettleProposalForm(DecisionForm):
    """The decision, its words, and what it leads to; `made` are the body's own decisions that may be meant instead."""

    def __init__(
        self,
        data: Any,
        initial: Any,
        *,
        label: str,
        outcomes: list[tuple[str, str]],
        made: list[tuple[int, str]] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.fields["words"] = TextField(4, label=label)
        if made:
            self.fields["same_as"] = one_of(
                _("Or it was decided by a decision already recorded"),
                made,
                required=False,
                help_text=_(
                    "Such as the budget, or a changed mandate. The boxes about the decision are then not used."
                ),
            )
            self.order_fields(["same_as"])
        if outcomes:
            self.fields["instrument"] = one_of(_("It leads to"), outcomes)
            self.fields["title"] = line(_("What the text is called"))
            self.fields["in_force_from"] = DayField(label=_("In force from"))

    def words(self, body: str) -> DecisionInput:
        """The decision of the body with this key, or the one already recorded."""
        same = self.cleaned_data.get("same_as")
        return replace(super().words(body), same_as=int(same) if same else None)

    def outcome(self, body: str, text: str) -> VersionInput | None:
        """The assignment or the goal that the decision leads to."""
        said = self.cleaned_data
        if "instrument" not in said:
            return None
        return VersionInput(
            instrument=said["instrument"],
            title=said["title"],
            in_force_from=said["in_force_from"],
            text=text,
            body=body,
        )
