"""A source that cannot be asked: nobody is there, or it never answers."""

from __future__ import annotations

import socket

import httpx
from tests.refusals import refused

from koll.connect.http_client import fetch_json


def test_a_source_that_is_not_there_cannot_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with httpx.Client() as client, refused("source.unreachable"):
        fetch_json(client, "SCB", f"http://127.0.0.1:{port}/", lambda _seconds: None)


def test_a_source_that_takes_the_question_and_says_nothing_is_not_waited_for() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, httpx.Client(timeout=0.05) as client:
        address = f"http://127.0.0.1:{server.getsockname()[1]}/"
        with refused("source.no_answer_in_time"):
            fetch_json(client, "SCB", address, lambda _seconds: None)
