"""How we see our situation: who is how far in a year, and each written occasion as one calm document."""

from __future__ import annotations

from datetime import date
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpResponseBase
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from koll.acts.activities import open_occasion
from koll.domain.charter import WRITTEN
from koll.domain.refs import DescriptionsRef, OccasionRef
from koll.domain.refusals import Refusal
from koll.frame.form_submission import submit
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.permissions import Permission
from koll.reads.activities import ActivityProgress, progress_page, sent_back
from koll.reads.decisions import next_meetings
from koll.reads.descriptions import OccasionPage, charges_of, versions_around
from koll.snapshot import bodies_with_permission
from koll.web.activities import written_occasion_or_404
from koll.web.descriptions._writing_forms import OpenOccasionForm, ReturnOccasionForm
from koll.web.descriptions._writing_steps import WritingStep, remaining, writing_steps_of


@reached_by(Audience.INSIDE)
@require_GET
def show_descriptions_overview(request: KollRequest, ref: DescriptionsRef | None = None) -> HttpResponseBase:
    """Who is how far with the year's written work."""
    return analyses_page(request, ref.year if ref else request.koll.on.year)


def analyses_page(
    request: KollRequest, period: int, why: Refusal | None = None, status: int = HTTPStatus.OK
) -> HttpResponseBase:
    """The place, with what could not be done on top."""
    activities = progress_page(request.koll.context, period, WRITTEN)
    years = {"period": period, "before": period - 1, "after": period + 1}
    is_now = request.koll.on == request.koll.day
    return render_page(
        request,
        "descriptions/analyses/analyses.html",
        activities,
        status=status,
        lede=lede_of(activities),
        why=why,
        is_now=is_now,
        **years,
    )


def lede_of(activities: tuple[ActivityProgress, ...]) -> str:
    """How many bodies have decided their description, and whose is next."""
    description = next((activity for activity in activities if activity.activity.is_description), None)
    if description is None or not description.bodies:
        return ""
    what = description.label.forms(get_language() or "sv").definite
    total = len(description.bodies)
    said = ngettext(
        "%(done)s of %(all)s body has decided %(what)s.", "%(done)s of %(all)s bodies have decided %(what)s.", total
    )
    facts = {"done": description.done, "all": total, "what": what}
    return " ".join(filter(None, [said % facts, next_up(description)]))


def next_up(progress: ActivityProgress) -> str:
    """Whose meeting comes next, when a day has been set."""
    waiting: list[tuple[date, str]] = [
        (body.occasion.planned_on, body.body_name)
        for body in progress.bodies
        if body.occasion is not None and body.occasion.done_on is None and body.occasion.planned_on is not None
    ]
    if not waiting:
        return ""
    day, name = min(waiting)
    return _("Next: %(body)s, %(day)s.") % {"body": name, "day": date_format(day, "DATE_FORMAT")}


@reached_by(Audience.INSIDE)
@require_POST
def open_occasion_action(request: KollRequest) -> HttpResponseBase:
    """Opens a body's work on an activity for a year, and goes to it."""
    form = OpenOccasionForm(request.POST)
    if not form.is_valid():
        raise Http404
    words: dict[str, Any] = form.cleaned_data

    def show(why: Refusal, status: int) -> HttpResponseBase:
        return analyses_page(request, words["period"], why, status)

    return submit(request, lambda doing: open_occasion(doing, **words), show)


@require_GET
def show_occasion_document(request: KollRequest, ref: OccasionRef) -> HttpResponseBase:
    """A written occasion: as a document, and for those who write as the way through it."""
    return document_page(request, written_occasion_or_404(request, ref))


def may_correct(request: KollRequest, page: OccasionPage) -> bool:
    """Whether the person asking may open a new version of what is decided."""
    is_now = request.koll.on == request.koll.day
    bodies = dict(bodies_with_permission(request.koll.context, Permission.OPEN_OCCASION)) if is_now else {}
    return page.line.state == "done" and page.line.body_key in bodies


def around(request: KollRequest, page: OccasionPage, steps: tuple[WritingStep, ...]) -> dict[str, Any]:
    """What stands around the text: who has which part, and the versions before and after."""
    charges = charges_of(page.line.id)
    return {
        "handed": [(step, charges.get(step.key)) for step in steps if step.key != "shifts"],
        "versions": versions_around(request.koll.context, page.line.id),
        "may_correct": may_correct(request, page),
        "sent_back": sent_back(page.line),
    }


def document_page(
    request: KollRequest,
    page: OccasionPage,
    *,
    why: Refusal | None = None,
    status: int = HTTPStatus.OK,
    back: ReturnOccasionForm | None = None,
) -> HttpResponseBase:
    """The occasion with its small forms as they were last sent."""
    steps = writing_steps_of(page)
    return render_page(
        request,
        "descriptions/analyses/document.html",
        page,
        status=status,
        steps=steps,
        first=next((step for step in steps if not step.is_begun), steps[0] if steps else None),
        remaining=remaining(steps),
        is_now=request.koll.on == request.koll.day,
        meeting=next_meetings(request.koll.snapshot, [page.line.body_key]).get(page.line.body_key),
        back=back or ReturnOccasionForm(),
        why=why,
        **around(request, page, steps),
    )
