"""Assignments: all of them, and reporting on, closing and reopening one."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from koll.acts.assignments import close_assignment, reopen_assignment, report_assignment
from koll.charter import Instrument
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.rendering import render_page
from koll.frame.templatetags.parts import age
from koll.permissions import Act
from koll.reads.assignments import assignments_page
from koll.reads.instruments import StatementLine, statement_called
from koll.reads.municipality import ours
from koll.reads.progress import bodies_for
from koll.reports.assignments import document_of
from koll.reports.sending import as_pdf
from koll.snapshot import organisation_on
from koll.web.asking import Question, ask
from koll.web.forms.assigning import ChooseForm, CloseForm, ReopenForm, ReportForm


@reached_by(Audience.INSIDE)
@require_GET
def assignments(request: KollRequest) -> HttpResponseBase:
    """Every assignment that fits, open ones unless something else is chosen."""
    chosen = ChooseForm.chosen(request.GET)
    page = assignments_page(request.koll.on, body=chosen["organ"], giver=chosen["giver"], state=chosen["state"])
    gives = [each for each in ours().charter.instruments if each.level == "assignment" and may_give(request, each)]
    is_now = request.koll.on == request.koll.day
    lists = bodies_for(request.koll.actor, Act.LIST_DECISION, request.koll.day) if is_now else ()
    return render_page(request, "koll/assignments/assignments.html", page, chosen=chosen, gives=gives, lists=lists)


@reached_by(Audience.INSIDE)
@require_GET
def assignments_pdf(request: KollRequest) -> HttpResponse:
    """The same assignments as one document for a meeting."""
    chosen = ChooseForm.chosen(request.GET)
    page = assignments_page(request.koll.on, body=chosen["organ"], giver=chosen["giver"], state=chosen["state"])
    document = document_of(page, request.koll.on, ours(), get_language() or "sv", age)
    return as_pdf(document, document.title)


def may_give(request: KollRequest, instrument: Instrument) -> bool:
    """Whether the person keeps the minutes of a body that gives assignments of this kind, and the page is of today."""
    charter = ours().charter
    role = charter.role_of(instrument.decided_by)
    mine = {seat.body_role for seat in request.koll.actor.seats if seat.role == "secretary"}
    return role in mine and request.koll.on == request.koll.day


def found(request: KollRequest, instrument: str, key: str) -> StatementLine:
    """The assignment with this address, or no such page."""
    line = statement_called(instrument, key, request.koll.day)
    if line is None or line.level != "assignment":
        raise Http404
    return line


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def closing(request: KollRequest, instrument: str, key: str) -> HttpResponseBase:
    """Closing an assignment, by the body that gave it."""
    line = found(request, instrument, key)
    giver = organisation_on(request.koll.day).holder(line.giver_key)
    lede = _("%(giver)s gave the assignment “%(heading)s” and closes it by a decision of its own.") % {
        "giver": line.giver_name,
        "heading": line.heading,
    }
    question = Question(_("Close the assignment"), lede, _("Close it"), line.address, f"close:{line.id}", terms(line))
    return ask(
        request,
        question,
        CloseForm,
        {"day": request.koll.day.isoformat()},
        lambda doing, form: close_assignment(
            doing,
            statement=line.id,
            decision=form.words(giver),
            words=form.cleaned_data["outcome"],
        ),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def reopening(request: KollRequest, instrument: str, key: str) -> HttpResponseBase:
    """Reopening a closed assignment, by the body that gave it."""
    line = found(request, instrument, key)
    giver = organisation_on(request.koll.day).holder(line.giver_key)
    lede = _("%(giver)s reopens the assignment “%(heading)s” by a decision of its own. The closing stays in its story.")
    lede %= {"giver": line.giver_name, "heading": line.heading}
    question = Question(
        _("Reopen the assignment"), lede, _("Reopen it"), line.address, f"reopen:{line.id}", terms(line)
    )
    return ask(
        request,
        question,
        ReopenForm,
        {"day": request.koll.day.isoformat()},
        lambda doing, form: reopen_assignment(
            doing,
            statement=line.id,
            decision=form.words(giver),
            reason=form.cleaned_data["reason"],
        ),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def reporting(request: KollRequest, instrument: str, key: str) -> HttpResponseBase:
    """Telling how it goes with an assignment, by the body that has it."""
    line = found(request, instrument, key)
    lede = _("%(body)s tells %(giver)s how it goes with “%(heading)s”. What is handed over can be read by all.")
    lede %= {"body": line.body_name, "giver": line.giver_name, "heading": line.heading}
    question = Question(
        _("Report on the assignment"), lede, _("Hand over the report"), line.address, f"report:{line.id}", terms(line)
    )

    def make(data: Any, initial: Any) -> ReportForm:
        return ReportForm(data, initial=initial)

    return ask(
        request,
        question,
        make,
        {},
        lambda doing, form: report_assignment(doing, statement=line.id, words=form.cleaned_data["words"]),
    )


def terms(line: StatementLine) -> tuple[tuple[str, str], ...]:
    """What the assignment says, to read beside the boxes."""
    said = ((_("The assignment"), line.text), (_("Why it is given"), line.why), (_("With what means"), line.means))
    return tuple((heading, text) for heading, text in said if text)
