"""What no file may say: where it was made, where packages are kept, and Swedish outside its own places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tests.house.tree import ROOT, ending, files, name_of, text_of

# Put together from pieces, so that this file does not say them either.
MACHINE = "|".join(["/wo" + "rk/", "/ro" + "ot/", "/t" + r"mp/\w", r"(?<!\w)/home" + r"/\w", "/Users" + r"/\w"])
REGISTRIES = "|".join(
    [
        r"py" + r"pi\.org",
        r"python" + r"hosted\.org",
        r"npm" + r"js\.(org|com)",
        r"deb" + r"ian\.org/debian",
        r"yarn" + r"pkg\.com",
    ]
)
TOOLS = "|".join(["clau" + "de", "anthro" + "pic", "chat" + "gpt", "open" + "ai", "copi" + "lot", r"\bL" + r"LMs?\b"])
FORBIDDEN = re.compile(f"{MACHINE}|{REGISTRIES}|{TOOLS}", re.IGNORECASE)

ADDRESS = re.compile(r"https?://|file://|git\+")
LOCKED = ("package-lock.json", *(f"requirements/{name}.txt" for name in ("base", "dev", "node")))
SWEDISH = re.compile("[åäöÅÄÖ]")
NAMELESS = {"utils", "util", "helpers", "helper", "common", "core", "misc"}


def lines_with(pattern: re.Pattern[str], among: tuple[Path, ...]) -> Iterator[str]:
    """Every line that says what it should not, with its place."""
    for file in among:
        for number, line in enumerate((text_of(file) or "").splitlines(), 1):
            if pattern.search(line):
                yield f"{name_of(file)}:{number}: {line.strip()[:100]}"


def test_no_file_tells_where_or_with_what_it_was_made() -> None:
    assert list(lines_with(FORBIDDEN, files())) == []


def test_the_lock_files_name_no_address() -> None:
    locks = tuple(ROOT / name for name in LOCKED if (ROOT / name).exists())
    assert [line for line in lines_with(ADDRESS, locks) if '"url":' not in line] == []


def test_swedish_is_in_charters_and_catalogues_alone() -> None:
    assert list(lines_with(SWEDISH, ending(".py", ".html", ".js", ".ts", under="src/"))) == []


def test_every_module_has_a_name_that_says_something() -> None:
    named = [*ending(".py"), *ending(".js", ".ts", under="assets/")]
    assert [name_of(file) for file in named if NAMELESS & {file.stem, *(part.name for part in file.parents)}] == []
