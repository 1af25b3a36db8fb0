"""What other bodies think of a proposal: asking them, and answering in a body's name."""

from __future__ import annotations

from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from koll.acts.proposals import give_opinion, request_opinions
from koll.domain.refs import OpinionRef, ProposalRef
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.guards import must
from koll.frame.http.request import KollRequest
from koll.frame.routes import address
from koll.permissions import Permission
from koll.reads.activities import bodies_existing_on
from koll.web.form_pages import FormPage, show_or_submit
from koll.web.proposals._proposal_forms import ProposalStepForm, RequestOpinionsForm
from koll.web.proposals._proposals import proposal_or_404, question_about


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def request_opinions_form(request: KollRequest, ref: ProposalRef) -> HttpResponseBase:
    """Asking other bodies what they think."""
    page = proposal_or_404(request, ref.number)
    must(request, page.may.ask, Permission.PREPARE_PROPOSAL)
    lede = _("Each answers in words, in the body's name. It waits among what they have to do until then.")
    question = question_about(page, _("Ask other bodies"), lede, "ask")
    bodies = [row for row in bodies_existing_on(request.koll.context_today) if row[0] != page.owner_key]
    return show_or_submit(
        request,
        question,
        lambda data, kept: RequestOpinionsForm(data, kept, bodies=bodies),
        {},
        lambda doing, form: request_opinions(
            doing,
            proposal=ref.number,
            bodies=tuple(form.cleaned_data["bodies"]),
            question=form.cleaned_data["question"],
            due_on=form.cleaned_data["due_on"],
        ),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def give_opinion_form(request: KollRequest, ref: OpinionRef) -> HttpResponseBase:
    """Answering what the body thinks."""
    page = proposal_or_404(request, ref.proposal)
    line = next((one_opinion for one_opinion in page.opinions if one_opinion.id == ref.number), None)
    if line is None:
        raise Http404
    must(request, line.may_give, Permission.GIVE_OPINION)
    asked = ((line.asked_by, line.question),) if line.question else ()
    question = FormPage(
        heading=_("What %(body)s thinks") % {"body": line.body_name},
        lede=_("The answer goes with the proposal and is part of its story."),
        button=_("Answer"),
        back=address(page.line.ref),
        key=f"opinion:{line.id}",
        background=(*asked, (page.line.heading, page.text), (_("Why"), page.reasons)),
    )
    return show_or_submit(
        request,
        question,
        lambda data, kept: ProposalStepForm(data, kept, label=_("What the body thinks")),
        {},
        lambda doing, form: give_opinion(doing, opinion=ref.number, words=form.cleaned_data["words"]),
    )
