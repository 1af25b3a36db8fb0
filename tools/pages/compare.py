"""What differs between two records, each difference told once with every page where it stands."""

from __future__ import annotations

import difflib
from collections import defaultdict
from pathlib import Path

from pages import store

type Change = tuple[tuple[str, ...], tuple[str, ...]]
"""Lines that were, lines that are."""

LINES = 12
PAGES = 4


def everything(folder: Path) -> dict[str, list[str]]:
    """Every answer of a record, by its file and address."""
    files = sorted(folder.rglob("*.txt"))
    if not files:
        raise SystemExit(f"There is no record in {folder}.")
    return {
        f"{file.relative_to(folder).with_suffix('')} {address}": lines
        for file in files
        for address, lines in store.read(file).items()
    }


def changes(before: list[str], after: list[str]) -> list[Change]:
    """The places where lines differ."""
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    return [(tuple(before[i:j]), tuple(after[k:m])) for tag, i, j, k, m in matcher.get_opcodes() if tag != "equal"]


def some(pages: list[str], most: int = PAGES) -> str:
    """A few of the pages, and how many there are besides."""
    rest = f"\n  … and {len(pages) - most} more" if len(pages) > most else ""
    return "".join(f"\n  {page}" for page in pages[:most]) + rest


def tell(a: Path, b: Path, most: int) -> int:
    """Prints what differs; 1 when anything does."""
    before, after = everything(a), everything(b)
    gone, new = sorted(before.keys() - after.keys()), sorted(after.keys() - before.keys())
    where: dict[Change, list[str]] = defaultdict(list)
    changed = [page for page in sorted(before.keys() & after.keys()) if before[page] != after[page]]
    for page in changed:
        for change in changes(before[page], after[page]):
            where[change].append(page)
    print(f"{len(before)} answers before, {len(after)} after: {len(gone)} gone, {len(new)} new, {len(changed)} changed")
    for word, pages in (("gone", gone), ("new", new)):
        if pages:
            print(f"\n{word}:{some(pages, most)}")
    ordered = sorted(where.items(), key=lambda row: (-len(row[1]), row[1]))
    for (were, are), pages in ordered[:most]:
        print(f"\non {len(pages)} pages:{some(pages)}")
        for mark, lines in (("-", were), ("+", are)):
            print("".join(f"    {mark} {line}\n" for line in lines[:LINES]), end="")
            if len(lines) > LINES:
                print(f"    {mark} … {len(lines) - LINES} lines more")
    if len(ordered) > most:
        print(f"\n… and {len(ordered) - most} other differences: --most {len(ordered)} shows them")
    return 1 if gone or new or changed else 0
