"""What a page or its script sends back as JSON: read in one way, and anything unreadable is one kind of error."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest
from django.http.request import RawPostDataException

MISSHAPEN = (ValueError, TypeError, LookupError, ArithmeticError)
"""What taking apart a value raises when it has another shape than ours, or numbers that are none."""

NUL = rb"\u0000"
"""The sign that not every database can hold, as JSON writes it."""


def read_json(said: str | bytes) -> Any:
    """The value; ValueError for what is no JSON, is nested without end, or holds a sign that no text can hold."""
    try:
        value = json.loads(said)
        plain = json.dumps(value, ensure_ascii=False).encode()
    except RecursionError:
        raise ValueError("nested too deep") from None
    if NUL in plain:
        raise ValueError("a sign that no text can hold")
    return value


def body_sent(request: HttpRequest) -> bytes:
    """What a script sent; nothing when a form was sent in its place."""
    try:
        return request.body
    except RawPostDataException:
        return b""
