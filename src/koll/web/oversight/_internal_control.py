"""Internal control: every body's plan of a year, one plan, writing in it, settling it, and what came of it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from koll.acts.engine import Doing, Done
from koll.acts.oversight import (
    add_risk,
    change_risk,
    copy_risks_from_last_year,
    record_control_outcome,
    remove_risk,
    settle_risk_plan,
)
from koll.domain.refs import InternalControlPlanRef, RiskRef
from koll.domain.refusals import Refusal
from koll.frame.form_submission import submit
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.guards import must
from koll.frame.http.report_downloads import as_pdf
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.frame.routes import address
from koll.permissions import WRITERS_SENTENCE
from koll.reads.oversight import RiskPlanPage, RiskView, risk_plan_page, risk_plans, risk_with_id
from koll.reports.oversight import internal_control_document, internal_control_title
from koll.web.decisions import DecisionForm
from koll.web.form_pages import FormPage, show_or_submit
from koll.web.oversight._internal_control_forms import ControlOutcomeForm, RiskForm

FIRST_YEAR, LAST_YEAR = 1975, 2200
"""The years that have a plan."""

TYPED = ("heading", "cause", "effect", "likelihood", "consequence", "judgement", "control", "control_when", "who")


@reached_by(Audience.INSIDE)
@require_GET
def show_internal_control_overview(request: KollRequest, period: int | None = None) -> HttpResponseBase:
    """Every body's plan of a year, with what came of its controls."""
    year = period or request.koll.on.year
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    lines = risk_plans(request.koll.context, year)
    told = {
        "year": year,
        "before": year - 1,
        "after": year + 1,
        "settled": sum(line.settled_on is not None for line in lines),
        "risks": sum(len(line.risks) for line in lines),
        "checked": sum(line.checked for line in lines),
    }
    return render_page(request, "oversight/risks/overview.html", lines, **told)


def internal_control_or_404(request: KollRequest, ref: InternalControlPlanRef | RiskRef) -> RiskPlanPage:
    """The plan, or no such page."""
    page = None
    if FIRST_YEAR <= ref.period <= LAST_YEAR:
        page = risk_plan_page(request.koll.context, ref.body, ref.period)
    if page is None:
        raise Http404
    return page


def render_internal_control_page(
    request: KollRequest, page: RiskPlanPage, *, status: int = 200, why: Refusal | None = None
) -> HttpResponse:
    """The page of a plan, with why something was refused."""
    more = {"before": page.period - 1, "after": page.period + 1, "why": why}
    return render_page(request, "oversight/risks/plan.html", page, status=status, **more)


@reached_by(Audience.INSIDE)
@require_GET
def show_internal_control_plan(request: KollRequest, ref: InternalControlPlanRef) -> HttpResponseBase:
    """One body's plan for a year."""
    return render_internal_control_page(request, internal_control_or_404(request, ref))


@reached_by(Audience.INSIDE)
@require_GET
def send_internal_control_plan_pdf(request: KollRequest, ref: InternalControlPlanRef) -> HttpResponse:
    """The settled plan as a PDF; a draft is not printed."""
    page = internal_control_or_404(request, ref)
    if page.decision is None:
        raise Http404
    municipality = request.koll.snapshot.municipality
    document = internal_control_document(page, municipality.name, get_language() or "sv", municipality.is_example)
    return as_pdf(document, internal_control_title(page).replace(":", ""))


def must_keep(request: KollRequest, page: RiskPlanPage) -> None:
    """Refuses to show a form to those who may not; one that is sent is left to the act, so that no words are lost."""
    must(request, page.may_keep, WRITERS_SENTENCE)


def risk_form(page: RiskPlanPage, line: RiskView | None = None) -> Any:
    """How the form of a risk is made: the goals to choose among are those in force, and those it has already."""
    chosen = {goal.id: goal.heading for goal in line.goals} if line else {}
    goals = list(({goal.id: goal.heading for goal in page.goals} | chosen).items())

    def make(data: Any, initial: Any) -> RiskForm:
        return RiskForm(data, initial, goals=goals, changing=line is not None)

    return make


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def add_risk_form(request: KollRequest, ref: InternalControlPlanRef) -> HttpResponseBase:
    """Adding a risk to a plan."""
    page = internal_control_or_404(request, ref)
    must_keep(request, page)
    question = FormPage(
        heading=_("A new risk"),
        lede=_("Write briefly: what may go wrong for those you are there for, and what you do so that it does not."),
        button=_("Add the risk"),
        back=address(InternalControlPlanRef(body=ref.body, period=ref.period)),
        key=f"risk:{ref.body}:{ref.period}",
    )

    def do(doing: Doing, form: RiskForm) -> Done:
        return add_risk(doing, body=ref.body, period=ref.period, words=form.words())

    return show_or_submit(request, question, risk_form(page), {}, do)


def risk_in(request: KollRequest, page: RiskPlanPage, number: int) -> RiskView:
    """The plan's risk with this number in the tables, or no such page."""
    line = risk_with_id(request.koll.context, number)
    if line is None or line[1:] != (page.body_key, page.period):
        raise Http404
    return line[0]


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def change_risk_form(request: KollRequest, ref: RiskRef) -> HttpResponseBase:
    """Changing a risk in a plan that is not settled."""
    page = internal_control_or_404(request, ref)
    line = risk_in(request, page, ref.number)
    question = FormPage(
        heading=_("Change the risk"),
        lede=_("It can be changed until the plan is settled."),
        button=_("Save"),
        back=address(InternalControlPlanRef(body=ref.body, period=ref.period)),
        key=f"risk:{ref.number}",
    )
    initial: dict[str, Any] = {name: getattr(line, name) for name in TYPED}
    initial |= {"revision": line.revision, "statements": [str(goal.id) for goal in line.goals]}

    def do(doing: Doing, form: RiskForm) -> Done:
        return change_risk(doing, risk=ref.number, words=form.words(), revision=form.cleaned_data["revision"])

    return show_or_submit(request, question, risk_form(page, line), initial, do)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def record_control_outcome_form(request: KollRequest, ref: RiskRef) -> HttpResponseBase:
    """Writing what was found when a control was made."""
    page = internal_control_or_404(request, ref)
    line = risk_in(request, page, ref.number)
    question = FormPage(
        heading=_("Outcome: %(risk)s") % {"risk": line.heading},
        lede=_("What was found when it was looked at. The executive board and the auditors read it too."),
        button=_("Save the outcome"),
        back=address(InternalControlPlanRef(body=ref.body, period=ref.period)),
        key=f"outcome:{ref.number}",
        background=((_("Control"), line.control), (_("Judgement"), line.judgement)),
    )
    day = (line.checked_on or request.koll.day).isoformat()
    initial = {"checked_on": day, "outcome": line.outcome, "revision": line.revision}

    def do(doing: Doing, form: ControlOutcomeForm) -> Done:
        return record_control_outcome(doing, risk=ref.number, **form.cleaned_data)

    return show_or_submit(request, question, ControlOutcomeForm, initial, do)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def settle_risk_plan_form(request: KollRequest, ref: InternalControlPlanRef) -> HttpResponseBase:
    """Recording the body's own decision on its plan."""
    page = internal_control_or_404(request, ref)
    must(
        request,
        page.may_settle,
        _("The plan is settled already, or it is empty, or it is the secretary who records it."),
    )
    question = FormPage(
        heading=_("Settle the plan"),
        lede=_("%(body)s decides itself on its plan. It is then fixed; outcomes are written in it during the year.")
        % {"body": page.body_name},
        button=_("Record the decision"),
        back=address(InternalControlPlanRef(body=ref.body, period=ref.period)),
        key=f"settle:{ref.body}:{ref.period}",
    )

    def make(data: Any, initial: Any) -> DecisionForm:
        return DecisionForm(data, initial=initial)

    def do(doing: Doing, form: DecisionForm) -> Done:
        return settle_risk_plan(doing, body=ref.body, period=ref.period, decision=form.words(ref.body))

    heading = _("Plan for internal control %(year)s") % {"year": ref.period}
    return show_or_submit(request, question, make, {"day": request.koll.day.isoformat(), "heading": heading}, do)


@reached_by(Audience.INSIDE)
@require_POST
def copy_risks_from_last_year_action(request: KollRequest, ref: InternalControlPlanRef) -> HttpResponseBase:
    """Taking over last year's risks."""
    page = internal_control_or_404(request, ref)

    def show(why: Refusal, status: int) -> HttpResponseBase:
        return render_internal_control_page(request, page, status=status, why=why)

    return submit(request, lambda doing: copy_risks_from_last_year(doing, body=ref.body, period=ref.period), show)


@reached_by(Audience.INSIDE)
@require_POST
def remove_risk_action(request: KollRequest, ref: RiskRef) -> HttpResponseBase:
    """Taking a risk out of a plan that is not settled."""
    page = internal_control_or_404(request, ref)
    risk_in(request, page, ref.number)

    def show(why: Refusal, status: int) -> HttpResponseBase:
        return render_internal_control_page(request, page, status=status, why=why)

    return submit(request, lambda doing: remove_risk(doing, risk=ref.number), show)
