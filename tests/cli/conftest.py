"""The `koll` command, run as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import koll

type Run = Callable[..., subprocess.CompletedProcess[str]]

SOURCE = Path(koll.__file__).parent.parent


def environment(folder: Path, **more: str) -> dict[str, str]:
    """What the process is told: its data folder, and the embedded database."""
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(SOURCE),
        "KOLL_DATA": str(folder),
        "DATABASE_URL": "",
        "PYTHONWARNINGS": "ignore",
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
            timeout=120,
        )

    return koll
