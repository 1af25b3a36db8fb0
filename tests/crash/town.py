"""A small municipality behind the real server, and people who write in it whatever happens to the server."""

from __future__ import annotations

import http.client
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.parse
import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from zlib import crc32

from tests.clock import TODAY, going_from, ten_on
from tests.crash.images import chance_of
from tests.shelf import Shelf

import koll

SOURCE = Path(koll.__file__).parent.parent
FORGERY_TOKEN = "t" * 32
WRITERS = 4
PATIENCE = 60
"""Seconds without a single answer that mean the server is gone for good."""
FIELD = "sentence"
"""The name of the box that is written in."""

FOUNDED = "founded"
"""The file that holds the secretary's cookie and where there is something to write in."""

FOUNDING = """
import django
django.setup()
from tests.crash.founding import found
print(*found(), sep="\\n")
"""


def tell(sentence: str) -> None:
    """Says a seed or a count: pytest shows it when the test fails, `make crash` always."""
    print(sentence)  # noqa: T201 -- the way to tell from a test


def chance_from(variable: str) -> random.Random:
    """A source of chance that can be had again: its seed is printed, and taken from the environment."""
    seed = os.environ.get(variable, uuid.uuid4().hex[:8])
    tell(f"{variable}={seed}")
    return chance_of(seed)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass(kw_only=True)
class Server:
    """One run of the real server, with every process it starts."""

    port: int
    process: subprocess.Popen[bytes]
    forms: list[str]
    cookie: str
    log: Path

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *_why: object) -> None:
        self.kill()

    def kill(self) -> None:
        """Ends all of it at once, without a word."""
        with suppress(ProcessLookupError):  # it may have ended by itself
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@dataclass(kw_only=True)
class Town:
    """Where a municipality's data lives, and how its server is started."""

    folder: Path
    database_url: str = ""
    more: dict[str, str] = field(default_factory=dict)
    forms: list[str] = field(default_factory=list)
    cookie: str = ""

    @property
    def database(self) -> Path:
        """The embedded database."""
        return self.folder / "koll.sqlite3"

    def environment(self) -> dict[str, str]:
        """What the server's processes are told."""
        return os.environ | {
            "PYTHONPATH": os.pathsep.join([str(SOURCE), str(SOURCE.parent)]),
            "PYTHONWARNINGS": "ignore",
            "DJANGO_SETTINGS_MODULE": "koll.server.settings",
            "KOLL_DATA": str(self.folder),
            "KOLL_SECRET": "only for this test, and long enough to sign with",
            "DATABASE_URL": self.database_url,
            "KOLL_TEST_CONTROL": "1",
            "KOLL_CLOCK": going_from(ten_on(TODAY)),
        }

    def found(self, shelf: Shelf) -> None:
        """Makes the database, with one committee, whose secretary is signed in and describes its situation.

        The embedded one is made once for all towns.
        """
        if self.database_url:
            self.make(self.folder)
        else:
            shelf.put("founded", self.folder, self.make)
        self.cookie, *self.forms = (self.folder / FOUNDED).read_text(encoding="utf-8").split()

    def make(self, folder: Path) -> None:
        """Makes the database, in this folder when it is the embedded one, and writes down what there is to know."""
        folder.mkdir(parents=True, exist_ok=True)
        environment = self.environment() | {"KOLL_DATA": str(folder)}
        command = [sys.executable, "-c", FOUNDING]
        founded = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
        (folder / FOUNDED).write_text(founded.stdout, encoding="utf-8")

    def serve(self) -> Server:
        """Starts the server; requests wait until it is ready."""
        port = free_port()
        command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"]
        command += ["--port", str(port), "--workers", "1", "--blocking-threads", str(WRITERS)]
        command += ["--log-level", "error", "koll.server.wsgi:application"]
        log = (self.folder / "server.log").open("ab")
        with log:
            process = subprocess.Popen(
                command, env=self.environment() | self.more, stdout=log, stderr=log, start_new_session=True
            )
        return Server(port=port, process=process, forms=self.forms, cookie=self.cookie, log=self.folder / "server.log")


class UnableToAnswer(Exception):
    """The server says that it could not."""


def post(server: Server, receipt: str, words: str) -> bool:
    """Sends the form; True when the server says that it is kept, OSError or HTTPException when it never said."""
    form = {"receipt": receipt, FIELD: words, "revision": "0", "csrfmiddlewaretoken": FORGERY_TOKEN}
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": f"{server.cookie}; csrftoken={FORGERY_TOKEN}",
    }
    address = server.forms[crc32(words.encode()) % len(server.forms)]
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    try:
        connection.request("POST", address, urllib.parse.urlencode(form), headers)
        answer = connection.getresponse()
        body = answer.read()
    finally:
        connection.close()
    if answer.status == http.HTTPStatus.FOUND and "logga-in" not in answer.headers["Location"]:
        return True
    if answer.status >= http.HTTPStatus.INTERNAL_SERVER_ERROR:
        raise UnableToAnswer(f"{answer.status} {body[:2000]!r}")
    raise AssertionError(f"{answer.status} {answer.headers['Location']} {body[:2000]!r}")


@dataclass(kw_only=True)
class Writers:
    """People who write as fast as they can, and send again with the same key what they were never answered on.

    `may_fail`: the server may answer that it could not, as it must while its database is away. `renew`: they
    send again with a new key, which is what the control does wrong.
    """

    server: Callable[[], Server]
    on_kept: Callable[[str], None] = lambda _words: None
    may_fail: bool = False
    renew: bool = False
    day: str = field(default_factory=lambda: uuid.uuid4().hex[:8])
    kept: list[str] = field(default_factory=list)
    unanswered: int = 0
    failures: list[BaseException] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._stop = threading.Event()
        self._told = threading.Condition()
        self._threads = [threading.Thread(target=self._write, args=(name,)) for name in range(WRITERS)]

    def __enter__(self) -> Writers:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_why: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()
        if self.failures:
            raise self.failures[0]

    def wait_for(self, more: int) -> None:
        """Returns when so many more have been answered; AssertionError when nobody is answered any longer."""
        with self._told:
            target, silent = len(self.kept) + more, 0
            while len(self.kept) < target and not self.failures and silent < PATIENCE:
                silent = 0 if self._told.wait(timeout=1) else silent + 1
                if silent and self.server().process.poll() is not None:
                    break
            if len(self.kept) < target:
                said = self.server().log.read_text(errors="replace")[-3000:]
                self.failures.append(AssertionError(f"nobody is answered; the server said:\n{said}"))
                raise self.failures[0]

    def _write(self, name: int) -> None:
        number = 0
        try:
            while not self._stop.is_set():
                number += 1
                self._send(f"day {self.day} writer {name} note {number}")
        except BaseException as failure:
            with self._told:
                self.failures.append(failure)
                self._told.notify_all()

    def _send(self, words: str) -> None:
        receipt = uuid.uuid4().hex
        while not self._is_kept(receipt, words):
            self.unanswered += 1
            receipt = uuid.uuid4().hex if self.renew else receipt
            if self.failures:
                raise self.failures[0]
            time.sleep(0.02)
        self.on_kept(words)
        with self._told:
            self.kept.append(words)
            self._told.notify_all()

    def _is_kept(self, receipt: str, words: str) -> bool:
        """Whether the server said so; one that is killed says nothing."""
        try:
            return post(self.server(), receipt, words)
        except (OSError, http.client.HTTPException):
            return False
        except UnableToAnswer:
            if not self.may_fail:
                raise
            return False
