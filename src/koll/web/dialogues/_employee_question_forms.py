"""What is typed when employees are asked, and what they answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from koll.acts.dialogues import LONGEST_ANSWER, LONGEST_QUESTION
from koll.web.form_pages import DayField, TextField, line, one_of


class EmployeeQuestionForm(forms.Form):
    """The part, the question, and the last day to answer."""

    def __init__(self, parts: Iterable[tuple[str, str]], data: Mapping[str, Any] | None = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["part"] = one_of(_("Which part"), parts)
        self.fields["words"] = TextField(
            3,
            label=_("The question"),
            required=True,
            max_length=LONGEST_QUESTION,
            help_text=_("Ask about one thing, in words that everybody at work uses."),
        )
        self.fields["closes_on"] = DayField(label=_("Last day to answer"), required=True)


class EmployeeAnswerForm(forms.Form):
    """What an employee knows, and a name if they want to write one."""

    text = TextField(
        6,
        label=_("Your answer"),
        required=True,
        max_length=LONGEST_ANSWER,
        help_text=_("At most 2,000 characters. Do not write about a person who can be recognised."),
        error_messages={
            "required": _("Write what you know before you send it."),
            "max_length": _("The answer is too long. Say it in at most 2,000 characters."),
        },
    )
    signed = line(
        _("Your name, if you want to"),
        required=False,
        most=120,
        help_text=_("Leave it empty and nobody is told who you are."),
    )
