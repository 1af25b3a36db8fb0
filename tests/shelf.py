"""What takes long to make is made once for all who test, and copied."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A folder that all workers of a run have in common, where finished folders stand by name."""

    folder: Path

    def put(self, name: str, to: Path, make: Callable[[Path], object]) -> None:
        """Puts a copy of the folder with this name at `to`; the first who asks for it makes it, the others wait."""
        finished = self.folder / name
        with (self.folder / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not finished.exists():
                unfinished = self.folder / f"{name}.unfinished"
                shutil.rmtree(unfinished, ignore_errors=True)
                make(unfinished)
                unfinished.rename(finished)
        shutil.copytree(finished, to, dirs_exist_ok=True)
