"""Finding anything one may see, by its words."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.views.decorators.http import require_GET

from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.frame.queries import hits_in_words, kinds_found, parse_search_query
from koll.reads.home import search_inside as found


@reached_by(Audience.INSIDE)
@require_GET
def show_search(request: KollRequest) -> HttpResponseBase:
    """What fits the words, the best first."""
    asked = parse_search_query(request.GET)
    page = found(request.koll.context, asked.query, kind=asked.kind, page=asked.page)
    return render_page(request, "home/search.html", page, hits=hits_in_words(page), kinds=kinds_found(page.kinds))
