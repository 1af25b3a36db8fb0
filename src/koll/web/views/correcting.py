"""Correcting a typing error in a decision, and saying when its minutes were adjusted."""

from __future__ import annotations

from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from koll.acts.act import Doing, Done
from koll.acts.corrections import correct_decision
from koll.acts.decisions import attest_decision
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.permissions import Act, Subject, require
from koll.reads.decisions import DecisionPage, decision_page, decision_with_number
from koll.web.asking import Question, ask
from koll.web.forms.deciding import AttestForm, CorrectForm


def page_of(request: KollRequest, number: int, act: Act) -> DecisionPage:
    """The decision with this number, for somebody who may do this to it."""
    line = decision_with_number(number, request.koll.day)
    if line is None:
        raise Http404
    require(request.koll.actor, act, Subject(decides=line.body_key))
    page = decision_page(line.body_key, line.day.year, line.paragraph, line.id, request.koll.day)
    if page is None:
        raise Http404
    return page


def as_written(page: DecisionPage) -> dict[str, str]:
    """What stands in the boxes of the decision."""
    return {
        "day": page.line.day.isoformat(),
        "paragraph": str(page.line.paragraph or ""),
        "registry_number": page.line.registry_number,
        "heading": page.line.heading,
        "text": page.text,
        "votes": page.votes,
        "reservations": page.reservations,
        "attested_on": page.attested_on.isoformat() if page.attested_on else "",
        "revision": str(page.revision),
    }


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def correcting(request: KollRequest, decision: int) -> HttpResponseBase:
    """The decision as it should have been written."""
    page = page_of(request, decision, Act.CORRECT_DECISION)

    def do(doing: Doing, form: CorrectForm) -> Done:
        said = form.cleaned_data
        words = form.words(page.line.body_key)
        return correct_decision(doing, decision=decision, words=words, why=said["why"], revision=said["revision"])

    question = Question(
        _("Correct a typing error"),
        _("What stood before stays to be read beside what you write. What was decided is changed by a new decision."),
        _("Correct the decision"),
        page.line.address,
        f"correct:{decision}",
    )
    return ask(
        request, question, lambda data, initial: CorrectForm(data, initial=initial), as_written(page) | {"why": ""}, do
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def attesting(request: KollRequest, decision: int) -> HttpResponseBase:
    """The day when the minutes were adjusted."""
    page = page_of(request, decision, Act.ATTEST)

    def do(doing: Doing, form: AttestForm) -> Done:
        return attest_decision(doing, decision=decision, on=form.cleaned_data["on"])

    question = Question(
        _("The minutes have been adjusted"),
        page.line.heading,
        _("Record the day"),
        page.line.address,
        f"attest:{decision}",
    )
    initial = {"on": request.koll.day.isoformat()}
    return ask(request, question, lambda data, kept: AttestForm(data, initial=kept), initial, do)
