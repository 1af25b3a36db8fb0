"""Which language the command speaks, before and after Django has begun."""

from __future__ import annotations

import gettext as catalogues
import os
from pathlib import Path

LANGUAGES = ("sv", "en")
LOCALE = Path(__file__).parent.parent / "locale"
DOMAIN = "django"


def N_(words: str) -> str:  # noqa: N802 -- the name that marks words for translation everywhere
    """Marks words that are translated when they are shown."""
    return words


def speak(language: str) -> None:
    """Has our words and click's own said in the language from here on; both ask the standard library."""
    os.environ["LANGUAGE"] = language
    catalogues.bindtextdomain(DOMAIN, str(LOCALE))
    catalogues.textdomain(DOMAIN)


def spoken() -> str:
    """The language that is spoken."""
    language = os.environ.get("LANGUAGE", "")
    return language if language in LANGUAGES else LANGUAGES[0]


def translate(words: str) -> str:
    """The words in the language that is spoken."""
    return catalogues.gettext(words) if words else ""
