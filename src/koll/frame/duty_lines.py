"""Duties as pages and the command say them: in a sentence, with whose, by when, and on which ground."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from babel.dates import format_date
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from koll.domain.charter import Charter, Ground
from koll.domain.owed import HEADINGS, Duty, Phrasing, due_phrase, duty_sentence, ground_sentence, shared_duty_sentence
from koll.domain.sentences import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyView:
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


def group_duties(duties: Iterable[Duty], charter: Charter, names: Mapping[str, str]) -> tuple[DutyView, ...]:
    """The duties in the page's language, those that differ only in whose they are on one line."""
    alike: dict[tuple[str, str, str, str, date | None, date | None], list[Duty]] = {}
    for duty in duties:
        about = f"{duty.about}:{duty.words}" if not duty.is_to_answer else f"{duty.about}:{duty.before}"
        alike.setdefault((duty.state, duty.kind, about, duty.period, duty.due, duty.agreed), []).append(duty)
    lines = []
    for rows in alike.values():
        first = duty_lines(rows[:1], charter, names)[0]
        whose = [names.get(row.concerns or row.body, row.concerns or row.body) for row in rows]
        if len(rows) > 1:
            first = replace(
                first, sentence=shared_duty_sentence(charter, rows, phrasing(), names), body_name=", ".join(whose)
            )
        lines.append(first)
    return tuple(lines)


def phrasing() -> Phrasing:
    """The reader of the page, in its language."""
    return Phrasing(language=get_language() or "sv", translate=_, show=format_value)


def format_value(value: Value) -> str:
    """A value in a sentence; days are written out."""
    language = get_language() or "sv"
    if isinstance(value, date):
        return ("den " if language == "sv" else "") + format_date(value, "d MMMM y", locale=language)
    return str(value)


def duty_lines(duties: Iterable[Duty], charter: Charter, names: Mapping[str, str]) -> tuple[DutyView, ...]:
    """The duties in the page's language."""
    told = phrasing()
    return tuple(
        DutyView(
            sentence=duty_sentence(charter, duty, told, names),
            body_name=names.get(duty.body, duty.body),
            due_words=due_phrase(charter, duty, told),
            state=duty.state,
            state_word=_(HEADINGS[duty.state]),
            why=duty.why,
            ground_words=ground_sentence(charter, duty, told),
            missing=len(duty.missing),
            kind=duty.kind,
            about=duty.about,
        )
        for duty in duties
    )
