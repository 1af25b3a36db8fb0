"""Knows whether the words a charter quotes stand in the adopted text, in the section the row names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from koll.domain.charter._model import Charter, Section
from koll.domain.charter.checks._faults import Fault, problem
from koll.domain.charter.source import rows_with_places

_SAME = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "\u00ad": None})
_HYPHEN = re.compile(r"[-‐‑–—]\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotes:
    """How many quotes were looked up, how many were not found, and what to say about them."""

    checked: int
    missing: int
    problems: tuple[Fault, ...]


def quotes_in(charter: Charter, adopted_text: str | None) -> Quotes:
    """Look up every quote in the adopted text; nothing is looked up when there is no text."""
    if adopted_text is None:
        return Quotes(checked=0, missing=0, problems=())
    headings = list(_faults_of_headings(charter.sections, adopted_text))
    sections = sections_in(charter.sections, adopted_text)
    whole = normal(adopted_text)
    wanted = list(_wanted(charter))
    faults = []
    for place, section, quote in wanted:
        if normal(quote) not in whole:
            faults.append(problem("quote_not_in_text", place, quote=quote))
        elif section in sections and normal(quote) not in sections[section]:
            faults.append(problem("quote_elsewhere", place, quote=quote, section=section))
    return Quotes(checked=len(wanted), missing=len(faults), problems=(*headings, *faults))


def normal(words: str) -> str:
    """Words as they are compared: one space between them, one kind of quotation mark, and hyphens left out.

    >>> normal("del-  samt\\nhelbokslut") == normal("del- samt helbokslut")
    True
    >>> normal("kommun-\\nstyrelsen")
    'kommunstyrelsen'
    """
    same = unicodedata.normalize("NFC", words).translate(_SAME)
    return " ".join(_HYPHEN.sub("", same).split())


def sections_in(sections: tuple[Section, ...], text: str) -> dict[str, str]:
    """What stands under each heading, heading included, by the key of the section; headings not found are left out.

    >>> sections_in(
    ...     (Section(key="one", heading="First"), Section(key="two", heading="Second")), "First\\nA b.\\nSecond\\nC."
    ... )
    {'one': 'First A b.', 'two': 'Second C.'}
    """
    rows = text.splitlines()
    starts = list(_starts(sections, rows))
    ends = [*(start for _, start in starts[1:]), len(rows)][: len(starts)]
    return {key: normal("\n".join(rows[start:end])) for (key, start), end in zip(starts, ends, strict=True)}


def _starts(sections: tuple[Section, ...], rows: list[str]) -> Iterator[tuple[str, int]]:
    """The line on which each section's heading stands, each looked for after the one before it."""
    at = 0
    plain = [normal(row) for row in rows]
    for section in sections:
        wanted = normal(section.heading)
        if wanted in plain[at:]:
            at = plain.index(wanted, at)
            yield section.key, at
            at += 1


def _faults_of_headings(sections: tuple[Section, ...], text: str) -> Iterator[Fault]:
    found = {key for key, _ in _starts(sections, text.splitlines())}
    for section in sections:
        if section.heading and section.key not in found:
            yield problem("heading_not_in_text", f"section.{section.key}", heading=section.heading)


def _wanted(charter: Charter) -> Iterator[tuple[str, str, str]]:
    """Every quote with its place and section."""
    for place, ground in rows_with_places(charter):
        if not ground.is_law and ground.quote:
            yield f"{place}.quote", ground.section, ground.quote
    for field, ground in charter.front.grounds:
        if ground.quote:
            yield f"front.quotes.{field}", ground.section, ground.quote
