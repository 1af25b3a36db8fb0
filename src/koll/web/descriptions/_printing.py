"""What a body has decided in writing, as a PDF or a Word file for those inside."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from koll.domain.refs import OccasionRef
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.report_downloads import as_pdf, as_word
from koll.frame.http.request import KollRequest
from koll.media.paper import Document
from koll.media.rich_text import LinkTargets
from koll.reads.descriptions import pictures_of
from koll.reports.descriptions import description_document, file_name
from koll.web.activities import written_occasion_or_404


def printed(request: KollRequest, ref: OccasionRef) -> tuple[Document, str]:
    """The decided occasion as a document, and a name for its file; 404 while it is a draft."""
    municipality = request.koll.snapshot.municipality
    if all(one_activity.key != ref.activity for one_activity in municipality.charter.activities):
        raise Http404
    page = written_occasion_or_404(request, ref)
    if page.line.done_on is None or page.line.done_on > request.koll.on:
        raise Http404
    language = get_language() or "sv"
    outside = LinkTargets(site=request.build_absolute_uri("/")[:-1], pictures=pictures_of(request.koll.context, page))
    document = description_document(
        request.koll.snapshot, page, municipality.name, language, municipality.is_example, outside
    )
    return document, file_name(page, language)


@reached_by(Audience.INSIDE)
@require_GET
def send_description_pdf(request: KollRequest, ref: OccasionRef) -> HttpResponse:
    """The decided occasion as a PDF."""
    return as_pdf(*printed(request, ref))


@reached_by(Audience.INSIDE)
@require_GET
def send_description_docx(request: KollRequest, ref: OccasionRef) -> HttpResponse:
    """The decided occasion as a Word file, in the municipality's template."""
    return as_word(*printed(request, ref), settings.WORD_TEMPLATE)
