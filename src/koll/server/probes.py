"""Whether the server lives, and whether it can answer: for the machines that watch over it."""

from http import HTTPStatus

from django.db import DatabaseError
from django.http import HttpResponse
from django.views.decorators.cache import never_cache

from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.reads.municipality import head


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
        head()
    except DatabaseError:
        return HttpResponse(
            "the database does not answer\n", "text/plain; charset=utf-8", HTTPStatus.SERVICE_UNAVAILABLE
        )
    return HttpResponse("ready\n", content_type="text/plain; charset=utf-8")
