"""A governing text as the council's secretary writes it down when it has been adopted."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from koll.acts.instruments import LapseWords, StatementWords, VersionWords
from koll.charter import Instrument
from koll.reads.instruments import StatementLine
from koll.web.forms.choices import line, one_of, some_of
from koll.web.forms.deciding import DecisionForm
from koll.web.forms.fields import DayField, TextField

STATEMENTS = 8
"""Rows there are at first; more when there are more earlier statements, or when more are sent."""

MOST = 40


class AdoptForm(DecisionForm):
    """The decision, and the text it puts in force: boxes follow what the charter says of the instrument.

    Only a text that is answered (`is_answered`) or stands beside others must have a statement.
    """

    def __init__(
        self,
        data: Any,
        initial: Any,
        *,
        instrument: Instrument,
        bodies: tuple[tuple[str, str], ...],
        earlier: tuple[StatementLine, ...],
        targets: tuple[StatementLine, ...],
        is_answered: bool,
    ) -> None:
        super().__init__(data, initial=initial)
        self.instrument = instrument
        self.rows = 0
        self.earlier: dict[str, str] = {}
        self.must_state = is_answered or instrument.succession == "adds"
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
        self.rows = self.rows_for(len(earlier)) if self.instrument.statements == "many" else 1
        if targets:
            self.fields["targets"] = some_of(
                _("They contribute to, where nothing else is said below"), [(each.id, each.heading) for each in targets]
            )
        for number in range(1, self.rows + 1):
            self.fields[f"heading_{number}"] = line(
                _("Statement %(n)s") % {"n": number}, required=self.must_state and number == 1
            )
            self.fields[f"text_{number}"] = TextField(2, label=_("Its text"))
            if self.instrument.level == "assignment":
                self.fields[f"why_{number}"] = TextField(2, label=_("Why it is given"))
                self.fields[f"horizon_{number}"] = DayField(label=_("To be done by"), required=False)
                self.fields[f"means_{number}"] = TextField(
                    2, label=_("With what means"), help_text=_("Money, people or premises, as the decision has it.")
                )
            if earlier:
                self.fields[f"key_{number}"] = one_of(
                    _("Continues"), [(each.key, each.heading) for each in earlier], required=False
                )
            if targets:
                self.fields[f"targets_{number}"] = some_of(
                    _("Statement %(n)s contributes to") % {"n": number}, [(each.id, each.heading) for each in targets]
                )

        if self.instrument.succession != "adds":
            self.add_lapses(earlier)

    def add_lapses(self, earlier: tuple[StatementLine, ...]) -> None:
        """A box for each earlier statement, to say why it lapses when no row continues it: nothing lapses silently."""
        self.earlier = {each.key: each.heading for each in earlier}
        for key, heading in self.earlier.items():
            self.fields[f"lapses_{key}"] = line(
                _("Why “%(heading)s” lapses") % {"heading": heading},
                required=False,
                most=500,
                help_text=_("Only when no statement above continues it."),
            )

    def rows_for(self, earlier: int) -> int:
        """As many rows as the earlier statements need with two to spare, and never fewer than were sent."""
        sent = [
            int(name.removeprefix("heading_"))
            for name in self.data
            if name.startswith("heading_") and name.removeprefix("heading_").isdecimal()
        ]
        return min(max(STATEMENTS, earlier + 2, *sent, 1), MOST)

    def version(self) -> VersionWords:
        """The text as the act takes it; the form must have been found valid."""
        said = self.cleaned_data
        for_all = said.get("targets", ())
        statements = tuple(
            StatementWords(
                heading=said[f"heading_{number}"],
                text=said.get(f"text_{number}", ""),
                key=said.get(f"key_{number}", ""),
                horizon_on=said.get(f"horizon_{number}"),
                why=said.get(f"why_{number}", ""),
                means=said.get(f"means_{number}", ""),
                contributes_to=tuple(int(each) for each in said.get(f"targets_{number}") or for_all),
            )
            for number in range(1, self.rows + 1)
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
            lapsing=tuple(
                LapseWords(key, said[f"lapses_{key}"]) for key in self.earlier if said.get(f"lapses_{key}", "").strip()
            ),
        )
