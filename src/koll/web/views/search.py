"""Finding anything one may see, by its words."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.views.decorators.http import require_GET

from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.rendering import render_page
from koll.frame.searching import asked_for, hits_in_words, kinds_found
from koll.reads.search import search as found


@reached_by(Audience.INSIDE)
@require_GET
def search(request: KollRequest) -> HttpResponseBase:
    """What fits the words, the best first."""
    asked = asked_for(request.GET)
    page = found(request.koll.actor, asked.query, request.koll.on, kind=asked.kind, page=asked.page)
    return render_page(request, "koll/search.html", page, hits=hits_in_words(page), kinds=kinds_found(page.kinds))
