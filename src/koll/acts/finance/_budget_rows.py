"""A budget as somebody writes it down, and its rows in the tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from koll.acts.engine import body_with_key, create, remove
from koll.domain.finance import LINES, MOST, NOTHING, Figures, Frame, Three
from koll.domain.refusals import Refusal
from koll.tables.models import Budget, BudgetAssignment, BudgetFrame, BudgetLine, FinancialGoal


@dataclass(frozen=True, slots=True, kw_only=True)
class FinancialGoalInput:
    """A goal: `kind` is "financial" or "management", `target` what is to be reached."""

    kind: str
    text: str
    target: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetAssignmentInput:
    """Something a body is to do, and how much of its frame is for it (thousand kronor)."""

    body: str
    heading: str
    text: str = ""
    amount: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetInput:
    """Everything a budget says. Amounts in thousand kronor, three years each; `tax_rate` in hundredths of a krona."""

    tax_rate: int
    taxes: Three = NOTHING
    grants: Three = NOTHING
    financial: Three = NOTHING
    frames: tuple[Frame, ...] = ()
    goals: tuple[FinancialGoalInput, ...] = ()
    assignments: tuple[BudgetAssignmentInput, ...] = ()
    words: str = ""
    exception: str = ""
    exception_reason: str = ""

    def heads(self) -> dict[str, Any]:
        """What stands in the budget's own row."""
        return {
            "words": self.words.strip(),
            "tax_rate": self.tax_rate,
            "exception": self.exception,
            "exception_reason": self.exception_reason.strip(),
        }

    def told(self, year: int) -> dict[str, str]:
        """The words by box, to be set beside what somebody else has saved."""
        return figures_told(
            Figures(
                year=year,
                tax_rate=self.tax_rate,
                taxes=self.taxes,
                grants=self.grants,
                financial=self.financial,
                frames=self.frames,
                exception=self.exception,
                exception_reason=self.exception_reason,
            )
        )


def figures_told(figures: Figures) -> dict[str, str]:
    """Every number by the name of its box, as text."""
    rows = {name: getattr(figures, name) for name in LINES}
    rows |= {f"operations_{frame.body}": frame.operations for frame in figures.frames}
    rows |= {f"investment_{frame.body}": frame.investment for frame in figures.frames}
    boxes = {f"{name}_{place}": str(amount) for name, row in rows.items() for place, amount in enumerate(row, start=1)}
    return boxes | {"exception_reason": figures.exception_reason}


def write_rows(row: Budget, words: BudgetInput) -> None:
    """Writes the budget's rows anew: a proposal is a draft until it is adopted, and the ledger has every version."""
    for table in (BudgetLine, BudgetFrame, FinancialGoal, BudgetAssignment):
        for earlier in table._default_manager.filter(budget=row):
            remove(earlier)
    for kind in LINES:
        amounts = checked(getattr(words, kind))
        create(BudgetLine, budget=row, kind=kind, amount=amounts[0], amount_2=amounts[1], amount_3=amounts[2])
    for frame in words.frames:
        used, built = checked(frame.operations), checked(frame.investment)
        create(
            BudgetFrame,
            budget=row,
            body=body_with_key(frame.body),
            operations=used[0],
            operations_2=used[1],
            operations_3=used[2],
            investment=built[0],
            investment_2=built[1],
            investment_3=built[2],
        )
    for number, goal in enumerate(words.goals, start=1):
        if goal.kind not in FinancialGoal.Kind.values or not goal.text.strip():
            raise Refusal("budget.goal_without_words", _("A goal needs its words and its kind."))
        create(
            FinancialGoal,
            budget=row,
            number=number,
            kind=goal.kind,
            text=goal.text.strip(),
            target=goal.target.strip(),
        )
    for number, assignment in enumerate(words.assignments, start=1):
        if not assignment.heading.strip():
            raise Refusal(
                "budget.assignment_without_heading",
                _("A special assignment needs a heading: what is to be done, in a few words."),
            )
        create(
            BudgetAssignment,
            budget=row,
            number=number,
            body=body_with_key(assignment.body),
            heading=assignment.heading.strip(),
            text=assignment.text.strip(),
            amount=assignment.amount,
        )


def checked(amounts: Three) -> Three:
    """The amounts, one for each of three years, when none is beyond anything a municipality has."""
    if len(amounts) != len(NOTHING):
        raise Refusal("budget.not_three", _("A budget has amounts for three years. Write all three."))
    if any(abs(amount) > MOST for amount in amounts):
        raise Refusal(
            "budget.amount_too_large", _("An amount is too large. Write thousand kronor: 1 250 for 1.25 million.")
        )
    return amounts


def copy_rows(source: Budget, target: Budget) -> None:
    """The rows of one budget, in another."""
    for table in (BudgetLine, BudgetFrame, FinancialGoal, BudgetAssignment):
        for values in table._default_manager.filter(budget=source).values():
            kept = {name: value for name, value in values.items() if name != "id"}
            create(table, **(kept | {"budget_id": target.pk}))
