"""The executive board's oversight: every body in a year, one body's file, and both as a document for the auditors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from koll.domain.owed import Duty
from koll.domain.refs import OversightEntryRef, OversightRef
from koll.frame.duty_lines import DutyView, duty_lines
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.report_downloads import as_pdf
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.reads.oversight import OversightFilePage, file_page, file_pages, oversight_page
from koll.reports.oversight import oversight_document, oversight_title
from koll.snapshot import Snapshot

FIRST_YEAR, LAST_YEAR = 1975, 2200
"""The years that have a file."""


def oversight_in_words(snapshot: Snapshot, duties: tuple[Duty, ...], names: Mapping[str, str]) -> tuple[DutyView, ...]:
    """What is still to be done, in sentences."""
    return duty_lines(duties, snapshot.charter, names)


@reached_by(Audience.INSIDE)
@require_GET
def show_oversight_overview(request: KollRequest, period: int | None = None) -> HttpResponseBase:
    """Every body under oversight in a year, in words."""
    year = period or request.koll.on.year
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    page, names = oversight_page(request.koll.context, year), request.koll.snapshot.bodies.names
    rows = [(row, oversight_in_words(request.koll.snapshot, row.owed, names)) for row in page.rows]
    return render_page(request, "oversight/overview.html", page, rows=rows, before=year - 1, after=year + 1)


def oversight_file_or_404(request: KollRequest, ref: OversightRef | OversightEntryRef) -> OversightFilePage:
    """The file, or no such page."""
    page = file_page(request.koll.context, ref.body, ref.period) if FIRST_YEAR <= ref.period <= LAST_YEAR else None
    if page is None:
        raise Http404
    return page


@reached_by(Audience.INSIDE)
@require_GET
def show_oversight_file(request: KollRequest, ref: OversightRef) -> HttpResponseBase:
    """The file of one body and year."""
    page = oversight_file_or_404(request, ref)
    duties = oversight_in_words(request.koll.snapshot, page.owed, request.koll.snapshot.bodies.names)
    return render_page(request, "oversight/file.html", page, duties=duties, before=ref.period - 1, after=ref.period + 1)


def printed_file(request: KollRequest, pages: Sequence[OversightFilePage], period: int) -> HttpResponse:
    """The files as one PDF."""
    municipality, language, day = request.koll.snapshot.municipality, get_language() or "sv", request.koll.on
    document = oversight_document(pages, period, municipality.name, language, municipality.is_example, day)
    return as_pdf(document, oversight_title(pages, period).replace(":", ""))


@reached_by(Audience.INSIDE)
@require_GET
def send_oversight_file_pdf(request: KollRequest, ref: OversightRef) -> HttpResponse:
    """The file of one body and year as a PDF, without drafts."""
    return printed_file(request, [oversight_file_or_404(request, ref)], ref.period)


@reached_by(Audience.INSIDE)
@require_GET
def send_oversight_year_pdf(request: KollRequest, period: int) -> HttpResponse:
    """Every body's file of a year as one PDF, without drafts."""
    pages = file_pages(request.koll.context, period) if FIRST_YEAR <= period <= LAST_YEAR else ()
    if not pages:
        raise Http404
    return printed_file(request, pages, period)
