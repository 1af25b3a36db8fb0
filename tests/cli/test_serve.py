"""`koll serve` makes ready what is missing, refuses what is unsafe, serves, and ends when it is told to."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.cli.conftest import Run, environment
from tests.states import PATIENCE, wait_until


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(folder: Path, port: int, workers: str = "1", **variables: str) -> Iterator[subprocess.Popen[str]]:
    """A server that answers; it is killed if the test leaves it running."""
    command = [sys.executable, "-m", "koll.cli", "serve", "--port", str(port), "--workers", workers]
    with (folder.parent / "log").open("w") as log:
        process = subprocess.Popen(
            command,
            env=environment(folder, **variables),
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            start_new_session=True,
        )
    try:
        wait_for(port, process)
        yield process
    finally:
        end(process)


def end(process: subprocess.Popen[str]) -> None:
    """Ends the server with all of its processes; one that has ended already is left alone."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def wait_for(port: int, process: subprocess.Popen[str]) -> None:
    """Returns when something listens on the port."""

    def listens() -> bool:
        assert process.poll() is None, f"the server ended with {process.poll()}"
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", port)) == 0

    wait_until(listens, lambda: f"nothing listens on port {port}")


def asked(port: int, address: str) -> tuple[int, str]:
    """The status and the text that the server answers with."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", address)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def test_a_server_starts_from_nothing_and_ends_when_told_to(tmp_path: Path) -> None:
    folder, port = tmp_path / "data", free_port()
    with serving(folder, port) as process:
        assert asked(port, "/live") == (200, "live\n")
        assert asked(port, "/ready") == (200, "ready\n")
        status, page = asked(port, "/logga-in/")
        assert (status, "koll start" in page) == (503, True)
        process.send_signal(signal.SIGTERM)
        said, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    assert f"http://127.0.0.1:{port}" in said
    assert stat.S_IMODE((folder / "secret").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def refusal_logged(said: str) -> str:
    """The code of the refusal that the log of a command ends with."""
    return said.rpartition("refusal=")[2].split()[0]


def test_demo_is_refused_where_others_reach_the_server(run: Run) -> None:
    answer = run("serve", "--host", "0.0.0.0", "--port", str(free_port()), KOLL_DEMO="1")  # noqa: S104 -- refused
    assert answer.returncode == 2
    assert "KOLL_DEMO är på." in answer.stderr


def test_a_refusal_is_in_english_when_asked_for(run: Run) -> None:
    answer = run("--lang", "en", "serve", "--host", "0.0.0.0", KOLL_DEMO="1")  # noqa: S104 -- refused
    assert (answer.returncode, "KOLL_DEMO is on" in answer.stderr) == (2, True)


def test_a_port_that_is_taken_is_said_so(run: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        answer = run("serve", "--port", str(taken.getsockname()[1]))
    assert answer.returncode == 2
    assert "välj en annan port med --port" in answer.stderr
    assert refusal_logged(answer.stderr) == "command.port_taken"


def test_a_data_folder_that_cannot_be_made_is_said_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    answer = run("serve", KOLL_DATA=str(tmp_path / "file" / "data"))
    assert answer.returncode == 2
    assert "välj en annan mapp med KOLL_DATA" in answer.stderr
    assert refusal_logged(answer.stderr) == "command.data_folder_unwritable"
