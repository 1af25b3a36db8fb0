"""A governing text as the council's secretary writes it down when it has been adopted.

Every earlier statement stands in its row from the beginning and runs on as it is, until somebody changes it or lets it
lapse; new ones have rows after them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from koll.acts.instruments import StatementInput, StatementLapseInput, VersionInput
from koll.domain.charter import Instrument
from koll.reads.instruments import StatementView, VersionPage
from koll.web.decisions import DecisionForm
from koll.web.form_pages import DayField, TextField, line, one_of, some_of

EMPTY = 2
"""Rows there are for new statements at first, and how many more there are each time somebody asks for more."""

MOST = 60

WITH_HORIZON = ("goal", "own_goal", "factor", "budget")
"""Levels whose statements may be meant for longer than the text that holds them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptionChoices:
    """What there is to choose among: bodies, earlier statements, what to contribute to, and ways of answering.

    `is_answered`: whether somebody answers the statements, so that there must be one. `addressed`: the bodies that
    a single statement may be addressed to.
    """

    bodies: tuple[tuple[str, str], ...] = ()
    earlier: tuple[StatementView, ...] = ()
    targets: tuple[StatementView, ...] = ()
    modes: tuple[tuple[str, str], ...] = ()
    addressed: tuple[tuple[str, str], ...] = ()
    is_answered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A statement's row as the page shows it; `was` is the earlier statement, None in a row for a new one."""

    number: int
    was: StatementView | None
    key: forms.BoundField | None
    fate: forms.BoundField | None
    lapse: forms.BoundField | None
    boxes: tuple[forms.BoundField, ...]
    more: tuple[forms.BoundField, ...]
    """What most statements do not need, folded until it holds something."""

    @property
    def is_unfolded(self) -> bool:
        """Whether any of the folded boxes holds something that is not as usual."""
        return any(box.errors or (box.value() and not box.name.startswith("mode_")) for box in self.more)

    @property
    def is_changed(self) -> bool:
        """Whether what stands in the boxes reads otherwise than the earlier statement."""
        words = {box.name.rpartition("_")[0]: str(box.value() or "") for box in self.boxes}
        return self.was is not None and (words["heading"], words["text"]) != (self.was.heading, self.was.text)


def adoption_at_first(
    instrument: Instrument, choices: AdoptionChoices, held: VersionPage | None, whose: str
) -> dict[str, Any]:
    """What stands in the boxes at first: the text that is in force, and each of its statements."""
    boxes: dict[str, Any] = {"whose": whose} if instrument.per_body and whose else {}
    if held is not None and instrument.succession == "replaces":
        boxes["words"] = held.text
        for content, (_label, text) in zip(instrument.must_contain, held.contents, strict=True):
            boxes[f"content_{content.key}"] = text
    for number, row in enumerate(choices.earlier, 1):
        boxes |= row_at_first(number, row, choices)
    return boxes


def row_at_first(number: int, statement: StatementView, choices: AdoptionChoices) -> dict[str, Any]:
    """What stands in the row of an earlier statement."""
    offered = {target.id for target in choices.targets}
    now = {(target.key, target.level): target.id for target in choices.targets}
    linked = [now.get((link.ref.key, link.level), link.id) for link in statement.contributes_to]
    return {
        f"key_{number}": statement.key,
        f"fate_{number}": "on",
        f"heading_{number}": statement.heading,
        f"text_{number}": statement.text,
        f"horizon_{number}": statement.horizon_on.isoformat() if statement.horizon_on else "",
        f"mode_{number}": statement.suggested_mode,
        f"body_{number}": statement.body_key,
        f"targets_{number}": [str(link) for link in linked if link in offered],
        f"how_{number}": next((link.how for link in statement.contributes_to if link.how), ""),
    }


class AdoptForm(DecisionForm):
    """The decision, and the text it puts in force: boxes follow what the charter says of the instrument.

    Only a text that is answered or stands beside others must have a statement.
    """

    def __init__(self, data: Any, initial: Any, *, instrument: Instrument, choices: AdoptionChoices) -> None:
        self.instrument = instrument
        self.choices = choices
        self.earlier = {row.key: row for row in choices.earlier}
        self.unseen: set[int] = set()
        super().__init__(self.with_earlier(data) if data is not None else None, initial=initial)
        stands_beside = instrument.succession == "adds"  # then its one statement is the text
        if not stands_beside:
            self.fields["title"] = line(_("What the text is called"))
        self.fields["in_force_from"] = DayField(label=_("In force from"))
        self.fields["until"] = DayField(
            label=_("No longer in force from"), required=False, help_text=_("Leave it empty for until further notice.")
        )
        if instrument.per_body:
            self.fields["whose"] = one_of(_("For which body"), choices.bodies)
        language = get_language() or "sv"
        for content in instrument.must_contain:
            self.fields[f"content_{content.key}"] = TextField(
                3, label=content.label.forms(language).indefinite.capitalize()
            )
        if not stands_beside:
            self.fields["words"] = TextField(6, label=_("The text"))
        self.numbers: tuple[int, ...] = ()
        if instrument.statements == "many" or instrument.succession == "adds":
            self.add_statements()

    def with_earlier(self, data: Any) -> Any:
        """What was sent, with rows for earlier statements that the page did not show: they are shown, not taken."""
        sent = {data.get(name) for name in data if name.startswith("key_")}
        missing = [row for row in self.choices.earlier if row.key not in sent]
        if not missing or self.instrument.succession == "adds":
            return data
        full = data.copy()
        first = max(rows_in(data), default=0) + 1
        for number, row in enumerate(missing, first):
            self.unseen.add(number)
            for name, value in row_at_first(number, row, self.choices).items():
                full.setlist(name, value if isinstance(value, list) else [value])
        return full

    def add_statements(self) -> None:
        """Rows for statements, the earlier first, and boxes for what they contribute to."""
        given = self.data if self.is_bound else self.initial
        known = max(rows_in(given), default=0)
        more = EMPTY if "more" in given else 0
        fewest = len(self.earlier) + EMPTY
        last = min(max(fewest, known + more), MOST) if self.instrument.statements == "many" else 1
        self.numbers = tuple(range(1, last + 1))
        if self.choices.targets:
            self.fields["targets"] = some_of(
                _("They contribute to, where nothing else is said below"),
                [(target.id, target.heading) for target in self.choices.targets],
            )
        for number in self.numbers:
            self.add_row(number, str(given.get(f"key_{number}") or ""))

    def add_row(self, number: int, key: str) -> None:
        """The boxes of one statement."""
        must = self.choices.is_answered or self.instrument.succession == "adds"
        was = self.earlier.get(key)
        self.fields[f"key_{number}"] = forms.CharField(required=False, widget=forms.HiddenInput())
        if was is not None:
            self.fields[f"fate_{number}"] = fate_box()
            self.fields[f"lapses_{key}"] = line(
                _("Why “%(heading)s” lapses") % {"heading": was.heading}, required=False, most=500
            )
        self.fields[f"heading_{number}"] = line(_("Heading"), required=must and number == 1 and was is None)
        self.fields[f"text_{number}"] = TextField(3, label=_("Its text"))
        if was is not None:
            self.fields[f"heading_{number}"].widget.attrs["data-was"] = was.heading
            self.fields[f"text_{number}"].widget.attrs["data-was"] = was.text
        if self.instrument.level == "assignment":
            self.fields[f"why_{number}"] = TextField(2, label=_("Why it is given"))
            self.fields[f"horizon_{number}"] = DayField(label=_("To be done by"), required=False)
            self.fields[f"means_{number}"] = TextField(
                2, label=_("With what means"), help_text=_("Money, people or premises, as the decision has it.")
            )
        if self.choices.addressed:
            self.fields[f"body_{number}"] = one_of(
                _("Addressed to, if not to all"), self.choices.addressed, required=False
            )
        self.add_direction(number)

    def add_direction(self, number: int) -> None:
        """What a statement contributes to and how, by when it is to be reached, and how it is best answered."""
        if self.choices.targets:
            self.fields[f"targets_{number}"] = some_of(
                _("It contributes to"),
                [(target.id, target.heading) for target in self.choices.targets],
            )
            self.fields[f"how_{number}"] = line(_("How it contributes"), required=False, most=500)
        if self.instrument.level in WITH_HORIZON:
            self.fields[f"horizon_{number}"] = DayField(
                label=_("To be reached by"),
                required=False,
                help_text=_("May lie beyond the text's last day. Leave it empty if it holds as long as the text."),
            )
        if self.choices.modes:
            self.fields[f"mode_{number}"] = one_of(_("Suggested way to answer"), self.choices.modes, required=False)

    # -- as the page shows it

    def decision_boxes(self) -> list[forms.BoundField]:
        """The boxes of the decision itself."""
        return [self[name] for name in DecisionForm.base_fields]

    def text_boxes(self) -> list[forms.BoundField]:
        """The boxes of the text as a whole."""
        names = ["title", "in_force_from", "until", "whose", *(name for name in self.fields if "content_" in name)]
        return [self[name] for name in (*names, "words", "targets") if name in self.fields]

    def rows(self) -> list[Row]:
        """The statements' rows, the earlier first."""
        return [self.row(number) for number in self.numbers]

    def row(self, number: int) -> Row:
        """One row."""
        assigned = self.instrument.level == "assignment"
        more = ("mode",) if assigned else ("how", "horizon", "mode")
        parts = ("heading", "text", "why", "body", "targets", *(("how", "horizon", "means") if assigned else ()))
        was = self.earlier.get(str(self[f"key_{number}"].value() or ""))
        return Row(
            number=number,
            was=was,
            key=self[f"key_{number}"],
            fate=self[f"fate_{number}"] if was is not None else None,
            lapse=self[f"lapses_{was.key}"] if was is not None else None,
            boxes=self.there(parts, number),
            more=self.there(more, number),
        )

    def there(self, parts: Iterable[str], number: int) -> tuple[forms.BoundField, ...]:
        """Those of the row's boxes that this instrument has."""
        return tuple(self[name] for name in (f"{part}_{number}" for part in parts) if name in self.fields)

    # -- as the act takes it

    def version(self) -> VersionInput:
        """The text as the act takes it; the form must have been found valid."""
        said = self.cleaned_data
        return VersionInput(
            instrument=self.instrument.key,
            title=said["title"] if "title" in said else said["heading_1"],
            in_force_from=said["in_force_from"],
            text=said.get("words", ""),
            until=said["until"],
            body=said.get("whose") or None,
            contents={row.key: said[f"content_{row.key}"] for row in self.instrument.must_contain},
            statements=tuple(self.statements()),
            lapsing=tuple(self.lapsing()),
        )

    def statements(self) -> Iterable[StatementInput]:
        """Every statement that is to hold."""
        said = self.cleaned_data
        for_all = said.get("targets", ())
        for number in self.numbers:
            lapses = said.get(f"fate_{number}") == "lapse"
            if number in self.unseen or lapses or not said.get(f"heading_{number}"):
                continue
            body = said.get(f"body_{number}")
            yield StatementInput(
                heading=said[f"heading_{number}"],
                text=said.get(f"text_{number}", ""),
                key=said.get(f"key_{number}", ""),
                bodies=(body,) if body else (),
                horizon_on=said.get(f"horizon_{number}"),
                suggested_mode=said.get(f"mode_{number}", ""),
                contributes_to=tuple(int(row) for row in said.get(f"targets_{number}") or for_all),
                how=said.get(f"how_{number}", ""),
                why=said.get(f"why_{number}", ""),
                means=said.get(f"means_{number}", ""),
            )

    def lapsing(self) -> Iterable[StatementLapseInput]:
        """Every earlier statement that is to lapse, with the reason; one that runs on keeps no reason."""
        said = self.cleaned_data
        fates = {said.get(f"key_{number}", ""): said.get(f"fate_{number}") for number in self.numbers}
        for key in self.earlier:
            why = said.get(f"lapses_{key}", "").strip()
            unseen = any(said.get(f"key_{number}") == key for number in self.unseen)
            if fates.get(key) == "lapse" or (why and (unseen or fates.get(key) != "on")):
                yield StatementLapseInput(key=key, why=why)


def fate_box() -> forms.ChoiceField:
    """Whether an earlier statement runs on or lapses."""
    return forms.ChoiceField(
        label=_("What becomes of it"),
        choices=[("on", _("Runs on")), ("lapse", _("Lapses"))],
        required=False,
        widget=forms.RadioSelect(attrs={"class": "ds-input"}),
    )


def rows_in(given: Mapping[str, Any]) -> list[int]:
    """The numbers of the rows that something was sent or kept for.

    >>> rows_in({"heading_2": "", "heading_x": "", "title": ""})
    [2]
    """
    return [
        int(name.removeprefix("heading_"))
        for name in given
        if name.startswith("heading_") and name.removeprefix("heading_").isdecimal()
    ]
