"""The year as a wheel and a list: of all, of a body, or of the person asking."""

from __future__ import annotations

from django.http import Http404, HttpResponseBase
from django.views.decorators.http import require_GET

from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.duties import DutyLine, together
from koll.frame.rendering import render_page
from koll.reads.municipality import ours
from koll.reads.year import MINE, YearOf, year_of
from koll.web.year_wheel import year_wheel

FIRST_YEAR, LAST_YEAR = 1975, 2200
"""The years that have a page: beyond them there is neither a record nor a calendar."""


def by_state(lines: tuple[DutyLine, ...]) -> list[tuple[str, list[DutyLine]]]:
    """The duties under the word for their state, in the order they come."""
    words = {line.state: line.state_word for line in lines}
    return [(word, [line for line in lines if line.state == state]) for state, word in words.items()]


def asked(request: KollRequest, year: int) -> YearOf:
    """The year of those that the address names; 404 for a body that there is none of."""
    whose = request.GET.get("organ", "")
    is_now = request.koll.on == request.koll.day
    page = year_of(request.koll.actor, year, whose, request.koll.on, is_now=is_now)
    if whose not in ("", MINE) and whose not in page.names:
        raise Http404
    return page


@reached_by(Audience.INSIDE)
@require_GET
def year(request: KollRequest, year: int | None = None) -> HttpResponseBase:
    """When what happens, what is agreed, and what is owed."""
    shown = year or request.koll.on.year
    if not FIRST_YEAR <= shown <= LAST_YEAR:
        raise Http404
    page, charter, beside = asked(request, shown), ours().charter, "bredvid" in request.GET
    lines = together(page.duties, charter, page.names)
    ahead = [each for each in page.meetings if each.cancelled_on is None and each.day >= request.koll.on]
    return render_page(
        request,
        "koll/beginning/year.html",
        page,
        states=by_state(lines),
        wheel=year_wheel(page, charter, request.koll.on),
        last=year_wheel(asked(request, shown - 1), charter, request.koll.on) if beside else None,
        before=shown - 1,
        after=shown + 1,
        mine=MINE,
        name=page.names.get(page.whose, ""),
        ahead=ahead[:5],
        open=sum(line.state in ("open", "overdue") for line in lines),
    )
