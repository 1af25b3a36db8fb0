"""How a page of this surface is made: its template, what it shows, and the shell around it."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from koll.frame.asking import KollRequest
from koll.frame.posting import new_receipt
from koll.reads.municipality import ours


def render_page(
    request: KollRequest, template: str, page: Any, *, status: int = HTTPStatus.OK, **more: Any
) -> HttpResponse:
    """The page in its template, with who asks (`asking`), whose record it is (`municipality`) and a `receipt`."""
    context = {"page": page, "asking": request.koll, "municipality": ours(), "receipt": new_receipt(), **more}
    return render(request, template, context, status=status)
