"""My work: one page across everything that waits for the person, what they promised and what is new to them."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpResponseBase
from django.views.decorators.http import require_GET, require_POST

from koll.acts.home import mark_news_read
from koll.domain.refusals import Refusal
from koll.frame.duty_lines import group_duties
from koll.frame.form_submission import submit
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.reads.home import work_page
from koll.web.act_phrases import act_word
from koll.web.home._news_forms import MarkNewsReadForm
from koll.web.home._work_list import by_when, promised_lines, work_items


@reached_by(Audience.INSIDE)
@require_GET
def show_my_work(request: KollRequest) -> HttpResponseBase:
    """What waits for me, what I promised, and what is new."""
    return work_of_person(request)


def work_of_person(
    request: KollRequest, *, why: Refusal | None = None, status: int = HTTPStatus.OK
) -> HttpResponseBase:
    """The page, with what could not be done on top."""
    page, charter, day = work_page(request.koll.context), request.koll.snapshot.charter, request.koll.on
    waiting, promised = list(work_items(page, charter)), list(promised_lines(page))
    return render_page(
        request,
        "home/beginning/work.html",
        page,
        status=status,
        number=len(waiting),
        waiting=by_when(waiting, day),
        promised=by_when(promised, day),
        promises=len(promised),
        coming=group_duties(page.coming, charter, page.body_names),
        news=[(line, act_word(line.act)) for line in page.news.lines],
        why=why,
    )


@reached_by(Audience.INSIDE)
@require_POST
def mark_news_read_action(request: KollRequest) -> HttpResponseBase:
    """Marks what was shown as seen."""
    form = MarkNewsReadForm(request.POST)

    def show(why: Refusal | None, status: int) -> HttpResponseBase:
        return work_of_person(request, why=why, status=status)

    if not form.is_valid():
        return show(None, HTTPStatus.BAD_REQUEST)
    return submit(request, lambda doing: mark_news_read(doing, through=form.cleaned_data["through"]), show)
