"""Handing out the parts of what is written, and opening a new version of what is decided."""

from __future__ import annotations

from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from koll.acts.charges import hand_out, open_new_version, take_back_part
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.guards import must
from koll.frame.posting import try_to
from koll.permissions import UnableTo
from koll.reads.charges import charges_of, writers_of
from koll.reads.cycle import OccasionPage
from koll.web.asking import Question, ask
from koll.web.forms.charging import ChargeForm, StepForm, VersionForm
from koll.web.steps import steps_of
from koll.web.views.analyses import document_page, found
from koll.web.views.writing import why_not_written, writes_now


def heading_of(page: OccasionPage) -> str:
    """What is written, for which year, by whom."""
    return f"{page.line.period}, {page.line.body_name}"


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def handing_out(request: KollRequest, activity: str, body: str, period: int, number: int = 1) -> HttpResponseBase:
    """A part, a person and a day."""
    page = found(request, activity, body, period, number)
    must(request, writes_now(request, page), why_not_written(page), page.line.address)
    return ask_whom(request, page)


def ask_whom(request: KollRequest, page: OccasionPage) -> HttpResponseBase:
    """The form with the part the address names, and who has it already."""
    steps = [(each.key, each.heading) for each in steps_of(page) if each.key != "shifts"]
    people, which = writers_of(page.line.address, request.koll.day), page.line.id
    chosen = request.GET.get("del", steps[0][0] if steps else "")
    had = charges_of(which).get(chosen)
    question = Question(
        heading=_("Hand out a part"),
        lede=heading_of(page),
        button=_("Hand it out"),
        back=page.line.address,
        key=f"hand-out:{which}:{chosen}"[:200],
    )
    initial = {"step": chosen} | ({"person": str(had.person), "due_on": had.due_on.isoformat()} if had else {})
    return ask(
        request,
        question,
        lambda data, initial: ChargeForm(steps, people, data, initial=initial),
        initial,
        lambda doing, form: hand_out(doing, occasion=which, **form.words()),
    )


@reached_by(Audience.INSIDE)
@require_POST
def taking_part_back(request: KollRequest, activity: str, body: str, period: int, number: int = 1) -> HttpResponseBase:
    """Takes back a part that was handed out."""
    page = found(request, activity, body, period, number)
    form = StepForm(request.POST)
    if not form.is_valid():
        raise Http404
    step = form.cleaned_data["step"]

    def show(why: UnableTo, status: int) -> HttpResponseBase:
        return document_page(request, page, why=why, status=status)

    return try_to(request, lambda doing: take_back_part(doing, occasion=page.line.id, step=step), show)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def correcting(request: KollRequest, activity: str, body: str, period: int, number: int = 1) -> HttpResponseBase:
    """What is corrected, before the new version is opened."""
    page = found(request, activity, body, period, number)
    question = Question(
        heading=_("Correct in a new version"),
        lede=_(
            "What was decided stays as it is, and says that there is a newer version once the body has decided that."
        ),
        button=_("Open the new version"),
        back=page.line.address,
        key=f"new-version:{page.line.id}",
    )
    return ask(
        request,
        question,
        lambda data, initial: VersionForm(data, initial=initial),
        {},
        lambda doing, form: open_new_version(doing, occasion=page.line.id, reason=form.cleaned_data["reason"]),
    )
