"""Closing what will no longer be done, with a reason, one or many at once; and taking it up again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from koll.acts.activities import close_duties, reopen_duty
from koll.domain.charter import Charter
from koll.domain.owed import Job
from koll.domain.refs import BodyRef
from koll.domain.refusals import Refusal
from koll.frame.duty_lines import DutyView, job_line
from koll.frame.form_submission import submit
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.frame.routes import address, address_at
from koll.permissions import Permission, Subject, require
from koll.reads.activities import ClosedJobView, ClosingsPage, closings_page
from koll.web.activities._closing_forms import CloseDutiesForm, job_key
from koll.web.form_pages import FormPage, show_or_submit


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingFormPage(FormPage):
    """The page around the form: the years to tick everything before, what there is to close, and what is closed."""

    body: str
    name: str
    years: tuple[int, ...]
    before: int | None
    waits: bool
    closed: tuple[tuple[ClosedJobView, DutyView], ...]


def year_before(request: KollRequest, page: ClosingsPage) -> int | None:
    """The year before which the person wants everything ticked; None when they have not chosen one."""
    asked = request.GET.get("fore", "")
    return next((year for year in page.years if str(year) == asked), None)


def tick_words(job: Job, charter: Charter, names: dict[str, str]) -> str:
    """A job as a line to tick: what, and by when."""
    line = job_line(job, charter, names)
    return f"{line.sentence} ({line.due_words})" if line.due_words else line.sentence


def form_page_of(request: KollRequest, page: ClosingsPage) -> ClosingFormPage:
    """What the page says around the form."""
    charter = request.koll.snapshot_today.charter
    return ClosingFormPage(
        heading=_("Close what will no longer be done"),
        lede=_(
            "What was done before Koll, or will not be done, is closed with a reason. It leaves first pages, calendars "
            "and reminders, and stands as closed in the year. It can be taken up again."
        ),
        button=_("Close what is ticked"),
        back=address(BodyRef(key=page.body)),
        key=f"close-duties:{page.body}",
        template="activities/closings/close_duties.html",
        body=page.body,
        name=page.name,
        years=page.years,
        before=year_before(request, page),
        waits=bool(page.over or page.others),
        closed=tuple((view, job_line(view.job, charter, page.names)) for view in page.closed),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def close_duties_form(request: KollRequest, ref: BodyRef) -> HttpResponseBase:
    """What a body has to do, to be closed with a reason; and what it has closed."""
    if ref.key not in request.koll.snapshot_today.bodies.names:
        raise Http404
    require(request.koll.actor, Permission.CLOSE_DUTIES, Subject(body=ref.key))
    page, charter = closings_page(request.koll.context_today, ref.key), request.koll.snapshot_today.charter
    over, others = ([(job, tick_words(job, charter, page.names)) for job in jobs] for jobs in (page.over, page.others))
    ticked = ticked_before(page, year_before(request, page))

    def make(data: Any, initial: Any) -> CloseDutiesForm:
        first = {**(initial or {})}
        first["over"] = sorted({*first.get("over", ()), *ticked})
        return CloseDutiesForm(data, first, over=over, others=others)

    return show_or_submit(
        request,
        form_page_of(request, page),
        make,
        {},
        lambda doing, form: close_duties(doing, body=ref.key, duties=form.duties(), reason=form.reason()),
        then=address_at("close_duties", ref),
    )


def ticked_before(page: ClosingsPage, year: int | None) -> list[str]:
    """What is ticked when the person has chosen everything from the years before one."""
    if year is None:
        return []
    return [job_key(job) for job in page.over if (job.duty.last_year or year) < year]


@reached_by(Audience.INSIDE)
@require_POST
def reopen_duty_action(request: KollRequest, ref: BodyRef, number: int) -> HttpResponseBase:
    """Takes up again what was closed."""

    def show(why: Refusal, status: int) -> HttpResponseBase:
        return render_page(request, "home/comments/refused.html", None, status=status, why=why)

    return submit(request, lambda doing: reopen_duty(doing, closing=number), show, then=address_at("close_duties", ref))
