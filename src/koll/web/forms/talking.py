"""Forms of dialogues and proposals."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from koll.acts.instruments import VersionWords
from koll.web.forms.choices import line, one_of, some_of
from koll.web.forms.deciding import DecisionForm
from koll.web.forms.fields import DayField, RevisionField, TextField


class OpenDialogueForm(forms.Form):
    """Which dialogue, by which body, with whom, and perhaps when."""

    def __init__(
        self,
        data: Any,
        initial: Any,
        *,
        kinds: list[tuple[str, str]],
        mine: list[tuple[str, str]],
        others: list[tuple[str, str]],
    ) -> None:
        super().__init__(data, initial=initial)
        self.fields["kind"] = one_of(_("What kind of dialogue"), kinds)
        self.fields["body"] = one_of(_("Which body holds it"), mine)
        self.fields["with_bodies"] = some_of(_("Together with"), others)
        self.fields["planned_on"] = DayField(label=_("Planned day"), required=False)


class NotesForm(forms.Form):
    """What is noted, what came of it, and who saw it differently."""

    def __init__(self, data: Any, initial: Any) -> None:
        super().__init__(data, initial=initial)
        self.fields["notes"] = TextField(8, label=_("Notes"), help_text=_("They stay with those who take part."))
        self.fields["result"] = TextField(6, label=_("What came of it"), help_text=_("The council is told this."))
        self.fields["dissent"] = TextField(
            3, label=_("Who saw it differently"), help_text=_("Dissent has its own place.")
        )
        self.fields["revision"] = RevisionField()


class HeldForm(forms.Form):
    """The day it was held."""

    def __init__(self, data: Any, initial: Any) -> None:
        super().__init__(data, initial=initial)
        self.fields["held_on"] = DayField(label=_("The day it was held"))


class ResultForm(forms.Form):
    """The result as the body tells it to the council."""

    def __init__(self, data: Any, initial: Any) -> None:
        super().__init__(data, initial=initial)
        self.fields["result"] = TextField(8, label=_("The result, in the body's own words"))


class NoteForm(DecisionForm):
    """The council's decision to note results."""

    def __init__(self, data: Any, initial: Any, *, waiting: list[tuple[int, str]]) -> None:
        super().__init__(data, initial=initial)
        self.fields["occasions"] = some_of(_("The results that are noted"), waiting)


class RaiseForm(forms.Form):
    """What is asked for, and why."""

    def __init__(self, data: Any, initial: Any, *, bodies: list[tuple[str, str]], goals: list[tuple[int, str]]) -> None:
        super().__init__(data, initial=initial)
        self.fields["body"] = one_of(_("Which body sees the need"), bodies)
        self.fields["kind"] = one_of(
            _("What is asked for"),
            [
                ("assignment", _("A new assignment")),
                ("conditions", _("Changed conditions: money, mandate or rule")),
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
        return self.cleaned_data | {"serves": int(serves) if serves else None}


class WordsForm(forms.Form):
    """Words to go with a step."""

    def __init__(self, data: Any, initial: Any, *, label: str, dialogues: list[tuple[int, str]] | None = None) -> None:
        super().__init__(data, initial=initial)
        if dialogues is not None:
            self.fields["dialogue"] = one_of(_("In which dialogue"), dialogues)
        self.fields["words"] = TextField(6, label=label)


class SettleForm(DecisionForm):
    """The decision, its words, and what it leads to."""

    def __init__(self, data: Any, initial: Any, *, label: str, outcomes: list[tuple[str, str]]) -> None:
        super().__init__(data, initial=initial)
        self.fields["words"] = TextField(4, label=label)
        if outcomes:
            self.fields["instrument"] = one_of(_("It leads to"), outcomes)
            self.fields["title"] = line(_("What the text is called"))
            self.fields["in_force_from"] = DayField(label=_("In force from"))

    def outcome(self, body: str, text: str) -> VersionWords | None:
        """The assignment or the goal that the decision leads to."""
        said = self.cleaned_data
        if "instrument" not in said:
            return None
        return VersionWords(said["instrument"], said["title"], said["in_force_from"], text, body=body)
