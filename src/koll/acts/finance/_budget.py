"""Budgets: proposed by the executive board, answered by alternatives, adopted by the council, revised in the year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from django.utils.translation import gettext as _

from koll.acts.decisions import DecisionInput, record_or_find_decision, told
from koll.acts.engine import Doing, Done, UnableToSave, act, body_with_key, require
from koll.acts.finance._budget_rows import BudgetInput, copy_rows, figures_told, write_rows
from koll.acts.instruments import StatementInput, VersionInput, put_in_force
from koll.domain.almanac import new_council_day
from koll.domain.charter import Charter
from koll.permissions import Permission, UnableTo
from koll.reads.finance import budget_address, figures_of
from koll.snapshot import ours, subject_of_body
from koll.tables.models import Body, Budget, BudgetAssignment, BudgetNameMapping, Decision


class UnableToBudget(UnableTo):
    """The budget cannot be written, adopted or revised as it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopting:
    """What the council decides when it adopts a budget or revises one: which, and how a revision is paid for."""

    decision: DecisionInput
    financing: str = ""


def budget_with(number: int) -> Budget:
    """The budget with this number in the tables, with its body."""
    row = Budget.objects.select_related("body", "decision").filter(pk=number).first()
    if row is None:
        raise UnableToBudget(_("This budget is no longer here. Go back to the list and open it again."))
    return row


def must_be_open(year: int) -> None:
    """A budget that has been adopted is revised, not proposed again."""
    if Budget.objects.filter(year=year, kind=Budget.Kind.ADOPTED).exists():
        raise UnableToBudget(
            _("The budget for %(year)s has been adopted. It is changed by a revision with its own decision.")
            % {"year": year}
        )


@act
def propose_budget(doing: Doing, *, year: int, body: str, words: BudgetInput) -> Done:
    """Draws up the executive board's proposal for a year's budget."""
    require(doing, Permission.PROPOSE_BUDGET)
    must_be_open(year)
    if Budget.objects.filter(year=year, kind=Budget.Kind.PROPOSAL).exists():
        raise UnableToBudget(
            _("There is already a proposal for %(year)s. Open it and change it: a year has one.") % {"year": year}
        )
    return begun(doing, year, Budget.Kind.PROPOSAL, board_called(body), "", words)


@act
def put_alternative(doing: Doing, *, year: int, body: str, party: str, words: BudgetInput) -> Done:
    """Puts forward a party's alternative to the proposed budget."""
    require(doing, Permission.PUT_ALTERNATIVE)
    must_be_open(year)
    if not party.strip():
        raise UnableToBudget(_("Write which party, or which parties together, put the alternative forward."))
    if Budget.objects.filter(year=year, kind=Budget.Kind.ALTERNATIVE, party=party.strip()).exists():
        raise UnableToBudget(
            _("%(party)s already has an alternative for %(year)s. Open it and change it.")
            % {"party": party.strip(), "year": year}
        )
    return begun(doing, year, Budget.Kind.ALTERNATIVE, body_with_key(body), party.strip(), words)


def board_called(key: str) -> Body:
    """The executive board with this key."""
    body = body_with_key(key)
    if ours().charter.role_of(body.kind) != "executive":
        raise UnableToBudget(
            _("The executive board draws up the proposal (KL 11:8), not %(body)s.") % {"body": body.name}
        )
    return body


def begun(doing: Doing, year: int, kind: Budget.Kind, body: Body, party: str, words: BudgetInput) -> Done:
    """A new budget with its rows."""
    row = Budget.objects.create(
        year=year, kind=kind, body=body, party=party, made_on=doing.day, is_example=ours().is_example, **words.heads()
    )
    write_rows(row, words)
    content = {"budget": row.pk, "year": year, "kind": str(kind), "body": body.key, "party": party} | asdict(words)
    return Done(
        subject=budget_address(year),
        said=_("The budget for %(year)s has been saved.") % {"year": year},
        id=row.pk,
        content=content,
    )


@act
def change_budget(doing: Doing, *, budget: int, words: BudgetInput, revision: int) -> Done:
    """Changes a proposal or an alternative that has not been decided."""
    row = budget_with(budget)
    require(doing, Permission.PUT_ALTERNATIVE if row.kind == Budget.Kind.ALTERNATIVE else Permission.PROPOSE_BUDGET)
    must_be_open(row.year)
    if not Budget.objects.filter(pk=budget, revision=revision).update(revision=revision + 1, **words.heads()):
        raise UnableToSave(figures_told(figures_of(row)), words.told(row.year), row.revision)
    write_rows(row, words)
    content = {"budget": row.pk} | asdict(words)
    return Done(
        subject=budget_address(row.year),
        said=_("The budget for %(year)s has been saved.") % {"year": row.year},
        id=row.pk,
        content=content,
    )


@act
def import_budget(
    doing: Doing, *, year: int, body: str, words: BudgetInput, names: Mapping[str, str], revision: int
) -> Done:
    """Takes a sheet's amounts into the proposal, whole or not at all, and remembers what its rows stand for."""
    require(doing, Permission.PROPOSE_BUDGET)
    must_be_open(year)
    for name, target in names.items():
        BudgetNameMapping.objects.update_or_create(name=name[:120], defaults={"target": target})
    there = Budget.objects.filter(year=year, kind=Budget.Kind.PROPOSAL).first()
    if there is None:
        return begun(doing, year, Budget.Kind.PROPOSAL, board_called(body), "", words)
    if not Budget.objects.filter(pk=there.pk, revision=revision).update(revision=revision + 1, **words.heads()):
        raise UnableToSave(figures_told(figures_of(there)), words.told(year), there.revision)
    write_rows(there, words)
    content = {"budget": there.pk, "names": dict(names)} | asdict(words)
    return Done(
        subject=budget_address(year),
        said=_("The sheet has been taken into the proposal."),
        id=there.pk,
        content=content,
    )


@act
def publish_budget(doing: Doing, *, budget: int) -> Done:
    """Puts a proposal on the open pages, as the law asks when the council meeting is announced (KL 8:14)."""
    row = budget_with(budget)
    require(doing, Permission.PUT_ALTERNATIVE if row.kind == Budget.Kind.ALTERNATIVE else Permission.PROPOSE_BUDGET)
    Budget.objects.filter(pk=budget, published_on__isnull=True).update(published_on=doing.day)
    return Done(
        subject=budget_address(row.year),
        said=_("It can now be read by everybody."),
        id=row.pk,
        content={"budget": row.pk},
    )


@act
def adopt_budget(doing: Doing, *, budget: int, adopting: Adopting) -> Done:
    """Adopts a proposal or an alternative by one decision, which also gives its special assignments."""
    row = budget_with(budget)
    charter = ours().charter
    require(doing, Permission.ADOPT_INSTRUMENT, subject_of_body(charter, body_with_key(adopting.decision.body)))
    must_be_open(row.year)
    check_lawful(row)
    made = record_or_find_decision(doing, adopting.decision)
    check_budget_decider(charter, made, row.year)
    held = Budget.objects.create(
        year=row.year,
        kind=Budget.Kind.ADOPTED,
        body=made.body,
        decision=made,
        adopted_from=row,
        party=row.party,
        words=row.words,
        tax_rate=row.tax_rate,
        exception=row.exception,
        exception_reason=row.exception_reason,
        made_on=made.day,
        is_example=row.is_example,
    )
    copy_rows(row, held)
    put_text_in_force(charter, held, made)
    given = give_assignments(charter, held, made)
    content = told(made) | {"budget": held.pk, "adopted_from": row.pk, "year": row.year, "assignments": given}
    said = _("The budget for %(year)s has been adopted.") % {"year": row.year}
    return Done(subject=budget_address(row.year), said=said, id=held.pk, content=content)


@act
def revise_budget(doing: Doing, *, year: int, words: BudgetInput, adopting: Adopting) -> Done:
    """Revises an adopted budget during the year, with how the change is paid for (KL 11:7)."""
    charter = ours().charter
    require(doing, Permission.ADOPT_INSTRUMENT, subject_of_body(charter, body_with_key(adopting.decision.body)))
    latest = Budget.objects.filter(year=year, decision__isnull=False).order_by("-pk").first()
    if latest is None:
        raise UnableToBudget(_("The budget for %(year)s has not been adopted yet.") % {"year": year})
    if not adopting.financing.strip():
        raise UnableToBudget(_("Write how the change is paid for: the decision must say so (KL 11:7)."))
    made = record_or_find_decision(doing, adopting.decision)
    check_budget_decider(charter, made, year)
    row = Budget.objects.create(
        year=year,
        kind=Budget.Kind.REVISION,
        body=made.body,
        decision=made,
        adopted_from=latest,
        financing=adopting.financing.strip(),
        made_on=made.day,
        is_example=latest.is_example,
        **words.heads(),
    )
    write_rows(row, words)
    check_lawful(row)
    given = give_assignments(charter, row, made, besides=latest)
    content = told(made) | {"budget": row.pk, "financing": adopting.financing, "assignments": given} | asdict(words)
    said = _("The budget for %(year)s has been revised.") % {"year": year}
    return Done(subject=budget_address(year), said=said, id=row.pk, content=content)


def check_lawful(row: Budget) -> None:
    """Income must exceed cost, unless one of the law's exceptions is invoked with a reason (KL 11:5)."""
    figures = figures_of(row)
    if not figures.is_lawful:
        raise UnableToBudget(
            _(
                "Income does not exceed cost in %(year)s: the result is %(result)s thousand kronor. Change the frames, "
                "or invoke one of the law's exceptions and give the reason (KL 11:5)."
            )
            % {"year": row.year, "result": figures.result[0]}
        )


def check_budget_decider(charter: Charter, made: Decision, year: int) -> None:
    """The council adopts the budget; in an election year the newly elected one (KL 11:10)."""
    if charter.role_of(made.body.kind) != "council":
        raise UnableToBudget(_("Only the council adopts a budget (KL 11:10), not %(body)s.") % {"body": made.body.name})
    first = new_council_day(year)
    if first is not None and made.day < first:
        raise UnableToBudget(
            _("In an election year the newly elected council adopts the budget, from %(day)s (KL 11:10).")
            % {"day": first.isoformat()}
        )


def put_text_in_force(charter: Charter, row: Budget, made: Decision) -> None:
    """The budget as a governing text, where the model has one, so that its duty in the year is met."""
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
    put_in_force(charter, instrument, made, words)


def give_assignments(charter: Charter, row: Budget, made: Decision, besides: Budget | None = None) -> list[int]:
    """Gives the budget's special assignments by the same decision; those that `besides` gave go on as they are."""
    given: list[int] = []
    known = {
        (assignment.body_id, assignment.heading): assignment.statement
        for assignment in (besides.assignments.select_related("statement") if besides else ())
    }
    kinds = [one_instrument for one_instrument in charter.instruments if one_instrument.level == "assignment"]
    for budget_assignment in BudgetAssignment.objects.filter(budget=row).select_related("body"):
        statement = known.get((budget_assignment.body_id, budget_assignment.heading))
        instrument = next((kind for kind in kinds if budget_assignment.body.kind in kind.binds), None)
        if statement is None and instrument is None:
            raise UnableToBudget(
                _("The governance model gives %(body)s no assignments. Put it in its frame or its directive instead.")
                % {"body": budget_assignment.body.name}
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
            statement = put_in_force(charter, instrument, made, words).statements.first()
            given.append(statement.pk if statement else 0)
        BudgetAssignment.objects.filter(pk=budget_assignment.pk).update(statement=statement)
    return given
