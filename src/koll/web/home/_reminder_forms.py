"""Forms about being reminded."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from koll.web.form_pages import RevisionField, SeenField, line, one_of


def weekdays() -> list[tuple[str, str]]:
    """The workdays, and none."""
    names = [_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday")]
    return [*((str(number), name) for number, name in enumerate(names)), ("none", _("Do not remind me"))]


class WishForm(forms.Form):
    """On which day, and how."""

    def __init__(self, data: Any, initial: Any, *, mail: str) -> None:
        super().__init__(data, initial=initial)
        ways = [("mail", _("By mail to %(mail)s") % {"mail": mail})] if mail else []
        self.fields["weekday"] = one_of(_("Remind me on"), weekdays())
        self.fields["way"] = one_of(_("How"), [*ways, ("page", _("Only here, on this page"))])
        self.fields["revision"] = SeenField()

    def words(self) -> dict[str, Any]:
        """As the act takes them."""
        day = self.cleaned_data["weekday"]
        return self.cleaned_data | {"weekday": None if day == "none" else int(day)}


class BodyRemindersForm(forms.Form):
    """What a body chooses for itself."""

    def __init__(self, data: Any, initial: Any) -> None:
        super().__init__(data, initial=initial)
        self.fields["teams_address"] = line(
            _("Channel in Teams"),
            required=False,
            most=1000,
            help_text=_("The address that a workflow in the channel gives. Leave it empty to post nowhere."),
        )
        self.fields["is_quiet"] = forms.BooleanField(
            label=_("Do not remind anybody of what the body owes"),
            required=False,
            widget=forms.CheckboxInput(attrs={"class": "ds-input"}),
        )
        self.fields["revision"] = RevisionField()


class FeedForm(forms.Form):
    """Whose calendar: a body's, or one's own when it says nothing."""

    body = forms.SlugField(max_length=60, required=False)
    seen = SeenField()
