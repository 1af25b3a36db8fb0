"""A budget as it is written: frames in a table, income lines, goals, special assignments, and an exception's reason."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.translation import gettext as _

from koll.acts.finance import BudgetAssignmentInput, BudgetInput, FinancialGoalInput
from koll.domain.finance import LINES, Frame, NotAnAmount, Three, parse_amount, parse_rate
from koll.frame.components.finance import exception_word, goal_word, line_word
from koll.reads.finance import BudgetView
from koll.web.decisions import DecisionForm
from koll.web.form_pages import LOOK, RevisionField, TextField, line, one_of

PLACES = (1, 2, 3)
FEWEST, MOST = 3, 30
"""Rows for goals and for assignments: at first, and at most."""


def why_not_amount(fault: NotAnAmount) -> str:
    """The sentence for an amount that cannot be read."""
    sentences = {
        "words": _("Write a number, like 12 500."),
        "part": _("Write whole thousand kronor, without decimals."),
        "much": _("The number is too large. Amounts are in thousand kronor: 1 250 is 1.25 million."),
    }
    return sentences[fault.why]


class AmountField(forms.CharField):
    """A whole number of thousand kronor, however it is written; an empty box is nothing."""

    def __init__(self, label: str) -> None:
        widget = forms.TextInput(attrs={**LOOK, "inputmode": "numeric", "autocomplete": "off", "aria-label": label})
        super().__init__(label=label, required=False, max_length=20, widget=widget)

    def clean(self, value: Any) -> Any:
        """The amount; a sentence when it is none."""
        text = super().clean(value)
        try:
            return parse_amount(str(text))
        except NotAnAmount as fault:
            raise ValidationError(why_not_amount(fault)) from None


class RateField(forms.CharField):
    """The tax rate in kronor per hundred, kept in hundredths."""

    def __init__(self) -> None:
        widget = forms.TextInput(attrs={**LOOK, "inputmode": "decimal", "autocomplete": "off"})
        help_text = _("Kronor per hundred kronor, like 21,87.")
        super().__init__(label=_("Tax rate"), max_length=10, widget=widget, help_text=help_text)

    def clean(self, value: Any) -> Any:
        """The rate; a sentence when it is none."""
        text = super().clean(value)
        try:
            return parse_rate(str(text))
        except NotAnAmount:
            raise ValidationError(_("Write the tax rate as kronor per hundred with at most two decimals.")) from None


class BudgetForm(forms.Form):
    """Everything a budget says; `bodies` have frames, `year` is the first of three."""

    def __init__(self, data: Any, initial: Any, *, year: int, bodies: Sequence[tuple[str, str]]) -> None:
        super().__init__(data, initial=initial)
        self.year, self.bodies = year, tuple(bodies)
        self.fields["words"] = TextField(4, label=_("Direction: what the budget is for"))
        self.fields["tax_rate"] = RateField()
        for name, title in ((kind, line_word(kind)) for kind in LINES):
            self.add_row(name, title)
        for key, title in self.bodies:
            self.add_row(f"operations_{key}", _("%(body)s, operations") % {"body": title})
            self.add_row(f"investment_{key}", _("%(body)s, investment") % {"body": title})
        self.fields["exception"] = one_of(
            _("The law's exception, if cost exceeds income"),
            [(key, exception_word(key)) for key in ("reserve", "reasons")],
            required=False,
        )
        self.fields["exception_reason"] = TextField(3, label=_("The reason for the exception"))
        self.goal_rows, self.special_rows = self.rows("goal_text_"), self.rows("special_heading_")
        self.add_goals()
        self.add_specials()
        self.fields["revision"] = RevisionField()
        self.fields["revision"].required = False

    def add_row(self, name: str, title: str) -> None:
        """Three boxes, one for each year of the plan."""
        for place in PLACES:
            self.fields[f"{name}_{place}"] = AmountField(f"{title}, {self.year + place - 1}")

    def rows(self, stem: str) -> int:
        """As many rows as were sent or are there, with one to spare."""
        names = [*self.data, *(name for name, value in (self.initial or {}).items() if value)]
        used = [
            int(name.removeprefix(stem))
            for name in names
            if name.startswith(stem) and name.removeprefix(stem).isdecimal()
        ]
        return min(max(FEWEST, max(used, default=0) + (0 if self.data else 1)), MOST)

    def add_goals(self) -> None:
        """Rows for financial goals and goals for sound financial management."""
        kinds = [(key, goal_word(key)) for key in ("financial", "management")]
        for number in range(1, self.goal_rows + 1):
            self.fields[f"goal_kind_{number}"] = one_of(_("Kind of goal %(n)s") % {"n": number}, kinds, required=False)
            self.fields[f"goal_text_{number}"] = line(_("Goal %(n)s") % {"n": number}, required=False)
            self.fields[f"goal_target_{number}"] = line(
                _("What is to be reached by goal %(n)s") % {"n": number}, required=False
            )

    def add_specials(self) -> None:
        """Rows for special assignments with money."""
        for number in range(1, self.special_rows + 1):
            said = {"n": number}
            self.fields[f"special_heading_{number}"] = line(_("Special assignment %(n)s") % said, required=False)
            self.fields[f"special_body_{number}"] = one_of(
                _("To whom, assignment %(n)s") % said, self.bodies, required=False
            )
            self.fields[f"special_amount_{number}"] = AmountField(_("Thousand kronor for assignment %(n)s") % said)
            self.fields[f"special_text_{number}"] = TextField(2, label=_("What assignment %(n)s means") % said)

    def clean(self) -> dict[str, Any]:
        """A special assignment says to whom it is given."""
        said = super().clean() or self.cleaned_data
        for number in range(1, self.special_rows + 1):
            if said.get(f"special_heading_{number}") and not said.get(f"special_body_{number}"):
                self.add_error(f"special_body_{number}", _("Choose which body it is given to."))
        return said

    def three(self, name: str) -> Three:
        """The amounts of a row."""
        first, second, third = (int(self.cleaned_data[f"{name}_{place}"] or 0) for place in PLACES)
        return first, second, third

    def budget(self) -> BudgetInput:
        """The budget as the act takes it; the form must have been found valid."""
        said = self.cleaned_data
        frames = (
            Frame(body=key, operations=self.three(f"operations_{key}"), investment=self.three(f"investment_{key}"))
            for key, _n in self.bodies
        )
        return BudgetInput(
            tax_rate=said["tax_rate"],
            taxes=self.three("taxes"),
            grants=self.three("grants"),
            financial=self.three("financial"),
            frames=tuple(frame for frame in frames if any((*frame.operations, *frame.investment))),
            goals=tuple(
                FinancialGoalInput(
                    kind=said[f"goal_kind_{number}"] or "financial",
                    text=said[f"goal_text_{number}"],
                    target=said[f"goal_target_{number}"],
                )
                for number in range(1, self.goal_rows + 1)
                if said[f"goal_text_{number}"]
            ),
            assignments=tuple(
                BudgetAssignmentInput(
                    body=said[f"special_body_{number}"],
                    heading=said[f"special_heading_{number}"],
                    text=said[f"special_text_{number}"],
                    amount=int(said[f"special_amount_{number}"] or 0),
                )
                for number in range(1, self.special_rows + 1)
                if said[f"special_heading_{number}"]
            ),
            words=said["words"],
            exception=said["exception"],
            exception_reason=said["exception_reason"],
        )

    # -- as the template lays it out

    @property
    def years(self) -> tuple[int, ...]:
        """The three years of the plan."""
        return tuple(self.year + place - 1 for place in PLACES)

    def boxes(self, name: str) -> list[BoundField]:
        """The three boxes of a row."""
        return [self[f"{name}_{place}"] for place in PLACES]

    @property
    def line_rows(self) -> list[tuple[str, list[BoundField]]]:
        """Income lines with their boxes."""
        return [(line_word(kind), self.boxes(kind)) for kind in LINES]

    @property
    def frame_rows(self) -> list[tuple[str, list[BoundField]]]:
        """Bodies with their six boxes: operations and investment, three years each."""
        return [(name, self.boxes(f"operations_{key}") + self.boxes(f"investment_{key}")) for key, name in self.bodies]

    @property
    def goal_boxes(self) -> list[list[BoundField]]:
        """The boxes of each goal."""
        return [
            [self[f"goal_{what}_{number}"] for what in ("kind", "text", "target")]
            for number in range(1, self.goal_rows + 1)
        ]

    @property
    def special_boxes(self) -> list[list[BoundField]]:
        """The boxes of each special assignment."""
        return [
            [self[f"special_{what}_{number}"] for what in ("heading", "body", "amount", "text")]
            for number in range(1, self.special_rows + 1)
        ]

    @property
    def heads(self) -> list[BoundField]:
        """The boxes that belong to no table and no row: a decision, a party, how a revision is paid for."""
        own = ("day", "paragraph", "registry_number", "heading", "text", "party", "financing")
        return [self[name] for name in own if name in self.fields]


class AlternativeForm(BudgetForm):
    """A budget, and which party puts it forward."""

    def __init__(self, data: Any, initial: Any, *, year: int, bodies: Sequence[tuple[str, str]]) -> None:
        super().__init__(data, initial, year=year, bodies=bodies)
        self.fields["party"] = line(_("Which party or parties"), most=120)


class BudgetRevisionForm(BudgetForm, DecisionForm):
    """A budget as it is after a revision, the decision, and how the change is paid for."""

    def __init__(self, data: Any, initial: Any, *, year: int, bodies: Sequence[tuple[str, str]]) -> None:
        super().__init__(data, initial, year=year, bodies=bodies)
        self.fields["financing"] = TextField(3, label=_("How the change is paid for (KL 11:15)"), required=True)


def initial_budget(view: BudgetView) -> dict[str, Any]:
    """What the boxes hold when a budget is opened to be changed."""
    figures = view.figures
    rows = {name: getattr(figures, name) for name in LINES}
    rows |= {f"operations_{frame.body}": frame.operations for frame in figures.frames}
    rows |= {f"investment_{frame.body}": frame.investment for frame in figures.frames}
    boxes: dict[str, Any] = {
        f"{name}_{place}": str(amount) if amount else ""
        for name, row in rows.items()
        for place, amount in zip(PLACES, row, strict=True)
    }
    for number, goal in enumerate(view.goals, start=1):
        boxes |= {
            f"goal_kind_{number}": goal.kind,
            f"goal_text_{number}": goal.text,
            f"goal_target_{number}": goal.target,
        }
    for number, special in enumerate(view.specials, start=1):
        boxes |= {
            f"special_heading_{number}": special.heading,
            f"special_body_{number}": special.body_key,
            f"special_amount_{number}": str(special.amount or ""),
            f"special_text_{number}": special.text,
        }
    return boxes | {
        "words": view.words,
        "tax_rate": str(Decimal(figures.tax_rate) / 100).replace(".", ","),
        "exception": figures.exception,
        "exception_reason": figures.exception_reason,
        "revision": str(view.revision),
    }
