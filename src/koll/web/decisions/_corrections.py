"""Correcting a typing error in a decision, and saying when its minutes were adjusted."""

from __future__ import annotations

from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from koll.acts.decisions import correct_decision, record_minutes_verified
from koll.acts.engine import Doing, Done
from koll.domain.record import minutes_as_text
from koll.domain.refs import DecisionRef
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.frame.routes import address
from koll.permissions import Permission, Subject, require
from koll.reads.decisions import DecisionPage, decision_page, decision_with_number
from koll.web.decisions._decision_forms import AttestForm, CorrectForm
from koll.web.form_pages import FormPage, show_or_submit


def correctable_decision(request: KollRequest, number: int, act: Permission) -> DecisionPage:
    """The decision with this number, for somebody who may do this to it."""
    line = decision_with_number(request.koll.snapshot_today, number)
    if line is None:
        raise Http404
    require(request.koll.actor, act, Subject(decides=line.body_key))
    page = decision_page(request.koll.context_today, line.ref.cited)
    if page is None:
        raise Http404
    return page


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def correct_decision_form(request: KollRequest, ref: DecisionRef) -> HttpResponseBase:
    """The decision as it should have been written."""
    page = correctable_decision(request, ref.number, Permission.CORRECT_DECISION)

    def do(doing: Doing, form: CorrectForm) -> Done:
        said = form.cleaned_data
        words = form.words(page.line.body_key)
        return correct_decision(doing, decision=ref.number, words=words, why=said["why"], revision=said["revision"])

    question = FormPage(
        heading=_("Correct a typing error"),
        lede=_(
            "What stood before stays to be read beside what you write. What was decided is changed by a new decision."
        ),
        button=_("Correct the decision"),
        back=address(page.line.ref),
        key=f"correct:{ref.number}",
    )
    written = minutes_as_text(page) | {"revision": str(page.revision), "why": ""}
    return show_or_submit(request, question, lambda data, initial: CorrectForm(data, initial=initial), written, do)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def record_minutes_verified_form(request: KollRequest, ref: DecisionRef) -> HttpResponseBase:
    """The day when the minutes were adjusted."""
    page = correctable_decision(request, ref.number, Permission.VERIFY_MINUTES)

    def do(doing: Doing, form: AttestForm) -> Done:
        return record_minutes_verified(doing, decision=ref.number, on=form.cleaned_data["on"])

    question = FormPage(
        heading=_("The minutes have been adjusted"),
        lede=page.line.heading,
        button=_("Record the day"),
        back=address(page.line.ref),
        key=f"attest:{ref.number}",
    )
    initial = {"on": request.koll.day.isoformat()}
    return show_or_submit(request, question, lambda data, kept: AttestForm(data, initial=kept), initial, do)
