"""Budgets: proposed by the executive board, answered by alternatives, adopted by the council, revised in the year."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from koll.acts.decisions import DecisionInput, record_or_find_decision
from koll.acts.engine import Doing, Done, Input, act, body_with_key, change, changed_by_another, create
from koll.acts.finance._budget_decision import check_budget_decider, check_lawful, give_assignments, put_text_in_force
from koll.acts.finance._budget_rows import BudgetInput, copy_rows, figures_told, write_rows
from koll.acts.imports import ImportMemory, remember
from koll.domain.refs import BudgetRef
from koll.domain.refusals import Refusal
from koll.permissions import N_, Permission, Trail
from koll.reads.finance import figures_of
from koll.snapshot import Snapshot, subject_of_body
from koll.tables.models import Body, Budget


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopting:
    """What the council decides when it adopts a budget or revises one: which, and how a revision is paid for."""

    decision: DecisionInput
    financing: str = ""


def budget_with(number: int) -> Budget:
    """The budget with this number in the tables, with its body."""
    row = Budget.objects.select_related("body", "decision").filter(pk=number).first()
    if row is None:
        raise Refusal("budget.gone", _("This budget is no longer here. Go back to the list and open it again."))
    return row


def must_be_open(year: int) -> None:
    """A budget that has been adopted is revised, not proposed again."""
    if Budget.objects.filter(year=year, kind=Budget.Kind.ADOPTED).exists():
        raise Refusal(
            "budget.adopted_before",
            _("The budget for %(year)s has been adopted. It is changed by a revision with its own decision.")
            % {"year": year},
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeBudget(Input):
    """Draws up the executive board's proposal for a year's budget."""

    year: int
    body: str
    words: BudgetInput


@act(
    ProposeBudget,
    permission=Permission.PROPOSE_BUDGET,
    subject=lambda _doing, _given: None,
    news=N_("The budget was proposed"),
    trail=Trail.SHOWN,
)
def propose_budget(doing: Doing, given: ProposeBudget) -> Done:
    must_be_open(given.year)
    if Budget.objects.filter(year=given.year, kind=Budget.Kind.PROPOSAL).exists():
        raise Refusal(
            "budget.proposed_before",
            _("There is already a proposal for %(year)s. Open it and change it: a year has one.")
            % {"year": given.year},
        )
    return begun(doing, given.year, Budget.Kind.PROPOSAL, board_called(doing.snapshot, given.body), "", given.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class PutAlternative(Input):
    """Puts forward a party's alternative to the proposed budget."""

    year: int
    body: str
    party: str
    words: BudgetInput


@act(
    PutAlternative,
    permission=Permission.PUT_ALTERNATIVE,
    subject=lambda _doing, _given: None,
    news=N_("An alternative budget was put forward"),
    trail=Trail.SHOWN,
)
def put_alternative(doing: Doing, given: PutAlternative) -> Done:
    must_be_open(given.year)
    if not given.party.strip():
        raise Refusal(
            "budget.no_party",
            _("Write which party, or which parties together, put the alternative forward."),
            field="party",
        )
    if Budget.objects.filter(year=given.year, kind=Budget.Kind.ALTERNATIVE, party=given.party.strip()).exists():
        raise Refusal(
            "budget.party_has_alternative",
            _("%(party)s already has an alternative for %(year)s. Open it and change it.")
            % {"party": given.party.strip(), "year": given.year},
            field="party",
        )
    return begun(
        doing, given.year, Budget.Kind.ALTERNATIVE, body_with_key(given.body), given.party.strip(), given.words
    )


def board_called(snapshot: Snapshot, key: str) -> Body:
    """The executive board with this key."""
    body = body_with_key(key)
    if snapshot.charter.role_of(body.kind) != "executive":
        raise Refusal(
            "budget.proposed_by_another",
            _("The executive board draws up the proposal (KL 11:8), not %(body)s.") % {"body": body.name},
        )
    return body


def begun(doing: Doing, year: int, kind: Budget.Kind, body: Body, party: str, words: BudgetInput) -> Done:
    """A new budget with its rows."""
    row = create(
        Budget,
        year=year,
        kind=kind,
        body=body,
        party=party,
        made_on=doing.day,
        is_example=doing.snapshot.municipality.is_example,
        **words.heads(),
    )
    write_rows(row, words)
    return Done(
        subject=BudgetRef(year=year),
        said=_("The budget for %(year)s has been saved.") % {"year": year},
        id=row.pk,
    )


def _permission_to_change(_doing: Doing, given: ChangeBudget | PublishBudget) -> Permission:
    """An alternative is its party's in the council; the proposal is the executive board's."""
    is_alternative = budget_with(given.budget).is_alternative
    return Permission.PUT_ALTERNATIVE if is_alternative else Permission.PROPOSE_BUDGET


def _change_rows(row: Budget, words: BudgetInput, revision: int) -> None:
    """Writes the budget anew over the revision that was seen; Conflict when there is a later one."""
    theirs = figures_told(figures_of(row))
    change(
        row,
        revision=revision,
        conflict=lambda: changed_by_another(theirs, words.told(row.year), row.revision),
        **words.heads(),
    )
    write_rows(row, words)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeBudget(Input):
    """Changes a proposal or an alternative that has not been decided."""

    budget: int
    words: BudgetInput
    revision: int


@act(
    ChangeBudget,
    permission=_permission_to_change,
    subject=lambda _doing, _given: None,
    news=None,
    trail=Trail.SHOWN,
    work=N_("A proposed budget was changed"),
)
def change_budget(_doing: Doing, given: ChangeBudget) -> Done:
    row = budget_with(given.budget)
    must_be_open(row.year)
    _change_rows(row, given.words, given.revision)
    return Done(
        subject=BudgetRef(year=row.year),
        said=_("The budget for %(year)s has been saved.") % {"year": row.year},
        id=row.pk,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportBudget(Input):
    """Takes a sheet's amounts into the proposal, whole or not at all, and remembers what its rows stand for."""

    year: int
    body: str
    words: BudgetInput
    memory: ImportMemory
    revision: int


@act(
    ImportBudget,
    permission=Permission.PROPOSE_BUDGET,
    subject=lambda _doing, _given: None,
    news=N_("A sheet was taken into the proposed budget"),
    trail=Trail.SHOWN,
)
def import_budget(doing: Doing, given: ImportBudget) -> Done:
    must_be_open(given.year)
    remember("budget", given.memory)
    there = Budget.objects.filter(year=given.year, kind=Budget.Kind.PROPOSAL).first()
    if there is None:
        return begun(doing, given.year, Budget.Kind.PROPOSAL, board_called(doing.snapshot, given.body), "", given.words)
    _change_rows(there, given.words, given.revision)
    return Done(subject=BudgetRef(year=given.year), said=_("The sheet has been taken into the proposal."), id=there.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishBudget(Input):
    """Puts a proposal on the open pages, as the law asks when the council meeting is announced (KL 8:14)."""

    budget: int


@act(
    PublishBudget,
    permission=_permission_to_change,
    subject=lambda _doing, _given: None,
    news=N_("A proposed budget was published"),
    trail=Trail.SHOWN,
)
def publish_budget(doing: Doing, given: PublishBudget) -> Done:
    row = budget_with(given.budget)
    if row.published_on is None:
        change(row, published_on=doing.day)
    return Done(subject=BudgetRef(year=row.year), said=_("It can now be read by everybody."), id=row.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptBudget(Input):
    """Adopts a proposal or an alternative by one decision, which also gives its special assignments."""

    budget: int
    adopting: Adopting


@act(
    AdoptBudget,
    permission=Permission.ADOPT_INSTRUMENT,
    subject=lambda doing, given: subject_of_body(doing.snapshot.charter, body_with_key(given.adopting.decision.body)),
    news=N_("The budget was adopted"),
    trail=Trail.SHOWN,
)
def adopt_budget(doing: Doing, given: AdoptBudget) -> Done:
    row = budget_with(given.budget)
    charter = doing.snapshot.charter
    must_be_open(row.year)
    check_lawful(row)
    made = record_or_find_decision(doing, given.adopting.decision)
    check_budget_decider(charter, made, row.year)
    held = create(
        Budget,
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
    put_text_in_force(doing.snapshot, held, made)
    give_assignments(doing.snapshot, held, made)
    said = _("The budget for %(year)s has been adopted.") % {"year": row.year}
    return Done(subject=BudgetRef(year=row.year), said=said, id=held.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviseBudget(Input):
    """Revises an adopted budget during the year, with how the change is paid for (KL 11:15)."""

    year: int
    words: BudgetInput
    adopting: Adopting


@act(
    ReviseBudget,
    permission=Permission.ADOPT_INSTRUMENT,
    subject=lambda doing, given: subject_of_body(doing.snapshot.charter, body_with_key(given.adopting.decision.body)),
    news=N_("The budget was revised"),
    trail=Trail.SHOWN,
)
def revise_budget(doing: Doing, given: ReviseBudget) -> Done:
    charter = doing.snapshot.charter
    latest = Budget.objects.filter(year=given.year, decision__isnull=False).order_by("-pk").first()
    if latest is None:
        raise Refusal(
            "budget.not_adopted", _("The budget for %(year)s has not been adopted yet.") % {"year": given.year}
        )
    if not given.adopting.financing.strip():
        raise Refusal(
            "budget.no_financing",
            _("Write how the change is paid for: the decision must say so (KL 11:15)."),
            field="financing",
        )
    made = record_or_find_decision(doing, given.adopting.decision)
    check_budget_decider(charter, made, given.year)
    row = create(
        Budget,
        year=given.year,
        kind=Budget.Kind.REVISION,
        body=made.body,
        decision=made,
        adopted_from=latest,
        financing=given.adopting.financing.strip(),
        made_on=made.day,
        is_example=latest.is_example,
        **given.words.heads(),
    )
    write_rows(row, given.words)
    check_lawful(row)
    give_assignments(doing.snapshot, row, made, besides=latest)
    said = _("The budget for %(year)s has been revised.") % {"year": given.year}
    return Done(subject=BudgetRef(year=given.year), said=said, id=row.pk)
