"""One page for each role: what it needs to know, on one screen."""

from __future__ import annotations

from django.http import Http404, HttpResponseBase
from django.views.decorators.http import require_GET

from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.rendering import render_page
from koll.reads.municipality import ours
from koll.reads.roles import role_page
from koll.web.roles import ADDRESSES, blocks_of, heading_of, lede_of, seat_address, seat_words


@reached_by(Audience.INSIDE)
@require_GET
def role(request: KollRequest, role: str = "", body: str = "") -> HttpResponseBase:
    """The page of one of the person's roles; of the first when none is named."""
    view = next((view for view, address in ADDRESSES.items() if address == role), role)
    page = role_page(request.koll.actor, view, body, request.koll.on)
    if page is None:
        raise Http404
    return render_page(
        request,
        "koll/beginning/role.html",
        page,
        heading=heading_of(page),
        lede=lede_of(page, request.koll.on),
        blocks=blocks_of(page, ours().charter, request.koll.on),
        ways=[(seat_words(each), seat_address(each), each == page.seat) for each in page.seats],
    )
