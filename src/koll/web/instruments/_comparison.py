"""Two texts of one kind beside each other."""

from __future__ import annotations

from django.http import Http404, HttpResponseBase
from django.views.decorators.http import require_GET

from koll.domain.refs import InstrumentRef
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.reads.instruments import comparison


@reached_by(Audience.INSIDE)
@require_GET
def show_comparison(request: KollRequest, ref: InstrumentRef) -> HttpResponseBase:
    """What differs between two texts that were chosen, or the two latest."""
    asked = {name: request.GET.get(name, "") for name in ("organ", "fran", "till")}
    page = comparison(request.koll.snapshot, ref.key, body=asked["organ"], earlier=asked["fran"], later=asked["till"])
    if page is None:
        raise Http404
    return render_page(request, "instruments/steering/comparison.html", page)
