"""Puts who is asking, and on which day, on every request, and turns what people cannot have into pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from koll.domain.almanac import swedish_day
from koll.domain.refusals import Refusal
from koll.frame.http.audience import PROBES
from koll.frame.http.days import clock_moment, local_moment, shown_day
from koll.frame.http.problem_json import is_api_request
from koll.frame.http.request import Asking, KollRequest
from koll.frame.http.unheld_signs import refusal_of_unheld_sign
from koll.frame.http.whole_bodies import FAULT
from koll.permissions import NOBODY, Actor
from koll.signin.error_pages import another_person, not_whole
from koll.signin.refusal_pages import refused
from koll.snapshot import Context, Snapshot, language_of, read_snapshot, seats_of_people

MADE_FOR = "X-Koll-Person"
"""The header in which a page's script says for whose number the page was made, empty for nobody (assets/js/page.js)."""
READING = frozenset({"GET", "HEAD", "OPTIONS"})


class OnlyWholeRequests:
    """Answers a request whose body did not come whole, before anything is done for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Passes on what is whole."""
        fault = request.META.get(FAULT, "")
        return not_whole(cast("KollRequest", request), fault) if fault else self.get_response(request)


class WhoIsAsking:
    """Sets `request.koll`, in three queries for a signed-in reader (session, person, stamps); one for others."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Passes the request on with who is asking, or answers at once when it cannot be answered."""
        asked = cast("KollRequest", request)
        asked.koll, asked.sealed, asked.instead = stranger(), None, ""
        if request.path in PROBES:
            return self.get_response(asked)
        try:
            asked.koll = on_the_day_shown(request, known(request, read_snapshot(asked.koll.day)))
        except Refusal as refusal:
            return refused(asked, refusal)
        answer = another_person if is_page_of_another(asked) else self.get_response
        return kept_by_nobody(asked, answer(asked))

    def process_exception(self, request: KollRequest, exception: Exception) -> HttpResponseBase | None:
        """What a view could not do, as a page; other errors are Django's."""
        refusal = exception if isinstance(exception, Refusal) else refusal_of_unheld_sign(request, exception)
        return refused(request, refusal) if refusal is not None else None


def is_page_of_another(request: KollRequest) -> bool:
    """Whether a script sends from a page made for somebody else than who is signed in on the device by now."""
    made_for = request.headers.get(MADE_FOR)
    return made_for is not None and made_for != str(request.koll.actor.person or "")


def kept_by_nobody(request: KollRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The answer; what somebody signed in has read stays in no cache, and not behind the back button."""
    if request.koll.actor.person is not None:
        response.headers.setdefault("Cache-Control", "private, no-store")
    return response


def stranger() -> Asking:
    """Nobody we know, today."""
    here = clock_moment()
    day = swedish_day(here)
    return Asking(actor=NOBODY, now=here, day=day, on=day)


def known(request: HttpRequest, snapshot: Snapshot) -> Asking:
    """Who is signed in, with the seats of the day that it is in this municipality."""
    here = local_moment(snapshot.municipality.is_example)
    day = swedish_day(here)
    snapshot = replace(snapshot, day=day, today=day)
    actor = NOBODY
    # of what is for machines it is not asked: whoever is signed in reads what everybody reads
    if not is_api_request(request) and request.user.is_authenticated:
        person = request.user
        actor = Actor(
            person=person.pk,
            name=str(person),
            seats=seats_of_people(snapshot, person.pk).get(person.pk, ()),
        )
    context = Context(snapshot=snapshot, actor=actor, now=here, language=language_of(get_language()))
    return Asking(actor=actor, now=here, day=day, on=day, known=context)


def on_the_day_shown(request: HttpRequest, asking: Asking) -> Asking:
    """The same asking, on the day that `?on=` names; nothing can be sent from another day than today."""
    text = request.GET.get("on", "")
    if not text:
        return asking
    on = shown_day(text, asking.day)
    if on != asking.day and request.method not in READING:
        raise Refusal(
            "day.in_the_past",
            _("This page shows how it stood on %(day)s, and nothing can be changed there. Go to today and write there.")
            % {"day": on.isoformat()},
        )
    actor = replace(asking.actor, looks_back=on != asking.day)
    context = replace(asking.context, actor=actor, snapshot=replace(asking.context.snapshot, day=on))
    return Asking(actor=actor, now=asking.now, day=asking.day, on=on, known=context)
