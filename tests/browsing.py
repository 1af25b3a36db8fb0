"""Reads and sends pages as a browser does: what a page says, what comes back from a form, and what a page asks."""

from __future__ import annotations

from html import unescape

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def text_of(client: Client, address: str, status: int = 200) -> str:
    """What the page says, with signs as they are read."""
    answer = client.get(address)
    assert answer.status_code == status, address
    return unescape(answer.content.decode())


def sent(client: Client, address: str, status: int, **fields: object) -> str:
    """What comes back when the form is sent; the same form sent twice by the same person has the same receipt."""
    receipt = f"{hash((address, client.session.session_key, str(fields)))}"
    answer = client.post(address, {"receipt": receipt} | fields)
    assert answer.status_code == status, unescape(answer.content.decode())
    return unescape(answer.content.decode())


def queries(client: Client, address: str) -> int:
    """How many questions the page asks the database the second time it is opened."""
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)
