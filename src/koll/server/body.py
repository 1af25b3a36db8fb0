"""What is sent is whole before anything is done with it: half a form is no form.

A web server hands on a body that ends early (a lost net, a proxy's time-out, a restart) as if that were all of it,
and nothing behind it counts. So it is counted here, before Django: a view never sees a part of what was sent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import Any, Protocol

from koll.frame.http.whole_bodies import CUT_OFF, FAULT, TOO_LARGE, UNMEASURED

IN_MEMORY = 1_000_000
"""Bytes of one body that are held in memory; more is put in a file that only this process has."""
PIECE = 65_536

type Environ = dict[str, Any]
type Application = Callable[[Environ, Any], Iterable[bytes]]


class Stream(Protocol):
    """What a web server gives to read a body from."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; none at the end."""


class WholeBodies:
    """A WSGI application whose requests have whole bodies; of others it is told what is wrong, and given none of it."""

    def __init__(self, application: Application, most: int) -> None:
        self.application = application
        self.most = most

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        """Reads the body to its end, and passes the request on."""
        fault, size = fault_before(environ, self.most)
        with SpooledTemporaryFile(IN_MEMORY) as body:
            if not fault and not is_whole(environ["wsgi.input"], body, size):
                fault = CUT_OFF
            if fault:
                environ |= {FAULT: fault, "CONTENT_LENGTH": "0", "wsgi.input": BytesIO()}
            else:
                body.seek(0)
                environ["wsgi.input"] = body
            return self.application(environ, start_response)


def fault_before(environ: Environ, most: int) -> tuple[str, int]:
    """What is wrong before anything is read, and the number of bytes that are to come.

    >>> fault_before({"REQUEST_METHOD": "POST", "CONTENT_LENGTH": "12"}, 10)
    ('too_large', 12)
    >>> fault_before({"REQUEST_METHOD": "GET"}, 10)
    ('', 0)
    """
    said = str(environ.get("CONTENT_LENGTH") or "").strip()
    if not said:
        sends = environ.get("REQUEST_METHOD") in {"POST", "PUT", "PATCH"} or "HTTP_TRANSFER_ENCODING" in environ
        return (UNMEASURED if sends else ""), 0
    if not (said.isascii() and said.isdigit()):
        return UNMEASURED, 0
    size = int(said[:18])
    return (TOO_LARGE if size > most else ""), size


def is_whole(stream: Stream, body: SpooledTemporaryFile[bytes], size: int) -> bool:
    """Whether so many bytes came; they are then in `body`."""
    left = size
    while left > 0:
        try:
            piece = stream.read(min(PIECE, left))
        except Exception:
            return False
        if not piece:
            return False
        body.write(piece)
        left -= len(piece)
    return True
