"""The officer's guide names pictures that exist, uses every picture there is, and leads to chapters that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.house.tree import ROOT

GUIDE = ROOT / "docs" / "officer"
LINK = re.compile(r"(!?)\[([^\]]+)\]\(([^)]+)\)")
MOST_BYTES = 2_500_000
WIDTH = 1280


def links() -> list[tuple[str, bool, str, str]]:
    """(chapter, whether it is a picture, its words, where it leads) for everything the guide leads to."""
    return [
        (chapter.name, mark == "!", words, target)
        for chapter in sorted(GUIDE.glob("*.md"))
        for mark, words, target in LINK.findall(chapter.read_text(encoding="utf-8").replace("\n", " "))
    ]


def test_every_picture_named_exists_and_every_picture_is_used() -> None:
    named = {target for _chapter, is_picture, _words, target in links() if is_picture}
    there = {f"pictures/{path.name}" for path in (GUIDE / "pictures").iterdir()}
    assert named == there


def test_every_picture_is_described_in_words() -> None:
    assert [words for _chapter, is_picture, words, _target in links() if is_picture and len(words) < 15] == []


def test_every_chapter_is_reached_from_the_first_page() -> None:
    chapters = {path.name for path in GUIDE.glob("*.md")} - {"README.md"}
    assert {target for chapter, is_picture, _words, target in links() if chapter == "README.md"} == chapters
    assert {target for _chapter, is_picture, _words, target in links() if not is_picture} <= chapters | {"README.md"}


def test_the_pictures_are_small_and_as_wide_as_a_page() -> None:
    pictures = sorted((GUIDE / "pictures").glob("*.png"))
    assert sum(picture.stat().st_size for picture in pictures) < MOST_BYTES
    for picture in pictures:
        assert int.from_bytes(picture.read_bytes()[16:20]) == WIDTH, picture.name


@pytest.mark.parametrize("chapter", sorted(GUIDE.glob("*.md")), ids=lambda row: row.stem)
def test_a_chapter_has_one_heading_of_its_own(chapter: Path) -> None:
    assert len(re.findall(r"^# ", chapter.read_text(encoding="utf-8"), re.MULTILINE)) == 1
