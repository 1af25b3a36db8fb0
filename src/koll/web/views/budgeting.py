"""Writing a budget: the proposal, a party's alternative, adopting one of them, and revising what was adopted."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from koll.acts.act import Doing, Done
from koll.acts.budget import Adopting, adopt_budget, change_budget, propose_budget, put_alternative, revise_budget
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.guards import must
from koll.reads.budget import BudgetView, YearPage, budget_called, council_key, may_budget
from koll.web.asking import Question, ask
from koll.web.forms.budgeting import AlternativeForm, BudgetForm, RevisionForm, initial_of
from koll.web.forms.deciding import DecisionForm
from koll.web.views.budget import found

TEMPLATE = "koll/budget/write.html"


def seat_in(request: KollRequest, role: str) -> str:
    """The body with this role in which the person sits."""
    return next((seat.body for seat in request.koll.actor.seats if seat.body_role == role), "")


def question(page: YearPage, heading: str, lede: str, button: str, key: str) -> Question:
    """The page around a budget's form."""
    return Question(heading, lede, button, f"/budget/{page.year}/", key, template=TEMPLATE)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def proposing(request: KollRequest, year: int) -> HttpResponseBase:
    """Drawing up the executive board's proposal, or changing it."""
    page = found(request, year)
    there = page.proposal
    must(
        request,
        may_budget(request.koll.actor).propose,
        _("The executive board draws up the proposed budget (KL 11:8)."),
    )
    asked = question(
        page,
        _("Proposed budget %(year)s") % {"year": year},
        _("Amounts are in thousand kronor. The first of the three years is the budget year (KL 11:6)."),
        _("Save the proposal"),
        f"budget:{year}:proposal",
    )

    def do(doing: Doing, form: BudgetForm) -> Done:
        if there is None:
            return propose_budget(doing, year=year, body=seat_in(request, "executive"), words=form.budget())
        return change_budget(doing, budget=there.id, words=form.budget(), revision=form.cleaned_data["revision"] or 0)

    return ask(request, asked, maker(page), starting(there or page.before, is_same=there is not None), do)


def maker(page: YearPage, kind: type[BudgetForm] = BudgetForm) -> Any:
    """Makes a year's form of this kind."""
    return lambda data, initial: kind(data, initial, year=page.year, bodies=page.bodies)


def starting(view: BudgetView | None, *, is_same: bool) -> dict[str, Any]:
    """What the boxes begin with: the same budget, or another's numbers without its assignments and exception."""
    if view is None:
        return {}
    boxes = initial_of(view)
    if not is_same:
        boxes = {name: value for name, value in boxes.items() if not name.startswith(("special_", "exception"))}
        boxes["revision"] = "0"
    return boxes


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def alternative(request: KollRequest, year: int, number: int = 0) -> HttpResponseBase:
    """Putting forward a party's alternative, or changing it."""
    page = found(request, year)
    there = next((each for each in page.alternatives if each.id == number), None)
    if number and there is None:
        raise Http404
    why = _("Only the council's members and its secretary put forward an alternative.")
    must(request, may_budget(request.koll.actor).put, why)

    def do(doing: Doing, form: BudgetForm) -> Done:
        said, words = form.cleaned_data, form.budget()
        if there is not None:
            return change_budget(doing, budget=there.id, words=words, revision=said["revision"] or 0)
        return put_alternative(doing, year=year, body=council_key(), party=said["party"], words=words)

    begins = there or page.proposal
    make = maker(page, BudgetForm if there else AlternativeForm)
    return ask(request, alternative_question(page, year, number), make, initial_of(begins) if begins else {}, do)


def alternative_question(page: YearPage, year: int, number: int) -> Question:
    """The words around a party's alternative."""
    return question(
        page,
        _("Alternative budget %(year)s") % {"year": year},
        _("The boxes begin with the proposed budget. Change what your party wants otherwise."),
        _("Save the alternative"),
        f"budget:{year}:alternative:{number}",
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def adopting(request: KollRequest, year: int, number: int) -> HttpResponseBase:
    """Recording that the council has adopted a proposal or an alternative."""
    view = budget_called(number, year, request.koll.day)
    if view is None or view.decision is not None:
        raise Http404
    why = _("Only the council's secretary records what the council decides about the budget.")
    must(request, may_budget(request.koll.actor).adopt, why)
    lede = _("One decision adopts the budget and gives its %(n)s special assignments.") % {"n": len(view.specials)}
    asked = Question(
        _("Adopt the budget for %(year)s") % {"year": year},
        lede,
        _("Record that the budget is adopted"),
        f"/budget/{year}/",
        f"budget:{year}:adopt",
        ((_("Which budget"), view.party or _("The executive board's proposal")),),
    )

    initial = {"day": request.koll.day.isoformat(), "heading": _("Budget %(year)s") % {"year": year}}
    return ask(
        request,
        asked,
        lambda data, initial: DecisionForm(data, initial=initial),
        initial,
        lambda doing, form: adopt_budget(doing, budget=number, adopting=Adopting(form.words(council_key()))),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def revising(request: KollRequest, year: int) -> HttpResponseBase:
    """Recording that the council has revised the budget during the year."""
    page = found(request, year)
    if page.held is None:
        raise Http404
    why = _("Only the council's secretary records what the council decides about the budget.")
    must(request, may_budget(request.koll.actor).adopt, why)
    asked = question(
        page,
        _("Revise the budget for %(year)s") % {"year": year},
        _("Write the budget as it is after the revision, and how the change is paid for (KL 11:7)."),
        _("Record the revision"),
        f"budget:{year}:revise",
    )

    def do(doing: Doing, form: RevisionForm) -> Done:
        adopted = Adopting(form.words(council_key()), form.cleaned_data["financing"])
        return revise_budget(doing, year=year, words=form.budget(), adopting=adopted)

    return ask(
        request, asked, maker(page, RevisionForm), initial_of(page.held) | {"day": request.koll.day.isoformat()}, do
    )
