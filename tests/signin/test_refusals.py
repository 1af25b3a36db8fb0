"""Which status each refusal is answered with: what passes by itself is not said to be the sender's fault."""

from __future__ import annotations

from http import HTTPStatus

import pytest

from koll.acts.engine import UnableToRepeat, UnableToSave, UnableToWrite
from koll.permissions import UnableTo, UnableToReach
from koll.signin.refusal_pages import status_of


@pytest.mark.parametrize(
    ("refusal", "status"),
    [
        (UnableToWrite("upptaget"), HTTPStatus.SERVICE_UNAVAILABLE),
        (UnableToRepeat("annat"), HTTPStatus.CONFLICT),
        (UnableToSave({}, {}, 1), HTTPStatus.CONFLICT),
        (UnableToReach("får inte"), HTTPStatus.FORBIDDEN),
        (UnableTo("annat fel"), HTTPStatus.BAD_REQUEST),
    ],
)
def test_each_refusal_has_its_status(refusal: UnableTo, status: HTTPStatus) -> None:
    assert status_of(refusal) is status
