"""Measures writing together over connections that stay open, beside asking anew: same writers, same machine, by turns.

The connections are a prototype (tests/bench/opened_lines.py); the product asks anew (docs/decisions/0008).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import deque
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from tests.bench.browser import signed_in, timed
from tests.bench.writing import HEAD, WHO, Writer, at_one_part, measure
from tests.house.tree import ROOT
from tests.journeys.serving import Example, environment, tell, wait_for
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

STAGE, DAY = "analysis", "2027-03-08"
"""The point of the example's year, and the day it lives on then (src/koll/example/stages.py)."""
HEARD_OF = 4.0
"""Seconds between saying that somebody who only reads is still there."""
SECONDS = 12
CASES = ((2, 0), (2, 8), (10, 0), (20, 0))


class Slower(Writer):
    """Asks anew with the waits the product had before this was measured."""

    def typing(self) -> float:
        """Always the same."""
        return 0.2

    def reading(self) -> float:
        """Always the same."""
        return 0.5


class Connected(Writer):
    """Somebody's editor with a connection that stays open; it waits as long after a key as the product's."""

    line: ClientConnection

    def reading(self) -> float:
        """What others do comes by itself."""
        return HEARD_OF

    def begin(self) -> None:
        """Opens the connection, and gets the whole document."""
        base = str(self.client.base_url).rstrip("/")
        cookies = "; ".join(f"{name}={value}" for name, value in self.client.cookies.items())
        self.asked: deque[float] = deque()
        self.stack = ExitStack()
        opened = connect(
            base.replace("http", "ws", 1) + f"{self.desk.part}tillsammans/",
            origin=Origin(base),
            additional_headers={"Cookie": cookies},
            max_size=None,
            compression=None,
        )
        self.line = self.stack.enter_context(opened)
        self.exchange()
        self.hear(self.line.recv(60))

    def exchange(self) -> None:
        """Sends what was typed; the answer comes when it comes."""
        self.asked.append(time.perf_counter())
        self.line.send(json.dumps(self.says()))

    def hear(self, message: Any) -> None:
        """Takes in an answer, or what others did."""
        now, told = time.perf_counter(), json.loads(message)
        if "refused" in told:
            raise RuntimeError(told["refused"])
        if told.get("yours"):
            self.took = now - self.asked.popleft()
            self.run_.asked.append(self.took)
        self.take_in({"there": range(self.others)} | told, now)

    def wait(self, seconds: float) -> None:
        """Listens meanwhile."""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            try:
                self.hear(self.line.recv(left))
            except TimeoutError:
                return

    def run(self) -> None:
        """Types and listens, and closes the line."""
        with self.stack:
            super().run()


class AtOnce(Connected):
    """Sends each key when it is pressed."""

    def typing(self) -> float:
        """No wait."""
        return 0.0


class OpenExample(Example):
    """The example with pages and open connections on one port, under one command."""

    def start(self) -> None:
        """Serves it with as many processes as the product."""
        served = f"--host 127.0.0.1 --port {self.port} tests.bench.opened_server:application"
        self.process = subprocess.Popen(
            [sys.executable, "-m", *f"granian --interface asgi --workers 2 --log-level warning {served}".split()],
            env=environment(self.folder)
            | {
                "DJANGO_SETTINGS_MODULE": "koll.server.settings",
                "KOLL_DATA": str(self.folder / f"demo-{STAGE}"),
                "KOLL_DEMO": "1",
                "KOLL_HOST": "127.0.0.1",
                "KOLL_PORT": str(self.port),
                "KOLL_TODAY": DAY,
                "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
            },
            cwd=ROOT,
            start_new_session=True,
        )
        wait_for(f"{self.address}/live", self.process)


WAYS: dict[str, tuple[type[Example], type[Writer]]] = {
    "asking anew, as the product does": (Example, Writer),
    "open connections, the same wait after a key": (OpenExample, Connected),
    "open connections, each key sent at once": (OpenExample, AtOnce),
    "asking anew, with the same waits however many": (Example, Slower),
}


def turn(way: str, told: Path, folder: Path) -> None:
    """One way, served from its own copy of the example, and what a page costs under the same server."""
    serve, kind = WAYS[way]
    shutil.copytree(told, folder)
    example = serve(STAGE, folder)
    try:
        example.start()
        print(f"{way}; load before: {os.getloadavg()[0]:.1f}\n{HEAD}")
        for writing, reading in CASES:
            measure(example, at_one_part(writing, reading), kind=kind, seconds=SECONDS)
        client = signed_in(example.address, WHO)
        print("/hem/: {:.0f} a second, p50 {:.0f} ms, p99 {:.0f} ms".format(*timed(client, "/hem/")), flush=True)
        client.close()
    finally:
        example.end()
        shutil.rmtree(folder)


def main() -> None:
    """Every way, and then every way once more in the opposite order; or those named by their place (0 1 1 0)."""
    order = [list(WAYS)[int(row)] for row in sys.argv[1:]] or [*WAYS, *reversed(WAYS)]
    with tempfile.TemporaryDirectory() as name:
        told = Path(name) / "told"
        tell(told)
        print(f"{os.cpu_count()} cores")
        for number, way in enumerate(order):
            turn(way, told, Path(name) / str(number))


if __name__ == "__main__":
    main()
