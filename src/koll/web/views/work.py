"""My work: one page across everything that waits for the person, what they promised and what is new to them."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpResponseBase
from django.views.decorators.http import require_GET, require_POST

from koll.acts.looks import look
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.duties import together
from koll.frame.posting import try_to
from koll.frame.rendering import render_page
from koll.permissions import UnableTo
from koll.reads.municipality import ours
from koll.reads.work import work_page
from koll.web.forms.looks import LookForm
from koll.web.news import act_word
from koll.web.waiting import by_when, promised_lines, waiting_lines


@reached_by(Audience.INSIDE)
@require_GET
def work(request: KollRequest) -> HttpResponseBase:
    """What waits for me, what I promised, and what is new."""
    return work_of(request)


def work_of(request: KollRequest, *, why: UnableTo | None = None, status: int = HTTPStatus.OK) -> HttpResponseBase:
    """The page, with what could not be done on top."""
    page, charter, day = work_page(request.koll.actor, request.koll.on), ours().charter, request.koll.on
    waiting, promised = list(waiting_lines(page, charter)), list(promised_lines(page))
    return render_page(
        request,
        "koll/beginning/work.html",
        page,
        status=status,
        number=len(waiting),
        waiting=by_when(waiting, day),
        promised=by_when(promised, day),
        promises=len(promised),
        coming=together(page.coming, charter, page.body_names),
        news=[(each, act_word(each.act)) for each in page.news.lines],
        why=why,
    )


@reached_by(Audience.INSIDE)
@require_POST
def seeing(request: KollRequest) -> HttpResponseBase:
    """Marks what was shown as seen."""
    form = LookForm(request.POST)

    def show(why: UnableTo | None, status: int) -> HttpResponseBase:
        return work_of(request, why=why, status=status)

    if not form.is_valid():
        return show(None, HTTPStatus.BAD_REQUEST)
    return try_to(request, lambda doing: look(doing, through=form.cleaned_data["through"]), show)
