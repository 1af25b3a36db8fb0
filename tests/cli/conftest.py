"""The `koll` command, run as a process of its own; what asks no database also in the process of the tests."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.utils import translation
from tests.clock import TODAY, going_from, ten_on
from tests.house.tree import ROOT
from tests.shelf import Shelf
from tests.states import PATIENCE

import koll
from koll.cli import main

type Run = Callable[..., subprocess.CompletedProcess[str]]

ALE = str(ROOT / "charters" / "ale-2022")
SOURCE = Path(koll.__file__).parent.parent


def environment(folder: Path, **more: str) -> dict[str, str]:
    """What the process is told: its data folder, and the embedded database."""
    return {
        **{name: os.environ[name] for name in ("PATH", "LD_PRELOAD", "KOLL_TESTS_AHEAD") if name in os.environ},
        "PYTHONPATH": str(SOURCE),
        "KOLL_DATA": str(folder),
        "DATABASE_URL": "",
        "PYTHONWARNINGS": "ignore",
        "KOLL_TEST_CONTROL": "1",
        "KOLL_CLOCK": going_from(ten_on(TODAY)),
        **more,
    }


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs `koll` with these arguments, and these variables in its environment."""

    def koll(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "koll.cli", *arguments],
            env=environment(tmp_path / "data", **variables),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )

    return koll


@pytest.fixture
def run_here(monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """Runs `koll` in this process, with the tests' settings: for what it says of itself, of its words and of files."""
    monkeypatch.setenv("LANGUAGE", "sv")  # the command sets it, and it is put back

    def koll(*arguments: str) -> subprocess.CompletedProcess[str]:
        answer = CliRunner().invoke(main, arguments, prog_name="koll")
        if answer.exception and not isinstance(answer.exception, SystemExit):
            raise answer.exception
        return subprocess.CompletedProcess(arguments, answer.exit_code, answer.stdout, answer.stderr)

    with translation.override(None):
        yield koll


@pytest.fixture
def data(run: Run, tmp_path: Path, shelf: Shelf) -> Path:
    """The data folder of `run`, with Ale set up in it."""
    folder = tmp_path / "data"
    shelf.put("ale", folder, lambda at: run("start", ALE, KOLL_DATA=str(at)).check_returncode())
    return folder
