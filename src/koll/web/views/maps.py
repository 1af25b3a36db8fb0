"""Maps: a body's description on one page, put together there, and all bodies' maps of a year."""

from __future__ import annotations

from typing import Any

from django import forms as django_forms
from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from koll.acts import maps
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.guards import must
from koll.frame.posting import try_to
from koll.frame.rendering import render_page
from koll.permissions import FROZEN_SENTENCE, RULES, Act, UnableTo
from koll.reads.maps import ChallengeLine, MapPage, SourceRef, map_page, maps_page
from koll.web.asking import Question, ask
from koll.web.forms.mapping import ChallengeForm, MoveForm
from koll.web.views.analyses import found


def map_found(request: KollRequest, activity: str, body: str, period: int, number: int) -> MapPage:
    """The map of the description; no such page for what is no description."""
    page = found(request, activity, body, period, number)
    if page.activity.kind != "description":
        raise Http404
    return map_page(page)


def to_draw(request: KollRequest, page: MapPage) -> MapPage:
    """The map, for those who write; what is sent, the act answers."""
    must(
        request,
        page.may_write and request.koll.on == request.koll.day,
        FROZEN_SENTENCE if page.line.done_on else RULES[Act.WRITE].why_not,
    )
    return page


@reached_by(Audience.INSIDE)
@require_GET
def every(request: KollRequest, period: int | None = None) -> HttpResponseBase:
    """All bodies' maps of a year side by side."""
    page = maps_page(request.koll.actor, period or request.koll.on.year, request.koll.on)
    return render_page(request, "koll/maps/maps.html", page, before=page.period - 1, after=page.period + 1)


@reached_by(Audience.INSIDE)
@require_GET
def one(request: KollRequest, activity: str, body: str, period: int, number: int = 1) -> HttpResponseBase:
    """A body's map."""
    return map_shown(request, map_found(request, activity, body, period, number))


def map_shown(request: KollRequest, page: MapPage, why: UnableTo | None = None, status: int = 200) -> HttpResponseBase:
    """The page, with what could not be done on top."""
    used = {key for each in page.challenges for key in each.keys}
    return render_page(
        request,
        "koll/maps/map.html",
        page,
        status=status,
        why=why,
        writes=page.may_write and request.koll.on == request.koll.day,
        unused=[each for each in page.sources if each.key not in used],
    )


def started(page: MapPage, key: str) -> dict[str, Any]:
    """What stands in the boxes of a new challenge that starts from something written."""
    start: SourceRef | None = next((each for each in page.sources if each.key == key), None)
    if start is None:
        return {"sources": []}
    return {
        "heading": start.label[: maps.LONGEST_HEADING].rsplit(" ", 1)[0]
        if len(start.label) > maps.LONGEST_HEADING
        else start.label,
        "line": start.first_words,
        "sources": [start.key],
    }


def drawing(
    request: KollRequest, page: MapPage, heading: str, challenge: ChallengeLine | None, initial: dict[str, Any], do: Any
) -> HttpResponseBase:
    """The page on which a challenge is written, with what it can come from."""
    question = Question(
        heading,
        _("Say it so that somebody who has not read the description understands. It links to where it comes from."),
        _("Save"),
        f"{page.line.address}karta/",
        f"map:{page.line.id}:{challenge.id if challenge else 'new'}",
    )
    sources = [(each.key, each.label) for each in page.sources]
    return ask(request, question, lambda data, kept: ChallengeForm(data, kept, sources=sources), initial, do)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def new(request: KollRequest, activity: str, body: str, period: int, number: int = 1) -> HttpResponseBase:
    """A new challenge, perhaps from something written."""
    page = to_draw(request, map_found(request, activity, body, period, number))
    initial = started(page, request.GET.get("fran", ""))
    return drawing(
        request,
        page,
        _("Put a challenge on the map"),
        None,
        initial,
        lambda doing, form: maps.put_on_map(doing, occasion=page.line.id, words=form.words()),
    )


def challenge_found(page: MapPage, number: int) -> ChallengeLine:
    """The challenge on the map, or no such page."""
    line = next((each for each in page.challenges if each.id == number), None)
    if line is None:
        raise Http404
    return line


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def change(
    request: KollRequest, activity: str, body: str, period: int, challenge: int, number: int = 1
) -> HttpResponseBase:
    """A challenge to change."""
    page = to_draw(request, map_found(request, activity, body, period, number))
    line = challenge_found(page, challenge)
    initial = {"heading": line.heading, "line": line.line, "sources": list(line.keys), "revision": line.revision}
    return drawing(
        request,
        page,
        _("Change a challenge"),
        line,
        initial,
        lambda doing, form: maps.change_on_map(
            doing, challenge=challenge, words=form.words(), revision=form.cleaned_data["revision"]
        ),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def take_off(
    request: KollRequest, activity: str, body: str, period: int, challenge: int, number: int = 1
) -> HttpResponseBase:
    """A challenge to take off."""
    page = to_draw(request, map_found(request, activity, body, period, number))
    line = challenge_found(page, challenge)
    question = Question(
        _("Take it off the map"),
        _("What it came from stays in the description."),
        _("Take it off"),
        f"{page.line.address}karta/",
        f"map:{challenge}:off",
        ((line.heading, line.line),),
    )
    return ask(
        request,
        question,
        lambda data, kept: django_forms.Form(data, initial=kept),
        {},
        lambda doing, _form: maps.take_off_map(doing, challenge=challenge),
    )


@reached_by(Audience.INSIDE)
@require_POST
def move(
    request: KollRequest, activity: str, body: str, period: int, challenge: int, number: int = 1
) -> HttpResponseBase:
    """A challenge to move up or down."""
    page, form = map_found(request, activity, body, period, number), MoveForm(request.POST)
    if not form.is_valid():
        raise Http404
    steps = int(form.cleaned_data["steps"])
    return try_to(
        request,
        lambda doing: maps.move_on_map(doing, challenge=challenge, steps=steps),
        lambda why, status: map_shown(request, page, why, status),
    )
