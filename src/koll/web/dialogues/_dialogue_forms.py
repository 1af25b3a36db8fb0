"""Forms of dialogues and proposals."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from koll.web.form_pages import DayField, RevisionField, TextField


class NotesForm(forms.Form):
    """What is noted, what came of it, and who saw it differently."""

    def __init__(self, data: Any, initial: Any) -> None:
        super().__init__(data, initial=initial)
        self.fields["notes"] = TextField(8, label=_("Notes"), help_text=_("They stay with those who take part."))
        self.fields["result"] = TextField(6, label=_("What came of it"), help_text=_("The result starts from this."))
        self.fields["dissent"] = TextField(
            3, label=_("Who saw it differently"), help_text=_("Dissent has its own place.")
        )
        self.fields["revision"] = RevisionField()


class RecordDialogueHeldForm(forms.Form):
    """The day it was held."""

    def __init__(self, data: Any, initial: Any) -> None:
        super().__init__(data, initial=initial)
        self.fields["held_on"] = DayField(label=_("The day it was held"))
