"""Many decisions at once: a table in, shown row by row before anything is recorded, and the same table out."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from koll.acts.decisions import decision_columns, foresee, import_decisions
from koll.acts.imports import KINDS, Row, UnableToTakeFile, read_rows, write_csv, write_xlsx
from koll.domain.refusals import Refusal
from koll.frame.form_submission import doing_of, submit
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.downloads import sent
from koll.frame.http.guards import must_sit
from koll.frame.http.json_sent import MISSHAPEN, read_json
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.permissions import Permission, UnableTo
from koll.reads.decisions import AttachmentFile, decision_rows
from koll.web.form_pages import TableForm

PAGE = "decisions/importing.html"


@reached_by(Audience.INSIDE)
@require_GET
def send_decisions(request: KollRequest, kind: str) -> HttpResponseBase:
    """Every decision made by the day, as a file that can be taken in again."""
    rows = [[str(words) for words in decision_columns.values()], *decision_rows(request.koll.context)]
    content = write_csv(rows) if kind == "csv" else write_xlsx(rows, _("Decisions"))
    return sent(
        AttachmentFile(
            name=f"{_('Decisions').lower()}-{request.koll.on}.{kind}", media_type=KINDS[kind][0], content=content
        )
    )


def render_decision_import(
    request: KollRequest, form: TableForm, status: int = HTTPStatus.OK, **more: Any
) -> HttpResponseBase:
    """The page with the file to choose, and whatever has come of it."""
    return render_page(request, PAGE, decision_columns, status=status, form=form, **more)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def import_decisions_form(request: KollRequest) -> HttpResponseBase:
    """What would come of each row of a table; nothing is recorded here."""
    must_sit(request, Permission.RECORD_DECISION)
    form = TableForm(request.POST, request.FILES) if request.method == "POST" else TableForm()
    if not form.is_bound:
        return render_decision_import(request, form)
    if not form.is_valid():
        return render_decision_import(request, form, HTTPStatus.BAD_REQUEST)
    try:
        rows = read_rows(form.cleaned_data["file"])
        return preview_decisions(request, rows)
    except Refusal as refusal:
        return render_decision_import(request, form, HTTPStatus.BAD_REQUEST, why=refusal)


def preview_decisions(
    request: KollRequest, rows: list[Row], status: int = HTTPStatus.OK, **more: Any
) -> HttpResponseBase:
    """Row by row what would happen, and the button that does it when nothing is wrong."""
    seen = foresee(doing_of(request, ""), rows)
    count = {state: sum(row.state == state for row in seen) for state in ("new", "there", "wrong")}
    more = {"seen": seen, "count": count, "rows": json.dumps(rows), **more}
    return render_decision_import(request, TableForm(), status, **more)


def previewed_rows(text: str) -> list[Row]:
    """The rows as the page had kept them; UnableToTakeFile when they are not."""
    try:
        rows = read_json(text)
        return [tuple(str(cell) for cell in row) for row in rows]
    except MISSHAPEN:
        raise UnableToTakeFile(_("The table was lost on the way. Choose the file again.")) from None


@reached_by(Audience.INSIDE)
@require_POST
def import_decisions_action(request: KollRequest) -> HttpResponseBase:
    """Records what was shown."""
    rows = previewed_rows(request.POST.get("rows", ""))

    def show(why: UnableTo, status: int) -> HttpResponseBase:
        return preview_decisions(request, rows, status, why=why)

    return submit(request, lambda doing: import_decisions(doing, rows=rows), show)
