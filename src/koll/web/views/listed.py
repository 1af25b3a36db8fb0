"""Motions and other decisions worth following: putting one on the list, telling how it goes, taking it off."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from koll.acts.listed import list_decision, take_off_list, tell_of_decision
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.reads.decisions import DecisionLine, decision_with_number
from koll.reads.listed import KINDS, ListedLine, listed_with_number, may_end_it
from koll.reads.progress import bodies_on
from koll.snapshot import organisation_on
from koll.web.asking import Question, ask
from koll.web.forms.listing import ListForm, TakeOffForm, TellForm


def a_year_after(day: date) -> date:
    """The same day of the next year; the last of February after a leap day."""
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def listing(request: KollRequest, decision: int) -> HttpResponseBase:
    """Putting a decision on the list; a year is suggested for a motion (KL 5:35)."""
    line = decision_with_number(decision, request.koll.day)
    if line is None:
        raise Http404
    kind = request.GET.get("kind", "")
    initial = {"kind": kind if kind in KINDS else "other"}
    if kind == "motion":
        initial["due_on"] = a_year_after(line.day).isoformat()
    lede = _("%(body)s follows “%(heading)s” on the list of assignments and earlier decisions. It can be read by all.")
    lede %= {"body": giver_now(request, line), "heading": line.heading}
    question = Question(
        _("Follow a decision"), lede, _("Put it on the list"), line.address, f"list:{line.id}:{initial['kind']}"
    )
    return ask(
        request,
        question,
        lambda data, kept: ListForm(data, kept, bodies=bodies_on(request.koll.day)),
        initial,
        lambda doing, form: list_decision(doing, decision=line.id, words=form.words()),
    )


def giver_now(request: KollRequest, made: DecisionLine) -> str:
    """What the body is called that made the decision, or that has taken over from the one that did."""
    bodies = organisation_on(request.koll.day)
    return bodies.name(bodies.holder(made.body_key))


def found(request: KollRequest, number: int) -> ListedLine:
    """The decision on the list with this number, or no such page."""
    line = listed_with_number(number, request.koll.day)
    if line is None:
        raise Http404
    return line


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def telling(request: KollRequest, number: int) -> HttpResponseBase:
    """Telling how it goes with a decision, by the body that sees to it."""
    line = found(request, number)
    lede = _("%(body)s tells %(giver)s how it goes with “%(heading)s”. What is handed over can be read by all.")
    lede %= {"body": line.body_name, "giver": giver_now(request, line.decision), "heading": line.decision.heading}
    question = Question(
        _("Tell how it goes"), lede, _("Hand it over"), line.decision.address, f"tell:{line.id}", background(line)
    )

    def make(data: Any, initial: Any) -> TellForm:
        return TellForm(data, initial=initial)

    return ask(
        request,
        question,
        make,
        {},
        lambda doing, form: tell_of_decision(doing, listed=line.id, words=form.cleaned_data["words"]),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def taking_off(request: KollRequest, number: int) -> HttpResponseBase:
    """Taking a decision off the list, by the body that put it there."""
    line = found(request, number)
    lede = _("%(giver)s takes “%(heading)s” off the list. What has been told stays, and it can be put there again.")
    lede %= {"giver": giver_now(request, line.decision), "heading": line.decision.heading}
    question = Question(
        _("Take it off the list"), lede, _("Take it off"), line.decision.address, f"off:{line.id}", background(line)
    )
    decisions = [(each.id, f"{each.day.isoformat()} {each.heading}") for each in may_end_it(line, request.koll.day)]
    return ask(
        request,
        question,
        lambda data, kept: TakeOffForm(data, kept, decisions=decisions),
        {},
        lambda doing, form: take_off_list(
            doing,
            listed=line.id,
            decision=int(form.cleaned_data["decision"]) if form.cleaned_data["decision"] else None,
            outcome=form.cleaned_data["outcome"],
        ),
    )


def background(line: ListedLine) -> tuple[tuple[str, str], ...]:
    """Why it is followed and what was last told, to read beside the boxes."""
    said = ((_("Why it is followed"), line.why), (_("Last told"), line.last_report))
    return tuple((heading, text) for heading, text in said if text)
