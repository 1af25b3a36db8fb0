"""A calendar of meetings out of a file: shown row by row before anything is kept, and then all of it or nothing."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from koll.acts.calendar_files import calendar_rows
from koll.acts.files import KINDS
from koll.acts.meeting_import import COLUMNS, foresee_meetings, import_meetings
from koll.acts.meetings import clock
from koll.acts.sheets import Row, as_sheet
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.files import sent
from koll.frame.posting import try_to
from koll.frame.rendering import render_page
from koll.permissions import Refusal, UnableTo
from koll.reads.attachments import AttachmentFile
from koll.reads.meetings import meetings_page
from koll.reads.municipality import body_names
from koll.web.forms.meetings import CalendarForm
from koll.web.views.importing import rows_of
from koll.web.views.meetings import kept_by

PAGE = "koll/meetings/importing.html"
STATES = ("new", "changed", "cancelled", "there", "wrong")


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def importing(request: KollRequest) -> HttpResponseBase:
    """What would come of each row of a calendar; nothing is kept here."""
    bodies = kept_by(request)
    form = CalendarForm(request.POST or None, request.FILES or None, bodies=bodies)
    if request.method == "GET":
        return page_with(request, CalendarForm(bodies=bodies))
    if not form.is_valid():
        return page_with(request, form, HTTPStatus.BAD_REQUEST)
    try:
        rows = calendar_rows(form.cleaned_data["file"], body_names(request.koll.day).values())
        return foreseen(request, rows, form.cleaned_data["body"])
    except Refusal as refusal:
        return page_with(request, form, HTTPStatus.BAD_REQUEST, why=refusal)


def page_with(request: KollRequest, form: CalendarForm, status: int = HTTPStatus.OK, **more: Any) -> HttpResponseBase:
    """The page with the file to choose, and whatever has come of it."""
    return render_page(request, PAGE, COLUMNS, status=status, form=form, **more)


def foreseen(
    request: KollRequest, rows: list[Row], body: str, status: int = HTTPStatus.OK, **more: Any
) -> HttpResponseBase:
    """Row by row what would happen, and the button that does it when nothing is wrong."""
    seen = foresee_meetings(request.koll.doing(""), rows, body)
    count = {state: sum(each.state == state for each in seen) for state in STATES}
    to_do = count["new"] + count["changed"] + count["cancelled"]
    more = {"seen": seen, "count": count, "to_do": to_do, "rows": json.dumps(rows), "usual": body, **more}
    form = CalendarForm(bodies=kept_by(request))
    form.initial = {"body": body}
    return page_with(request, form, status, **more)


@reached_by(Audience.INSIDE)
@require_POST
def taking_in(request: KollRequest) -> HttpResponseBase:
    """Keeps what was shown."""
    rows, body = rows_of(request.POST.get("rows", "")), request.POST.get("body", "")

    def show(why: UnableTo, status: int) -> HttpResponseBase:
        return foreseen(request, rows, body, status, why=why)

    return try_to(request, lambda doing: import_meetings(doing, rows=rows, body=body), show)


@reached_by(Audience.INSIDE)
@require_GET
def sheet(request: KollRequest, year: int) -> HttpResponseBase:
    """The meetings of a year as a table that can be taken in again, or filled in for the next."""
    page = meetings_page(request.koll.actor, year, request.GET.get("organ", ""), request.koll.on)
    rows = [
        (
            each.body_name,
            each.day.isoformat(),
            clock(each.begins),
            clock(each.ends),
            each.place,
            each.heading,
            "x" if each.cancelled_on else "",
        )
        for each in page.lines
    ]
    content = as_sheet([[str(words) for words in COLUMNS.values()], *rows], _("Meetings"))
    return sent(AttachmentFile(f"{_('Meetings').lower()}-{year}.xlsx", KINDS["xlsx"][0], content))
