"""Words with a capital first letter."""

from __future__ import annotations


def capital(words: str) -> str:
    """The words with a capital first letter and the rest as they are."""
    return words[:1].upper() + words[1:]
