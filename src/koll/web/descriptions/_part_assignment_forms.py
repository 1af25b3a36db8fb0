"""What is typed when parts are handed out, when they are looked for, and when something decided is to be corrected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from koll.reads.descriptions import AllocationQuery
from koll.web.form_pages import DayField, TextField, one_of


class AssignPartForm(forms.Form):
    """Which part, to whom, by which day."""

    def __init__(
        self,
        steps: Iterable[tuple[str, str]],
        people: Iterable[tuple[int, str]],
        data: Mapping[str, Any] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(data, **options)
        self.fields["step"] = one_of(_("Which part"), steps)
        self.fields["person"] = one_of(_("Who writes it"), people)
        self.fields["due_on"] = DayField(label=_("To be written by"))
        self.fields["seen"] = forms.CharField(required=False, widget=forms.HiddenInput)

    def words(self) -> dict[str, Any]:
        """What the act asks for; the form must have been found valid."""
        said = dict(self.cleaned_data)
        seen = holders_in(said.pop("seen"))
        return said | {"person": int(said["person"]), "had_by": seen.get(said["step"])}


def holders_as_text(holders: Mapping[str, int]) -> str:
    """Who has which step, as a hidden field keeps it while the page is open.

    >>> holders_as_text({"part:a": 3, "answer:7": 4})
    'part:a=3 answer:7=4'
    """
    return " ".join(f"{step}={person}" for step, person in holders.items())


def holders_in(text: str) -> dict[str, int]:
    """Who had which step when the page was opened; what is not said so is left out.

    >>> holders_in("part:a=3 answer:7=4 =? part:b=x")
    {'part:a': 3, 'answer:7': 4}
    """
    pairs = [pair.rpartition("=") for pair in text.split()]
    return {step: int(person) for step, _equals, person in pairs if step and person.isdecimal()}


class StepForm(forms.Form):
    """The part that is taken back, and the person who had it when the page was opened."""

    step = forms.CharField(max_length=80)
    had_by = forms.IntegerField(min_value=1)


class VersionForm(forms.Form):
    """What is corrected in a new version."""

    reason = TextField(
        4,
        label=_("What is corrected, and why"),
        required=True,
        error_messages={"required": _("Say what is corrected, so that readers of the first version know.")},
    )


class ChooseHandedForm(forms.Form):
    """Of which body, of whom, and whether only those whose day has passed."""

    organ = forms.SlugField(required=False)
    person = forms.IntegerField(required=False, min_value=1)
    state = forms.ChoiceField(required=False, choices=[("late", "late")])

    @classmethod
    def chosen(cls, asked: Mapping[str, Any]) -> AllocationQuery:
        """What was asked for; everything where nothing sensible was."""
        form = cls(asked)
        form.is_valid()
        said = form.cleaned_data
        return AllocationQuery(
            body=said.get("organ") or "", person=said.get("person") or 0, late=said.get("state") == "late"
        )
