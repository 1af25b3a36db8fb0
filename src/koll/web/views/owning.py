"""Recording what the council decides as owner of a company: shares, duties in law, and general meetings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from koll.acts.act import Doing, Done
from koll.acts.companies import bind_company, meet_owner_duty, record_ownership
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.templatetags.bodies import duty_word
from koll.permissions import Act, require
from koll.reads.bodies import BodyPage, body_page
from koll.reads.budget import council_key
from koll.reads.companies import OWNER_DUTIES
from koll.reads.municipality import ours
from koll.reads.progress import bodies_on
from koll.web.asking import Question, ask
from koll.web.forms.deciding import DecisionForm
from koll.web.forms.organising import BindForm, DutyForm, ShareForm


def company_here(request: KollRequest, key: str) -> BodyPage:
    """The company's page, for somebody who may record what the council decides as owner; or no such page."""
    require(request.koll.actor, Act.OWN)
    page = body_page(key, request.koll.day, inside=True)
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
    question = Question(heading, lede, button, page.line.address, f"{key}:{page.line.key}")
    return ask(request, question, make, {"day": request.koll.day.isoformat()} | first, do)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def sharing(request: KollRequest, key: str) -> HttpResponseBase:
    """The municipality's share of a company."""
    page, council = company_here(request, key), council_key()
    kinds = tuple(each.key for each in ours().charter.kinds("company"))
    others = [(other, name) for other, name in bodies_on(request.koll.day, kinds) if other != key]
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
        lambda doing, form: record_ownership(doing, decision=form.words(council), company=key, **form.share()),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def meeting_duty(request: KollRequest, key: str) -> HttpResponseBase:
    """How one of the owner's duties is met."""
    page, council = company_here(request, key), council_key()
    duties = [(each, duty_word(each)) for each in OWNER_DUTIES]
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
        lambda doing, form: meet_owner_duty(doing, decision=form.words(council), company=key, **form.met()),
        duty=request.GET.get("plikt", ""),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def binding(request: KollRequest, key: str) -> HttpResponseBase:
    """The general meeting that made a text binding on the company."""
    page, council = company_here(request, key), council_key()
    texts = [(str(each.line.id), each.line.title) for each in page.mandates if each.bound_on is None]
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
        lambda doing, form: bind_company(doing, decision=form.words(council), **form.meeting()),
    )
