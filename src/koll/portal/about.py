"""What Koll is in this municipality: the model and its ground, the version, the ledger, and how to reach somebody."""

from __future__ import annotations

from importlib.metadata import version

from django.conf import settings
from django.http import HttpResponseBase
from django.views.decorators.http import require_GET

from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.public.home import about_page


@reached_by(Audience.EVERYBODY)
@require_GET
def show_about(request: KollRequest) -> HttpResponseBase:
    """About Koll."""
    more = {"version": version("koll"), "contact": settings.CONTACT, "source": settings.SOURCE_ADDRESS}
    return render_page(request, "portal/about.html", about_page(request.koll.snapshot), **more)
