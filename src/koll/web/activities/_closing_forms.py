"""What is closed, and why: ticks for what is to be done, two usual ways to say the reason, and a box for it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from koll.acts.activities import DutyChoice
from koll.domain.owed import Job
from koll.web.form_pages import TextField, some_of

BEFORE, NOT_DONE = "before", "not_done"


def job_key(job: Job) -> str:
    """The job among those of one body."""
    return f"{job.job}/{job.covers}"


class CloseDutiesForm(forms.Form):
    """Which of the jobs to close, with one reason for them all; `over` are about years that are over."""

    def __init__(
        self, data: Any, initial: Any, *, over: Iterable[tuple[Job, str]], others: Iterable[tuple[Job, str]]
    ) -> None:
        super().__init__(data, initial=initial)
        groups = {"over": tuple(over), "others": tuple(others)}
        labels = {"over": _("From years that are over"), "others": _("To be done this year or later")}
        self.jobs = {job_key(job): job for rows in groups.values() for job, _words in rows}
        for name, rows in groups.items():
            if rows:
                self.fields[name] = some_of(labels[name], [(job_key(job), words) for job, words in rows])
        self.fields["how"] = forms.ChoiceField(
            label=_("Why"),
            choices=[(BEFORE, _("Was done before Koll.")), (NOT_DONE, _("Was not done, because …"))],
            required=False,
            widget=forms.RadioSelect(attrs={"class": "ds-input"}),
        )
        self.fields["reason"] = TextField(
            3,
            label=_("The reason, in a sentence"),
            help_text=_("It stands beside what is closed. May be left empty if it was done before Koll."),
        )

    def clean(self) -> dict[str, Any]:
        """Something must be ticked, and a reason given."""
        data = super().clean() or {}
        if not data.get("over") and not data.get("others") and not {"over", "others"} & set(self.errors):
            first = next((name for name in ("over", "others") if name in self.fields), None)
            self.add_error(first, _("Choose at least one thing to close."))
        if "reason" not in self.errors and "how" not in self.errors and not self.reason():
            self.add_error("reason", _("Say in a sentence why it will not be done, or that it was done before Koll."))
        return data

    def reason(self) -> str:
        """The reason in whole words; nothing while none is given."""
        how, said = self.cleaned_data.get("how", ""), self.cleaned_data.get("reason", "").strip()
        if how == BEFORE:
            return " ".join(part for part in (_("Was done before Koll."), said) if part)
        if how == NOT_DONE and said:
            return _("Was not done, because %(reason)s") % {"reason": said}
        return "" if how == NOT_DONE else str(said)

    def duties(self) -> tuple[DutyChoice, ...]:
        """The duties of what was ticked."""
        ticked = (*self.cleaned_data.get("over", ()), *self.cleaned_data.get("others", ()))
        return tuple(
            DutyChoice(duty=duty.duty, period=duty.period)
            for key in ticked
            for duty in self.jobs[key].duties
            if duty.may_be_closed
        )
