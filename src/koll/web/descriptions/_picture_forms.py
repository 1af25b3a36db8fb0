"""A picture that is put into a written part."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from koll.acts.descriptions import LONGEST
from koll.web.form_pages import FileField


class PictureForm(forms.Form):
    """A picture, and what it shows."""

    file = FileField()
    shows = forms.CharField(
        max_length=LONGEST,
        error_messages={
            "required": _("Say what the picture shows. Those who cannot see it read that instead."),
            "max_length": _("Say what the picture shows in at most 500 characters; put the rest in the text."),
        },
    )
