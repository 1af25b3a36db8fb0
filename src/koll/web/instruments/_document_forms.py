"""A governing document as a secretary writes it down: the decision, and what the front page says."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from koll.acts.instruments import GoverningDocumentInput
from koll.web.decisions import DecisionForm
from koll.web.form_pages import DayField, TextField, line, one_of


class DocumentForm(DecisionForm):
    """The decision and the front page. `mine` are bodies whose minutes the person keeps; `others` may be replaced."""

    def __init__(
        self,
        data: Any,
        initial: Any,
        *,
        mine: list[tuple[str, str]],
        bodies: list[tuple[str, str]],
        kinds: tuple[str, ...],
        others: list[tuple[str, str]],
    ) -> None:
        super().__init__(data, initial=initial)
        used = _("Already in use: %(kinds)s.") % {"kinds": ", ".join(kinds)} if kinds else ""
        self.fields["organ"] = one_of(_("Which body decided"), mine)
        self.fields["kind"] = line(_("Kind of document"), help_text=used, most=60)
        self.fields["title"] = line(_("What the text is called"))
        self.fields["in_force_from"] = DayField(label=_("In force from"))
        self.fields["until"] = DayField(
            label=_("No longer in force from"), required=False, help_text=_("Leave it empty for until further notice.")
        )
        self.fields["revise_on"] = DayField(label=_("To be revised by"), required=False)
        self.fields["responsible"] = one_of(_("Body that answers for it"), bodies, required=False)
        self.fields["responsible_role"] = line(_("Who there, by role"), required=False, most=120)
        self.fields["replaces"] = one_of(_("Replaces another document"), others, required=False)
        self.fields["words"] = TextField(8, label=_("The text"))

    def document(self, key: str) -> GoverningDocumentInput:
        """The document as the act takes it; the form must have been found valid."""
        said = self.cleaned_data
        return GoverningDocumentInput(
            kind=said["kind"],
            title=said["title"],
            in_force_from=said["in_force_from"],
            key=key,
            text=said["words"],
            until=said["until"],
            revise_on=said["revise_on"],
            responsible=said["responsible"],
            responsible_role=said["responsible_role"],
            replaces=said["replaces"],
        )


class RepealForm(DecisionForm):
    """The decision that ends a document, from which day, and why."""

    def __init__(self, data: Any, initial: Any, *, mine: list[tuple[str, str]]) -> None:
        super().__init__(data, initial=initial)
        self.fields["organ"] = one_of(_("Which body decided"), mine)
        self.fields["ends_on"] = DayField(label=_("No longer in force from"))
        self.fields["why"] = TextField(3, label=_("Why it is repealed"))
