"""What is seen of a year across the bodies: who has answered what, who has what to write, and the possible shifts."""

from __future__ import annotations

from django.http import Http404, HttpResponseBase
from django.views.decorators.http import require_GET

from koll.domain.charter import WRITTEN
from koll.domain.refs import ShiftRef
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.permissions import Permission
from koll.reads.descriptions import handed_page, shift_page, shifts_page
from koll.reads.followup import matrix_page
from koll.snapshot import bodies_with_permission
from koll.web.descriptions._part_assignment_forms import ChooseHandedForm


@reached_by(Audience.INSIDE)
@require_GET
def show_answer_matrix(request: KollRequest, period: int) -> HttpResponseBase:
    """Who has answered what in the year's descriptions."""
    page = matrix_page(request.koll.context, period, ("description",))
    return render_page(request, "descriptions/analyses/matrix.html", page, before=period - 1, after=period + 1)


@reached_by(Audience.INSIDE)
@require_GET
def show_writing_allocation(request: KollRequest, period: int) -> HttpResponseBase:
    """Who has what to write in the year, of every body that the reader may see."""
    chosen = ChooseHandedForm.chosen(request.GET)
    page = handed_page(request.koll.context, period, WRITTEN, chosen)
    is_now = request.koll.on == request.koll.day
    around = {"before": period - 1, "after": period + 1, "is_now": is_now}
    return render_page(request, "descriptions/analyses/handed.html", page, chosen=chosen, **around)


@reached_by(Audience.INSIDE)
@require_GET
def show_shifts(request: KollRequest, period: int | None = None) -> HttpResponseBase:
    """The possible shifts of a year, those that concern the reader's bodies first."""
    page = shifts_page(request.koll.context, period or request.koll.on.year)
    around = {"before": page.period - 1, "after": page.period + 1}
    return render_page(request, "descriptions/shifts/shifts.html", page, **around)


@reached_by(Audience.INSIDE)
@require_GET
def show_shift(request: KollRequest, ref: ShiftRef) -> HttpResponseBase:
    """One possible shift with its story."""
    page = shift_page(request.koll.context, ref.number)
    if page is None:
        raise Http404
    is_now = request.koll.on == request.koll.day
    mine = dict(bodies_with_permission(request.koll.context_today, Permission.RAISE_PROPOSAL)) if is_now else {}
    proposes = next((key for key in page.body_keys if key in mine), "")
    return render_page(request, "descriptions/shifts/shift.html", page, is_now=is_now, proposes=proposes)
