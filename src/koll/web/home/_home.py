"""The first page after sign-in."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.views.decorators.http import require_GET

from koll.domain.owed import jobs_of
from koll.frame.duty_lines import duty_lines, group_duties
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.reads.home import home_page, role_seats
from koll.reads.instruments import term_link
from koll.reads.oversight import is_only_auditor
from koll.snapshot import duties_on
from koll.web.act_phrases import act_word
from koll.web.activities import wheel_of
from koll.web.home._role_page_lines import seat_address, seat_words
from koll.web.oversight import first_page

AT_FIRST = 5
"""How many duties the first page shows before the rest is asked for: it is to be one screen."""


@reached_by(Audience.SIGNED_IN)
@require_GET
def show_home(request: KollRequest) -> HttpResponseBase:
    """What is mine, what comes next, where we are in the year."""
    if not request.koll.actor.seats:
        return render_page(request, "home/beginning/no_seat.html", None)
    if is_only_auditor(request.koll.actor):
        return first_page(request)
    page = home_page(request.koll.context)
    charter = request.koll.snapshot.charter
    names = page.body_names
    duties = duties_on(request.koll.snapshot)
    mine = group_duties(page.mine, charter, names)
    return render_page(
        request,
        "home/beginning/home.html",
        page,
        mine=mine[:AT_FIRST],
        more=mine[AT_FIRST:],
        number=len(jobs_of(page.mine)),
        coming=duty_lines(page.coming, charter, names),
        wheel=wheel_of(charter, duties, request.koll.on.year, request.koll.on),
        changes=[(change, act_word(change.act)) for change in page.changes],
        ways=[(seat_words(role_seat), seat_address(role_seat)) for role_seat in role_seats(request.koll.actor)],
        term=term_link(request.koll.context),
    )
