"""What is written in an occasion: its parts, its answers, the shifts a body sees, and when it will be decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from koll.reads.descriptions import AnswerPage
from koll.web.form_pages import LOOK, RevisionField, TextField

MODES = {"measured": _("With a result or progress"), "reasoned": _("With reasoning")}
"""How a goal can be answered, where the body chooses."""


class OpenOccasionForm(forms.Form):
    """Which body opens which activity for which year."""

    activity = forms.SlugField(max_length=60)
    body = forms.SlugField(max_length=60)
    period = forms.IntegerField(min_value=1900, max_value=2200)


class ReturnOccasionForm(forms.Form):
    """Why what was handed over is sent back."""

    reason = TextField(
        3,
        label=_("Why it is sent back"),
        required=True,
        error_messages={"required": _("Say why it is sent back, so that those who write know what to do.")},
    )


class PartForm(forms.Form):
    """A written part."""

    text = TextField(16, label=_("Your text"))
    revision = RevisionField()


class WriteAnswerForm(forms.Form):
    """The answer to a statement, in the boxes the charter asks for; boxes of another mode keep their words."""

    mode = forms.ChoiceField(widget=forms.RadioSelect(attrs=LOOK), label=_("How do you answer?"))
    revision = RevisionField()

    def __init__(self, answer: AnswerPage, data: Mapping[str, Any] | None = None, **options: Any) -> None:
        super().__init__(data, **options)
        language = get_language() or "sv"
        chosen = self.fields["mode"]
        if answer.answering.mode == "measured_or_reasoned":
            chosen.choices = list(MODES.items())  # type: ignore[attr-defined]  # a ChoiceField has them
        else:
            chosen.choices = [(answer.mode, "")]  # type: ignore[attr-defined]  # a ChoiceField has them
            chosen.widget = forms.HiddenInput()
        self.suggested = answer.statement.suggested_mode if answer.answering.mode == "measured_or_reasoned" else ""
        if self.suggested:
            self.fields["mode_why"] = TextField(
                2,
                label=_("Why you answer in another way than the council suggested"),
                help_text=_("Only if you do. The choice is yours."),
            )
        self.modes = {field.key: field.mode for field, _text in answer.fields}
        for field, _text in answer.fields:
            hint = field.hint.forms(language).indefinite if field.hint else ""
            self.fields[field.key] = TextField(5, label=field.label.forms(language).indefinite, help_text=hint)

    def boxes(self) -> list[tuple[str, BoundField]]:
        """The boxes with the mode each belongs to ("" for always), in the charter's order."""
        return [(mode, self[key]) for key, mode in self.modes.items()]

    def why(self) -> str:
        """Why another way was chosen; the form must have been found valid."""
        return str(self.cleaned_data.get("mode_why", ""))

    def words(self) -> dict[str, str]:
        """What was written, by the charter's keys; the form must have been found valid."""
        return {key: self.cleaned_data[key] for key in self.modes}


class ShiftForm(forms.Form):
    """A possible shift, and which statements and bodies it concerns."""

    sentence = forms.CharField(
        label=_("The shift in one sentence"),
        max_length=300,
        widget=forms.TextInput(attrs=LOOK),
        help_text=_("From what, to what? For whom does it make a difference?"),
        error_messages={
            "required": _("Say in one sentence which shift you see."),
            "max_length": _("The sentence is too long. Say it in at most 300 characters, and put the rest under Why."),
        },
    )
    why = TextField(4, label=_("Why"))
    needs = TextField(4, label=_("What it would need"), help_text=_("From you, from others, and what you would stop."))
    statements = forms.MultipleChoiceField(
        label=_("Which goals and assignments it concerns"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs=LOOK),
    )
    bodies = forms.MultipleChoiceField(
        label=_("Which others it concerns"), required=False, widget=forms.CheckboxSelectMultiple(attrs=LOOK)
    )
    revision = RevisionField()

    def __init__(
        self,
        statements: Iterable[tuple[int, str]],
        bodies: Iterable[tuple[str, str]],
        data: Mapping[str, Any] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(data, **options)
        choices = {"statements": [(str(key), name) for key, name in statements], "bodies": list(bodies)}
        for key, named in choices.items():
            self.fields[key].choices = named  # type: ignore[attr-defined]  # a MultipleChoiceField has them

    def words(self) -> dict[str, Any]:
        """What the acts on shifts ask for; the form must have been found valid."""
        said = self.cleaned_data
        return {
            "sentence": said["sentence"],
            "why": said["why"],
            "needs": said["needs"],
            "statements": tuple(int(row) for row in said["statements"]),
            "bodies": tuple(said["bodies"]),
        }
