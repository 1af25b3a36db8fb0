"""The golden thread: as a tree and a list that can be followed both ways, and on paper."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus

from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.following import asked_of_thread, level_words
from koll.frame.rendering import render_page
from koll.reads.municipality import ours
from koll.reads.thread import thread_page
from koll.reports.sending import as_pdf
from koll.reports.thread import MOST, document_of, whole


@reached_by(Audience.INSIDE)
@require_GET
def thread(request: KollRequest) -> HttpResponseBase:
    """How everything hangs together, as far as the person may see it."""
    asked = asked_of_thread(request.GET)
    page = thread_page(request.koll.actor, request.koll.on, asked)
    if page is None:
        page = thread_page(request.koll.actor, request.koll.on, replace(asked, at=""))
        return render_page(request, "koll/steering/thread.html", page, status=HTTPStatus.NOT_FOUND, is_missing=True)
    return render_page(request, "koll/steering/thread.html", page)


@reached_by(Audience.INSIDE)
@require_GET
def thread_pdf(request: KollRequest) -> HttpResponse:
    """The same thread as a PDF."""
    page = thread_page(request.koll.actor, request.koll.on, whole(asked_of_thread(request.GET)), MOST)
    if page is None:
        raise Http404
    document = document_of(page, request.koll.on, ours(), get_language() or "sv", level_words())
    return as_pdf(document, document.title)
