"""Recording what the council decides as owner of a company: shares, duties in law, and general meetings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from koll.acts.engine import Doing, Done
from koll.acts.organisation import meet_owner_duty, record_binding_meeting, record_ownership
from koll.domain.refs import BodyRef
from koll.frame.components.organisation import duty_word
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.frame.routes import address
from koll.permissions import Permission, require
from koll.reads.activities import bodies_existing_on
from koll.reads.finance import council_key
from koll.reads.organisation import OWNER_DUTIES, BodyPage, body_page
from koll.web.decisions import DecisionForm
from koll.web.form_pages import FormPage, show_or_submit
from koll.web.organisation._organisation_forms import BindForm, DutyForm, ShareForm


def company_here(request: KollRequest, key: str) -> BodyPage:
    """The company's page, for somebody who may record what the council decides as owner; or no such page."""
    require(request.koll.actor, Permission.ACT_AS_OWNER)
    page = body_page(request.koll.context_today, key)
    if page is None or page.company is None:
        raise Http404
    return page


def of_owner[F: DecisionForm](
    request: KollRequest,
    page: BodyPage,
    said: tuple[str, str, str],
    key: str,
    make: Callable[[Any, Any], F],
    do: Callable[[Doing, F], Done],
    **first: str,
) -> HttpResponseBase:
    """A page on which the council's decision about a company is written; `said`: the heading, the lede, the button."""
    heading, lede, button = said
    heading %= {"company": page.line.name}
    question = FormPage(
        heading=heading, lede=lede, button=button, back=address(page.line.ref), key=f"{key}:{page.line.key}"
    )
    return show_or_submit(request, question, make, {"day": request.koll.day.isoformat()} | first, do)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def record_ownership_form(request: KollRequest, ref: BodyRef) -> HttpResponseBase:
    """The municipality's share of a company."""
    page, council = company_here(request, ref.key), council_key(request.koll.context)
    kinds = tuple(kind.key for kind in request.koll.snapshot.charter.kinds("company"))
    others = [
        (other, name) for other, name in bodies_existing_on(request.koll.context_today, kinds) if other != ref.key
    ]
    said = (
        _("The share of %(company)s"),
        _("The share holds from the day you state until the next one. Earlier shares stay."),
        _("Record the share"),
    )
    return of_owner(
        request,
        page,
        said,
        "share",
        lambda data, initial: ShareForm(data, initial, companies=others),
        lambda doing, form: record_ownership(doing, decision=form.words(council), company=ref.key, **form.share()),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def meet_owner_duty_form(request: KollRequest, ref: BodyRef) -> HttpResponseBase:
    """How one of the owner's duties is met."""
    page, council = company_here(request, ref.key), council_key(request.koll.context)
    duties = [(owner_duty, duty_word(owner_duty)) for owner_duty in OWNER_DUTIES]
    said = (
        _("The owner's duties towards %(company)s"),
        _("Before a wholly owned company is given a task, and while it has it, the council sees to this (KL 10:3)."),
        _("Record how it is met"),
    )
    return of_owner(
        request,
        page,
        said,
        "owner-duty",
        lambda data, initial: DutyForm(data, initial, duties=duties),
        lambda doing, form: meet_owner_duty(doing, decision=form.words(council), company=ref.key, **form.met()),
        duty=request.GET.get("plikt", ""),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def record_binding_meeting_form(request: KollRequest, ref: BodyRef) -> HttpResponseBase:
    """The general meeting that made a text binding on the company."""
    page, council = company_here(request, ref.key), council_key(request.koll.context)
    texts = [(str(mandate.line.id), mandate.line.title) for mandate in page.mandates if mandate.bound_on is None]
    said = (
        _("General meeting of %(company)s"),
        _("The council adopts the text; the general meeting makes it binding on the company. They are two days."),
        _("Record the meeting"),
    )
    return of_owner(
        request,
        page,
        said,
        "bind",
        lambda data, initial: BindForm(data, initial, texts=texts),
        lambda doing, form: record_binding_meeting(doing, decision=form.words(council), **form.meeting()),
    )
