"""Every request has a number: it is on each line of the log, on each answer, and on the page of what went wrong."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

import structlog
from django.core.signals import got_request_exception
from django.http import HttpRequest, HttpResponseBase
from structlog.contextvars import bound_contextvars

from koll.domain.refusals import Refusal
from koll.frame.http.audience import PROBES

HEADER = "X-Request-ID"
REFUSING = frozenset(
    {
        HTTPStatus.UNAUTHORIZED,
        HTTPStatus.FORBIDDEN,
        HTTPStatus.CONFLICT,
        HTTPStatus.CONTENT_TOO_LARGE,
        HTTPStatus.TOO_MANY_REQUESTS,
    }
)
SECRET = frozenset({"token", "key", "uidb36"})
"""Parts of addresses that let whoever knows them in, and so are not logged."""

log = structlog.get_logger("koll.requests")


class Numbered:
    """Gives the request its number, and logs what became of it in one line."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, with the request's number in a header."""
        number, began = secrets.token_hex(6), time.perf_counter()
        request.number = number  # type: ignore[attr-defined]  # read by number_of
        with bound_contextvars(request=number):
            response = self.get_response(request)
            response.headers[HEADER] = number
            if request.path not in PROBES:
                log_answer(request, response, round(1000 * (time.perf_counter() - began)))
        return response


def number_of(request: HttpRequest) -> str:
    """The request's number, to be told to those who run the server."""
    return getattr(request, "number", "")


def log_answer(request: HttpRequest, response: HttpResponseBase, milliseconds: int) -> None:
    """One line: what was asked for, and what became of it; who, by number, when it was refused or taken out."""
    told = {"method": request.method, **place_of(request), "status": response.status_code, "ms": milliseconds}
    refusal = getattr(request, "refusal", "")
    if refusal or response.status_code in REFUSING:
        log.warning("refused", **told, **person_in(request), **({"refusal": refusal} if refusal else {}))
    elif "attachment" in response.headers.get("Content-Disposition", ""):
        log.info("exported", **told, **person_in(request), bytes=size_of_answer(response))
    else:
        log.info("answered", **told)


def place_of(request: HttpRequest) -> dict[str, Any]:
    """The address by its pattern and the parts of it, but for what is secret; nothing of one that does not exist."""
    match = request.resolver_match
    if match is None:
        return {}
    parts = ", ".join(f"{name}={value}" for name, value in match.kwargs.items() if name not in SECRET)
    return {"address": f"/{match.route}"} | ({"parts": parts} if parts else {})


def person_in(request: HttpRequest) -> dict[str, int]:
    """The number of the person who asked."""
    person = request.koll.actor.person if hasattr(request, "koll") else None
    return {} if person is None else {"person": person}


def size_of_answer(response: HttpResponseBase) -> int | None:
    """Bytes of an answer that is not streamed."""
    return len(response.content) if hasattr(response, "content") else None


def note_refusal(request: HttpRequest, refusal: Refusal) -> None:
    """Lets the line of the request say what it was refused for."""
    request.refusal = refusal.code  # type: ignore[attr-defined]  # read by log_answer


def log_fault(request: HttpRequest | None = None, **_more: Any) -> None:
    """Logs what no view could answer, with where it was raised; called while the exception is handled."""
    where = {} if request is None else {"method": request.method, **place_of(request)}
    log.error("broke", **where, exc_info=True)


got_request_exception.connect(log_fault, dispatch_uid="koll.frame.http.request_log")
