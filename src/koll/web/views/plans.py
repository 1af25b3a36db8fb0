"""Managers' plans as they are read: what a unit does, on a board, along the year, at its meeting, and one by one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.http import Http404, HttpResponseBase
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from koll.almanac.timeline import Lying, timeline
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.day import UnableToReadDay, day_in
from koll.frame.rendering import render_page
from koll.permissions import UnableTo
from koll.reads.drafts import drafts_of
from koll.reads.plans import PlanLine, PlanPage, plan_page, units_page
from koll.web.forms.planning import QuickItemForm

BETWEEN_MEETINGS = timedelta(days=14)
SOON = timedelta(days=14)
UNDONE = frozenset({"flytta", "bort"})
"""What the address may say was just done: moved, or taken away."""


@reached_by(Audience.INSIDE)
@require_GET
def units(request: KollRequest) -> HttpResponseBase:
    """Every unit that plans."""
    page = units_page(request.koll.actor, request.koll.on)
    return render_page(request, "koll/plans/units.html", page, shared=sum(each.shared for each in page))


def found(request: KollRequest, body: str) -> PlanPage:
    """The unit's plan, or no such page."""
    page = plan_page(request.koll.actor, body, request.koll.on, is_now=request.koll.on == request.koll.day)
    if page is None:
        raise Http404
    return page


def item_in(page: PlanPage, item: int) -> PlanLine:
    """The item of the plan with this number, in it or taken out of it; or no such page."""
    line = next((each for each in (*page.items, *page.removed) if each.id == item), None)
    if line is None:
        raise Http404
    return line


def verb_words(page: PlanPage) -> dict[str, str]:
    """What each step is called."""
    language = get_language() or "sv"
    return {each.key: each.label.forms(language).indefinite.capitalize() for each in page.verbs}


@reached_by(Audience.INSIDE)
@require_GET
def plan(request: KollRequest, body: str) -> HttpResponseBase:
    """A unit's plan on a board, a column for each of the manager's steps."""
    return board_page(request, found(request, body))


def board_page(
    request: KollRequest,
    page: PlanPage,
    *,
    status: int = 200,
    why: UnableTo | None = None,
    quick: QuickItemForm | None = None,
) -> HttpResponseBase:
    """The board, or the board again with why something could not be done."""
    words = verb_words(page)
    columns = [(verb, words[verb], [each for each in page.done if each.verb == verb]) for verb in words]
    loose = [each for each in page.done if each.verb not in words]
    return render_page(
        request,
        "koll/plans/board.html",
        page,
        status=status,
        columns=columns,
        loose=loose,
        undo=undoing(request, page),
        quick=quick or QuickItemForm(None),
        why=why,
    )


def undoing(request: KollRequest, page: PlanPage) -> tuple[str, PlanLine, str] | None:
    """What was just done and may be undone: the deed, the thing, and the step it was moved from."""
    deed, _dash, rest = request.GET.get("angra", "").partition("-")
    number, _dash, verb = rest.partition("-")
    line = next((each for each in (*page.items, *page.removed) if str(each.id) == number), None)
    if line is None or not page.may_work or deed not in UNDONE:
        return None
    return deed, line, verb


@reached_by(Audience.INSIDE)
@require_GET
def item(request: KollRequest, body: str, item: int) -> HttpResponseBase:
    """One thing in the plan, with everything about it and what can be done."""
    page = found(request, body)
    line = item_in(page, item)
    verb = verb_words(page).get(line.verb, "")
    kept = kept_notes(request, [line])[line.id]
    return render_page(request, "koll/plans/item.html", page, item=line, verb=verb, kept=kept)


@reached_by(Audience.INSIDE)
@require_GET
def along(request: KollRequest, body: str) -> HttpResponseBase:
    """The plan along the months, as a picture and as a list."""
    page = found(request, body)
    lying = [Lying(str(each.id), each.heading, each.begins_on, each.due_on) for each in page.done]
    undated = [each for each in page.done if not (each.begins_on or each.due_on)]
    dated = sorted((each for each in page.done if each not in undated), key=begins)
    laid = timeline(lying, request.koll.on)
    return render_page(request, "koll/plans/along.html", page, timeline=laid, dated=dated, undated=undated)


def begins(line: PlanLine) -> tuple[date, str]:
    """The order along the year."""
    return (line.begins_on or line.due_on or date.max, line.heading)


@reached_by(Audience.INSIDE)
@require_GET
def meeting(request: KollRequest, body: str) -> HttpResponseBase:
    """What a team needs to look at together: what is new, what is near, and what nobody does."""
    page = found(request, body)
    since = since_of(request)
    day = request.koll.on
    near = [each for each in page.done if each.due_on is not None and each.due_on <= day + SOON]
    new = [each for each in page.done if each.added_on > since or any(note.on > since for note in each.notes)]
    free = [each for each in page.done if not each.who]
    kept = kept_notes(request, page.done)
    groups = [
        (name, [(each, kept[each.id]) for each in lines])
        for name, lines in without_repeats((("near", near), ("new", new), ("free", free), ("rest", list(page.done))))
    ]
    return render_page(request, "koll/plans/meeting.html", page, since=since, groups=groups, words=verb_words(page))


def kept_notes(request: KollRequest, lines: Iterable[PlanLine]) -> dict[int, dict[str, str | int]]:
    """The words of each note that the person has begun and not sent, with their revision."""
    keys = {f"note:{each.id}": each.id for each in lines}
    drafts = drafts_of(request.koll.actor, list(keys))
    return {
        number: {"words": drafts[key].fields.get("words", ""), "revision": drafts[key].revision}
        if key in drafts
        else {}
        for key, number in keys.items()
    }


def since_of(request: KollRequest) -> date:
    """The day of the last meeting, as the address says; two weeks ago when it says nothing that can be read."""
    try:
        return day_in(request.GET.get("sedan", ""))
    except UnableToReadDay:
        return request.koll.on - BETWEEN_MEETINGS


def without_repeats(groups: Iterable[tuple[str, list[PlanLine]]]) -> list[tuple[str, list[PlanLine]]]:
    """Each thing only in the first group it belongs to; no empty groups."""
    seen: set[int] = set()
    kept = []
    for name, lines in groups:
        fresh = [each for each in lines if each.id not in seen]
        seen |= {each.id for each in fresh}
        if fresh:
            kept.append((name, fresh))
    return kept
