"""Which status each refusal is answered with: what passes by itself is not said to be the sender's fault."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from typing import cast

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from koll.domain.refusals import Busy, Conflict, Forbidden, NotFound, Refusal
from koll.frame.http.refusal_answers import status_of
from koll.frame.http.request import KollRequest
from koll.frame.http.whole_bodies import CUT_OFF, TOO_LARGE, UNMEASURED
from koll.signin.error_pages import forbidden, not_whole, too_many


@pytest.mark.parametrize(
    ("refusal", "status"),
    [
        (Busy("act.waited", "upptaget"), HTTPStatus.SERVICE_UNAVAILABLE),
        (Refusal("act.key_used", "annat"), HTTPStatus.CONFLICT),
        (Refusal("act.key_used_for_other_words", "annat"), HTTPStatus.CONFLICT),
        (NotFound("municipality.not_started", "tomt"), HTTPStatus.SERVICE_UNAVAILABLE),
        (NotFound("body.unknown", "okänd"), HTTPStatus.NOT_FOUND),
        (Conflict("act.changed", "ändrat", theirs={}, mine={}, revision=1), HTTPStatus.CONFLICT),
        (Forbidden("permission.no", "får inte"), HTTPStatus.FORBIDDEN),
        (Refusal("act.other", "annat fel"), HTTPStatus.BAD_REQUEST),
    ],
)
def test_each_refusal_has_its_status(refusal: Refusal, status: HTTPStatus) -> None:
    assert status_of(refusal) is status


@pytest.mark.parametrize(
    ("answer", "status", "code"),
    [
        (too_many, 429, "request.too_many"),
        (partial(forbidden, exception=PermissionError()), 403, "page.not_accepted"),
        (partial(not_whole, fault=CUT_OFF), 400, "request.cut_off"),
        (partial(not_whole, fault=TOO_LARGE), 413, "request.too_large"),
        (partial(not_whole, fault=UNMEASURED), 411, "request.unmeasured"),
    ],
)
def test_what_the_server_itself_refuses_has_a_code(
    answer: Callable[[KollRequest], HttpResponse], status: int, code: str
) -> None:
    request = cast("KollRequest", RequestFactory().post("/hem/", headers={"Sec-Fetch-Dest": "empty"}))
    told = answer(request)
    said = json.loads(told.content)
    assert (told.status_code, said["code"], said["field"], bool(said["sentence"])) == (status, code, None, True)
