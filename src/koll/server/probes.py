"""Whether the server lives, and whether it can answer: for the machines that watch over it."""

from http import HTTPStatus

from django.db import DatabaseError
from django.http import HttpResponse
from django.views.decorators.cache import never_cache

from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.snapshot import read_stamps


@never_cache
@reached_by(Audience.EVERYBODY)
def live(_request: KollRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("live\n", content_type="text/plain; charset=utf-8")


@never_cache
@reached_by(Audience.EVERYBODY)
def ready(_request: KollRequest) -> HttpResponse:
    """The database answers too, and has its tables."""
    try:
        read_stamps()
    except DatabaseError:
        return HttpResponse(
            "the database does not answer\n", "text/plain; charset=utf-8", HTTPStatus.SERVICE_UNAVAILABLE
        )
    return HttpResponse("ready\n", content_type="text/plain; charset=utf-8")
