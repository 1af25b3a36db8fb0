"""The budget of a year: what holds or is proposed, where the money goes, and the alternatives side by side."""

from __future__ import annotations

from django.http import Http404, HttpResponseBase
from django.views.decorators.http import require_GET, require_POST

from koll.acts.budget import publish_budget
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.posting import try_to
from koll.frame.rendering import render_page
from koll.permissions import UnableTo
from koll.reads.budget import YearPage, budget_page, budgets_page, may_budget

FIRST_YEAR, LAST_YEAR = 1975, 2200
"""The years that can have a budget here."""


def found(request: KollRequest, year: int) -> YearPage:
    """The year's page, or no such page for a year beyond the calendar."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    return budget_page(year, request.koll.on)


@reached_by(Audience.INSIDE)
@require_GET
def budgets(request: KollRequest) -> HttpResponseBase:
    """Every year that has a budget, and the year whose turn it is."""
    page = budgets_page(request.koll.on)
    coming = request.koll.on.year + 1
    return render_page(
        request,
        "koll/budget/budgets.html",
        page,
        coming=coming,
        begun=any(each.year == coming for each in page),
        may=may_budget(request.koll.actor),
    )


@reached_by(Audience.INSIDE)
@require_GET
def budget(request: KollRequest, year: int) -> HttpResponseBase:
    """A year's budget."""
    return year_page(request, found(request, year))


def year_page(request: KollRequest, page: YearPage, why: UnableTo | None = None, status: int = 200) -> HttpResponseBase:
    """The page of a year, with what the person may do when it speaks of today."""
    may = may_budget(request.koll.actor) if request.koll.on == request.koll.day else None
    return render_page(request, "koll/budget/budget.html", page, status=status, may=may, why=why)


@reached_by(Audience.INSIDE)
@require_POST
def publishing(request: KollRequest, year: int, number: int) -> HttpResponseBase:
    """Puts a proposal or an alternative on the open pages."""
    page = found(request, year)
    return try_to(
        request,
        lambda doing: publish_budget(doing, budget=number),
        lambda why, status: year_page(request, page, why, status),
    )
