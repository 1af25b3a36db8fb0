"""Forms of what comes out of a dialogue: what it is, whom it concerns, a shift weighed, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from koll.acts.dialogues import DialogueOutcomeInput
from koll.reads.dialogues import DialogueOutcomeView, DialoguePage
from koll.web.form_pages import DayField, RevisionField, TextField, one_of, some_of

Choices = Iterable[tuple[str, str]]


def outcome_kind_words() -> dict[str, str]:
    """What each kind of upshot is called."""
    return {
        "insight": _("An insight"),
        "challenge": _("A challenge"),
        "opportunity": _("An opportunity"),
        "commitment": _("A promise"),
        "open": _("Left open"),
    }


def radio(label: Any, choices: Choices) -> forms.ChoiceField:
    """Choices that are all seen, one to be chosen."""
    return forms.ChoiceField(label=label, choices=list(choices), widget=forms.RadioSelect(attrs={"class": "ds-input"}))


class UpshotForm(forms.Form):
    """What came out; `dialogue` is what the page shows beside the boxes. Its lens gives the principles, else all do."""

    def __init__(
        self,
        data: Any,
        initial: Any,
        *,
        parties: Choices,
        others: Choices,
        dialogue: DialoguePage,
    ) -> None:
        super().__init__(data, initial=initial)
        self.dialogue = dialogue
        language = get_language() or "sv"
        parties, others = list(parties), list(others)
        named = [
            (one_len.key, one_len.label.forms(language).indefinite.capitalize())
            for one_len in dialogue.lens or dialogue.principles
        ]
        self.fields["kind"] = radio(_("What it is"), outcome_kind_words().items())
        self.fields["text"] = TextField(3, label=_("In a sentence or two"))
        self.fields["bodies"] = some_of(_("Whom it concerns"), [*parties, *others])
        self.fields["promised_by"] = one_of(_("Who promises"), [*parties, *others], required=False)
        self.fields["due_on"] = DayField(label=_("By which day"), required=False)
        self.fields["principle"] = one_of(_("A principle it shows, if any"), named, required=False)
        self.fields["example"] = TextField(
            2,
            label=_("The example"),
            help_text=_("What somebody did or said. A principle is named only with an example."),
        )
        self.fields["shared"] = forms.BooleanField(
            label=_("Others may read it, and it can go with the result. Otherwise it stays with those who took part."),
            required=False,
            widget=forms.CheckboxInput(attrs={"class": "ds-input"}),
        )
        self.fields["revision"] = RevisionField()

    def words(self) -> DialogueOutcomeInput:
        """As the act takes them."""
        said = self.cleaned_data
        return DialogueOutcomeInput(
            kind=said["kind"],
            text=said["text"],
            bodies=tuple(said["bodies"]),
            promised_by=said["promised_by"],
            due_on=said["due_on"],
            principle=said["principle"],
            example=said["example"],
            shared=said["shared"],
        )


def outcome_in_boxes(line: DialogueOutcomeView) -> dict[str, Any]:
    """What stands in the boxes of an upshot."""
    return {
        "kind": line.kind,
        "text": line.text,
        "bodies": [key for key, _name in line.bodies],
        "promised_by": line.promised_by,
        "due_on": line.due_on.isoformat() if line.due_on else "",
        "principle": line.principle.key if line.principle else "",
        "example": line.example,
        "shared": line.shared,
        "revision": line.revision,
    }


class WeighForm(forms.Form):
    """A shift, whether the dialogue strengthened it, and why."""

    def __init__(self, data: Any, initial: Any, *, shifts: Iterable[tuple[int, str]]) -> None:
        super().__init__(data, initial=initial)
        self.fields["shift"] = one_of(_("Which shift"), shifts)
        self.fields["verdict"] = radio(
            _("What the dialogue came to"), [("strengthened", _("We strengthen it")), ("let_go", _("We let it go"))]
        )
        self.fields["reasons"] = TextField(3, label=_("Why"))
        self.fields["revision"] = RevisionField()


class DialogueOutcomeReportForm(forms.Form):
    """A word of what came of it, by which body when there are several, and whether it is done."""

    def __init__(self, data: Any, initial: Any, *, bodies: Choices, done: str) -> None:
        super().__init__(data, initial=initial)
        bodies = list(bodies)
        if bodies:
            self.fields["body"] = one_of(_("Which body"), bodies)
        self.fields["words"] = TextField(4, label=_("In your own words"))
        self.fields["is_done"] = forms.BooleanField(
            label=done, required=False, widget=forms.CheckboxInput(attrs={"class": "ds-input"})
        )
