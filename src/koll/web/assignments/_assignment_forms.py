"""What is written about an assignment after it is given: how it goes, that it is done, or why it is taken up again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from koll.web.decisions import DecisionForm
from koll.web.form_pages import TextField


class AssignmentFilterForm(forms.Form):
    """Which assignments to show."""

    organ = forms.SlugField(required=False)
    giver = forms.SlugField(required=False)
    state = forms.ChoiceField(required=False, choices=[(row, row) for row in ("open", "closed", "all")])

    @classmethod
    def chosen(cls, asked: Mapping[str, Any]) -> dict[str, str]:
        """What was asked for, the open ones where nothing sensible was."""
        form = cls(asked)
        form.is_valid()
        said = {name: str(form.cleaned_data.get(name) or "") for name in ("organ", "giver", "state")}
        return said | {"state": said["state"] or "open"}


class CloseForm(DecisionForm):
    """The decision, and what came of the assignment."""

    outcome = TextField(4, label=_("What came of it"))

    def __init__(self, data: Any, initial: Any) -> None:
        super().__init__(data, initial=initial)


class ReopenForm(DecisionForm):
    """The decision, and why the assignment is taken up again."""

    reason = TextField(
        4,
        label=_("Why it is reopened"),
        required=True,
        error_messages={"required": _("Write why it is reopened: the body that has it must know what is left to do.")},
    )

    def __init__(self, data: Any, initial: Any) -> None:
        super().__init__(data, initial=initial)


class ReportForm(forms.Form):
    """How it goes, in words."""

    words = TextField(
        8,
        label=_("How it goes"),
        required=True,
        help_text=_("What has been done, what it has led to for those you are there for, and what is left."),
        error_messages={"required": _("Write how it goes, in a few sentences.")},
    )
