"""What became of it: who has answered what, and what came of every assignment."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.views.decorators.http import require_GET

from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.reads.assignments import assignments_page
from koll.reads.followup import matrix_page


@reached_by(Audience.INSIDE)
@require_GET
def show_followup(request: KollRequest, period: int | None = None) -> HttpResponseBase:
    """The answers of a year, and the assignments."""
    year = period or request.koll.on.year
    page = matrix_page(request.koll.context, year, ("description", "followup"))
    assignments = assignments_page(request.koll.context)
    return render_page(
        request,
        "followup/followup.html",
        page,
        assignments=assignments.lines,
        waiting=assignments.open,
        before=year - 1,
        after=year + 1,
    )
