"""The few words the typesetter prints by itself, in the language of the document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields

from koll.domain.sentences import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutStrings:
    """What the page furniture says. `{page}`, `{pages}` and `{source}` are filled in when set."""

    page_of: str = N_("Page {page} of {pages}")
    on_page: str = N_("page {page}")
    contents: str = N_("Contents")
    example: str = N_("Example")
    example_note: str = N_("Everything in this document is invented to show how Koll works. No decision in it is real.")
    ground: str = N_("Therefore")
    registry: str = N_("Registry number {number}")
    table: str = N_("Table")
    figure: str = N_("Figure")


def layout_strings_in(translate: Callable[[str], str]) -> LayoutStrings:
    """Give the words in the language `translate` speaks, for instance Django's gettext.

    >>> layout_strings_in(str.upper).contents
    'CONTENTS'
    """
    return LayoutStrings(**{field.name: translate(str(field.default)) for field in fields(LayoutStrings)})
