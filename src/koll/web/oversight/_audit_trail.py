"""The auditors' own pages: the first one, and the trail with what was decided, followed up and looked at."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpResponse, HttpResponseBase
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from koll.frame.duty_lines import group_duties
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.downloads import sent, table_file
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.frame.routes import address
from koll.reads.oversight import auditor_page, followed_line, trail_page, trail_rows
from koll.web.act_phrases import act_word


class TrailForm(forms.Form):
    """Which lines to show."""

    organ = forms.SlugField(required=False)
    year = forms.IntegerField(required=False, min_value=1900, max_value=2200)
    sida = forms.IntegerField(required=False, min_value=1, max_value=100_000)


def trail_asked_for(request: KollRequest) -> tuple[str, int | None, int]:
    """The body, the year and the page that the address asks for; everything where it says nothing sensible."""
    form = TrailForm(request.GET)
    form.is_valid()
    said = form.cleaned_data
    return str(said.get("organ") or ""), said.get("year"), int(said.get("sida") or 1)


def first_page(request: KollRequest) -> HttpResponseBase:
    """The first page of somebody who is an auditor and nothing else."""
    page = auditor_page(request.koll.context)
    late = group_duties(page.late, request.koll.snapshot.charter, request.koll.snapshot.bodies.names)
    trail = [(row, act_word(row.act)) for row in page.trail]
    return render_page(request, "oversight/auditing/first.html", page, late=late, trail=trail)


@reached_by(Audience.INSIDE)
@require_GET
def show_audit_trail(request: KollRequest) -> HttpResponseBase:
    """What was decided, followed up and looked at, and who did what and when."""
    organ, year, number = trail_asked_for(request)
    day = request.koll.on
    page = trail_page(request.koll.context, body=organ, year=year, page=number)
    more: dict[str, Any] = {
        "organ": organ,
        "year": year,
        "shown": year or day.year,
        "lines": [(line, act_word(line.act)) for line in page.lines],
        "followed": followed_line(request.koll.context, body=organ, year=year),
        "query": urlencode({key: value for key, value in (("organ", organ), ("year", year)) if value}),
        "before": page.page - 1,
        "after": page.page + 1 if page.page < page.pages else 0,
    }
    return render_page(request, "oversight/auditing/trail.html", page, **more)


@reached_by(Audience.INSIDE)
@require_GET
def send_audit_trail(request: KollRequest) -> HttpResponse:
    """The lines that fit as a table, guarded so that no program takes a cell for a formula."""
    organ, year, _number = trail_asked_for(request)
    rows = [(_("Line"), _("When"), _("Who"), _("What was done"), _("What it was about"), _("Address"))]
    rows += [
        (
            str(trail_row.number),
            localtime(trail_row.at).strftime("%Y-%m-%d %H:%M"),
            trail_row.who,
            act_word(trail_row.act),
            trail_row.heading,
            address(trail_row.ref),
        )
        for trail_row in trail_rows(request.koll.context, body=organ, year=year)
    ]
    return sent(table_file(rows, name=f"{_('Trail')} {year or request.koll.on.isoformat()}", kind="csv"))
