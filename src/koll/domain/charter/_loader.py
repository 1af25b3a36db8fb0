"""Knows where a charter's files are, and gives a charter that is whole or says everything that is wrong with it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from koll.domain.charter._check import check
from koll.domain.charter._model import Charter
from koll.domain.charter.checks import CharterError, problem

CHARTER_FILE = "charter.toml"
FACTS_FILE = "facts.toml"


@lru_cache(maxsize=4)
def load(text: str) -> Charter:
    """The charter in a TOML text, the same one for the same text. Raises CharterError with every fault."""
    checked = check(text)
    if checked.charter is None:
        raise CharterError(checked.problems)
    return checked.charter


def charter_text(path: Path) -> str:
    """The text of a charter file, or of the one in a folder. Raises CharterError when it cannot be read."""
    return text_at(path / CHARTER_FILE if path.is_dir() else path)


def facts_text(path: Path) -> str:
    """The text of the facts beside a charter: in the same folder. Raises CharterError when it cannot be read."""
    return text_at((path if path.is_dir() else path.parent) / FACTS_FILE)


def text_at(path: Path) -> str:
    """A file's text as UTF-8. Raises CharterError."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise CharterError((problem("unreadable", "", path=str(path)),)) from None
