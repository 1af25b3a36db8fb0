"""Forms of what the council is told: the result in the body's own words, and the decision to note it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from koll.web.decisions import DecisionForm
from koll.web.dialogues._outcome_forms import radio
from koll.web.form_pages import TextField, one_of, some_of


class ResultForm(forms.Form):
    """The result as the body tells it to the council, and whether the dissent goes with it, where there is any."""

    def __init__(self, data: Any, initial: Any, *, bodies: Iterable[tuple[str, str]], dissent: bool) -> None:
        super().__init__(data, initial=initial)
        bodies = list(bodies)
        self.fields["body"] = one_of(_("Whose result"), bodies)
        if len(bodies) == 1:
            self.fields["body"].widget = forms.HiddenInput()
        self.fields["result"] = TextField(16, label=_("The result, in the body's own words"))
        if dissent:
            self.fields["with_dissent"] = radio(
                _("Does the dissent go with it, in its own place?"),
                [("yes", _("Yes, the council and everybody may read it")), ("no", _("No, it stays with the dialogue"))],
            )

    def with_dissent(self) -> bool:
        """Whether the holder has said that the dissent goes with the result."""
        return self.cleaned_data.get("with_dissent") == "yes"


class NoteForm(DecisionForm):
    """The council's decision to note results."""

    def __init__(self, data: Any, initial: Any, *, waiting: Iterable[tuple[str, str]]) -> None:
        super().__init__(data, initial=initial)
        self.fields["reports"] = some_of(_("The results that are noted"), waiting)
