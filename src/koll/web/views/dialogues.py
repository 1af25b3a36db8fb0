"""Dialogues and days: what they were about, and what came of them."""

from __future__ import annotations

from django.http import Http404, HttpResponseBase

from koll.frame.asking import KollRequest


def dialogue(request: KollRequest, **where: str | int) -> HttpResponseBase:
    """One dialogue; its pages are not written yet."""
    raise Http404(f"{request.path} {where}")
