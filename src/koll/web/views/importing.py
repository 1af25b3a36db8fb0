"""Many decisions at once: a table in, shown row by row before anything is recorded, and the same table out."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from koll.acts.files import KINDS, UnableToTakeFile
from koll.acts.importing import COLUMNS, foresee, import_decisions
from koll.acts.sheets import Row, as_csv, as_sheet, rows_in
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.files import sent
from koll.frame.guards import must_sit
from koll.frame.posting import try_to
from koll.frame.rendering import render_page
from koll.permissions import Act, Refusal, UnableTo
from koll.reads.attachments import AttachmentFile
from koll.reads.decisions import decision_rows
from koll.web.forms.attaching import TableForm

PAGE = "koll/decisions/importing.html"


@reached_by(Audience.INSIDE)
@require_GET
def table(request: KollRequest, kind: str) -> HttpResponseBase:
    """Every decision made by the day, as a file that can be taken in again."""
    rows = [[str(words) for words in COLUMNS.values()], *decision_rows(request.koll.on)]
    content = as_csv(rows) if kind == "csv" else as_sheet(rows, _("Decisions"))
    return sent(AttachmentFile(f"{_('Decisions').lower()}-{request.koll.on}.{kind}", KINDS[kind][0], content))


def page_with(request: KollRequest, form: TableForm, status: int = HTTPStatus.OK, **more: Any) -> HttpResponseBase:
    """The page with the file to choose, and whatever has come of it."""
    return render_page(request, PAGE, COLUMNS, status=status, form=form, **more)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def importing(request: KollRequest) -> HttpResponseBase:
    """What would come of each row of a table; nothing is recorded here."""
    must_sit(request, Act.RECORD_DECISION)
    form = TableForm(request.POST, request.FILES) if request.method == "POST" else TableForm()
    if not form.is_bound:
        return page_with(request, form)
    if not form.is_valid():
        return page_with(request, form, HTTPStatus.BAD_REQUEST)
    try:
        rows = rows_in(form.cleaned_data["file"])
        return foreseen(request, rows)
    except Refusal as refusal:
        return page_with(request, form, HTTPStatus.BAD_REQUEST, why=refusal)


def foreseen(request: KollRequest, rows: list[Row], status: int = HTTPStatus.OK, **more: Any) -> HttpResponseBase:
    """Row by row what would happen, and the button that does it when nothing is wrong."""
    seen = foresee(request.koll.doing(""), rows)
    count = {state: sum(each.state == state for each in seen) for state in ("new", "there", "wrong")}
    more = {"seen": seen, "count": count, "rows": json.dumps(rows), **more}
    return page_with(request, TableForm(), status, **more)


def rows_of(text: str) -> list[Row]:
    """The rows as the page had kept them; UnableToTakeFile when they are not."""
    try:
        rows = json.loads(text)
        return [tuple(str(cell) for cell in row) for row in rows]
    except (ValueError, TypeError):
        raise UnableToTakeFile(_("The table was lost on the way. Choose the file again.")) from None


@reached_by(Audience.INSIDE)
@require_POST
def taking_in(request: KollRequest) -> HttpResponseBase:
    """Records what was shown."""
    rows = rows_of(request.POST.get("rows", ""))

    def show(why: UnableTo, status: int) -> HttpResponseBase:
        return foreseen(request, rows, status, why=why)

    return try_to(request, lambda doing: import_decisions(doing, rows=rows), show)
