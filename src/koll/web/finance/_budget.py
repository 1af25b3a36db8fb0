"""The budget of a year: what holds or is proposed, where the money goes, and the alternatives side by side."""

from __future__ import annotations

from django.http import Http404, HttpResponseBase
from django.views.decorators.http import require_GET, require_POST

from koll.acts.finance import publish_budget
from koll.domain.refs import BudgetRef
from koll.domain.refusals import Refusal
from koll.frame.form_submission import submit
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.reads.finance import BudgetYearPage, budget_page, budgets_page, may_budget

FIRST_YEAR, LAST_YEAR = 1975, 2200
"""The years that can have a budget here."""


def budget_year_or_404(request: KollRequest, year: int) -> BudgetYearPage:
    """The year's page, or no such page for a year beyond the calendar."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    return budget_page(request.koll.context, year)


@reached_by(Audience.INSIDE)
@require_GET
def show_budgets(request: KollRequest) -> HttpResponseBase:
    """Every year that has a budget, and the year whose turn it is."""
    page = budgets_page(request.koll.context)
    coming = request.koll.on.year + 1
    return render_page(
        request,
        "finance/budget/budgets.html",
        page,
        coming=coming,
        begun=any(row.year == coming for row in page),
        may=may_budget(request.koll.actor),
    )


@reached_by(Audience.INSIDE)
@require_GET
def show_budget(request: KollRequest, ref: BudgetRef) -> HttpResponseBase:
    """A year's budget."""
    return year_page(request, budget_year_or_404(request, ref.year))


def year_page(
    request: KollRequest, page: BudgetYearPage, why: Refusal | None = None, status: int = 200
) -> HttpResponseBase:
    """The page of a year, with what the person may do when it speaks of today."""
    may = may_budget(request.koll.actor) if request.koll.on == request.koll.day else None
    return render_page(request, "finance/budget/budget.html", page, status=status, may=may, why=why)


@reached_by(Audience.INSIDE)
@require_POST
def publish_budget_action(request: KollRequest, ref: BudgetRef, number: int) -> HttpResponseBase:
    """Puts a proposal or an alternative on the open pages."""
    page = budget_year_or_404(request, ref.year)
    return submit(
        request,
        lambda doing: publish_budget(doing, budget=number),
        lambda why, status: year_page(request, page, why, status),
    )
