"""One address for every occasion of the year, whatever is done at it: what is written, and what is talked about."""

from __future__ import annotations

from django.http import Http404, HttpResponseBase

from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.reads.municipality import ours
from koll.web.views import analyses, days, dialogues


@reached_by(Audience.INSIDE)
def occasion(request: KollRequest, activity: str, body: str, period: int, number: int = 1) -> HttpResponseBase:
    """The occasion, by the kind of its activity."""
    kind = next((each.kind for each in ours().charter.activities if each.key == activity), None)
    if kind is None:
        raise Http404
    if kind == "day":
        return days.day(request, activity=activity, body=body, period=period, number=number)
    if kind == "dialogue":
        return dialogues.dialogue(request, activity=activity, body=body, period=period, number=number)
    return analyses.document(request, activity=activity, body=body, period=period, number=number)
