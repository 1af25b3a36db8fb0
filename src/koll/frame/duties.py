"""Duties as pages and the command say them: in a sentence, with whose, by when, and on which ground."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from babel.dates import format_date
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from koll.almanac.sentences import Value
from koll.charter import Charter, Owed, Reader, by_when, ground_in_words, what
from koll.charter.model import Ground
from koll.charter.telling import HEADINGS, shared_words


@dataclass(frozen=True, slots=True)
class DutyLine:
    """A duty as a list shows it."""

    sentence: str
    body_name: str
    due_words: str
    state: str
    state_word: str
    why: Ground
    ground_words: str
    missing: int
    kind: str
    about: str


def together(duties: Iterable[Owed], charter: Charter, names: Mapping[str, str]) -> tuple[DutyLine, ...]:
    """The duties in the page's language, those that differ only in whose they are on one line."""
    alike: dict[tuple[str, str, str, str, date | None, date | None], list[Owed]] = {}
    for each in duties:
        about = f"{each.about}:{each.words}" if each.kind != "answer" else f"{each.about}:{each.before}"
        alike.setdefault((each.state, each.kind, about, each.period, each.due, each.agreed), []).append(each)
    lines = []
    for rows in alike.values():
        first = duty_lines(rows[:1], charter, names)[0]
        whose = [names.get(row.concerns or row.body, row.concerns or row.body) for row in rows]
        if len(rows) > 1:
            first = replace(first, sentence=shared_words(charter, rows, reader(), names), body_name=", ".join(whose))
        lines.append(first)
    return tuple(lines)


def reader() -> Reader:
    """The reader of the page, in its language."""
    return Reader(get_language() or "sv", _, shown)


def shown(value: Value) -> str:
    """A value in a sentence; days are written out."""
    language = get_language() or "sv"
    if isinstance(value, date):
        return ("den " if language == "sv" else "") + format_date(value, "d MMMM y", locale=language)
    return str(value)


def duty_lines(duties: Iterable[Owed], charter: Charter, names: Mapping[str, str]) -> tuple[DutyLine, ...]:
    """The duties in the page's language."""
    told = reader()
    return tuple(
        DutyLine(
            sentence=what(charter, each, told, names),
            body_name=names.get(each.body, each.body),
            due_words=by_when(charter, each, told),
            state=each.state,
            state_word=_(HEADINGS[each.state]),
            why=each.why,
            ground_words=ground_in_words(charter, each, told),
            missing=len(each.missing),
            kind=each.kind,
            about=each.about,
        )
        for each in duties
    )
