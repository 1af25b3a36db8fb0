"""A calendar of meetings out of a file: shown row by row before anything is kept, and then all of it or nothing."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from koll.acts.decisions import COLUMNS, clock_time, foresee_meetings, import_meetings
from koll.acts.imports import KINDS, Row, calendar_rows, write_xlsx
from koll.domain.refusals import Refusal
from koll.frame.form_submission import doing_of, submit
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.downloads import sent
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.permissions import UnableTo
from koll.reads.decisions import AttachmentFile, meetings_page
from koll.web.decisions._decision_import import previewed_rows
from koll.web.decisions._meeting_forms import CalendarForm
from koll.web.decisions._meetings import kept_by

PAGE = "decisions/meetings/importing.html"
STATES = ("new", "changed", "cancelled", "there", "wrong")


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def import_meetings_form(request: KollRequest) -> HttpResponseBase:
    """What would come of each row of a calendar; nothing is kept here."""
    bodies = kept_by(request)
    form = CalendarForm(request.POST or None, request.FILES or None, bodies=bodies)
    if request.method == "GET":
        return render_meeting_import(request, CalendarForm(bodies=bodies))
    if not form.is_valid():
        return render_meeting_import(request, form, HTTPStatus.BAD_REQUEST)
    try:
        rows = calendar_rows(form.cleaned_data["file"], request.koll.snapshot_today.bodies.names.values())
        return preview_meetings(request, rows, form.cleaned_data["body"])
    except Refusal as refusal:
        return render_meeting_import(request, form, HTTPStatus.BAD_REQUEST, why=refusal)


def render_meeting_import(
    request: KollRequest, form: CalendarForm, status: int = HTTPStatus.OK, **more: Any
) -> HttpResponseBase:
    """The page with the file to choose, and whatever has come of it."""
    return render_page(request, PAGE, COLUMNS, status=status, form=form, **more)


def preview_meetings(
    request: KollRequest, rows: list[Row], body: str, status: int = HTTPStatus.OK, **more: Any
) -> HttpResponseBase:
    """Row by row what would happen, and the button that does it when nothing is wrong."""
    seen = foresee_meetings(doing_of(request, ""), rows, body)
    count = {state: sum(row.state == state for row in seen) for state in STATES}
    to_do = count["new"] + count["changed"] + count["cancelled"]
    more = {"seen": seen, "count": count, "to_do": to_do, "rows": json.dumps(rows), "usual": body, **more}
    form = CalendarForm(bodies=kept_by(request))
    form.initial = {"body": body}
    return render_meeting_import(request, form, status, **more)


@reached_by(Audience.INSIDE)
@require_POST
def import_meetings_action(request: KollRequest) -> HttpResponseBase:
    """Keeps what was shown."""
    rows, body = previewed_rows(request.POST.get("rows", "")), request.POST.get("body", "")

    def show(why: UnableTo, status: int) -> HttpResponseBase:
        return preview_meetings(request, rows, body, status, why=why)

    return submit(request, lambda doing: import_meetings(doing, rows=rows, body=body), show)


@reached_by(Audience.INSIDE)
@require_GET
def send_meetings(request: KollRequest, year: int) -> HttpResponseBase:
    """The meetings of a year as a table that can be taken in again, or filled in for the next."""
    page = meetings_page(request.koll.context, year, request.GET.get("organ", ""))
    rows = [
        (
            line.body_name,
            line.day.isoformat(),
            clock_time(line.begins),
            clock_time(line.ends),
            line.place,
            line.heading,
            "x" if line.cancelled_on else "",
        )
        for line in page.lines
    ]
    content = write_xlsx([[str(words) for words in COLUMNS.values()], *rows], _("Meetings"))
    return sent(
        AttachmentFile(name=f"{_('Meetings').lower()}-{year}.xlsx", media_type=KINDS["xlsx"][0], content=content)
    )
