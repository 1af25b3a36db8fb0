"""Puts who is asking, and on which day, on every request, and turns what people cannot have into pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _

from koll.frame.addresses import PROBES
from koll.frame.asking import Asking, KollRequest
from koll.frame.day import day_in, moment_here, shown_day
from koll.frame.machines import is_for_machines
from koll.permissions import NOBODY, Actor, Refusal, UnableTo
from koll.reads.municipality import Ours, ours
from koll.reads.organisation import called_as_on
from koll.reads.people import seats_of
from koll.signin.refusals import refused

READING = frozenset({"GET", "HEAD", "OPTIONS"})


class UnableToChangeThePast(UnableTo):
    """Something was sent from a page that shows another day than today."""


class WhoIsAsking:
    """Sets `request.koll`, in four queries for somebody who is signed in and one for others."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Passes the request on with who is asking, or answers at once when it cannot be answered."""
        asked = cast("KollRequest", request)
        now = timezone.now()
        asked.koll = stranger(now)
        try:
            if request.path not in PROBES:
                asked.koll = known(request, now, ours())
                asked.koll = on_the_day_shown(request, asked.koll)
        except Refusal as refusal:
            return refused(asked, refusal)
        if asked.koll.on == asked.koll.day:
            return self.get_response(asked)
        with called_as_on(asked.koll.on):
            return self.get_response(asked)

    def process_exception(self, request: KollRequest, exception: Exception) -> HttpResponseBase | None:
        """What a view could not do, as a page; other errors are Django's."""
        return refused(request, exception) if isinstance(exception, Refusal) else None


def stranger(now: datetime) -> Asking:
    """Nobody we know, today."""
    here = moment_here(now, None)
    return Asking(NOBODY, here, here.date(), here.date())


def known(request: HttpRequest, now: datetime, municipality: Ours) -> Asking:
    """Who is signed in, with the seats of the day that it is in this municipality."""
    lives_on = settings.KOLL_TODAY if settings.DEMO and municipality.is_example else ""
    here = moment_here(now, day_in(lives_on) if lives_on else None)
    day = here.date()
    if is_for_machines(request):
        return Asking(NOBODY, here, day, day)  # nor is it asked: whoever is signed in reads what everybody reads
    person = request.user
    if not person.is_authenticated:
        return Asking(NOBODY, here, day, day)
    seats = seats_of(day, municipality.charter, person.pk).get(person.pk, ())
    return Asking(Actor(person.pk, str(person), seats), here, day, day)


def on_the_day_shown(request: HttpRequest, asking: Asking) -> Asking:
    """The same asking, on the day that `?on=` names; nothing can be sent from another day than today."""
    text = request.GET.get("on", "")
    if not text:
        return asking
    on = shown_day(text, asking.day)
    if on != asking.day and request.method not in READING:
        raise UnableToChangeThePast(
            _("This page shows how it stood on %(day)s, and nothing can be changed there. Go to today and write there.")
            % {"day": on.isoformat()}
        )
    return Asking(replace(asking.actor, looks_back=on != asking.day), asking.now, asking.day, on)
