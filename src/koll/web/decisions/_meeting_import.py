"""A calendar of meetings out of a file: shown row by row before anything is kept, and the same table out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from koll.acts.decisions import MEETINGS, MeetingRow, import_meetings
from koll.acts.engine import Doing, Done
from koll.acts.imports import CheckedFile, TableInFile, calendar_table
from koll.domain.refs import MeetingsRef
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.downloads import sent, table_file
from koll.frame.http.request import KollRequest
from koll.reads.decisions import meetings_page
from koll.web.decisions._meeting_forms import CalendarForm
from koll.web.decisions._meetings import kept_by
from koll.web.form_pages import ImportPage, TakenTable, import_table_page, take_table_action


def take_meetings(doing: Doing, taken: TakenTable[MeetingRow]) -> Done:
    """Keeps what was shown."""
    return import_meetings(doing, rows=taken.rows, memory=taken.memory)


def words_for_meetings(count: int) -> str:
    """The button that takes in so many."""
    return ngettext("Take in %(number)s meeting", "Take in %(number)s meetings", count) % {"number": count}


def read_meetings(bodies: Iterable[str], file: CheckedFile, _chosen: Mapping[str, str]) -> TableInFile:
    """The meetings of a file; `bodies` are names to find in what one is called."""
    return calendar_table(file, bodies)


def _page_of(request: KollRequest) -> ImportPage[MeetingRow]:
    """The page for whoever keeps meetings; Forbidden for others."""
    return ImportPage(
        declaration=MEETINGS,
        title=_("Take in a calendar"),
        lede=_("First you see row by row what would happen; nothing is kept until you say so."),
        help=(
            _(
                "An iCalendar file is one that Outlook, Google and most meeting systems export. A meeting that has "
                "moved since last time is moved here too, and one that is cancelled there is cancelled here."
            ),
        ),
        back=(reverse("meetings"), _("Meetings")),
        route="import_meetings",
        take_route="take_in_meetings",
        button=words_for_meetings,
        take=take_meetings,
        form=partial(CalendarForm, bodies=kept_by(request)),
        read=partial(read_meetings, request.koll.snapshot_today.bodies.names.values()),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def import_meetings_form(request: KollRequest) -> HttpResponseBase:
    """What would come of each row of a calendar; nothing is kept here."""
    return import_table_page(request, _page_of(request))


@reached_by(Audience.INSIDE)
@require_POST
def import_meetings_action(request: KollRequest) -> HttpResponseBase:
    """Keeps what was shown."""
    return take_table_action(request, _page_of(request))


@reached_by(Audience.INSIDE)
@require_GET
def send_meetings(request: KollRequest, ref: MeetingsRef) -> HttpResponseBase:
    """The meetings of a year as a table that can be taken in again, or filled in for the next."""
    page = meetings_page(request.koll.context, ref.year, request.GET.get("organ", ""))
    rows = MEETINGS.export(
        MeetingRow(
            body=line.body_name,
            day=line.day,
            begins=line.begins,
            ends=line.ends,
            place=line.place,
            heading=line.heading,
            cancelled=line.cancelled_on is not None,
        )
        for line in page.lines
    )
    return sent(table_file(rows, name=f"{_('Meetings').lower()}-{ref.year}", kind="xlsx", title=_("Meetings")))
