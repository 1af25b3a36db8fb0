"""Budgets as pages show them: what holds for a year, what was proposed instead, and by when the law wants each step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q, QuerySet

from koll.domain.almanac import (
    LegalDate,
    auditors_budget,
    budget_adopted,
    budget_fallback,
    budget_proposal,
    budget_proposal_late,
    tax_rate_fallback,
    tax_rate_proposal,
)
from koll.domain.charter import Role
from koll.domain.finance import NOTHING, Figures, Frame, Three
from koll.domain.refs import StatementRef
from koll.public import _rows
from koll.public.decisions import DecisionView, decision_line
from koll.snapshot import Snapshot
from koll.tables.models import Budget, BudgetAssignment, BudgetFrame, BudgetLine

FRAMED: tuple[Role, ...] = ("council", "executive", "committee", "company")
"""What bodies that have frames are in law."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FinancialGoalView:
    """A financial goal, or one for sound financial management."""

    kind: str
    text: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetAssignmentView:
    """Something a body is to do with money of its own; `ref` where the assignment is read once it is given."""

    body_key: str
    body_name: str
    heading: str
    text: str
    amount: int
    ref: StatementRef | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetView:
    """One budget in full. `decision` is None while it is only put forward."""

    id: int
    year: int
    kind: str
    party: str
    body_name: str
    decision: DecisionView | None
    words: str
    figures: Figures
    goals: tuple[FinancialGoalView, ...]
    specials: tuple[BudgetAssignmentView, ...]
    financing: str
    made_on: date
    published_on: date | None
    revision: int

    @property
    def is_proposal(self) -> bool:
        """Whether it is the executive board's, not yet decided."""
        return self.kind == Budget.Kind.PROPOSAL

    @property
    def is_alternative(self) -> bool:
        """Whether a party has laid it beside the executive board's."""
        return self.kind == Budget.Kind.ALTERNATIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetYearPage:
    """A year's budget: what holds, how it came to hold, what was put forward, and the budget of the year before."""

    year: int
    held: BudgetView | None
    history: tuple[BudgetView, ...]
    proposal: BudgetView | None
    alternatives: tuple[BudgetView, ...]
    before: BudgetView | None
    bodies: tuple[tuple[str, str], ...]
    deadlines: tuple[LegalDate, ...]

    @property
    def put_forward(self) -> tuple[BudgetView, ...]:
        """The proposal and its alternatives, side by side."""
        return ((self.proposal,) if self.proposal else ()) + self.alternatives

    @property
    def shown(self) -> BudgetView | None:
        """What the pictures show: what holds, or else the proposal."""
        return self.held or self.proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetYearView:
    """A year in the list: what kind of budget it has got to, and by which decision."""

    year: int
    kind: str
    decision: DecisionView | None
    is_published: bool = False


def figures_of(row: Budget) -> Figures:
    """The numbers of one budget. Two queries."""
    return figures_from(
        row,
        list(_rows.budget_lines([row.pk])),
        list(_rows.budget_frames([row.pk]).select_related("body")),
    )


def figures_from(row: Budget, lines: Iterable[BudgetLine], frames: Iterable[BudgetFrame]) -> Figures:
    """The numbers of a budget from its rows; the frames' bodies must have been fetched."""
    amounts: dict[str, Three] = {line.kind: (line.amount, line.amount_2, line.amount_3) for line in lines}
    return Figures(
        year=row.year,
        tax_rate=row.tax_rate,
        taxes=amounts.get("taxes", NOTHING),
        grants=amounts.get("grants", NOTHING),
        financial=amounts.get("financial", NOTHING),
        frames=tuple(
            Frame(
                body=frame.body.key,
                operations=(frame.operations, frame.operations_2, frame.operations_3),
                investment=(frame.investment, frame.investment_2, frame.investment_3),
            )
            for frame in frames
        ),
        exception=row.exception,
        exception_reason=row.exception_reason,
    )


def budget_views(snapshot: Snapshot, rows: Sequence[Budget]) -> tuple[BudgetView, ...]:
    """Budgets in full, in four queries however many they are."""
    ids = [row.pk for row in rows]
    lines: defaultdict[int, list[BudgetLine]] = defaultdict(list)
    for line in _rows.budget_lines(ids):
        lines[line.budget_id].append(line)
    frames: defaultdict[int, list[BudgetFrame]] = defaultdict(list)
    for frame in _rows.budget_frames(ids).select_related("body"):
        frames[frame.budget_id].append(frame)
    goals: defaultdict[int, list[FinancialGoalView]] = defaultdict(list)
    for goal in _rows.financial_goals(ids):
        goals[goal.budget_id].append(FinancialGoalView(kind=goal.kind, text=goal.text, target=goal.target))
    specials: defaultdict[int, list[BudgetAssignmentView]] = defaultdict(list)
    for budget_assignment in _rows.budget_assignments(ids).select_related("body", "statement__version"):
        specials[budget_assignment.budget_id].append(special_line(snapshot, budget_assignment))
    return tuple(
        BudgetView(
            id=row.pk,
            year=row.year,
            kind=row.kind,
            party=row.party,
            body_name=snapshot.bodies.name(row.body.key),
            decision=decision_line(snapshot, row.decision) if row.decision else None,
            words=row.words,
            figures=figures_from(row, lines[row.pk], frames[row.pk]),
            goals=tuple(goals[row.pk]),
            specials=tuple(specials[row.pk]),
            financing=row.financing,
            made_on=row.made_on,
            published_on=row.published_on,
            revision=row.revision,
        )
        for row in rows
    )


def special_line(snapshot: Snapshot, row: BudgetAssignment) -> BudgetAssignmentView:
    """A special assignment as a line; its body and its statement's version must have been fetched."""
    given = row.statement
    ref = StatementRef(instrument=given.version.instrument, key=given.key) if given else None
    return BudgetAssignmentView(
        body_key=row.body.key,
        body_name=snapshot.bodies.name(row.body.key),
        heading=row.heading,
        text=row.text,
        amount=row.amount,
        ref=ref,
    )


YEARS = range(1900, 2200)
"""The years that an ref may name; the law says nothing of when for others."""


def budget_page(snapshot: Snapshot, year: int) -> BudgetYearPage | None:
    """A year's budget with what has been published; None when there is nothing for everybody. Six queries."""
    if year not in YEARS:
        return None
    page = open_budget_year(snapshot, year)
    return page if page.held or page.put_forward else None


def open_budget_year(snapshot: Snapshot, year: int) -> BudgetYearPage:
    """A year's budget as it stood on the day, with what has been published; there may be nothing. Six queries."""
    return budget_year(snapshot, year, _rows.budgets(snapshot.day))


def budget_year(snapshot: Snapshot, year: int, among: QuerySet[Budget]) -> BudgetYearPage:
    """A year's budget as it stood on the day, among these. Six queries."""
    rows = among.filter(year__in=(year - 1, year)).select_related("body", "decision__body").order_by("pk")
    views = budget_views(snapshot, list(rows))
    mine = [view for view in views if view.year == year]
    history = tuple(view for view in mine if view.decision is not None)
    earlier = [view for view in views if view.year == year - 1 and view.decision is not None]
    return BudgetYearPage(
        year=year,
        held=history[-1] if history else None,
        history=history,
        proposal=next((view for view in mine if view.is_proposal), None),
        alternatives=tuple(view for view in mine if view.is_alternative),
        before=earlier[-1] if earlier else None,
        bodies=framed_bodies(snapshot, year, {frame.body for view in views for frame in view.figures.frames}),
        deadlines=deadlines(year),
    )


def framed_bodies(snapshot: Snapshot, year: int, used: set[str]) -> tuple[tuple[str, str], ...]:
    """The bodies that have frames in the year: those there are on its first day, and those already given one."""
    charter = snapshot.charter
    kinds = [kind.key for role in FRAMED for kind in charter.kinds(role)]
    first = date(year, 1, 1)
    here = Q(kind__in=kinds, begins_on__lte=first) & (Q(ends_on__isnull=True) | Q(ends_on__gt=first))
    return tuple((row.key, snapshot.bodies.name(row.key)) for row in _rows.bodies().filter(here | Q(key__in=used)))


def deadlines(year: int) -> tuple[LegalDate, ...]:
    """By when the law wants each step of the year's budget, the ordinary ones before those for special reasons."""
    return (
        budget_proposal(year),
        auditors_budget(year),
        budget_adopted(year),
        budget_proposal_late(year),
        tax_rate_proposal(year),
        tax_rate_fallback(year),
        budget_fallback(year),
    )


def published_budgets(snapshot: Snapshot) -> tuple[BudgetYearView, ...]:
    """Every year whose budget holds, or has something published."""
    return budget_years(snapshot, _rows.budgets(snapshot.day))


def budget_years(snapshot: Snapshot, among: QuerySet[Budget]) -> tuple[BudgetYearView, ...]:
    """Every year that has one of these budgets; the latest year first. One query."""
    found: dict[int, BudgetYearView] = {}
    for row in among.select_related("decision__body").order_by("-year", "pk"):
        line = found.get(row.year)
        published = (line is not None and line.is_published) or row.published_on is not None
        if line is None or row.decision is not None:
            line = BudgetYearView(
                year=row.year, kind=row.kind, decision=decision_line(snapshot, row.decision) if row.decision else None
            )
        found[row.year] = replace(line, is_published=published)
    return tuple(found.values())
