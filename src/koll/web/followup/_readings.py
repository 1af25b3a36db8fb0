"""Readings entered many at once: in a grid that takes pasted cells, and in a file that goes out and comes in."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from koll.acts.followup import record_readings
from koll.acts.imports import read_rows
from koll.domain.refusals import Refusal
from koll.frame.form_submission import submit
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.downloads import sent, table_file
from koll.frame.http.guards import must_sit
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.permissions import Permission
from koll.reads.followup import grid
from koll.web.followup._indicator_forms import GridForm
from koll.web.followup._readings_file_forms import table_of_readings, understood_readings
from koll.web.form_pages import TableForm, saved_and_typed_fields

COLUMNS = 5
GRID = "readings"
"""The name of the grid's draft."""
GRID_ADDRESS = "/indikatorer/inmatning/"


def grid_of(request: KollRequest, data: Any = None) -> GridForm:
    """The boxes for what the person enters readings of, this year last."""
    year = request.koll.day.year
    periods = tuple(str(row) for row in range(year - COLUMNS + 1, year + 1))
    return GridForm(data, rows=grid(request.koll.context_today, periods), periods=periods)


def grid_page(
    request: KollRequest, form: GridForm, status: int = HTTPStatus.OK, file: TableForm | None = None, **more: Any
) -> HttpResponseBase:
    """The page with the boxes, and the file to choose."""
    more = {"periods": form.periods, "draft_key": GRID, "file": file or TableForm(), **more}
    return render_page(request, "followup/indicators/grid.html", form, status=status, **more)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def record_readings_form(request: KollRequest) -> HttpResponseBase:
    """Entering readings in a grid that takes what is pasted from a spreadsheet."""
    form = grid_of(request, request.POST if request.method == "POST" else None)
    if request.method == "GET":
        form.initial, draft = saved_and_typed_fields(request, GRID, form.initial)
        return grid_page(request, form, draft=draft)
    if not form.is_valid():
        return grid_page(request, form, HTTPStatus.BAD_REQUEST)

    def show(why: Refusal, status: int) -> HttpResponseBase:
        return grid_page(request, form, status, why=why)

    return submit(request, lambda doing: record_readings(doing, readings=form.readings()), show, draft=GRID)


@reached_by(Audience.INSIDE)
@require_GET
def send_readings(request: KollRequest) -> HttpResponseBase:
    """The grid as an Excel file that can be filled in and read again."""
    form = grid_of(request)
    rows = table_of_readings(form.rows, form.periods)
    return sent(table_file(rows, name=f"{_('Readings').lower()}-{request.koll.day}", kind="xlsx", title=_("Readings")))


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def file_in(request: KollRequest) -> HttpResponseBase:
    """The grid filled in from a file, to be looked at; nothing is saved until the person saves it."""
    if request.method == "GET":
        return HttpResponseRedirect(GRID_ADDRESS)
    must_sit(request, Permission.MANAGE_INDICATORS)
    form, file = grid_of(request), TableForm(request.POST, request.FILES)
    if not file.is_valid():
        return grid_page(request, form, HTTPStatus.BAD_REQUEST, file)
    try:
        read = understood_readings(read_rows(file.cleaned_data["file"]), form.rows, form.periods)
    except Refusal as refusal:
        return grid_page(request, form, HTTPStatus.BAD_REQUEST, why=refusal)
    if read.wrong:
        return grid_page(request, form, HTTPStatus.BAD_REQUEST, wrong=read.wrong)
    return grid_page(request, form.filled(read.values), count=len(read.values))
