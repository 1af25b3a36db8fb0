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
    kind = next(
        (
            one_activity.kind
            for one_activity in request.koll.snapshot.charter.activities
            if one_activity.key == ref.activity
        ),
        None,
    )
    if kind is None:
        raise Http404
    if kind == "day":
        return day(request, ref)
    if kind == "dialogue":
        return dialogue(request, ref)
    return show_occasion_document(request, ref)
