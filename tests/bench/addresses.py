"""The product's addresses and one bare page with three queries beside them, which the others are held against."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseBase
from django.urls import include, path

from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.server import urls
from koll.tables.models import Body, Decision, Municipality

handler400, handler403, handler404 = urls.handler400, urls.handler403, urls.handler404
handler429, handler500 = urls.handler429, urls.handler500


@reached_by(Audience.INSIDE)
def floor(request: KollRequest) -> HttpResponseBase:
    """Three small questions and a line of text, behind everything that stands around every page."""
    name = Municipality.objects.values_list("name", flat=True).first()
    return HttpResponse(f"{name}: {Body.objects.count()} {Decision.objects.count()}")


urlpatterns = [path("golv/", floor), path("", include("koll.server.urls"))]
