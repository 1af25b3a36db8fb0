"""Agreeing on a day for work under way, and moving it, inside what the governance model demands."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from koll.acts.activities import agree_on_day
from koll.domain.refs import OccasionRef
from koll.frame.duty_lines import window_words
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.frame.routes import address
from koll.reads.activities import YearDayPage, year_day_page
from koll.web.decisions import DayForm, in_words
from koll.web.form_pages import FormPage, show_or_submit


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def agree_on_day_form(request: KollRequest, ref: OccasionRef) -> HttpResponseBase:
    """Sets or moves the day on which the work is to be decided or held."""
    page = year_day_page(request.koll.context_today, ref)
    if page is None:
        raise Http404
    meetings = [(meeting.day.isoformat(), in_words(meeting)) for meeting in page.meetings]

    def make(data: Any, initial: Any) -> DayForm:
        return DayForm(data, initial, meetings=meetings, current=page.line.planned_on)

    day = page.line.planned_on.isoformat() if page.line.planned_on else ""
    is_meeting = day in dict(meetings)
    return show_or_submit(
        request,
        agreed_day_page(page),
        make,
        {
            "meeting": day if is_meeting else "",
            "planned_on": "" if is_meeting else day,
            "revision": page.line.revision,
        },
        lambda doing, form: agree_on_day(
            doing, occasion=page.line.id, planned_on=form.day(), revision=form.cleaned_data["revision"]
        ),
    )


def agreed_day_page(page: YearDayPage) -> FormPage:
    """What the page says: which work, and the days it must lie between."""
    label = page.line.label.forms(get_language() or "sv").indefinite
    lede = window_words(page.window) or _("The governance model says nothing of when.")
    background = ((_("What the governance model says"), page.ground.quote),) if page.ground.quote else ()
    return FormPage(
        heading=f"{label[:1].upper()}{label[1:]} {page.line.period}: {page.line.body_name}",
        lede=lede,
        button=_("Set the day"),
        back=address(page.line.ref),
        key=f"day:{page.line.id}",
        background=background,
    )
