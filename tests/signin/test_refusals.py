"""Which status each refusal is answered with: what passes by itself is not said to be the sender's fault."""

from __future__ import annotations

from http import HTTPStatus

import pytest

from koll.acts.engine import UnableToRepeat
from koll.domain.refusals import Busy, Conflict, Forbidden, Refusal
from koll.signin.refusal_pages import status_of


@pytest.mark.parametrize(
    ("refusal", "status"),
    [
        (Busy("act.waited", "upptaget"), HTTPStatus.SERVICE_UNAVAILABLE),
        (UnableToRepeat("annat"), HTTPStatus.CONFLICT),
        (Conflict("act.changed", "ändrat", theirs={}, mine={}, revision=1), HTTPStatus.CONFLICT),
        (Forbidden("permission.no", "får inte"), HTTPStatus.FORBIDDEN),
        (Refusal("act.other", "annat fel"), HTTPStatus.BAD_REQUEST),
    ],
)
def test_each_refusal_has_its_status(refusal: Refusal, status: HTTPStatus) -> None:
    assert status_of(refusal) is status
