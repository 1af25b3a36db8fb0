"""Reads tests/broken: the smallest charter (or its facts) with one mistake in it, and what should be said of it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
MINIMAL = ROOT / "charters" / "minimal"
BROKEN = ROOT / "tests" / "broken"


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """One mistake: the text it is made in ("charter" or "facts"), and the fault expected."""

    name: str
    of: str
    text: str
    code: str
    place: str


def mistakes() -> list[Mistake]:
    """Every mistake in the folder."""
    return [mistake_in(path) for path in sorted(BROKEN.glob("*.toml"))]


def mistake_in(path: Path) -> Mistake:
    """The mistake that a file describes; each change must be found exactly once."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    text = (MINIMAL / f"{told['of']}.toml").read_text(encoding="utf-8")
    for change in told.get("change", []):
        assert text.count(change["old"]) == 1, (
            f"{path.name}: {change['old']!r} is there {text.count(change['old'])} times"
        )
        text = text.replace(change["old"], change["new"])
    return Mistake(
        name=path.stem, of=told["of"], text=text + told.get("append", ""), code=told["code"], place=told["place"]
    )
