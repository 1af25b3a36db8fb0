"""The golden thread: as a tree and a list that can be followed both ways, and on paper."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus

from babel.numbers import format_decimal
from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from koll.frame.components.thread import level_words_of_query
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.report_downloads import as_pdf
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.frame.queries import parse_thread_query
from koll.reads.thread import InsideNode, ThreadNode, thread_page
from koll.reports.thread import MOST, thread_document, whole_thread


@reached_by(Audience.INSIDE)
@require_GET
def show_thread(request: KollRequest) -> HttpResponseBase:
    """How everything hangs together, as far as the person may see it."""
    asked = parse_thread_query(request.GET)
    page = thread_page(request.koll.context, asked)
    if page is None:
        page = thread_page(request.koll.context, replace(asked, at=""))
        return render_page(
            request, "instruments/steering/thread.html", page, status=HTTPStatus.NOT_FOUND, is_missing=True
        )
    return render_page(request, "instruments/steering/thread.html", page)


@reached_by(Audience.INSIDE)
@require_GET
def send_thread_pdf(request: KollRequest) -> HttpResponse:
    """The same thread as a PDF."""
    page = thread_page(request.koll.context, whole_thread(parse_thread_query(request.GET)), MOST)
    if page is None:
        raise Http404
    document = thread_document(
        page,
        request.koll.on,
        request.koll.snapshot.municipality,
        get_language() or "sv",
        level_words_of_query(),
        node_with_reading,
    )
    return as_pdf(document, document.title)


def node_with_reading(knot: ThreadNode, language: str) -> str:
    """What a knot says on paper; an indicator with its latest reading."""
    if not isinstance(knot, InsideNode) or knot.value is None:
        return knot.heading
    return f"{knot.heading}: {format_decimal(knot.value.normalize(), locale=language)} {knot.unit} ({knot.period})"
