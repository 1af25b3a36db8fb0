"""Assignments: all of them, and reporting on, closing and reopening one."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from koll.acts.assignments import close_assignment, reopen_assignment, report_assignment
from koll.domain.charter import Instrument
from koll.domain.refs import StatementRef
from koll.frame.components.formats import age
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.report_downloads import as_pdf
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.frame.routes import address
from koll.permissions import Permission
from koll.reads.assignments import assignments_page
from koll.reads.instruments import StatementView, statement_with_key
from koll.reports.assignments import assignments_document
from koll.snapshot import bodies_with_permission
from koll.web.assignments._assignment_forms import AssignmentFilterForm, CloseForm, ReopenForm, ReportForm
from koll.web.form_pages import FormPage, show_or_submit


@reached_by(Audience.INSIDE)
@require_GET
def show_assignments(request: KollRequest) -> HttpResponseBase:
    """Every assignment that fits, open ones unless something else is chosen."""
    chosen = AssignmentFilterForm.chosen(request.GET)
    page = assignments_page(request.koll.context, body=chosen["organ"], giver=chosen["giver"], state=chosen["state"])
    gives = [
        instrument
        for instrument in request.koll.snapshot.charter.instruments
        if instrument.level == "assignment" and may_give(request, instrument)
    ]
    is_now = request.koll.on == request.koll.day
    lists = bodies_with_permission(request.koll.context_today, Permission.FOLLOW_DECISION) if is_now else ()
    return render_page(request, "assignments/assignments.html", page, chosen=chosen, gives=gives, lists=lists)


@reached_by(Audience.INSIDE)
@require_GET
def send_assignments_pdf(request: KollRequest) -> HttpResponse:
    """The same assignments as one document for a meeting."""
    chosen = AssignmentFilterForm.chosen(request.GET)
    page = assignments_page(request.koll.context, body=chosen["organ"], giver=chosen["giver"], state=chosen["state"])
    document = assignments_document(
        page, request.koll.on, request.koll.snapshot.municipality, get_language() or "sv", age, page.plans
    )
    return as_pdf(document, document.title)


def may_give(request: KollRequest, instrument: Instrument) -> bool:
    """Whether the person keeps the minutes of a body that gives assignments of this kind, and the page is of today."""
    charter = request.koll.snapshot.charter
    role = charter.role_of(instrument.decided_by)
    mine = {seat.body_role for seat in request.koll.actor.seats if seat.role == "secretary"}
    return role in mine and request.koll.on == request.koll.day


def assignments_or_404(request: KollRequest, ref: StatementRef) -> StatementView:
    """The assignment with this address, or no such page."""
    line = statement_with_key(request.koll.snapshot_today, ref.instrument, ref.key)
    if line is None or line.level != "assignment":
        raise Http404
    return line


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def close_assignment_form(request: KollRequest, ref: StatementRef) -> HttpResponseBase:
    """Closing an assignment, by the body that gave it."""
    line = assignments_or_404(request, ref)
    giver = request.koll.snapshot_today.bodies.holder(line.giver_key)
    lede = _("%(giver)s gave the assignment “%(heading)s” and closes it by a decision of its own.") % {
        "giver": line.giver_name,
        "heading": line.heading,
    }
    question = FormPage(
        heading=_("Close the assignment"),
        lede=lede,
        button=_("Close it"),
        back=address(line.ref),
        key=f"close:{line.id}",
        background=terms(line),
    )
    return show_or_submit(
        request,
        question,
        CloseForm,
        {"day": request.koll.day.isoformat()},
        lambda doing, form: close_assignment(
            doing, statement=line.id, decision=form.words(giver), words=form.cleaned_data["outcome"]
        ),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def reopen_assignment_form(request: KollRequest, ref: StatementRef) -> HttpResponseBase:
    """Reopening a closed assignment, by the body that gave it."""
    line = assignments_or_404(request, ref)
    giver = request.koll.snapshot_today.bodies.holder(line.giver_key)
    lede = _("%(giver)s reopens the assignment “%(heading)s” by a decision of its own. The closing stays in its story.")
    lede %= {"giver": line.giver_name, "heading": line.heading}
    question = FormPage(
        heading=_("Reopen the assignment"),
        lede=lede,
        button=_("Reopen it"),
        back=address(line.ref),
        key=f"reopen:{line.id}",
        background=terms(line),
    )
    return show_or_submit(
        request,
        question,
        ReopenForm,
        {"day": request.koll.day.isoformat()},
        lambda doing, form: reopen_assignment(
            doing, statement=line.id, decision=form.words(giver), reason=form.cleaned_data["reason"]
        ),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def report_assignment_form(request: KollRequest, ref: StatementRef) -> HttpResponseBase:
    """Telling how it goes with an assignment, by the body that has it."""
    line = assignments_or_404(request, ref)
    lede = _("%(body)s tells %(giver)s how it goes with “%(heading)s”. What is handed over can be read by all.")
    lede %= {"body": line.body_name, "giver": line.giver_name, "heading": line.heading}
    question = FormPage(
        heading=_("Report on the assignment"),
        lede=lede,
        button=_("Hand over the report"),
        back=address(line.ref),
        key=f"report:{line.id}",
        background=terms(line),
    )

    def make(data: Any, initial: Any) -> ReportForm:
        return ReportForm(data, initial=initial)

    return show_or_submit(
        request,
        question,
        make,
        {},
        lambda doing, form: report_assignment(doing, statement=line.id, words=form.cleaned_data["words"]),
    )


def terms(line: StatementView) -> tuple[tuple[str, str], ...]:
    """What the assignment says, to read beside the boxes."""
    said = ((_("The assignment"), line.text), (_("Why it is given"), line.why), (_("With what means"), line.means))
    return tuple((heading, text) for heading, text in said if text)
