"""How other machines are spoken with: which addresses are theirs, in which language, and how a refusal is told them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.utils.translation.trans_real import parse_accept_lang_header

from koll.frame.http.request_log import number_of

MACHINES = "/api/"
"""What their addresses begin with: answered alike whoever asks, without cookies, and never with a page."""

PROBLEM = "application/problem+json"
"""The media type of a refusal (RFC 9457)."""

FOR_ALL_SITES: Mapping[str, str] = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
"""What lets a page of any site read the answer: it is open, and the same for everybody."""


def is_api_request(request: HttpRequest) -> bool:
    """Whether a machine asks for data, and not a person for a page."""
    return f"{request.path}/".startswith(MACHINES)


def language_asked(header: str, known: Sequence[str]) -> str:
    """The first language of an Accept-Language header that is known; empty when none is.

    >>> language_asked("de, en-GB;q=0.8, sv;q=0.5", ("sv", "en"))
    'en'
    """
    asked = (language.partition("-")[0] for language, _quality in parse_accept_lang_header(header.lower()))
    return next((language for language in asked if language in known), "")


def nothing_to_read(status: HTTPStatus, headers: Mapping[str, str]) -> HttpResponse:
    """An answer that is only its status and headers."""
    response = HttpResponse(status=status, headers=dict(headers))
    del response.headers["Content-Type"]
    return response


def problem_response(
    request: HttpRequest,
    status: int,
    title: str,
    detail: str,
    *,
    errors: Sequence[tuple[str, str]] = (),
    allow: str = "",
    code: str = "",
) -> HttpResponse:
    """A refusal as a machine reads it, its code as the type; `errors` are (parameter, sentence), `allow` methods."""
    told: dict[str, object] = {
        "type": f"urn:koll:{code}" if code else "about:blank",
        "title": title,
        "status": int(status),
        "detail": detail,
        "instance": request.path,
    }
    if number_of(request):
        told["request"] = number_of(request)
    if errors:
        told["errors"] = [{"parameter": parameter, "detail": sentence} for parameter, sentence in errors]
    headers = {**FOR_ALL_SITES, "Cache-Control": "no-store", "Vary": "Accept-Language"}
    if allow:
        headers["Allow"] = allow
    content = json.dumps(told, ensure_ascii=False)
    return HttpResponse(content, content_type=PROBLEM, status=HTTPStatus(status), headers=headers)
