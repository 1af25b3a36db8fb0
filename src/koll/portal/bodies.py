"""The bodies of the municipality as anybody may read about them."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.views.decorators.http import require_GET

from koll.domain.refs import BodyRef
from koll.frame.duty_lines import duty_lines
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.portal.views import found
from koll.public.organisation import bodies_page, body_page, story_of_page


@reached_by(Audience.EVERYBODY)
@require_GET
def show_bodies(request: KollRequest) -> HttpResponseBase:
    """The organisation on the day."""
    return render_page(request, "portal/bodies.html", bodies_page(request.koll.snapshot))


@reached_by(Audience.EVERYBODY)
@require_GET
def show_body(request: KollRequest, ref: BodyRef) -> HttpResponseBase:
    """A body: for whom it exists, what it has to do, what it has told, and its story."""
    page = found(body_page(request.koll.snapshot, ref.key))
    duties = duty_lines(page.duties, request.koll.snapshot.charter, page.names)
    story = story_of_page(request.koll.snapshot, page, request.koll.language)
    return render_page(request, "portal/body.html", page, duties=duties, story=story)
