"""What is typed when people talk about an object."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from koll.acts.home import LONGEST
from koll.web.form_pages import LOOK, TextField

TOO_LONG = _("The comment is too long. Say it in at most 10,000 characters.")


class AddCommentForm(forms.Form):
    """A comment on an object or on a place of it, or an answer to one."""

    subject = forms.CharField(max_length=300, widget=forms.HiddenInput())
    place = forms.CharField(max_length=80, required=False, widget=forms.HiddenInput())
    answers = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput())
    quote = forms.CharField(
        label=_("Passage meant"), required=False, max_length=1000, widget=forms.TextInput(attrs=LOOK)
    )
    text = TextField(
        5,
        label=_("Your comment"),
        required=True,
        max_length=LONGEST,
        error_messages={"required": _("Write what you want to say."), "max_length": TOO_LONG},
    )

    def __init__(
        self, colleagues: Iterable[tuple[int, str]], data: Mapping[str, Any] | None = None, **options: Any
    ) -> None:
        super().__init__(data, **options)
        named = [("", _("Nobody in particular")), *((str(number), name) for number, name in colleagues)]
        self.fields["asks"] = forms.ChoiceField(
            label=_("Ask a colleague"), required=False, choices=named, widget=forms.Select(attrs=LOOK)
        )

    def words(self) -> dict[str, Any]:
        """What the act asks for; the form must have been found valid."""
        said = self.cleaned_data
        asks = (int(said["asks"]),) if said["asks"] else ()
        return {key: said[key] for key in ("subject", "place", "answers", "quote", "text")} | {"asks": asks}


class SubjectForm(forms.Form):
    """The object to follow or to stop following."""

    subject = forms.CharField(max_length=300)
