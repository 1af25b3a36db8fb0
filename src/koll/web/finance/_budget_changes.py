"""Writing a budget: the proposal, a party's alternative, adopting one of them, and revising what was adopted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from koll.acts.engine import Doing, Done
from koll.acts.finance import Adopting, adopt_budget, change_budget, propose_budget, put_alternative, revise_budget
from koll.domain.refs import BudgetRef
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.guards import must
from koll.frame.http.request import KollRequest
from koll.reads.finance import BudgetView, BudgetYearPage, budget_called, council_key, may_budget
from koll.web.decisions import DecisionForm
from koll.web.finance._budget import budget_year_or_404
from koll.web.finance._budget_forms import AlternativeForm, BudgetForm, BudgetRevisionForm, initial_budget
from koll.web.form_pages import FormPage, show_or_submit

TEMPLATE = "finance/budget/write.html"


def seat_in(request: KollRequest, role: str) -> str:
    """The body with this role in which the person sits."""
    return next((seat.body for seat in request.koll.actor.seats if seat.body_role == role), "")


def question(page: BudgetYearPage, heading: str, lede: str, button: str, key: str) -> FormPage:
    """The page around a budget's form."""
    return FormPage(heading=heading, lede=lede, button=button, back=f"/budget/{page.year}/", key=key, template=TEMPLATE)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def propose_budget_form(request: KollRequest, ref: BudgetRef) -> HttpResponseBase:
    """Drawing up the executive board's proposal, or changing it."""
    page = budget_year_or_404(request, ref.year)
    there = page.proposal
    must(
        request,
        may_budget(request.koll.actor).propose,
        _("The executive board draws up the proposed budget (KL 11:8)."),
    )
    asked = question(
        page,
        _("Proposed budget %(year)s") % {"year": ref.year},
        _("Amounts are in thousand kronor. The first of the three years is the budget year (KL 11:6)."),
        _("Save the proposal"),
        f"budget:{ref.year}:proposal",
    )

    def do(doing: Doing, form: BudgetForm) -> Done:
        if there is None:
            return propose_budget(doing, year=ref.year, body=seat_in(request, "executive"), words=form.budget())
        return change_budget(doing, budget=there.id, words=form.budget(), revision=form.cleaned_data["revision"] or 0)

    return show_or_submit(
        request, asked, maker(page), starting_budget(there or page.before, is_same=there is not None), do
    )


def maker(page: BudgetYearPage, kind: type[BudgetForm] = BudgetForm) -> Any:
    """Makes a year's form of this kind."""
    return lambda data, initial: kind(data, initial, year=page.year, bodies=page.bodies)


def starting_budget(view: BudgetView | None, *, is_same: bool) -> dict[str, Any]:
    """What the boxes begin with: the same budget, or another's numbers without its assignments and exception."""
    if view is None:
        return {}
    boxes = initial_budget(view)
    if not is_same:
        boxes = {name: value for name, value in boxes.items() if not name.startswith(("special_", "exception"))}
        boxes["revision"] = "0"
    return boxes


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def alternative_budget_form(request: KollRequest, ref: BudgetRef, number: int = 0) -> HttpResponseBase:
    """Putting forward a party's alternative, or changing it."""
    page = budget_year_or_404(request, ref.year)
    there = next((alternative for alternative in page.alternatives if alternative.id == number), None)
    if number and there is None:
        raise Http404
    why = _("Only the council's members and its secretary put forward an alternative.")
    must(request, may_budget(request.koll.actor).put, why)

    def do(doing: Doing, form: BudgetForm) -> Done:
        said, words = form.cleaned_data, form.budget()
        if there is not None:
            return change_budget(doing, budget=there.id, words=words, revision=said["revision"] or 0)
        return put_alternative(
            doing, year=ref.year, body=council_key(request.koll.context), party=said["party"], words=words
        )

    begins = there or page.proposal
    make = maker(page, BudgetForm if there else AlternativeForm)
    return show_or_submit(
        request, alternative_question(page, ref.year, number), make, initial_budget(begins) if begins else {}, do
    )


def alternative_question(page: BudgetYearPage, year: int, number: int) -> FormPage:
    """The words around a party's alternative."""
    return question(
        page,
        _("Alternative budget %(year)s") % {"year": year},
        _("The boxes begin with the proposed budget. Change what your party wants otherwise."),
        _("Save the alternative"),
        f"budget:{year}:alternative:{number}",
    )


def adopted_by_council(doing: Doing, form: DecisionForm) -> Adopting:
    """The decision in the form as the council's."""
    return Adopting(decision=form.words(council_key(doing.context)))


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def adopt_budget_form(request: KollRequest, ref: BudgetRef, number: int) -> HttpResponseBase:
    """Recording that the council has adopted a proposal or an alternative."""
    view = budget_called(request.koll.context_today, number, ref.year)
    if view is None or view.decision is not None:
        raise Http404
    why = _("Only the council's secretary records what the council decides about the budget.")
    must(request, may_budget(request.koll.actor).adopt, why)
    lede = _("One decision adopts the budget and gives its %(n)s special assignments.") % {"n": len(view.specials)}
    asked = FormPage(
        heading=_("Adopt the budget for %(year)s") % {"year": ref.year},
        lede=lede,
        button=_("Record that the budget is adopted"),
        back=f"/budget/{ref.year}/",
        key=f"budget:{ref.year}:adopt",
        background=((_("Which budget"), view.party or _("The executive board's proposal")),),
    )
    initial = {"day": request.koll.day.isoformat(), "heading": _("Budget %(year)s") % {"year": ref.year}}
    return show_or_submit(
        request,
        asked,
        lambda data, initial: DecisionForm(data, initial=initial),
        initial,
        lambda doing, form: adopt_budget(doing, budget=number, adopting=adopted_by_council(doing, form)),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def revise_budget_form(request: KollRequest, ref: BudgetRef) -> HttpResponseBase:
    """Recording that the council has revised the budget during the year."""
    page = budget_year_or_404(request, ref.year)
    if page.held is None:
        raise Http404
    why = _("Only the council's secretary records what the council decides about the budget.")
    must(request, may_budget(request.koll.actor).adopt, why)
    asked = question(
        page,
        _("Revise the budget for %(year)s") % {"year": ref.year},
        _("Write the budget as it is after the revision, and how the change is paid for (KL 11:15)."),
        _("Record the revision"),
        f"budget:{ref.year}:revise",
    )

    def do(doing: Doing, form: BudgetRevisionForm) -> Done:
        adopted = replace(adopted_by_council(doing, form), financing=form.cleaned_data["financing"])
        return revise_budget(doing, year=ref.year, words=form.budget(), adopting=adopted)

    initial = initial_budget(page.held) | {"day": request.koll.day.isoformat()}
    return show_or_submit(request, asked, maker(page, BudgetRevisionForm), initial, do)
