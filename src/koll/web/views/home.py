"""The first page after sign-in."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.views.decorators.http import require_GET

from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.duties import duty_lines, together
from koll.frame.rendering import render_page
from koll.reads.audit import is_only_auditor
from koll.reads.home import home_page
from koll.reads.municipality import ours, owed_on
from koll.reads.roles import role_seats
from koll.reads.term_works import term_link
from koll.web.news import act_word
from koll.web.roles import seat_address, seat_words
from koll.web.views import auditing
from koll.web.year_wheel import wheel_of

AT_FIRST = 5
"""How many duties the first page shows before the rest is asked for: it is to be one screen."""


@reached_by(Audience.SIGNED_IN)
@require_GET
def home(request: KollRequest) -> HttpResponseBase:
    """What is mine, what comes next, where we are in the year."""
    if not request.koll.actor.seats:
        return render_page(request, "koll/beginning/no_seat.html", None)
    if is_only_auditor(request.koll.actor):
        return auditing.first_page(request)
    page = home_page(request.koll.actor, request.koll.on)
    charter = ours().charter
    names = page.body_names
    duties = owed_on(request.koll.on)
    mine = together(page.mine, charter, names)
    return render_page(
        request,
        "koll/beginning/home.html",
        page,
        mine=mine[:AT_FIRST],
        more=mine[AT_FIRST:],
        number=len(page.mine),
        coming=duty_lines(page.coming, charter, names),
        wheel=wheel_of(charter, duties, request.koll.on.year, request.koll.on),
        changes=[(each, act_word(each.act)) for each in page.changes],
        ways=[(seat_words(each), seat_address(each)) for each in role_seats(request.koll.actor)],
        term=term_link(request.koll.actor, request.koll.on),
    )
