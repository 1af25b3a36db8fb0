"""One address for every occasion of the year, whatever is done at it: what is written, and what is talked about."""

from __future__ import annotations

from django.http import Http404, HttpResponseBase

from koll.domain.refs import OccasionRef
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.web.descriptions import show_occasion_document
from koll.web.dialogues._dialogues import dialogue
from koll.web.dialogues._event_days import day


@reached_by(Audience.INSIDE)
def show_occasion(request: KollRequest, ref: OccasionRef) -> HttpResponseBase:
    """The occasion, by the kind of its activity."""
    work = next(
        (candidate for candidate in request.koll.snapshot.charter.activities if candidate.key == ref.activity),
        None,
    )
    if work is None:
        raise Http404
    if work.is_event_day:
        return day(request, ref)
    if work.is_dialogue:
        return dialogue(request, ref)
    return show_occasion_document(request, ref)
