"""The example served as `koll demo` serves it, in a process that can be killed and started again."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from tests.house.tree import ROOT

DEMO = (sys.executable, "-m", "koll.cli", "demo")


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def wait_for(probe: str, server: subprocess.Popen[bytes]) -> None:
    """Waits until the server answers; RuntimeError when it has ended, or has not answered in three minutes."""
    for _try in range(720):
        if server.poll() is not None:
            raise RuntimeError("the server ended before it answered")
        try:
            with urllib.request.urlopen(probe, timeout=2):  # noqa: S310 -- our own server on this machine
                return
        except OSError:
            time.sleep(0.25)
    raise RuntimeError("the server did not answer within three minutes")


def environment(folder: Path) -> dict[str, str]:
    """What the example's process is told: where its data are, and nothing of how the tests are run."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("KOLL_", "DATABASE_URL"))}
    return {**kept, "KOLL_DATA": str(folder), "PYTHONPATH": str(ROOT / "src")}


def tell(stage: str, folder: Path) -> None:
    """Makes the example at the stage, with its data in the folder, and serves nothing."""
    subprocess.run(
        [*DEMO, "--stage", stage, "--only-build"], env=environment(folder), cwd=ROOT, check=True, capture_output=True
    )


class Example:
    """The example at a stage of its year, with its data in a folder; at most one process at a time serves it."""

    def __init__(self, stage: str, folder: Path) -> None:
        self.stage = stage
        self.folder = folder
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Serves it; what is in the folder since before stays. RuntimeError when it does not answer."""
        self.process = subprocess.Popen(
            [*DEMO, "--stage", self.stage, "--port", str(self.port)],
            env=environment(self.folder),
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
