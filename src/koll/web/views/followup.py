"""What became of it: who has answered what, and what came of every assignment."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.views.decorators.http import require_GET

from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.rendering import render_page
from koll.reads.assignments import assignments_page
from koll.reads.matrix import matrix_page


@reached_by(Audience.INSIDE)
@require_GET
def followup(request: KollRequest, period: int | None = None) -> HttpResponseBase:
    """The answers of a year, and the assignments."""
    year = period or request.koll.on.year
    page = matrix_page(request.koll.actor, year, request.koll.on, ("description", "followup"))
    assignments = assignments_page(request.koll.on)
    return render_page(
        request,
        "koll/followup/followup.html",
        page,
        assignments=assignments.lines,
        waiting=assignments.open,
        before=year - 1,
        after=year + 1,
    )
