"""One page for each role: what it needs to know, on one screen."""

from __future__ import annotations

from django.http import Http404, HttpResponseBase
from django.views.decorators.http import require_GET

from koll.domain.refs import RoleRef
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.reads.home import role_page
from koll.web.home._role_page_lines import (
    ADDRESSES,
    blocks_of_role,
    heading_of_role,
    lede_of_role,
    seat_address,
    seat_words,
)


@reached_by(Audience.INSIDE)
@require_GET
def show_role(request: KollRequest, ref: RoleRef | None = None) -> HttpResponseBase:
    """The page of one of the person's roles; of the first when none is named."""
    asked = ref.role if ref else ""
    view = next((view for view, address in ADDRESSES.items() if address == asked), asked)
    page = role_page(request.koll.context, view, ref.body if ref else "")
    if page is None:
        raise Http404
    return render_page(
        request,
        "home/beginning/role.html",
        page,
        heading=heading_of_role(page),
        lede=lede_of_role(page, request.koll.on),
        blocks=blocks_of_role(page, request.koll.snapshot.charter, request.koll.on),
        ways=[(seat_words(seat), seat_address(seat), seat == page.seat) for seat in page.seats],
    )
