"""How a page is made: its template and what it shows. The shell around it comes by itself."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from koll.frame.http.guards import refuse_sealed
from koll.frame.http.request import KollRequest


def render_page(
    request: KollRequest, template: str, page: Any, *, status: int = HTTPStatus.OK, **more: Any
) -> HttpResponse:
    """The page in its template, unless the request is sealed, as `page`, with whatever more the template needs."""
    refuse_sealed(request)
    return render(request, template, {"page": page, **more}, status=status)
