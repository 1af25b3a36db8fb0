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

    def words(self) -> dict[str, Any]:
        """What the act asks for; the form must have been found valid."""
        return self.cleaned_data | {"person": int(self.cleaned_data["person"])}


class StepForm(forms.Form):
    """The part that is taken back."""

    step = forms.CharField(max_length=80)


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
