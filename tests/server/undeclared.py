"""One address that does not say who may reach it."""

from django.http import HttpRequest, HttpResponse
from django.urls import path


def open_to_whom(request: HttpRequest) -> HttpResponse:
    """Nobody has said."""
    return HttpResponse()


urlpatterns = [path("open/", open_to_whom)]
