"""The bodies of the municipality: the organisation on a day, and each body's own page."""

from __future__ import annotations

from django.http import Http404, HttpResponseBase
from django.views.decorators.http import require_GET

from koll.domain.refs import BodyRef
from koll.frame.duty_lines import duty_lines
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.reads.activities import may_close_duties
from koll.reads.organisation import MayOrganise, bodies_page, body_page, may_organise, story_of_body


def may_here(request: KollRequest) -> MayOrganise:
    """What the person may record now; nothing on another day than today."""
    return (
        may_organise(request.koll.actor)
        if request.koll.on == request.koll.day
        else MayOrganise(organise=False, own=False)
    )


@reached_by(Audience.INSIDE)
@require_GET
def show_bodies(request: KollRequest) -> HttpResponseBase:
    """The organisation on the day."""
    page = bodies_page(request.koll.snapshot)
    return render_page(request, "organisation/bodies/bodies.html", page, may=may_here(request))


@reached_by(Audience.INSIDE)
@require_GET
def show_body(request: KollRequest, ref: BodyRef) -> HttpResponseBase:
    """A body: for whom it exists, what it has to do, what it has told, and its story."""
    page = body_page(request.koll.context, ref.key)
    if page is None:
        raise Http404
    story = story_of_body(
        request.koll.snapshot, ref.key, tuple(row for row, _name in page.before), request.koll.language
    )
    duties = duty_lines(page.duties, request.koll.snapshot.charter, page.names)
    return render_page(
        request,
        "organisation/bodies/body.html",
        page,
        duties=duties,
        story=story,
        may=may_here(request),
        closes=request.koll.on == request.koll.day and may_close_duties(request.koll.actor, ref.key),
    )
