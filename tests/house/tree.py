"""The files of the project, as Git knows them: those committed and those about to be."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PACKAGE = ROOT / "src" / "koll"


@cache
def files() -> tuple[Path, ...]:
    """Every file that is not ignored, in order."""
    asked = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(asked, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return tuple(sorted({ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()}))


def ending(*suffixes: str, under: str = "") -> tuple[Path, ...]:
    """The files whose names end so, in a folder."""
    return tuple(file for file in files() if file.suffix in suffixes and name_of(file).startswith(under))


def name_of(file: Path) -> str:
    """The file as the project names it."""
    return file.relative_to(ROOT).as_posix()


def text_of(file: Path) -> str | None:
    """What the file says; None when it is not text."""
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None
