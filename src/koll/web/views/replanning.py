"""Agreeing on a day for work under way, and moving it, inside what the governance model demands."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from koll.acts.cycle import plan_occasion
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.duties import shown
from koll.reads.year import DayPage, day_page
from koll.web.asking import Question, ask
from koll.web.forms.meetings import DayForm
from koll.web.meeting_words import in_words


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def set_day(request: KollRequest, activity: str, body: str, period: int, number: int = 1) -> HttpResponseBase:
    """Sets or moves the day on which the work is to be decided or held."""
    page = day_page(request.koll.actor, activity, body, period, number, request.koll.day)
    if page is None:
        raise Http404
    meetings = [(each.day.isoformat(), in_words(each)) for each in page.meetings]

    def make(data: Any, initial: Any) -> DayForm:
        return DayForm(data, initial, meetings=meetings, current=page.line.planned_on)

    day = page.line.planned_on.isoformat() if page.line.planned_on else ""
    is_meeting = day in dict(meetings)
    return ask(
        request,
        question_of(page),
        make,
        {"meeting": day if is_meeting else "", "planned_on": "" if is_meeting else day},
        lambda doing, form: plan_occasion(doing, occasion=page.line.id, planned_on=form.day()),
    )


def question_of(page: DayPage) -> Question:
    """What the page says: which work, and the days it must lie between."""
    label = page.line.label.forms(get_language() or "sv").indefinite
    lede = _("The governance model says nothing of when.")
    if page.opens is not None and page.due is not None:
        lede = _("The governance model wants it between %(opens)s and %(due)s. Within that you choose the day.") % {
            "opens": shown(page.opens),
            "due": shown(page.due),
        }
    background = ((_("What the governance model says"), page.ground.quote),) if page.ground.quote else ()
    return Question(
        heading=f"{label[:1].upper()}{label[1:]} {page.line.period}: {page.line.body_name}",
        lede=lede,
        button=_("Set the day"),
        back=page.line.address,
        key=f"day:{page.line.id}",
        background=background,
    )
