"""Budgets as those inside see them: what has been put forward but is not published, and who may do what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from koll.permissions import Actor, Permission, Subject, may
from koll.public.finance import BudgetView, BudgetYearPage, BudgetYearView, budget_views, budget_year, budget_years
from koll.snapshot import Context
from koll.tables.models import Body, Budget


@dataclass(frozen=True, slots=True, kw_only=True)
class MayBudget:
    """What the person asking may do with the year's budget."""

    propose: bool
    put: bool
    adopt: bool


def known_budgets(day: date) -> QuerySet[Budget]:
    """The budgets there were on the day, published or not."""
    return Budget.objects.filter(Q(decision__isnull=True, made_on__lte=day) | Q(decision__day__lte=day))


def budgets_page(context: Context) -> tuple[BudgetYearView, ...]:
    """Every year that has a budget, however far it has got; the latest year first. One query."""
    return budget_years(context.snapshot, known_budgets(context.day))


def council_key(context: Context) -> str:
    """The key of the council that adopts budgets. One query."""
    kinds = [kind.key for kind in context.snapshot.charter.kinds("council")]
    return Body.objects.filter(kind__in=kinds).values_list("key", flat=True).first() or ""


def budget_called(context: Context, number: int, year: int) -> BudgetView | None:
    """The budget with this number, of the year; None when there is none. Five queries."""
    rows = known_budgets(context.day).filter(pk=number, year=year).select_related("body", "decision__body")
    return next(iter(budget_views(context.snapshot, list(rows))), None)


def may_budget(actor: Actor) -> MayBudget:
    """What the actor may do with budgets."""
    council = next((seat.body for seat in actor.seats if seat.body_role == "council"), "")
    return MayBudget(
        propose=may(actor, Permission.PROPOSE_BUDGET).allowed,
        put=may(actor, Permission.PUT_ALTERNATIVE).allowed,
        adopt=bool(council) and may(actor, Permission.ADOPT_INSTRUMENT, Subject(body=council, decides=council)).allowed,
    )


def budget_page(context: Context, year: int) -> BudgetYearPage:
    """A year's budget as it stood on the day, with what is not published. Six queries."""
    return budget_year(context.snapshot, year, known_budgets(context.day))
