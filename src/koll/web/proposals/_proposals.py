"""Proposals: what we want changed, where each one is now, and the one step that may be taken next."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404, HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from koll.acts.proposals import (
    argue_proposal,
    decide_proposal,
    decline_proposal,
    prepare_proposal,
    raise_proposal,
    submit_proposal,
)
from koll.domain.refs import ProposalRef
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.guards import must
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.frame.routes import address
from koll.permissions import Permission
from koll.reads.activities import bodies_existing_on
from koll.reads.decisions import decisions_page, next_meetings
from koll.reads.instruments import in_force_statements
from koll.reads.proposals import ProposalPage, proposal_page, proposals_page
from koll.snapshot import Snapshot, bodies_with_permission
from koll.web.form_pages import FormPage, show_or_submit
from koll.web.proposals._proposal_forms import (
    PrepareProposalForm,
    ProposalStepForm,
    RaiseProposalForm,
    SettleProposalForm,
)


def decisions_lately(snapshot: Snapshot, body: str) -> list[tuple[int, str]]:
    """The body's decisions of the year, to choose among when one of them is what was meant."""
    lines = decisions_page(snapshot, body=body, year=snapshot.day.year).lines
    return [(line.id, f"{line.day.isoformat()} {line.heading}") for line in lines]


def state_words() -> dict[str, str]:
    """What each step is called, as something that waits."""
    return {
        "seen": _("Seen"),
        "argued": _("Argued in a dialogue"),
        "proposed": _("Waits for preparation"),
        "prepared": _("Waits for a decision"),
        "decided": _("Decided"),
        "declined": _("Declined, with reasons"),
    }


def proposal_kind_words() -> dict[str, str]:
    """What is asked for, by kind and, of changed conditions, which."""
    return {
        "assignment": _("A new assignment"),
        "own_goal": _("A goal of the body's own"),
        "conditions": _("Changed conditions"),
        "money": _("Changed conditions: money"),
        "mandate": _("Changed conditions: mandate"),
        "rule": _("Changed conditions: a rule"),
    }


@reached_by(Audience.INSIDE)
@require_GET
def show_proposals(request: KollRequest) -> HttpResponseBase:
    """Every proposal, by how far it has come."""
    page = proposals_page(request.koll.context)
    words, kinds = state_words(), proposal_kind_words()
    columns = [
        (words[state], [(line, kinds[line.condition or line.kind]) for line in lines]) for state, lines in page.columns
    ]
    writes = {seat.role for seat in request.koll.actor.seats} & {"secretary", "officer", "manager", "chair"}
    may_raise = bool(writes) and request.koll.on == request.koll.day
    return render_page(request, "proposals/board.html", page, columns=columns, may_raise=may_raise)


def proposal_or_404(request: KollRequest, number: int) -> ProposalPage:
    """The proposal, or no such page."""
    page = proposal_page(request.koll.context, number)
    if page is None:
        raise Http404
    return page


@reached_by(Audience.INSIDE)
@require_GET
def show_proposal(request: KollRequest, ref: ProposalRef) -> HttpResponseBase:
    """One proposal with its story."""
    page = proposal_or_404(request, ref.number)
    meeting = next_meetings(request.koll.snapshot, [page.owner_key]).get(page.owner_key)
    return render_page(
        request,
        "proposals/proposal.html",
        page,
        state=state_words()[page.line.state],
        kind=proposal_kind_words()[page.line.condition or page.line.kind],
        meeting=meeting,
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def raise_proposal_form(request: KollRequest) -> HttpResponseBase:
    """Writing down something that should be changed."""
    bodies = bodies_with_permission(request.koll.context_today, Permission.RAISE_PROPOSAL) or bodies_existing_on(
        request.koll.context_today
    )
    goals = [instrument.key for instrument in request.koll.snapshot.charter.instruments if instrument.level == "goal"]
    served = [
        (in_force_statement.id, in_force_statement.heading)
        for in_force_statement in in_force_statements(request.koll.snapshot_today, goals)
    ]
    initial = {
        "body": request.GET.get("body", bodies[0][0]),
        "occasion": request.GET.get("occasion", ""),
        "shift": request.GET.get("shift", ""),
    }
    return show_or_submit(
        request,
        raising_question(initial),
        lambda data, kept: RaiseProposalForm(data, kept, bodies=list(bodies), goals=served),
        initial,
        lambda doing, form: raise_proposal(doing, **form.words()),
    )


def raising_question(initial: dict[str, str]) -> FormPage:
    """The words around a new proposal; each dialogue and each shift has a draft of its own."""
    return FormPage(
        heading=_("Make a proposal"),
        lede=_("Say what should be changed and why. It is argued, prepared and decided, and always answered."),
        button=_("Write it down"),
        back="/forslag/",
        key=f"proposal:new:{initial['occasion']}:{initial['shift']}",
    )


def question_about(page: ProposalPage, heading: str, lede: str, step: str) -> FormPage:
    """The words around a step of a proposal, with the proposal itself to read beside it."""
    background = ((page.line.heading, page.text), (_("Why"), page.reasons))
    return FormPage(
        heading=heading,
        lede=lede,
        button=heading,
        back=address(page.line.ref),
        key=f"proposal:{page.line.id}:{step}",
        background=background,
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def argue_proposal_form(request: KollRequest, ref: ProposalRef) -> HttpResponseBase:
    """Recording that it was argued in a dialogue."""
    page = proposal_or_404(request, ref.number)
    must(request, page.may.argue_in, Permission.ARGUE_PROPOSAL, address(page.line.ref))
    question = question_about(page, _("Record what was argued"), _("What was said for and against."), "argue")
    return show_or_submit(
        request,
        question,
        lambda data, kept: ProposalStepForm(data, kept, label=_("For and against"), dialogues=list(page.may.argue_in)),
        {},
        lambda doing, form: argue_proposal(
            doing,
            proposal=ref.number,
            occasion=int(form.cleaned_data["dialogue"]),
            words=form.cleaned_data["words"],
        ),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def submit_proposal_form(request: KollRequest, ref: ProposalRef) -> HttpResponseBase:
    """Sending it on in the body's name."""
    page = proposal_or_404(request, ref.number)
    question = question_about(page, _("Send the proposal on"), _("It then waits for preparation."), "propose")
    return show_or_submit(
        request,
        question,
        lambda data, kept: ProposalStepForm(data, kept, label=_("To go with it")),
        {"words": page.reasons},
        lambda doing, form: submit_proposal(doing, proposal=ref.number, words=form.cleaned_data["words"]),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def prepare_proposal_form(request: KollRequest, ref: ProposalRef) -> HttpResponseBase:
    """Preparing it for a decision."""
    page = proposal_or_404(request, ref.number)
    lede = _("The comment and the cost, with what other bodies think beside you. The decision rests on this.")
    question = question_about(page, _("Prepare the proposal"), lede, "prepare")
    given = tuple((opinion.body_name, opinion.words or _("Has not answered yet.")) for opinion in page.opinions)
    return show_or_submit(
        request,
        replace(question, background=(*question.background, *given)),
        PrepareProposalForm,
        {},
        lambda doing, form: prepare_proposal(doing, proposal=ref.number, **form.cleaned_data),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def decide_proposal_form(request: KollRequest, ref: ProposalRef) -> HttpResponseBase:
    """Recording that it was decided."""
    page = proposal_or_404(request, ref.number)
    language = get_language() or "sv"
    outcomes = [(key, label.forms(language).indefinite) for key, label in page.outcome_instruments]
    lede = _("What the decision leads to comes into force, with its whole origin.")
    made = decisions_lately(request.koll.snapshot_today, page.owner_key) if page.line.is_about_conditions else []
    question = question_about(page, _("Record the decision"), lede, "decide")
    return show_or_submit(
        request,
        question,
        lambda data, kept: SettleProposalForm(
            data, kept, label=_("How it is to be followed up"), outcomes=outcomes, made=made
        ),
        {"day": request.koll.day.isoformat(), "heading": page.line.heading, "title": page.line.heading},
        lambda doing, form: decide_proposal(
            doing,
            proposal=ref.number,
            decision=form.words(page.owner_key),
            outcome=form.outcome(page.body_key, page.text),
            words=form.cleaned_data["words"],
        ),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def decline_proposal_form(request: KollRequest, ref: ProposalRef) -> HttpResponseBase:
    """Recording that it was declined, with reasons."""
    page = proposal_or_404(request, ref.number)
    lede = _("The body that proposed it is answered with the reasons.")
    question = question_about(page, _("Decline the proposal"), lede, "decline")
    return show_or_submit(
        request,
        question,
        lambda data, kept: SettleProposalForm(data, kept, label=_("The reasons"), outcomes=[]),
        {"day": request.koll.day.isoformat(), "heading": page.line.heading},
        lambda doing, form: decline_proposal(
            doing, proposal=ref.number, decision=form.words(page.owner_key), reasons=form.cleaned_data["words"]
        ),
    )
