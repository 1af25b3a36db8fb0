"""What a refusal is in HTTP: its status, and what a script of our pages is answered."""

from __future__ import annotations

from http import HTTPStatus

from django.http import JsonResponse

from koll.domain.refusals import Busy, Conflict, Forbidden, NotFound, Refusal, SignInNeeded

STATUS: tuple[tuple[type[Refusal], HTTPStatus], ...] = (
    (SignInNeeded, HTTPStatus.UNAUTHORIZED),
    (Forbidden, HTTPStatus.FORBIDDEN),
    (NotFound, HTTPStatus.NOT_FOUND),
    (Conflict, HTTPStatus.CONFLICT),
    (Busy, HTTPStatus.SERVICE_UNAVAILABLE),
)
"""What each kind is called; all others are a bad request."""

NOT_STARTED = "municipality.not_started"
STATUS_OF_CODE = {
    NOT_STARTED: HTTPStatus.SERVICE_UNAVAILABLE,
    "act.key_used": HTTPStatus.CONFLICT,
    "act.key_used_for_other_words": HTTPStatus.CONFLICT,
    "employee_question.too_many_answers": HTTPStatus.TOO_MANY_REQUESTS,
}
"""Reasons that are called something else than their kind."""


def status_of(refusal: Refusal) -> HTTPStatus:
    """The status that a refusal is answered with: what passes by itself is no fault of what was sent."""
    by_kind = (status for kind, status in STATUS if isinstance(refusal, kind))
    return STATUS_OF_CODE.get(refusal.code) or next(by_kind, HTTPStatus.BAD_REQUEST)


def refusal_for_script(refusal: Refusal, status: HTTPStatus | None = None, **more: object) -> JsonResponse:
    """`{"sentence", "code", "field"}` and whatever more the script needs; `field` is null when it is about no one."""
    told = {"sentence": str(refusal), "code": refusal.code, "field": refusal.field}
    return JsonResponse(told | more, status=status or status_of(refusal))
