"""`python -m pages record NAME [--like BASE]` and `python -m pages compare A B`."""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pages.compare import tell
from pages.places import LAST, ROOT, SETTINGS, STAGES, STRANGER, Stage, readings

HOME = ROOT / ".koll" / "pages"
PROCESSES = 2
TOGETHER = 3
"""Readers that one process reads as, at most."""


def digest() -> str:
    """The digest of what the example is built by."""
    found = hashlib.sha256()
    for file in sorted(
        [*(ROOT / "src").rglob("*.py"), *(ROOT / "src").rglob("*.toml"), *(ROOT / "charters").rglob("*.toml")]
    ):
        found.update(f"{file.relative_to(ROOT)}\0".encode() + file.read_bytes() + b"\0")
    return found.hexdigest()[:16]


def environment(data: Path, stage: Stage) -> dict[str, str]:
    """What a process is told: the demonstration at a stage, and nothing of how this one was started."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("KOLL_", "DATABASE_URL", "DJANGO_"))
    }
    return {
        **kept,
        "DJANGO_SETTINGS_MODULE": SETTINGS,
        "KOLL_DATA": str(data),
        "KOLL_DATA_LICENCE": "CC0-1.0",
        "KOLL_DEMO": "1",
        "KOLL_TODAY": stage.day.isoformat(),
        "KOLL_ALLOWED_HOSTS": "127.0.0.1,localhost,testserver",
        "LANG": "C.UTF-8",
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT / "tools")]),
        "TZ": "Europe/Stockholm",
    }


def start(data: Path, stage: Stage, *arguments: str) -> None:
    """Runs one process to its end; what it says is shown when it fails."""
    command = [sys.executable, "-m", "pages.stage", *arguments]
    done = subprocess.run(command, env=environment(data, stage), cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")


def build(built: Path, stage: Stage) -> None:
    """Builds the example at the stage, unless it has been built by the same code."""
    if not (built / stage.key).exists():
        unfinished = built / f"{stage.key}.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        start(unfinished, stage, "build", stage.key, "", "")
        (unfinished / f"demo-{stage.key}").rename(built / stage.key)
        shutil.rmtree(unfinished, ignore_errors=True)


def tasks(stage: Stage, like: Path | None) -> list[tuple[str, ...]]:
    """What is done at a stage when the stranger has read: the arguments of each process after the folders.

    Of what is compared with a record from before, only what that record has.
    """

    def asked(stage: Stage, name: str) -> bool:
        return like is None or (like / stage.key / f"{name}.txt").exists()

    rows = [reading for reading in readings(stage) if reading.name != STRANGER and asked(stage, reading.name)]
    names = [row.name for row in rows if not row.on]
    size = 1 if stage is LAST else TOGETHER
    groups = [names[at : at + size] for at in range(0, len(names), size)]
    groups += [[row.name for row in reversed(rows) if row.on == day] for day in sorted({row.on for row in rows} - {""})]
    return [*([("commands",)] if asked(stage, "commands") else []), *(("read", *group) for group in groups)]


def record(to: Path, like: Path | None, resume: bool) -> None:
    """Records everything into the folder; two processes at a time, each with the data to itself."""
    began = time.monotonic()
    built = HOME / "built" / digest()
    built.mkdir(parents=True, exist_ok=True)
    if not resume:
        shutil.rmtree(to, ignore_errors=True)
    with tempfile.TemporaryDirectory() as copies, ThreadPoolExecutor(PROCESSES) as pool:

        def read(stage: Stage, what: str, *names: str) -> None:
            data = Path(tempfile.mkdtemp(dir=copies)) / "data"
            shutil.copytree(built / stage.key, data)
            start(data, stage, what, stage.key, str(to), str(like or ""), *names)
            shutil.rmtree(data)

        last_first = STAGES[::-1]
        list(pool.map(lambda stage: build(built, stage), last_first))
        # What the stranger may read is not opened by others, so the stranger of a stage and of a day reads first.
        list(pool.map(lambda stage: read(stage, "read", STRANGER), last_first))
        rest = [(stage, task) for stage in last_first for task in tasks(stage, like)]
        list(pool.map(lambda row: read(row[0], *row[1]), rest))
    files = sorted(to.rglob("*.txt"))
    pages = sum(file.read_text(encoding="utf-8").count("\n=== ") + 1 for file in files)
    print(f"{pages} answers in {len(files)} files, {time.monotonic() - began:.0f} s: {to}")


def main() -> int:
    """Reads the arguments."""
    parser = argparse.ArgumentParser(prog="pages", description=__doc__)
    under = parser.add_subparsers(dest="what", required=True)
    asked = under.add_parser("record", help="record every answer under a name, or in a folder")
    asked.add_argument("to")
    asked.add_argument(
        "--like", help="a record from before: the same addresses are read, and kinds that it does not have"
    )
    asked.add_argument("--resume", action="store_true", help="keep what the folder has, and record the rest")
    asked = under.add_parser("compare", help="say what differs between two records")
    asked.add_argument("a")
    asked.add_argument("b")
    asked.add_argument("--most", type=int, default=40, help="differences shown")
    given = parser.parse_args()

    def folder(name: str) -> Path:
        return Path(name).resolve() if "/" in name else HOME / name

    if given.what == "compare":
        return tell(folder(given.a), folder(given.b), given.most)
    record(folder(given.to), folder(given.like) if given.like else None, given.resume)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
