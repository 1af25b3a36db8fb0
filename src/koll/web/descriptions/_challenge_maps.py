"""Maps: a body's description on one page, put together there, and all bodies' maps of a year."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from koll.acts.descriptions import LONGEST_HEADING, add_challenge, change_challenge, move_challenge, remove_challenge
from koll.domain.refs import ChallengeMapRef, ChallengeRef, OccasionRef
from koll.domain.refusals import Refusal
from koll.frame.form_submission import submit
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.guards import must
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.frame.routes import address
from koll.permissions import FROZEN_SENTENCE, Permission
from koll.reads.descriptions import ChallengeMapPage, ChallengeView, SourceRef, map_page, maps_page
from koll.web.activities import written_occasion_or_404
from koll.web.descriptions._challenge_map_forms import ChallengeForm, MoveChallengeForm
from koll.web.form_pages import FormPage, RevisionForm, show_or_submit


def map_found(request: KollRequest, ref: OccasionRef) -> ChallengeMapPage:
    """The map of the description; no such page for what is no description."""
    page = written_occasion_or_404(request, ref)
    if not page.activity.is_description:
        raise Http404
    return map_page(page, request.koll.language)


def to_draw(request: KollRequest, page: ChallengeMapPage) -> ChallengeMapPage:
    """The map, for those who write; what is sent, the act answers."""
    must(
        request,
        page.may_write and request.koll.on == request.koll.day,
        FROZEN_SENTENCE if page.line.done_on else Permission.WRITE_OCCASION,
    )
    return page


@reached_by(Audience.INSIDE)
@require_GET
def show_challenge_maps(request: KollRequest, period: int | None = None) -> HttpResponseBase:
    """All bodies' maps of a year side by side."""
    page = maps_page(request.koll.context, period or request.koll.on.year)
    return render_page(request, "descriptions/maps/maps.html", page, before=page.period - 1, after=page.period + 1)


@reached_by(Audience.INSIDE)
@require_GET
def show_challenge_map(request: KollRequest, ref: ChallengeMapRef) -> HttpResponseBase:
    """A body's map."""
    return map_shown(request, map_found(request, ref.occasion))


def map_shown(
    request: KollRequest, page: ChallengeMapPage, why: Refusal | None = None, status: int = 200
) -> HttpResponseBase:
    """The page, with what could not be done on top."""
    used = {key for challenge in page.challenges for key in challenge.keys}
    return render_page(
        request,
        "descriptions/maps/map.html",
        page,
        status=status,
        why=why,
        writes=page.may_write and request.koll.on == request.koll.day,
        unused=[source for source in page.sources if source.key not in used],
    )


def started(page: ChallengeMapPage, key: str) -> dict[str, Any]:
    """What stands in the boxes of a new challenge that starts from something written."""
    start: SourceRef | None = next((source for source in page.sources if source.key == key), None)
    if start is None:
        return {"sources": []}
    return {
        "heading": start.label[:LONGEST_HEADING].rsplit(" ", 1)[0]
        if len(start.label) > LONGEST_HEADING
        else start.label,
        "line": start.first_words,
        "sources": [start.key],
    }


def drawing(
    request: KollRequest,
    page: ChallengeMapPage,
    heading: str,
    challenge: ChallengeView | None,
    initial: dict[str, Any],
    do: Any,
) -> HttpResponseBase:
    """The page on which a challenge is written, with what it can come from."""
    question = FormPage(
        heading=heading,
        lede=_(
            "Say it so that somebody who has not read the description understands. It links to where it comes from."
        ),
        button=_("Save"),
        back=f"{address(page.line.ref)}karta/",
        key=f"map:{page.line.id}:{challenge.id if challenge else 'new'}",
    )
    sources = [(source.key, source.label) for source in page.sources]
    return show_or_submit(request, question, lambda data, kept: ChallengeForm(data, kept, sources=sources), initial, do)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def add_challenge_form(request: KollRequest, ref: OccasionRef) -> HttpResponseBase:
    """A new challenge, perhaps from something written."""
    page = to_draw(request, map_found(request, ref))
    initial = started(page, request.GET.get("fran", ""))
    return drawing(
        request,
        page,
        _("Put a challenge on the map"),
        None,
        initial,
        lambda doing, form: add_challenge(doing, occasion=page.line.id, words=form.words()),
    )


def challenge_found(page: ChallengeMapPage, number: int) -> ChallengeView:
    """The challenge on the map, or no such page."""
    line = next((challenge for challenge in page.challenges if challenge.id == number), None)
    if line is None:
        raise Http404
    return line


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def change_challenge_form(request: KollRequest, ref: ChallengeRef) -> HttpResponseBase:
    """A challenge to change."""
    page = to_draw(request, map_found(request, ref.occasion))
    line = challenge_found(page, ref.challenge)
    initial = {"heading": line.heading, "line": line.line, "sources": list(line.keys), "revision": line.revision}
    return drawing(
        request,
        page,
        _("Change a challenge"),
        line,
        initial,
        lambda doing, form: change_challenge(
            doing, challenge=ref.challenge, words=form.words(), revision=form.cleaned_data["revision"]
        ),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def remove_challenge_form(request: KollRequest, ref: ChallengeRef) -> HttpResponseBase:
    """A challenge to take off."""
    page = to_draw(request, map_found(request, ref.occasion))
    line = challenge_found(page, ref.challenge)
    question = FormPage(
        heading=_("Take it off the map"),
        lede=_("What it came from stays in the description."),
        button=_("Take it off"),
        back=f"{address(page.line.ref)}karta/",
        key=f"map:{ref.challenge}:off",
        background=((line.heading, line.line),),
    )
    return show_or_submit(
        request,
        question,
        lambda data, kept: RevisionForm(data, initial=kept),
        {"revision": line.revision},
        lambda doing, form: remove_challenge(doing, challenge=ref.challenge, revision=form.cleaned_data["revision"]),
    )


@reached_by(Audience.INSIDE)
@require_POST
def move_challenge_action(request: KollRequest, ref: ChallengeRef) -> HttpResponseBase:
    """A challenge to move up or down."""
    page, form = map_found(request, ref.occasion), MoveChallengeForm(request.POST)
    if not form.is_valid():
        raise Http404
    steps = int(form.cleaned_data["steps"])
    return submit(
        request,
        lambda doing: move_challenge(doing, challenge=ref.challenge, steps=steps, seen=form.cleaned_data["seen"]),
        lambda why, status: map_shown(request, page, why, status),
    )
