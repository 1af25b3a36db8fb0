"""The gallery: every component of the pages, for those who build them."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.views.decorators.http import require_GET

from koll.frame.components import exhibits
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page


@reached_by(Audience.SIGNED_IN)
@require_GET
def components(request: KollRequest) -> HttpResponseBase:
    """Each component in each of its variants, with the charter's own words."""
    charter = request.koll.snapshot.charter
    why = charter.activities[0].ground
    return render_page(request, "home/components.html", exhibits(charter.activities[0].label, why, {}))
