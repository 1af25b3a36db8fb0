"""Motions and other decisions worth following: putting one on the list, telling how it goes, taking it off."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from koll.acts.assignments import end_following_decision, follow_decision, report_on_followed_decision
from koll.domain.refs import DecisionRef, FollowedDecisionRef
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.frame.routes import address
from koll.reads.activities import bodies_existing_on
from koll.reads.assignments import KINDS, FollowedDecisionView, listed_with_number, may_end_it
from koll.reads.decisions import DecisionView, decision_with_number
from koll.web.assignments._followed_decision_forms import FollowUpReportForm, ListForm, TakeOffForm
from koll.web.form_pages import FormPage, show_or_submit


def a_year_after(day: date) -> date:
    """The same day of the next year; the last of February after a leap day."""
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def follow_decision_form(request: KollRequest, ref: DecisionRef) -> HttpResponseBase:
    """Putting a decision on the list; a year is suggested for a motion (KL 5:35)."""
    line = decision_with_number(request.koll.snapshot_today, ref.number)
    if line is None:
        raise Http404
    kind = request.GET.get("kind", "")
    initial = {"kind": kind if kind in KINDS else "other"}
    if kind == "motion":
        initial["due_on"] = a_year_after(line.day).isoformat()
    lede = _("%(body)s follows “%(heading)s” on the list of assignments and earlier decisions. It can be read by all.")
    lede %= {"body": giver_now(request, line), "heading": line.heading}
    question = FormPage(
        heading=_("Follow a decision"),
        lede=lede,
        button=_("Put it on the list"),
        back=address(line.ref),
        key=f"list:{line.id}:{initial['kind']}",
    )
    return show_or_submit(
        request,
        question,
        lambda data, kept: ListForm(data, kept, bodies=bodies_existing_on(request.koll.context_today)),
        initial,
        lambda doing, form: follow_decision(doing, decision=line.id, words=form.words()),
    )


def giver_now(request: KollRequest, made: DecisionView) -> str:
    """What the body is called that made the decision, or that has taken over from the one that did."""
    bodies = request.koll.snapshot_today.bodies
    return bodies.name(bodies.holder(made.body_key))


def followed_decision_or_404(request: KollRequest, number: int) -> FollowedDecisionView:
    """The decision on the list with this number, or no such page."""
    line = listed_with_number(request.koll.snapshot_today, number)
    if line is None:
        raise Http404
    return line


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def report_on_followed_decision_form(request: KollRequest, ref: FollowedDecisionRef) -> HttpResponseBase:
    """Telling how it goes with a decision, by the body that sees to it."""
    line = followed_decision_or_404(request, ref.number)
    lede = _("%(body)s tells %(giver)s how it goes with “%(heading)s”. What is handed over can be read by all.")
    lede %= {"body": line.body_name, "giver": giver_now(request, line.decision), "heading": line.decision.heading}
    question = FormPage(
        heading=_("Tell how it goes"),
        lede=lede,
        button=_("Hand it over"),
        back=address(line.decision.ref),
        key=f"tell:{line.id}",
        background=background(line),
    )

    def make(data: Any, initial: Any) -> FollowUpReportForm:
        return FollowUpReportForm(data, initial=initial)

    return show_or_submit(
        request,
        question,
        make,
        {},
        lambda doing, form: report_on_followed_decision(doing, listed=line.id, words=form.cleaned_data["words"]),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def end_following_decision_form(request: KollRequest, ref: FollowedDecisionRef) -> HttpResponseBase:
    """Taking a decision off the list, by the body that put it there."""
    line = followed_decision_or_404(request, ref.number)
    lede = _("%(giver)s takes “%(heading)s” off the list. What has been told stays, and it can be put there again.")
    lede %= {"giver": giver_now(request, line.decision), "heading": line.decision.heading}
    question = FormPage(
        heading=_("Take it off the list"),
        lede=lede,
        button=_("Take it off"),
        back=address(line.decision.ref),
        key=f"off:{line.id}",
        background=background(line),
    )
    decisions = [
        (row.id, f"{row.day.isoformat()} {row.heading}") for row in may_end_it(request.koll.context_today, line)
    ]
    return show_or_submit(
        request,
        question,
        lambda data, kept: TakeOffForm(data, kept, decisions=decisions),
        {},
        lambda doing, form: end_following_decision(doing, listed=line.id, **form.words()),
    )


def background(line: FollowedDecisionView) -> tuple[tuple[str, str], ...]:
    """Why it is followed and what was last told, to read beside the boxes."""
    said = ((_("Why it is followed"), line.why), (_("Last told"), line.last_report))
    return tuple((heading, text) for heading, text in said if text)
