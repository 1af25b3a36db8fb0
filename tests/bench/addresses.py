"""The product's addresses and one bare page with three queries beside them, which the others are held against."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseBase
from django.urls import include, path

from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.records.models import Body, Decision, Municipality
from koll.server import urls

handler400, handler403, handler404 = urls.handler400, urls.handler403, urls.handler404
handler429, handler500 = urls.handler429, urls.handler500


@reached_by(Audience.INSIDE)
def floor(request: KollRequest) -> HttpResponseBase:
    """Three small questions and a line of text, behind everything that stands around every page."""
    name = Municipality.objects.values_list("name", flat=True).first()
    return HttpResponse(f"{name}: {Body.objects.count()} {Decision.objects.count()}")


urlpatterns = [path("golv/", floor), path("", include("koll.server.urls"))]
