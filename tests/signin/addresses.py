"""The addresses that the sign-in tests ask for: the real ones of sign-in, and views that do one thing each."""

from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.urls import include, path

from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.server import probes
from koll.server.urls import handler400, handler403, handler404, handler429, handler500

__all__ = ["handler400", "handler403", "handler404", "handler429", "handler500", "urlpatterns"]


@reached_by(Audience.EVERYBODY)
def asking(request: KollRequest) -> HttpResponseBase:
    """What the middleware put on the request."""
    koll = request.koll
    return JsonResponse(
        {
            "name": koll.actor.name,
            "seats": [f"{seat.role} {seat.body}" for seat in koll.actor.seats],
            "day": koll.day.isoformat(),
            "on": koll.on.isoformat(),
            "now": koll.now.isoformat(),
        }
    )


@reached_by(Audience.INSIDE)
def inside(request: KollRequest) -> HttpResponseBase:
    """Something for those who have a seat."""
    return HttpResponse("inside")


@reached_by(Audience.ADMINISTRATORS)
def administration(request: KollRequest) -> HttpResponseBase:
    """Something for administrators."""
    return HttpResponse("administration")


@reached_by(Audience.EVERYBODY)
def breaking(request: KollRequest) -> HttpResponseBase:
    """Something that breaks, with what was typed in what it says."""
    raise RuntimeError(request.GET.get("q", ""))


urlpatterns = [
    path("live", probes.live),
    path("ready", probes.ready),
    path("asking/", asking),
    path("inside/", inside),
    path("administration/", administration),
    path("breaking/", breaking),
    path("", include("koll.signin.urls")),
    path("", include("koll.web.urls")),
    path("", include("koll.portal.urls")),
    path("", include("koll.api.urls")),
]
