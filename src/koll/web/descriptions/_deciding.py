"""Handing over what was written, sending it back, and recording that the body has decided it."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from koll.acts.descriptions import decide_occasion, return_occasion, submit_occasion
from koll.domain.refs import OccasionRef
from koll.domain.refusals import Refusal
from koll.frame.form_submission import submit as submit_frame
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.guards import must
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.frame.routes import address
from koll.permissions import Permission
from koll.reads.descriptions import OccasionPage
from koll.web.activities import written_occasion_or_404
from koll.web.decisions import DecisionForm
from koll.web.descriptions._descriptions import document_page
from koll.web.descriptions._writing_forms import ReturnOccasionForm
from koll.web.form_pages import form_with_draft


@reached_by(Audience.INSIDE)
@require_POST
def submit_occasion_action(request: KollRequest, ref: OccasionRef) -> HttpResponseBase:
    """Hands what has been written over to the body."""
    page = written_occasion_or_404(request, ref)

    def show(why: Refusal, status: int) -> HttpResponseBase:
        return document_page(request, page, why=why, status=status)

    return submit_frame(request, lambda doing: submit_occasion(doing, occasion=page.line.id), show)


@reached_by(Audience.INSIDE)
@require_POST
def return_occasion_action(request: KollRequest, ref: OccasionRef) -> HttpResponseBase:
    """Sends what was handed over back to those who write, with a reason."""
    page = written_occasion_or_404(request, ref)
    form = ReturnOccasionForm(request.POST)

    def show(why: Refusal | None, status: int) -> HttpResponseBase:
        return document_page(request, page, why=why, status=status, back=form)

    if not form.is_valid():
        return show(None, HTTPStatus.BAD_REQUEST)
    reason = form.cleaned_data["reason"]
    return submit_frame(request, lambda doing: return_occasion(doing, occasion=page.line.id, reason=reason), show)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def decide_occasion_form(request: KollRequest, ref: OccasionRef) -> HttpResponseBase:
    """The form in which the secretary records the body's decision, and what happens when it is sent."""
    page = written_occasion_or_404(request, ref)
    key = f"decision:{page.line.id}"
    may_decide = page.may.decide and request.koll.on == request.koll.day
    must(request, may_decide, Permission.DECIDE_OCCASION, address(page.line.ref))
    if request.method == "GET":
        initial = {"heading": proposed_heading(page), "day": request.koll.day.isoformat()}
        form, draft = form_with_draft(request, key, initial, lambda kept: DecisionForm(initial=kept))
        return decide_page(request, page, form, draft=draft)
    form = DecisionForm(request.POST)

    def show(why: Refusal | None, status: int) -> HttpResponseBase:
        return decide_page(request, page, form, why=why, status=status)

    if not form.is_valid():
        return show(None, HTTPStatus.BAD_REQUEST)
    words = form.words(page.line.body_key)
    return submit_frame(
        request, lambda doing: decide_occasion(doing, occasion=page.line.id, words=words), show, draft=key
    )


def proposed_heading(page: OccasionPage) -> str:
    """What the decision is likely to be called: the activity and the year."""
    what = page.line.label.forms(get_language() or "sv").indefinite
    return _("%(what)s %(year)s") % {"what": what[:1].upper() + what[1:], "year": page.line.period}


def decide_page(
    request: KollRequest, page: OccasionPage, form: DecisionForm, *, status: int = HTTPStatus.OK, **more: object
) -> HttpResponseBase:
    """The page on which the decision is recorded."""
    key = f"decision:{page.line.id}"
    return render_page(
        request, "descriptions/analyses/decide.html", page, status=status, form=form, draft_key=key, **more
    )
