"""Knows whether a step of the set-up has already been done with just these inputs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STAMPS = ROOT / ".venv" / "stamps"


def fingerprint(files: Iterable[Path], *words: str) -> str:
    """A number for these files and words, in hexadecimal; another one as soon as any of them changes."""
    seen = hashlib.sha256()
    for file in sorted(files):
        seen.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes() + b"\0")
    for word in words:
        seen.update(word.encode() + b"\0")
    return seen.hexdigest()


def is_done(step: str, found: str) -> bool:
    """Whether the step was finished with this fingerprint."""
    stamp = STAMPS / step
    return stamp.exists() and stamp.read_text(encoding="ascii") == found


def mark_done(step: str, found: str) -> None:
    """Remembers that the step was finished with this fingerprint."""
    STAMPS.mkdir(parents=True, exist_ok=True)
    (STAMPS / step).write_text(found, encoding="ascii")
