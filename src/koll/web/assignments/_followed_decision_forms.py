"""What is written about a decision that its body follows: why it is on the list, how it goes, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from koll.acts.assignments import FollowedDecisionInput
from koll.frame.components.assignments import listed_word
from koll.reads.assignments import KINDS
from koll.web.form_pages import DayField, TextField, one_of


class ListForm(forms.Form):
    """What kind of decision it is, which body sees to it, why it is followed and perhaps by when."""

    why = TextField(
        4,
        label=gettext_lazy("Why it is worth following"),
        required=True,
        error_messages={
            "required": gettext_lazy("Write why it is worth following: whoever reads the list must understand it.")
        },
    )
    due_on = DayField(
        label=gettext_lazy("By when"),
        required=False,
        help_text=gettext_lazy(
            "A motion is answered within a year if possible (KL 5:35). Leave it empty if no day is set."
        ),
    )

    def __init__(self, data: Any, initial: Any, *, bodies: Iterable[tuple[str, str]]) -> None:
        super().__init__(data, initial=initial)
        self.fields["kind"] = one_of(_("What kind of decision"), [(kind, listed_word(kind)) for kind in KINDS])
        self.fields["organ"] = one_of(_("Which body sees to it"), bodies)
        self.order_fields(["kind", "organ"])

    def words(self) -> FollowedDecisionInput:
        """What was written; the form must have been found valid."""
        said = self.cleaned_data
        return FollowedDecisionInput(kind=said["kind"], body=said["organ"], why=said["why"], due_on=said["due_on"])


class FollowUpReportForm(forms.Form):
    """How it goes, in words."""

    words = TextField(
        8,
        label=gettext_lazy("How it goes"),
        required=True,
        help_text=gettext_lazy("What has been done, what it has led to for those you are there for, and what is left."),
        error_messages={"required": gettext_lazy("Write how it goes, in a few sentences.")},
    )


class TakeOffForm(forms.Form):
    """The decision by which it is taken off the list, a word of what came of it, or both."""

    outcome = TextField(4, label=gettext_lazy("What came of it"))

    def __init__(self, data: Any, initial: Any, *, decisions: Iterable[tuple[int, str]]) -> None:
        super().__init__(data, initial=initial)
        self.fields["decision"] = one_of(
            _("By which decision"),
            decisions,
            required=False,
            help_text=_("Leave it empty if no decision was needed, or if it came on the list by mistake."),
        )
        self.order_fields(["decision"])

    def words(self) -> dict[str, Any]:
        """What is handed to the act."""
        decision = self.cleaned_data["decision"]
        return {"decision": int(decision) if decision else None, "outcome": self.cleaned_data["outcome"]}
