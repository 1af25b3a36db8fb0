"""Internal control: every body's plan of a year, one plan, writing in it, settling it, and what came of it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from koll.acts import risks
from koll.acts.act import Doing, Done
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.guards import must
from koll.frame.posting import try_to
from koll.frame.rendering import render_page
from koll.permissions import WRITERS_SENTENCE, UnableTo
from koll.reads.municipality import ours
from koll.reads.risks import RiskLine, RiskPlanPage, plan_address, risk_plan_page, risk_plans, risk_with_id
from koll.reports.risks import document_of, title_of
from koll.reports.sending import as_pdf
from koll.web.asking import Question, ask
from koll.web.forms.deciding import DecisionForm
from koll.web.forms.risks import OutcomeForm, RiskForm

FIRST_YEAR, LAST_YEAR = 1975, 2200
"""The years that have a plan."""

TYPED = ("heading", "cause", "effect", "likelihood", "consequence", "judgement", "control", "control_when", "who")


@reached_by(Audience.INSIDE)
@require_GET
def overview(request: KollRequest, period: int | None = None) -> HttpResponseBase:
    """Every body's plan of a year, with what came of its controls."""
    year = period or request.koll.on.year
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    lines = risk_plans(year, request.koll.on)
    told = {
        "year": year,
        "before": year - 1,
        "after": year + 1,
        "settled": sum(each.settled_on is not None for each in lines),
        "risks": sum(len(each.risks) for each in lines),
        "checked": sum(each.checked for each in lines),
    }
    return render_page(request, "koll/risks/overview.html", lines, **told)


def found(request: KollRequest, body: str, period: int) -> RiskPlanPage:
    """The plan, or no such page."""
    page = None
    if FIRST_YEAR <= period <= LAST_YEAR:
        page = risk_plan_page(request.koll.actor, body, period, request.koll.on)
    if page is None:
        raise Http404
    return page


def plan_page(
    request: KollRequest, page: RiskPlanPage, *, status: int = 200, why: UnableTo | None = None
) -> HttpResponse:
    """The page of a plan, with why something was refused."""
    more = {"before": page.period - 1, "after": page.period + 1, "why": why}
    return render_page(request, "koll/risks/plan.html", page, status=status, **more)


@reached_by(Audience.INSIDE)
@require_GET
def plan(request: KollRequest, body: str, period: int) -> HttpResponseBase:
    """One body's plan for a year."""
    return plan_page(request, found(request, body, period))


@reached_by(Audience.INSIDE)
@require_GET
def plan_pdf(request: KollRequest, body: str, period: int) -> HttpResponse:
    """The settled plan as a PDF; a draft is not printed."""
    page = found(request, body, period)
    if page.decision is None:
        raise Http404
    municipality = ours()
    document = document_of(page, municipality.name, get_language() or "sv", municipality.is_example)
    return as_pdf(document, title_of(page).replace(":", ""))


def must_keep(request: KollRequest, page: RiskPlanPage) -> None:
    """Refuses to show a form to those who may not; one that is sent is left to the act, so that no words are lost."""
    must(request, page.may_keep, WRITERS_SENTENCE)


def risk_form(page: RiskPlanPage, line: RiskLine | None = None) -> Any:
    """How the form of a risk is made: the goals to choose among are those in force, and those it has already."""
    chosen = {each.id: each.heading for each in line.goals} if line else {}
    goals = list(({each.id: each.heading for each in page.goals} | chosen).items())

    def make(data: Any, initial: Any) -> RiskForm:
        return RiskForm(data, initial, goals=goals, changing=line is not None)

    return make


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def adding(request: KollRequest, body: str, period: int) -> HttpResponseBase:
    """Adding a risk to a plan."""
    page = found(request, body, period)
    must_keep(request, page)
    question = Question(
        _("A new risk"),
        _("Write briefly: what may go wrong for those you are there for, and what you do so that it does not."),
        _("Add the risk"),
        plan_address(body, period),
        f"risk:{body}:{period}",
    )

    def do(doing: Doing, form: RiskForm) -> Done:
        return risks.add_risk(doing, body=body, period=period, words=form.words())

    return ask(request, question, risk_form(page), {}, do)


def risk_in(request: KollRequest, page: RiskPlanPage, number: int) -> RiskLine:
    """The plan's risk with this number in the tables, or no such page."""
    line = risk_with_id(request.koll.actor, number, request.koll.on)
    if line is None or line[1:] != (page.body_key, page.period):
        raise Http404
    return line[0]


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def changing(request: KollRequest, body: str, period: int, number: int) -> HttpResponseBase:
    """Changing a risk in a plan that is not settled."""
    page = found(request, body, period)
    line = risk_in(request, page, number)
    question = Question(
        _("Change the risk"),
        _("It can be changed until the plan is settled."),
        _("Save"),
        plan_address(body, period),
        f"risk:{number}",
    )
    initial: dict[str, Any] = {name: getattr(line, name) for name in TYPED}
    initial |= {"revision": line.revision, "statements": [str(each.id) for each in line.goals]}

    def do(doing: Doing, form: RiskForm) -> Done:
        return risks.change_risk(doing, risk=number, words=form.words(), revision=form.cleaned_data["revision"])

    return ask(request, question, risk_form(page, line), initial, do)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def outcome(request: KollRequest, body: str, period: int, number: int) -> HttpResponseBase:
    """Writing what was found when a control was made."""
    page = found(request, body, period)
    line = risk_in(request, page, number)
    question = Question(
        _("Outcome: %(risk)s") % {"risk": line.heading},
        _("What was found when it was looked at. The executive board and the auditors read it too."),
        _("Save the outcome"),
        plan_address(body, period),
        f"outcome:{number}",
        ((_("Control"), line.control), (_("Judgement"), line.judgement)),
    )
    day = (line.checked_on or request.koll.day).isoformat()
    initial = {"checked_on": day, "outcome": line.outcome, "revision": line.revision}

    def do(doing: Doing, form: OutcomeForm) -> Done:
        return risks.record_outcome(doing, risk=number, **form.cleaned_data)

    return ask(request, question, OutcomeForm, initial, do)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def settling(request: KollRequest, body: str, period: int) -> HttpResponseBase:
    """Recording the body's own decision on its plan."""
    page = found(request, body, period)
    must(
        request,
        page.may_settle,
        _("The plan is settled already, or it is empty, or it is the secretary who records it."),
    )
    question = Question(
        _("Settle the plan"),
        _("%(body)s decides itself on its plan. It is then fixed; outcomes are written in it during the year.")
        % {"body": page.body_name},
        _("Record the decision"),
        plan_address(body, period),
        f"settle:{body}:{period}",
    )

    def make(data: Any, initial: Any) -> DecisionForm:
        return DecisionForm(data, initial=initial)

    def do(doing: Doing, form: DecisionForm) -> Done:
        return risks.settle_risks(doing, body=body, period=period, decision=form.words(body))

    heading = _("Plan for internal control %(year)s") % {"year": period}
    return ask(request, question, make, {"day": request.koll.day.isoformat(), "heading": heading}, do)


@reached_by(Audience.INSIDE)
@require_POST
def taking_over(request: KollRequest, body: str, period: int) -> HttpResponseBase:
    """Taking over last year's risks."""
    page = found(request, body, period)

    def show(why: UnableTo, status: int) -> HttpResponseBase:
        return plan_page(request, page, status=status, why=why)

    return try_to(request, lambda doing: risks.take_over_risks(doing, body=body, period=period), show)


@reached_by(Audience.INSIDE)
@require_POST
def taking_out(request: KollRequest, body: str, period: int, number: int) -> HttpResponseBase:
    """Taking a risk out of a plan that is not settled."""
    page = found(request, body, period)
    risk_in(request, page, number)

    def show(why: UnableTo, status: int) -> HttpResponseBase:
        return plan_page(request, page, status=status, why=why)

    return try_to(request, lambda doing: risks.take_out_risk(doing, risk=number), show)
