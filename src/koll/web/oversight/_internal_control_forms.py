"""Forms of internal control."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from koll.acts.oversight import RiskInput
from koll.reports.oversight import consequence_word, likelihood_word
from koll.web.form_pages import DayField, RevisionField, TextField, line, one_of, some_of

LIKELIHOODS = ("unlikely", "possible", "likely", "expected")
CONSEQUENCES = ("slight", "felt", "serious", "grave")


class RiskForm(forms.Form):
    """A risk: what may go wrong, why, what it leads to, how it is judged in words, and what is done about it."""

    def __init__(self, data: Any, initial: Any, *, goals: list[tuple[int, str]], changing: bool) -> None:
        super().__init__(data, initial=initial)
        self.fields["heading"] = line(_("What may go wrong"))
        self.fields["cause"] = TextField(2, label=_("Cause"), help_text=_("Why it may happen."))
        self.fields["effect"] = TextField(2, label=_("Effect"), help_text=_("What it leads to, and for whom."))
        self.fields["likelihood"] = one_of(
            _("How likely it is"), [(key, likelihood_word(key)) for key in LIKELIHOODS], required=False
        )
        self.fields["consequence"] = one_of(
            _("What it would mean"), [(key, consequence_word(key)) for key in CONSEQUENCES], required=False
        )
        self.fields["judgement"] = TextField(
            3, label=_("Judgement"), help_text=_("How you reason. The words above are not enough by themselves.")
        )
        self.fields["control"] = TextField(2, label=_("Control"), help_text=_("What is looked at, and how."))
        self.fields["control_when"] = line(
            _("When"), required=False, most=120, help_text=_("For example: every spring.")
        )
        self.fields["who"] = line(_("Who"), required=False, most=120, help_text=_("A role is enough."))
        if goals:
            self.fields["statements"] = some_of(_("Goals it threatens"), goals)
        if changing:
            self.fields["revision"] = RevisionField()

    def words(self) -> RiskInput:
        """As the acts take them; the form must have been found valid."""
        said = {name: value for name, value in self.cleaned_data.items() if name not in ("revision", "statements")}
        return RiskInput(
            **said, statements=tuple(int(cleaned_datum) for cleaned_datum in self.cleaned_data.get("statements", ()))
        )


class ControlOutcomeForm(forms.Form):
    """What was found when the control was made."""

    def __init__(self, data: Any, initial: Any) -> None:
        super().__init__(data, initial=initial)
        self.fields["checked_on"] = DayField(label=_("When it was looked at"))
        self.fields["outcome"] = TextField(
            5,
            label=_("Outcome"),
            required=True,
            help_text=_("What was found, and what is done about it. Write also when all was well."),
            error_messages={"required": _("Write what was found, also when all was well.")},
        )
        self.fields["revision"] = RevisionField()
