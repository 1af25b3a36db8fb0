"""PostgreSQL servers of the tests' own: made, started, and stopped and removed again.

`python -m tests.postgres COMMAND …` runs a command with such a server in DATABASE_URL, and ends as the command ends.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
"""For a server whose data nobody misses; never where a test crashes it."""


def programs() -> Path | None:
    """Where Debian or the path has PostgreSQL's server programs, the newest first; None when there are none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda path: -int(path.parts[-3]))
    on_path = shutil.which("pg_ctl")
    there = [*found, *([Path(on_path)] if on_path else [])]
    return there[0].parent if there else None


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass(kw_only=True)
class Cluster:
    """A PostgreSQL server; it refuses to be run by root, so root lends it to `postgres`."""

    programs: Path
    folder: Path
    port: int
    durable: bool = True

    @property
    def url(self) -> str:
        """Its database."""
        return f"postgresql://koll@127.0.0.1:{self.port}/postgres"

    def run(self, *command: str) -> None:
        """One of PostgreSQL's programs, apart from our own process group, so that Ctrl+C reaches us alone."""
        name, *arguments = command
        lent = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        said = subprocess.run(
            [*lent, str(self.programs / name), *arguments],
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
            check=False,
        )
        if said.returncode:
            log = self.folder / "log"
            last = log.read_text(encoding="utf-8", errors="replace")[-2000:] if log.exists() else ""
            raise RuntimeError(f"PostgreSQL: {name} ended with {said.returncode}. {last}")

    def make(self) -> None:
        """An empty cluster, in UTF-8 whatever the machine's language is."""
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres")
        self.run("initdb", "-D", f"{self.folder}/data", "-A", "trust", "-U", "koll", "-E", "UTF8", "--no-locale")

    def start(self) -> None:
        """Runs it, recovering first when it was stopped at once; ready when this returns."""
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 {'' if self.durable else FAST}"
        self.run("pg_ctl", "-D", f"{self.folder}/data", "-l", f"{self.folder}/log", "-w", "-o", options, "start")

    def stop(self, how: str) -> None:
        """`immediate` ends it as a crash does: nothing is written out, the next start recovers from its log."""
        self.run("pg_ctl", "-D", f"{self.folder}/data", "-m", how, "-w", "stop")


@contextmanager
def running_postgresql(*, durable: bool = True) -> Iterator[Cluster]:
    """A running server in a short path of its own (a socket's name may not be long), gone afterwards."""
    there = programs()
    if there is None:
        raise FileNotFoundError(
            "PostgreSQL's server programs are not installed. On Debian and Ubuntu: apt install postgresql."
        )
    with tempfile.TemporaryDirectory(prefix="koll-pg-") as folder:
        cluster = Cluster(programs=there, folder=Path(folder), port=free_port(), durable=durable)
        cluster.make()
        cluster.start()
        try:
            yield cluster
        finally:
            cluster.stop("immediate")


def end(_signal: int, _frame: FrameType | None) -> None:
    """Leaves in good order, so that the server is stopped."""
    raise SystemExit(130)


def main(command: list[str]) -> int:
    """Runs the command beside a server; its exit status, or 2 when there is no PostgreSQL."""
    signal.signal(signal.SIGTERM, end)
    try:
        with running_postgresql(durable=False) as cluster:
            told = os.environ | {"DATABASE_URL": cluster.url}
            try:
                return subprocess.run(command, env=told, check=False).returncode
            except KeyboardInterrupt:
                return 130
    except FileNotFoundError as fault:
        print(fault, file=sys.stderr)  # noqa: T201 -- a command speaks to whoever ran it
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
