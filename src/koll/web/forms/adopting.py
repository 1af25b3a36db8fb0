"""A governing text as the council's secretary writes it down when it has been adopted."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from koll.acts.instruments import StatementWords, VersionWords
from koll.charter import Instrument
from koll.reads.instruments import StatementLine
from koll.web.forms.choices import line, one_of, some_of
from koll.web.forms.deciding import DecisionForm
from koll.web.forms.fields import DayField, TextField

STATEMENTS = 6


class AdoptForm(DecisionForm):
    """The decision, and the text it puts in force: boxes follow what the charter says of the instrument."""

    def __init__(
        self,
        data: Any,
        initial: Any,
        *,
        instrument: Instrument,
        bodies: tuple[tuple[str, str], ...],
        earlier: tuple[StatementLine, ...],
        targets: tuple[StatementLine, ...],
    ) -> None:
        super().__init__(data, initial=initial)
        self.instrument = instrument
        self.fields["title"] = line(_("What the text is called"))
        self.fields["in_force_from"] = DayField(label=_("In force from"))
        self.fields["until"] = DayField(
            label=_("No longer in force from"), required=False, help_text=_("Leave it empty for until further notice.")
        )
        if instrument.per_body:
            self.fields["whose"] = one_of(_("For which body"), bodies)
        language = get_language() or "sv"
        for content in instrument.must_contain:
            self.fields[f"content_{content.key}"] = TextField(
                3, label=content.label.forms(language).indefinite.capitalize()
            )
        self.fields["words"] = TextField(6, label=_("The text"))
        if instrument.statements == "many" or instrument.succession == "adds":
            self.add_statements(earlier, targets)

    def add_statements(self, earlier: tuple[StatementLine, ...], targets: tuple[StatementLine, ...]) -> None:
        """Rows for statements, each new or continuing an earlier one, and what they contribute to."""
        rows = STATEMENTS if self.instrument.statements == "many" else 1
        for number in range(1, rows + 1):
            self.fields[f"heading_{number}"] = line(_("Statement %(n)s") % {"n": number}, required=number == 1)
            self.fields[f"text_{number}"] = TextField(2, label=_("Its text"))
            if earlier:
                self.fields[f"key_{number}"] = one_of(
                    _("Continues"), [(each.key, each.heading) for each in earlier], required=False
                )
        if targets:
            self.fields["targets"] = some_of(_("They contribute to"), [(each.id, each.heading) for each in targets])

    def version(self) -> VersionWords:
        """The text as the act takes it; the form must have been found valid."""
        said = self.cleaned_data
        targets = tuple(int(number) for number in said.get("targets", ()))
        statements = tuple(
            StatementWords(
                heading=said[f"heading_{number}"],
                text=said.get(f"text_{number}", ""),
                key=said.get(f"key_{number}", ""),
                contributes_to=targets,
            )
            for number in range(1, STATEMENTS + 1)
            if said.get(f"heading_{number}")
        )
        return VersionWords(
            instrument=self.instrument.key,
            title=said["title"],
            in_force_from=said["in_force_from"],
            text=said["words"],
            until=said["until"],
            body=said.get("whose") or None,
            contents={each.key: said[f"content_{each.key}"] for each in self.instrument.must_contain},
            statements=statements,
        )
