"""What is put on a body's map."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from koll.acts.descriptions import LONGEST_HEADING, LONGEST_LINE, ChallengeInput
from koll.web.form_pages import RevisionField, SeenField, line, some_of


class ChallengeForm(forms.Form):
    """A headed challenge, and what in the description it comes from."""

    def __init__(self, data: Any, initial: Any, *, sources: list[tuple[str, str]]) -> None:
        super().__init__(data, initial=initial)
        few = _("At most %(count)s characters.")
        self.fields["heading"] = line(_("Heading"), most=LONGEST_HEADING, help_text=few % {"count": LONGEST_HEADING})
        self.fields["line"] = line(_("One line"), most=LONGEST_LINE, help_text=few % {"count": LONGEST_LINE})
        self.fields["sources"] = some_of(_("What in the description it comes from"), sources)
        self.fields["revision"] = RevisionField()

    def words(self) -> ChallengeInput:
        """As the acts take them."""
        said = self.cleaned_data
        return ChallengeInput(heading=said["heading"], line=said["line"], sources=tuple(said["sources"]))


class MoveChallengeForm(forms.Form):
    """Which way a challenge moves."""

    steps = forms.ChoiceField(choices=[("-1", ""), ("1", "")])
    seen = SeenField()
