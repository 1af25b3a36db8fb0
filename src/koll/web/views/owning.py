"""Recording what the council decides as owner of a company: shares, duties in law, and general meetings."""

from __future__ import annotations

from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

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
from koll.web.forms.organising import BindForm, DutyForm, ShareForm


def company_here(request: KollRequest, key: str) -> BodyPage:
    """The company's page, for somebody who may record what the council decides as owner; or no such page."""
    require(request.koll.actor, Act.OWN)
    page = body_page(key, request.koll.day, inside=True)
    if page is None or page.company is None:
        raise Http404
    return page


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def sharing(request: KollRequest, key: str) -> HttpResponseBase:
    """The municipality's share of a company."""
    page, council = company_here(request, key), council_key()
    kinds = tuple(each.key for each in ours().charter.kinds("company"))
    others = [(other, name) for other, name in bodies_on(request.koll.day, kinds) if other != key]
    question = Question(
        _("The share of %(company)s") % {"company": page.line.name},
        _("The share holds from the day you state until the next one. Earlier shares stay."),
        _("Record the share"),
        page.line.address,
        f"share:{key}",
    )
    return ask(
        request,
        question,
        lambda data, initial: ShareForm(data, initial, companies=others),
        {"day": request.koll.day.isoformat()},
        lambda doing, form: record_ownership(doing, decision=form.words(council), company=key, **form.share()),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def meeting_duty(request: KollRequest, key: str) -> HttpResponseBase:
    """How one of the owner's duties is met."""
    page, council = company_here(request, key), council_key()
    duties = [(each, duty_word(each)) for each in OWNER_DUTIES]
    question = Question(
        _("The owner's duties towards %(company)s") % {"company": page.line.name},
        _("Before a wholly owned company is given a task, and while it has it, the council sees to this (KL 10:3)."),
        _("Record how it is met"),
        page.line.address,
        f"owner-duty:{key}",
    )
    return ask(
        request,
        question,
        lambda data, initial: DutyForm(data, initial, duties=duties),
        {"day": request.koll.day.isoformat(), "duty": request.GET.get("plikt", "")},
        lambda doing, form: meet_owner_duty(
            doing,
            decision=form.words(council),
            company=key,
            duty=form.cleaned_data["duty"],
            words=form.cleaned_data["how"],
        ),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def binding(request: KollRequest, key: str) -> HttpResponseBase:
    """The general meeting that made a text binding on the company."""
    page, council = company_here(request, key), council_key()
    texts = [(str(each.line.id), each.line.title) for each in page.mandates if each.bound_on is None]
    question = Question(
        _("General meeting of %(company)s") % {"company": page.line.name},
        _("The council adopts the text; the general meeting makes it binding on the company. They are two days."),
        _("Record the meeting"),
        page.line.address,
        f"bind:{key}",
    )
    return ask(
        request,
        question,
        lambda data, initial: BindForm(data, initial, texts=texts),
        {"day": request.koll.day.isoformat()},
        lambda doing, form: bind_company(
            doing,
            decision=form.words(council),
            text=int(form.cleaned_data["version"]),
            held_on=form.cleaned_data["held_on"],
            words=form.cleaned_data["note"],
        ),
    )
