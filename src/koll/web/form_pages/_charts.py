"""Addresses drawn as QR codes, for phones that read them from a paper or a screen."""

from __future__ import annotations

import segno
from django.conf import settings

from koll.frame.http.request import KollRequest


def site_of(request: KollRequest) -> str:
    """How the outside world reaches this server, with scheme and without a last slash."""
    return str(settings.PUBLIC_ADDRESS or request.build_absolute_uri("/")).rstrip("/")


def drawing_of(address: str) -> tuple[int, str]:
    """A QR code as the side of a square and the path of its dark modules, four modules of quiet around them.

    >>> side, path = drawing_of("https://example.org/")
    >>> side, path[:9]
    (33, 'M4 4h1v1h')
    """
    code = segno.make(address, error="m", micro=False)
    side = len(tuple(code.matrix_iter(border=4)))
    dark = (
        f"M{x} {y}h1v1h-1z"
        for y, row in enumerate(code.matrix_iter(border=4))
        for x, module in enumerate(row)
        if module
    )
    return side, "".join(dark)
