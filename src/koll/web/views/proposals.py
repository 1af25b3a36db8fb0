"""Proposals: what we want changed, where each one is now, and the one step that may be taken next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.http import Http404, HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from koll.acts import proposals
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.guards import must
from koll.frame.rendering import render_page
from koll.permissions import RULES, Act
from koll.reads.decisions import decisions_page
from koll.reads.instruments import in_force_statements
from koll.reads.meetings import next_meetings
from koll.reads.municipality import ours
from koll.reads.progress import bodies_for, bodies_on
from koll.reads.proposals import ProposalPage, proposal_page, proposals_page
from koll.web.asking import Question, ask
from koll.web.forms.talking import PrepareForm, RaiseForm, SettleForm, WordsForm


def decisions_lately(body: str, day: date) -> list[tuple[int, str]]:
    """The body's decisions of the year, to choose among when one of them is what was meant."""
    lines = decisions_page(day, body=body, year=day.year).lines
    return [(each.id, f"{each.day.isoformat()} {each.heading}") for each in lines]


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


def kind_words() -> dict[str, str]:
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
def board(request: KollRequest) -> HttpResponseBase:
    """Every proposal, by how far it has come."""
    page = proposals_page(request.koll.on)
    words, kinds = state_words(), kind_words()
    columns = [
        (words[state], [(line, kinds[line.condition or line.kind]) for line in lines]) for state, lines in page.columns
    ]
    writes = {seat.role for seat in request.koll.actor.seats} & {"secretary", "officer", "manager", "chair"}
    may_raise = bool(writes) and request.koll.on == request.koll.day
    return render_page(request, "koll/proposals/board.html", page, columns=columns, may_raise=may_raise)


def found(request: KollRequest, number: int) -> ProposalPage:
    """The proposal, or no such page."""
    page = proposal_page(request.koll.actor, number, request.koll.on)
    if page is None:
        raise Http404
    return page


@reached_by(Audience.INSIDE)
@require_GET
def proposal(request: KollRequest, number: int) -> HttpResponseBase:
    """One proposal with its story."""
    page = found(request, number)
    meeting = next_meetings([page.owner_key], request.koll.on).get(page.owner_key)
    return render_page(
        request,
        "koll/proposals/proposal.html",
        page,
        state=state_words()[page.line.state],
        kind=kind_words()[page.line.condition or page.line.kind],
        meeting=meeting,
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def raising(request: KollRequest) -> HttpResponseBase:
    """Writing down something that should be changed."""
    bodies = bodies_for(request.koll.actor, Act.RAISE_PROPOSAL, request.koll.day) or bodies_on(request.koll.day)
    goals = [each.key for each in ours().charter.instruments if each.level == "goal"]
    served = [(each.id, each.heading) for each in in_force_statements(request.koll.day, goals)]
    initial = {
        "body": request.GET.get("body", bodies[0][0]),
        "occasion": request.GET.get("occasion", ""),
        "shift": request.GET.get("shift", ""),
    }
    return ask(
        request,
        raising_question(initial),
        lambda data, kept: RaiseForm(data, kept, bodies=list(bodies), goals=served),
        initial,
        lambda doing, form: proposals.raise_proposal(doing, **form.words()),
    )


def raising_question(initial: dict[str, str]) -> Question:
    """The words around a new proposal; each dialogue and each shift has a draft of its own."""
    return Question(
        _("Make a proposal"),
        _("Say what should be changed and why. It is argued, prepared and decided, and always answered."),
        _("Write it down"),
        "/forslag/",
        f"proposal:new:{initial['occasion']}:{initial['shift']}",
    )


def question_about(page: ProposalPage, heading: str, lede: str, step: str) -> Question:
    """The words around a step of a proposal, with the proposal itself to read beside it."""
    background = ((page.line.heading, page.text), (_("Why"), page.reasons))
    return Question(heading, lede, heading, page.line.address, f"proposal:{page.line.id}:{step}", background)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def arguing(request: KollRequest, number: int) -> HttpResponseBase:
    """Recording that it was argued in a dialogue."""
    page = found(request, number)
    must(request, page.may.argue_in, RULES[Act.ARGUE].why_not, page.line.address)
    question = question_about(page, _("Record what was argued"), _("What was said for and against."), "argue")
    return ask(
        request,
        question,
        lambda data, kept: WordsForm(data, kept, label=_("For and against"), dialogues=list(page.may.argue_in)),
        {},
        lambda doing, form: proposals.argue(
            doing,
            proposal=number,
            occasion=int(form.cleaned_data["dialogue"]),
            words=form.cleaned_data["words"],
        ),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def proposing(request: KollRequest, number: int) -> HttpResponseBase:
    """Sending it on in the body's name."""
    page = found(request, number)
    question = question_about(page, _("Send the proposal on"), _("It then waits for preparation."), "propose")
    return ask(
        request,
        question,
        lambda data, kept: WordsForm(data, kept, label=_("To go with it")),
        {"words": page.reasons},
        lambda doing, form: proposals.propose(doing, proposal=number, words=form.cleaned_data["words"]),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def preparing(request: KollRequest, number: int) -> HttpResponseBase:
    """Preparing it for a decision."""
    page = found(request, number)
    lede = _("The comment and the cost, with what other bodies think beside you. The decision rests on this.")
    question = question_about(page, _("Prepare the proposal"), lede, "prepare")
    given = tuple((each.body_name, each.words or _("Has not answered yet.")) for each in page.opinions)
    return ask(
        request,
        replace(question, background=(*question.background, *given)),
        PrepareForm,
        {},
        lambda doing, form: proposals.prepare(doing, proposal=number, **form.cleaned_data),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def deciding(request: KollRequest, number: int) -> HttpResponseBase:
    """Recording that it was decided."""
    page = found(request, number)
    language = get_language() or "sv"
    outcomes = [(key, label.forms(language).indefinite) for key, label in page.outcome_instruments]
    lede = _("What the decision leads to comes into force, with its whole origin.")
    made = decisions_lately(page.owner_key, request.koll.day) if page.line.kind == "conditions" else []
    question = question_about(page, _("Record the decision"), lede, "decide")
    return ask(
        request,
        question,
        lambda data, kept: SettleForm(data, kept, label=_("How it is to be followed up"), outcomes=outcomes, made=made),
        {"day": request.koll.day.isoformat(), "heading": page.line.heading, "title": page.line.heading},
        lambda doing, form: proposals.decide_proposal(
            doing,
            proposal=number,
            decision=form.words(page.owner_key),
            outcome=form.outcome(page.body_key, page.text),
            words=form.cleaned_data["words"],
        ),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def declining(request: KollRequest, number: int) -> HttpResponseBase:
    """Recording that it was declined, with reasons."""
    page = found(request, number)
    lede = _("The body that proposed it is answered with the reasons.")
    question = question_about(page, _("Decline the proposal"), lede, "decline")
    return ask(
        request,
        question,
        lambda data, kept: SettleForm(data, kept, label=_("The reasons"), outcomes=[]),
        {"day": request.koll.day.isoformat(), "heading": page.line.heading},
        lambda doing, form: proposals.decline_proposal(
            doing, proposal=number, decision=form.words(page.owner_key), reasons=form.cleaned_data["words"]
        ),
    )
