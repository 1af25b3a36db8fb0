"""A small mail server and a small channel on this machine, that answer as they are told to."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from pytest_django import Settings
from tests.world import world

__all__ = ["world"]


@dataclass(kw_only=True)
class Post:
    """What arrived, and how the receiver is to behave: well, refuse, or hang up in the middle."""

    port: int = 0
    behaves: str = "well"
    arrived: list[str] = field(default_factory=list)


def mail_handler(post: Post) -> type[socketserver.StreamRequestHandler]:
    """As much of RFC 5321 as a sender needs."""

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(b"220 localhost\r\n")
            while line := self.rfile.readline().decode().strip().upper():
                if line.startswith("RCPT") and post.behaves == "refuse":
                    self.wfile.write(b"550 no such mailbox\r\n")
                elif line == "DATA":
                    self.wfile.write(b"354 go on\r\n")
                    rows = iter(lambda: self.rfile.readline().decode().rstrip("\r\n"), ".")
                    post.arrived.append("\n".join(rows))
                    if post.behaves == "hang up":
                        return
                    self.wfile.write(b"250 taken\r\n")
                else:
                    self.wfile.write(b"221 bye\r\n" if line == "QUIT" else b"250 ok\r\n")

    return Handler


def channel_handler(post: Post) -> type[BaseHTTPRequestHandler]:
    """Takes a card, or refuses it, or sends it elsewhere."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            post.arrived.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
            if post.behaves == "hang up":
                return
            self.send_response({"well": 202, "refuse": 429, "elsewhere": 302}[post.behaves])
            self.send_header("Location", "http://127.0.0.1:1/")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *arguments: object) -> None:
            """Says nothing."""

    return Handler


def served(server: socketserver.TCPServer, post: Post) -> Iterator[Post]:
    """The server, answering in a thread of its own until the test is over."""
    post.port = int(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield post
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def mail(settings: Settings) -> Iterator[Post]:
    """A mail server that Koll is told to use."""
    post = Post()
    server = socketserver.TCPServer(("127.0.0.1", 0), mail_handler(post))
    port = int(server.server_address[1])
    options = {"host": "127.0.0.1", "port": port, "use_tls": False, "timeout": 5}
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}}
    yield from served(server, post)


@pytest.fixture
def channel() -> Iterator[Post]:
    """A channel to post to."""
    post = Post()
    yield from served(HTTPServer(("127.0.0.1", 0), channel_handler(post)), post)
