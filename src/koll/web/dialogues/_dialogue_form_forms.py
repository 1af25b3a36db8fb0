"""Forms that say how a dialogue is done: the dialogue opened, its form published, and the bodies' own forms."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from koll.acts.dialogues import LONGEST_STEP, MOST_STEPS, DialogueFormInput, DialogueStepInput
from koll.reads.dialogues import DialogueFormView, DialogueStep
from koll.web.form_pages import LOOK, DayField, RevisionField, TextField, line, one_of, some_of

SPARE = 2
"""Empty steps below the ones there are."""
BOXES = ("purpose", "minutes", "questions", "material")


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


class StepsForm(forms.Form):
    """A form with steps below its other boxes; as many as there are in what is sent or saved, and two empty ones."""

    def add_steps(self, data: Any, initial: Any) -> None:
        """Adds the boxes of the steps after the boxes there are."""
        self.above = tuple(self.fields)
        said = data or initial or {}
        used = [n for n in range(1, MOST_STEPS + 1) if any(said.get(f"step{n}_{box}") for box in BOXES)]
        self.numbers = range(1, min(MOST_STEPS, max(used, default=0) + SPARE) + 1)
        for number in self.numbers:
            self.fields[f"step{number}_purpose"] = line(_("What happens in the step"), required=False)
            self.fields[f"step{number}_minutes"] = forms.IntegerField(
                label=_("Minutes"),
                required=False,
                min_value=0,
                max_value=LONGEST_STEP,
                widget=forms.NumberInput(attrs=LOOK),
            )
            self.fields[f"step{number}_questions"] = TextField(2, label=_("What is asked"))
            self.fields[f"step{number}_material"] = line(_("What is on the screen"), required=False)

    def plain_boxes(self) -> list[forms.BoundField]:
        """The boxes above the steps."""
        return [self[name] for name in self.above]

    def step_boxes(self) -> list[tuple[int, list[forms.BoundField]]]:
        """Each step's number and its boxes."""
        return [(number, [self[f"step{number}_{box}"] for box in BOXES]) for number in self.numbers]

    def steps(self) -> tuple[DialogueStepInput, ...]:
        """The steps as the acts take them."""
        said = self.cleaned_data
        return tuple(
            DialogueStepInput(
                purpose=said[f"step{n}_purpose"].strip(),
                minutes=said[f"step{n}_minutes"] or 0,
                questions=said[f"step{n}_questions"].strip(),
                material=said[f"step{n}_material"].strip(),
            )
            for n in self.numbers
            if said[f"step{n}_purpose"].strip() or said[f"step{n}_questions"].strip()
        )


def steps_in_boxes(steps: tuple[DialogueStep, ...]) -> dict[str, Any]:
    """What stands in the boxes of these steps."""
    return {
        f"step{number}_{box}": getattr(step, box) or "" for number, step in enumerate(steps, start=1) for box in BOXES
    }


class PublishForm(StepsForm):
    """The form of one dialogue, in the holder's own words."""

    def __init__(
        self,
        data: Any,
        initial: Any,
        *,
        grounds: list[tuple[int, str]],
        principles: list[tuple[str, str]],
        library: tuple[DialogueFormView, ...],
    ) -> None:
        super().__init__(data, initial=initial)
        self.library = library
        self.fields["form_name"] = line(_("What the form is called"), required=False, most=120)
        self.fields["form_text"] = TextField(
            4, label=_("How it is done"), help_text=_("Those who take part read this beforehand. The form is your own.")
        )
        self.fields["based_on"] = one_of(_("It starts from"), grounds, required=False)
        self.fields["lens"] = some_of(_("Principles to talk about"), principles)
        self.fields["revision"] = RevisionField()
        self.add_steps(data, initial)


class DialogueFormForm(StepsForm):
    """A form that a body makes its own; `bodies` is empty when the body is already known."""

    def __init__(self, data: Any, initial: Any, *, bodies: list[tuple[str, str]]) -> None:
        super().__init__(data, initial=initial)
        if bodies:
            self.fields["body"] = one_of(_("Which body it belongs to"), bodies)
        self.fields["name"] = line(_("What the form is called"), most=120)
        self.fields["purpose"] = TextField(2, label=_("What it is for"))
        self.fields["made_from"] = forms.CharField(required=False, max_length=120, widget=forms.HiddenInput())
        self.fields["revision"] = RevisionField()
        self.add_steps(data, initial)

    def words(self) -> DialogueFormInput:
        """As the acts take them."""
        said = self.cleaned_data
        return DialogueFormInput(
            name=said["name"], purpose=said["purpose"], steps=self.steps(), made_from=said["made_from"]
        )
