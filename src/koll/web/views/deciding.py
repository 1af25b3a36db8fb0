"""Handing over what was written, sending it back, and recording that the body has decided it."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from koll.acts.cycle import decide_occasion, send_back, submit
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.guards import must
from koll.frame.posting import try_to
from koll.frame.rendering import render_page
from koll.permissions import RULES, Act, UnableTo
from koll.reads.cycle import OccasionPage
from koll.web.drafting import put_back
from koll.web.forms.deciding import DecisionForm
from koll.web.forms.writing import BackForm
from koll.web.views.analyses import document_page, found


@reached_by(Audience.INSIDE)
@require_POST
def hand_over(request: KollRequest, activity: str, body: str, period: int, number: int = 1) -> HttpResponseBase:
    """Hands what has been written over to the body."""
    page = found(request, activity, body, period, number)

    def show(why: UnableTo, status: int) -> HttpResponseBase:
        return document_page(request, page, why=why, status=status)

    return try_to(request, lambda doing: submit(doing, occasion=page.line.id), show)


@reached_by(Audience.INSIDE)
@require_POST
def take_back(request: KollRequest, activity: str, body: str, period: int, number: int = 1) -> HttpResponseBase:
    """Sends what was handed over back to those who write, with a reason."""
    page = found(request, activity, body, period, number)
    form = BackForm(request.POST)

    def show(why: UnableTo | None, status: int) -> HttpResponseBase:
        return document_page(request, page, why=why, status=status, back=form)

    if not form.is_valid():
        return show(None, HTTPStatus.BAD_REQUEST)
    reason = form.cleaned_data["reason"]
    return try_to(request, lambda doing: send_back(doing, occasion=page.line.id, reason=reason), show)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def decide(request: KollRequest, activity: str, body: str, period: int, number: int = 1) -> HttpResponseBase:
    """The form in which the secretary records the body's decision, and what happens when it is sent."""
    page = found(request, activity, body, period, number)
    key = f"decision:{page.line.id}"
    must(
        request,
        page.may.decide and request.koll.on == request.koll.day,
        RULES[Act.DECIDE_OCCASION].why_not,
        page.line.address,
    )
    if request.method == "GET":
        initial = {"heading": proposed_heading(page), "day": request.koll.day.isoformat()}
        form, draft = put_back(request, key, initial, lambda kept: DecisionForm(initial=kept))
        return decide_page(request, page, form, draft=draft)
    form = DecisionForm(request.POST)

    def show(why: UnableTo | None, status: int) -> HttpResponseBase:
        return decide_page(request, page, form, why=why, status=status)

    if not form.is_valid():
        return show(None, HTTPStatus.BAD_REQUEST)
    words = form.words(page.line.body_key)
    return try_to(request, lambda doing: decide_occasion(doing, occasion=page.line.id, words=words), show, draft=key)


def proposed_heading(page: OccasionPage) -> str:
    """What the decision is likely to be called: the activity and the year."""
    what = page.line.label.forms(get_language() or "sv").indefinite
    return _("%(what)s %(year)s") % {"what": what[:1].upper() + what[1:], "year": page.line.period}


def decide_page(
    request: KollRequest, page: OccasionPage, form: DecisionForm, *, status: int = HTTPStatus.OK, **more: object
) -> HttpResponseBase:
    """The page on which the decision is recorded."""
    key = f"decision:{page.line.id}"
    return render_page(request, "koll/analyses/decide.html", page, status=status, form=form, draft_key=key, **more)
