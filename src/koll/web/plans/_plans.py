"""Managers' plans as they are read: what a unit does, on a board, along the year, at its meeting, and one by one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.http import Http404, HttpResponseBase
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from koll.domain.refs import PlanItemRef, PlanRef
from koll.domain.refusals import Refusal
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.days import parse_day
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.media.charts import TimelineRow, lay_out_timeline
from koll.reads.home import drafts_of
from koll.reads.plans import PlanItemView, PlanPage, plan_page, units_page
from koll.web.plans._plan_forms import QuickItemForm

BETWEEN_MEETINGS = timedelta(days=14)
SOON = timedelta(days=14)
UNDONE = frozenset({"flytta", "bort"})
"""What the address may say was just done: moved, or taken away."""


@reached_by(Audience.INSIDE)
@require_GET
def show_plans(request: KollRequest) -> HttpResponseBase:
    """Every unit that plans."""
    page = units_page(request.koll.context)
    return render_page(request, "plans/units.html", page, shared=sum(row.shared for row in page))


def plan_or_404(request: KollRequest, body: str) -> PlanPage:
    """The unit's plan, or no such page."""
    page = plan_page(request.koll.context, body, is_now=request.koll.on == request.koll.day)
    if page is None:
        raise Http404
    return page


def item_in(page: PlanPage, item: int) -> PlanItemView:
    """The item of the plan with this number, in it or taken out of it; or no such page."""
    line = next((one_item for one_item in (*page.items, *page.removed) if one_item.id == item), None)
    if line is None:
        raise Http404
    return line


def verb_words(page: PlanPage) -> dict[str, str]:
    """What each step is called."""
    language = get_language() or "sv"
    return {verb.key: verb.label.forms(language).indefinite.capitalize() for verb in page.verbs}


@reached_by(Audience.INSIDE)
@require_GET
def show_plan_board(request: KollRequest, ref: PlanRef) -> HttpResponseBase:
    """A unit's plan on a board, a column for each of the manager's steps."""
    return board_page(request, plan_or_404(request, ref.body))


def board_page(
    request: KollRequest,
    page: PlanPage,
    *,
    status: int = 200,
    why: Refusal | None = None,
    quick: QuickItemForm | None = None,
) -> HttpResponseBase:
    """The board, or the board again with why something could not be done."""
    words = verb_words(page)
    columns = [(verb, words[verb], [row for row in page.done if row.verb == verb]) for verb in words]
    loose = [row for row in page.done if row.verb not in words]
    return render_page(
        request,
        "plans/board.html",
        page,
        status=status,
        columns=columns,
        loose=loose,
        undo=undoing(request, page),
        quick=quick or QuickItemForm(None),
        why=why,
    )


def undoing(request: KollRequest, page: PlanPage) -> tuple[str, PlanItemView, str] | None:
    """What was just done and may be undone: the deed, the thing, and the step it was moved from."""
    deed, _dash, rest = request.GET.get("angra", "").partition("-")
    number, _dash, verb = rest.partition("-")
    line = next((item for item in (*page.items, *page.removed) if str(item.id) == number), None)
    if line is None or not page.may_work or deed not in UNDONE:
        return None
    return deed, line, verb


@reached_by(Audience.INSIDE)
@require_GET
def show_plan_item(request: KollRequest, ref: PlanItemRef) -> HttpResponseBase:
    """One thing in the plan, with everything about it and what can be done."""
    page = plan_or_404(request, ref.body)
    line = item_in(page, ref.number)
    verb = verb_words(page).get(line.verb, "")
    kept, ref = kept_notes(request, [line])[line.id], PlanItemRef(body=page.body_key, number=line.id)
    return render_page(request, "plans/item.html", page, item=line, ref=ref, verb=verb, kept=kept)


@reached_by(Audience.INSIDE)
@require_GET
def show_plan_timeline(request: KollRequest, ref: PlanRef) -> HttpResponseBase:
    """The plan along the months, as a picture and as a list."""
    page = plan_or_404(request, ref.body)
    lying = [TimelineRow(key=str(row.id), label=row.heading, first=row.begins_on, last=row.due_on) for row in page.done]
    undated = [row for row in page.done if not (row.begins_on or row.due_on)]
    dated = sorted((row for row in page.done if row not in undated), key=begins)
    laid = lay_out_timeline(lying, request.koll.on)
    return render_page(request, "plans/along.html", page, timeline=laid, dated=dated, undated=undated)


def begins(line: PlanItemView) -> tuple[date, str]:
    """The order along the year."""
    return (line.begins_on or line.due_on or date.max, line.heading)


@reached_by(Audience.INSIDE)
@require_GET
def show_plan_meeting(request: KollRequest, ref: PlanRef) -> HttpResponseBase:
    """What a team needs to look at together: what is new, what is near, and what nobody does."""
    page = plan_or_404(request, ref.body)
    since = since_of(request)
    day = request.koll.on
    near = [row for row in page.done if row.due_on is not None and row.due_on <= day + SOON]
    new = [row for row in page.done if row.added_on > since or any(note.on > since for note in row.notes)]
    free = [row for row in page.done if not row.who]
    kept = kept_notes(request, page.done)
    groups = [
        (name, [(line, kept[line.id]) for line in lines])
        for name, lines in without_repeats((("near", near), ("new", new), ("free", free), ("rest", list(page.done))))
    ]
    return render_page(request, "plans/meeting.html", page, since=since, groups=groups, words=verb_words(page))


def kept_notes(request: KollRequest, lines: Iterable[PlanItemView]) -> dict[int, dict[str, str | int]]:
    """The words of each note that the person has begun and not sent, with their revision."""
    keys = {f"note:{line.id}": line.id for line in lines}
    drafts = drafts_of(request.koll.context, list(keys))
    return {
        number: {"words": drafts[key].fields.get("words", ""), "revision": drafts[key].revision}
        if key in drafts
        else {}
        for key, number in keys.items()
    }


def since_of(request: KollRequest) -> date:
    """The day of the last meeting, as the address says; two weeks ago when it says nothing that can be read."""
    try:
        return parse_day(request.GET.get("sedan", ""))
    except Refusal:
        return request.koll.on - BETWEEN_MEETINGS


def without_repeats(groups: Iterable[tuple[str, list[PlanItemView]]]) -> list[tuple[str, list[PlanItemView]]]:
    """Each thing only in the first group it belongs to; no empty groups."""
    seen: set[int] = set()
    kept = []
    for name, lines in groups:
        fresh = [line for line in lines if line.id not in seen]
        seen |= {row.id for row in fresh}
        if fresh:
            kept.append((name, fresh))
    return kept
