"""A request that ends before all of it came does nothing, and leaves its key unused: sent again whole, it is done."""

from __future__ import annotations

import re
import socket
import struct
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from tests.journeys.serving import Example

SENTENCES = " ".join(f"Mening {number} om läget." for number in range(200))
PART = "/aret/nulagesbeskrivning/socialnamnden/2027/skriv/nulagesanalys/"
ENDINGS = ("ended", "reset")


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Example]:
    """An example in which a description is being written, served by a real server."""
    server = Example("analysis", tmp_path_factory.mktemp("cut"))
    server.start()
    yield server
    server.end()


@pytest.fixture
def browser(example: Example) -> Iterator[httpx.Client]:
    """Somebody who writes for the committee, signed in."""
    with httpx.Client(base_url=example.address, timeout=60) as client:
        page = client.get("/logga-in-som/").text
        token = token_in(page)
        person = re.search(r'value="(\d+)"[^§]{0,400}?Farid K\., sekreterare', page)
        assert person is not None
        client.post("/logga-in-som/", data={"person": person.group(1), "csrfmiddlewaretoken": token})
        yield client


def token_in(page: str) -> str:
    """The page's own token."""
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert found is not None
    return found.group(1)


def half(client: httpx.Client, request: httpx.Request, ending: str) -> int | None:
    """Sends all of the request's head and half of its body, and ends the connection; the status, when there is one."""
    request.read()
    body = request.content
    parts = urlsplit(str(client.base_url))
    head = f"{request.method} {request.url.raw_path.decode()} HTTP/1.1\r\n"
    head += "".join(f"{name}: {value}\r\n" for name, value in request.headers.items()) + "\r\n"
    with socket.create_connection((parts.hostname or "", parts.port or 0), timeout=30) as connection:
        connection.sendall(head.encode("latin-1") + body[: len(body) // 2])
        if ending == "reset":
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            return None
        connection.shutdown(socket.SHUT_WR)
        answer = connection.recv(4096).decode("latin-1")
    return int(answer.split()[1]) if answer else None


def refused(status: int | None) -> bool:
    """Whether nothing was answered, the sender being gone, or that only a part came."""
    return status in (None, 400)


def form_of(client: httpx.Client, key: str) -> dict[str, str]:
    """The form of the part with all sentences, as the page sends it."""
    page = client.get(PART).text
    revision = re.search(r'name="revision" value="(\d+)"', page)
    assert revision is not None
    fields = {"csrfmiddlewaretoken": token_in(page), "receipt": key, "revision": revision.group(1)}
    return fields | {"text": f"{key} {SENTENCES}"}


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("kind", ["urlencoded", "multipart"])
def test_half_a_form_is_not_carried_out_and_the_whole_is(browser: httpx.Client, kind: str, ending: str) -> None:
    key = f"nyckel-{kind}-{ending}"
    fields = form_of(browser, key)
    sent: dict[str, Any] = {"data": fields}
    if kind == "multipart":
        sent = {"files": {name: (None, value) for name, value in fields.items()}}
    request = browser.build_request("POST", PART, **sent)
    assert refused(half(browser, request, ending))
    assert key not in browser.get(PART).text
    whole = browser.build_request("POST", PART, **sent)
    assert browser.send(whole).status_code == 302
    page = browser.get(PART).text
    assert fields["text"] in page


@pytest.mark.parametrize("ending", ENDINGS)
def test_half_a_draft_is_not_kept_and_the_whole_is(browser: httpx.Client, ending: str) -> None:
    token = token_in(browser.get(PART).text)
    sent = {"form": f"cut:{ending}", "fields": {"text": SENTENCES}, "revision": 0, "address": PART, "heading": "Del"}
    headers = {"X-CSRFToken": token}
    assert refused(half(browser, browser.build_request("POST", "/utkast/", json=sent, headers=headers), ending))
    answer = browser.post("/utkast/", json=sent, headers=headers)
    assert (answer.status_code, answer.json()["revision"]) == (200, 1)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(
    "address", ["/logga-in/", "/rum/", f"{PART}tillsammans/", "/beslut/las-in/", "/losenord/glomt/"]
)
def test_no_door_lets_half_a_request_through(browser: httpx.Client, address: str, ending: str) -> None:
    token = token_in(browser.get("/rum/").text)
    data = {"csrfmiddlewaretoken": token, "code": "x" * 2000, "login": "y" * 2000}
    assert refused(half(browser, browser.build_request("POST", address, data=data), ending))


def test_what_is_too_large_is_refused_before_it_is_read(browser: httpx.Client) -> None:
    with socket.create_connection((browser.base_url.host, browser.base_url.port or 0), timeout=30) as connection:
        connection.sendall(b"POST /logga-in/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 900000000\r\n\r\n")
        assert int(connection.recv(4096).split()[1]) == 413


def test_what_does_not_say_how_long_it_is_is_not_read(browser: httpx.Client) -> None:
    answer = browser.post("/logga-in/", content=iter([b"login=", b"elin"]))
    assert answer.status_code == 411
