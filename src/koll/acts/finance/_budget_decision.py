"""What must hold when the council decides a budget, and the text and assignments it gives by the same decision."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from koll.acts.engine import change
from koll.acts.instruments import StatementInput, VersionInput, put_in_force
from koll.domain.almanac import new_council_day
from koll.domain.charter import Charter
from koll.domain.refusals import Refusal
from koll.reads.finance import figures_of
from koll.snapshot import Snapshot
from koll.tables.models import Budget, BudgetAssignment, Decision


def check_lawful(row: Budget) -> None:
    """Income must exceed cost, unless one of the law's exceptions is invoked with a reason (KL 11:5)."""
    figures = figures_of(row)
    if not figures.is_lawful:
        raise Refusal(
            "budget.income_does_not_exceed_cost",
            _(
                "Income does not exceed cost in %(year)s: the result is %(result)s thousand kronor. Change the frames, "
                "or invoke one of the law's exceptions and give the reason (KL 11:5)."
            )
            % {"year": row.year, "result": figures.result[0]},
        )


def check_budget_decider(charter: Charter, made: Decision, year: int) -> None:
    """The council adopts the budget; in an election year the newly elected one (KL 11:10)."""
    if charter.role_of(made.body.kind) != "council":
        raise Refusal(
            "budget.adopted_by_another",
            _("Only the council adopts a budget (KL 11:10), not %(body)s.") % {"body": made.body.name},
            field="body",
        )
    first = new_council_day(year)
    if first is not None and made.day < first:
        raise Refusal(
            "budget.before_new_council",
            _("In an election year the newly elected council adopts the budget, from %(day)s (KL 11:10).")
            % {"day": first.isoformat()},
            field="day",
        )


def put_text_in_force(snapshot: Snapshot, row: Budget, made: Decision) -> None:
    """The budget as a governing text, where the model has one, so that its duty in the year is met."""
    charter = snapshot.charter
    instrument = next(
        (
            one_instrument
            for one_instrument in charter.instruments
            if one_instrument.level == "budget" and not one_instrument.per_body
        ),
        None,
    )
    if instrument is None or made.body.kind != instrument.decided_by:
        return
    goals = tuple(StatementInput(heading=goal.text[:250], text=goal.target) for goal in row.goals.all())
    title = _("Budget %(year)s") % {"year": row.year}
    words = VersionInput(
        instrument=instrument.key,
        title=title,
        in_force_from=max(date(row.year, 1, 1), made.day),
        text=row.words,
        until=date(row.year + 1, 1, 1),
        statements=goals if instrument.statements == "many" else (),
    )
    put_in_force(snapshot, instrument, made, words)


def give_assignments(snapshot: Snapshot, row: Budget, made: Decision, besides: Budget | None = None) -> None:
    """Gives the budget's special assignments by the same decision; those that `besides` gave go on as they are."""
    charter = snapshot.charter
    known = {
        (assignment.body_id, assignment.heading): assignment.statement
        for assignment in (besides.assignments.select_related("statement") if besides else ())
    }
    kinds = [one_instrument for one_instrument in charter.instruments if one_instrument.level == "assignment"]
    for budget_assignment in BudgetAssignment.objects.filter(budget=row).select_related("body"):
        statement = known.get((budget_assignment.body_id, budget_assignment.heading))
        instrument = next((kind for kind in kinds if budget_assignment.body.kind in kind.binds), None)
        if statement is None and instrument is None:
            raise Refusal(
                "budget.body_takes_no_assignments",
                _("The governance model gives %(body)s no assignments. Put it in its frame or its directive instead.")
                % {"body": budget_assignment.body.name},
            )
        if statement is None and instrument is not None:
            means = _("%(amount)s thousand kronor within the frame for %(year)s.")
            terms = StatementInput(
                heading=budget_assignment.heading,
                text=budget_assignment.text,
                horizon_on=date(row.year, 12, 31),
                why=_("Given in the budget for %(year)s.") % {"year": row.year},
                means=means % {"amount": budget_assignment.amount, "year": row.year}
                if budget_assignment.amount
                else "",
            )
            words = VersionInput(
                instrument=instrument.key,
                title=budget_assignment.heading,
                in_force_from=made.day,
                text=budget_assignment.text,
                body=budget_assignment.body.key,
                statements=(terms,),
            )
            statement = put_in_force(snapshot, instrument, made, words).statements.first()
        change(budget_assignment, statement=statement)
