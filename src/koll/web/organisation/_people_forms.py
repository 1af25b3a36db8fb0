"""Forms about people and their seats."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from koll.web.form_pages import DayField, line, one_of


def roles() -> list[tuple[str, str]]:
    """The roles a seat may have, the commonest first."""
    return [
        ("member", _("member")),
        ("chair", _("chair")),
        ("secretary", _("secretary")),
        ("manager", _("manager")),
        ("officer", _("officer")),
        ("auditor", _("auditor")),
        ("administrator", _("administrator")),
    ]


class RegisterPersonForm(forms.Form):
    """Somebody who is to be able to sign in."""

    def __init__(self, data: Any, initial: Any) -> None:
        super().__init__(data, initial=initial)
        self.fields["name"] = line(_("Name"), most=120)
        self.fields["username"] = line(_("User name"), most=60, help_text=_("What the person signs in with."))
        self.fields["email"] = line(
            _("Mail address"),
            required=False,
            help_text=_("With it the person chooses a password by “forgotten password”."),
        )

    def clean_email(self) -> str:
        """A mail address, or nothing."""
        said = str(self.cleaned_data["email"])
        if said:
            try:
                validate_email(said)
            except ValidationError:
                raise ValidationError(_("“%(mail)s” is not a mail address. Check it.") % {"mail": said}) from None
        return said


class GiveSeatForm(forms.Form):
    """In which body, in which role, and from when."""

    def __init__(self, data: Any, initial: Any, *, bodies: list[tuple[str, str]]) -> None:
        super().__init__(data, initial=initial)
        self.fields["body"] = one_of(_("Body"), bodies)
        self.fields["role"] = one_of(_("Role"), roles())
        self.fields["begins_on"] = DayField(label=_("From"))
        self.fields["ends_on"] = DayField(label=_("First day when it is no longer held"), required=False)


class EndSeatForm(forms.Form):
    """When the seat ends; `seen` is the end that stood on the page."""

    def __init__(self, data: Any, initial: Any) -> None:
        super().__init__(data, initial=initial)
        self.fields["ends_on"] = DayField(label=_("First day when it is no longer held"))
        self.fields["seen"] = DayField(required=False, widget=forms.HiddenInput())
