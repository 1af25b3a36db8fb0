"""The example served as `koll demo` serves it, in a process that can be killed and started again."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from datetime import date
from pathlib import Path

from tests.clock import TODAY, going_from, ten_on
from tests.house.tree import ROOT
from tests.states import PATIENCE, wait_until

DEMO = (sys.executable, "-m", "koll.cli", "demo")
SERVER = (sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--blocking-threads", "4")


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def wait_for(probe: str, server: subprocess.Popen[bytes]) -> None:
    """Waits until the server answers; RuntimeError when it has ended, AssertionError when it never answers."""

    def answers() -> bool:
        if server.poll() is not None:
            raise RuntimeError("the server ended before it answered")
        try:
            with urllib.request.urlopen(probe, timeout=PATIENCE):  # noqa: S310 -- our own server on this machine
                return True
        except OSError:
            return False

    wait_until(answers, lambda: "the server never answered")


def environment(folder: Path) -> dict[str, str]:
    """What the example's process is told: where its data are, and nothing of how the tests are run."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name == "KOLL_TESTS_AHEAD" or not name.startswith(("KOLL_", "DATABASE_URL"))
    }
    return {
        **kept,
        "KOLL_DATA": str(folder),
        "KOLL_CLOCK": going_from(ten_on(TODAY)),
        "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
    }


def tell(folder: Path) -> None:
    """Makes the example at each of its stages, with its data in the folder, and serves nothing."""
    asked = [sys.executable, "-m", "tests.journeys.telling", str(folder)]
    subprocess.run(asked, env=environment(folder), cwd=ROOT, check=True, capture_output=True)


class Example:
    """The example at a stage of its year, with its data in a folder; at most one process at a time serves it."""

    def __init__(self, stage: str, folder: Path) -> None:
        self.stage = stage
        self.folder = folder
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None

    def command(self) -> tuple[str, ...]:
        """What is run."""
        return (*DEMO, "--stage", self.stage, "--port", str(self.port))

    def environment(self) -> dict[str, str]:
        """What it is told."""
        return environment(self.folder)

    def start(self) -> None:
        """Serves it; what is in the folder since before stays. RuntimeError when it does not answer."""
        self.process = subprocess.Popen(
            self.command(),
            env=self.environment(),
            cwd=ROOT,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_for(f"{self.address}/live", self.process)

    def kill(self) -> None:
        """Ends every process of the server at once, without a chance to tidy."""
        self.end(signal.SIGKILL)

    def end(self, how: signal.Signals = signal.SIGTERM) -> None:
        """Ends the server, and waits until it has ended."""
        if self.process is None:
            return
        os.killpg(self.process.pid, how)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.process = None


class Built(Example):
    """The example that `koll demo` has built, served at once by so many processes: sooner there."""

    def __init__(self, stage: str, folder: Path, day: date, *, processes: int = 1) -> None:
        super().__init__(stage, folder)
        self.day = day
        self.processes = processes

    def command(self) -> tuple[str, ...]:
        """What `koll demo` becomes when it has looked at the tables."""
        options = ("--port", str(self.port), "--workers", str(self.processes), "--log-level", "warning")
        return (*SERVER, *options, "koll.server.wsgi:application")

    def environment(self) -> dict[str, str]:
        """What `koll demo` tells the server."""
        return environment(self.folder) | {
            "KOLL_DATA": str(self.folder / f"demo-{self.stage}"),
            "KOLL_DEMO": "1",
            "KOLL_HOST": "127.0.0.1",
            "KOLL_PORT": str(self.port),
            "KOLL_TODAY": self.day.isoformat(),
            "KOLL_DATA_LICENCE": "CC0-1.0",
        }
