"""When bodies meet: the calendars of a year, and a meeting added, moved, cancelled or held after all."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from koll.acts.decisions import add_meeting, cancel_meeting, change_meeting, reinstate_meeting
from koll.acts.engine import Doing, Done
from koll.domain.refs import MeetingsRef
from koll.domain.refusals import Forbidden, Refusal
from koll.frame.form_submission import submit
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.frame.http.years import FIRST_YEAR, LAST_YEAR
from koll.frame.page import render_page
from koll.frame.routes import address
from koll.permissions import RULES, Permission
from koll.reads.decisions import MeetingView, meeting_to_change, meetings_page
from koll.web.decisions._meeting_forms import CancelForm, MeetingForm, meeting_as_typed
from koll.web.decisions._meeting_phrases import in_words
from koll.web.form_pages import FormPage, show_or_submit

BACK = "/moten/"


@reached_by(Audience.INSIDE)
@require_GET
def show_meetings(request: KollRequest, ref: MeetingsRef | None = None) -> HttpResponseBase:
    """The meetings of a year."""
    return meetings_of(request, ref.year if ref else request.koll.on.year)


def meetings_of(request: KollRequest, year: int, *, why: Refusal | None = None, status: int = 200) -> HttpResponseBase:
    """The page, with what could not be done on top."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    body, on = request.GET.get("organ", ""), request.koll.on
    page = meetings_page(request.koll.context, year, body, is_now=on == request.koll.day)
    ahead = page.ahead[0] if page.ahead else None
    more = {"before": year - 1, "after": year + 1, "first": in_words(ahead) if ahead else "", "why": why}
    return render_page(request, "decisions/meetings/meetings.html", page, status=status, **more)


def kept_by(request: KollRequest) -> tuple[tuple[str, str], ...]:
    """The bodies whose meetings the person keeps; Forbidden when there are none."""
    kept = meetings_page(request.koll.context_today, request.koll.day.year, "").kept
    if not kept:
        raise Forbidden("meeting.keeps_none", RULES[Permission.MANAGE_MEETINGS].why_not)
    return kept


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def add_meeting_form(request: KollRequest) -> HttpResponseBase:
    """A meeting that is not in the calendar yet."""
    bodies = kept_by(request)
    question = FormPage(
        heading=_("Add a meeting"),
        lede=_("It is shown in the year, and in the calendars of those who subscribe."),
        button=_("Add the meeting"),
        back=BACK,
        key="meeting:new",
    )

    def make(data: Any, initial: Any) -> MeetingForm:
        return MeetingForm(data, initial, bodies=bodies)

    def do(doing: Doing, form: MeetingForm) -> Done:
        return add_meeting(doing, body=form.cleaned_data["body"], words=form.words())

    return show_or_submit(request, question, make, {"body": request.GET.get("organ", "")}, do)


def meeting_or_404(request: KollRequest, number: int) -> MeetingView:
    """The meeting, when the person keeps the meetings of its body; otherwise no such page."""
    meeting = meeting_to_change(request.koll.context_today, number)
    if meeting is None:
        raise Http404
    return meeting


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def change_meeting_form(request: KollRequest, number: int) -> HttpResponseBase:
    """Another day, time, place or name for a meeting."""
    meeting = meeting_or_404(request, number)
    question = FormPage(
        heading=_("Change the meeting of %(body)s") % {"body": meeting.body_name},
        lede=_("Now: %(when)s. Calendars that subscribe follow.") % {"when": in_words(meeting)},
        button=_("Change"),
        back=address(meeting.ref),
        key=f"meeting:{number}",
    )

    def do(doing: Doing, form: MeetingForm) -> Done:
        sequence = form.cleaned_data["sequence"] or 0
        return change_meeting(doing, meeting=number, words=form.words(meeting.uid), sequence=sequence)

    return show_or_submit(request, question, MeetingForm, meeting_as_typed(meeting), do)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def cancel_meeting_form(request: KollRequest, number: int) -> HttpResponseBase:
    """A meeting that is not held."""
    meeting = meeting_or_404(request, number)
    question = FormPage(
        heading=_("Cancel the meeting of %(body)s") % {"body": meeting.body_name},
        lede=in_words(meeting),
        button=_("Cancel the meeting"),
        back=address(meeting.ref),
        key=f"cancel:{number}",
    )

    def do(doing: Doing, form: CancelForm) -> Done:
        return cancel_meeting(doing, meeting=number, **form.cleaned_data)

    return show_or_submit(request, question, CancelForm, {"sequence": meeting.sequence}, do)


@reached_by(Audience.INSIDE)
@require_POST
def reinstate_meeting_action(request: KollRequest, number: int) -> HttpResponseBase:
    """A cancelled meeting is held after all."""
    year = meeting_or_404(request, number).day.year

    def show(why: Refusal, status: int) -> HttpResponseBase:
        return meetings_of(request, year, why=why, status=status)

    return submit(request, lambda doing: reinstate_meeting(doing, meeting=number), show)
