"""The year as a wheel and a list: of all, of a body, or of the person asking."""

from __future__ import annotations

from django.http import Http404, HttpResponseBase
from django.views.decorators.http import require_GET

from koll.domain.refs import YearRef
from koll.frame.duty_lines import DutyView, group_duties
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.frame.http.years import FIRST_YEAR, LAST_YEAR
from koll.frame.page import render_page
from koll.reads.activities import MINE, YearOf, year_of
from koll.web.activities._year_wheel import wheel_of_year


def by_state(lines: tuple[DutyView, ...]) -> list[tuple[str, list[DutyView]]]:
    """The duties under the word for their state, in the order they come."""
    words = {line.state: line.state_word for line in lines}
    return [(word, [line for line in lines if line.state == state]) for state, word in words.items()]


def year_asked_for(request: KollRequest, year: int) -> YearOf:
    """The year of those that the address names; 404 for a body that there is none of."""
    whose = request.GET.get("organ", "")
    is_now = request.koll.on == request.koll.day
    page = year_of(request.koll.context, year, whose, is_now=is_now)
    if whose not in ("", MINE) and whose not in page.names:
        raise Http404
    return page


@reached_by(Audience.INSIDE)
@require_GET
def show_year(request: KollRequest, ref: YearRef | None = None) -> HttpResponseBase:
    """When what happens, what is agreed, and what is owed."""
    shown = ref.year if ref else request.koll.on.year
    if not FIRST_YEAR <= shown <= LAST_YEAR:
        raise Http404
    page, charter, beside = year_asked_for(request, shown), request.koll.snapshot.charter, "bredvid" in request.GET
    lines = group_duties(page.duties, charter, page.names)
    ahead = [meeting for meeting in page.meetings if meeting.cancelled_on is None and meeting.day >= request.koll.on]
    return render_page(
        request,
        "home/beginning/year.html",
        page,
        states=by_state(lines),
        wheel=wheel_of_year(page, charter, request.koll.on),
        last=wheel_of_year(year_asked_for(request, shown - 1), charter, request.koll.on) if beside else None,
        before=shown - 1,
        after=shown + 1,
        mine=MINE,
        name=page.names.get(page.whose, ""),
        ahead=ahead[:5],
        open=sum(line.state in ("open", "passed") for line in lines),
    )
