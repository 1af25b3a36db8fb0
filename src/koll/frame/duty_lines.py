"""Duties as pages and the command say them: in a sentence, with whose, by when, and on which ground."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from babel.dates import format_date
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from koll.domain.charter import Charter, Ground
from koll.domain.owed import (
    HEADINGS,
    Duty,
    Job,
    Phrasing,
    WhoseDay,
    Window,
    due_phrase,
    duty_sentence,
    ground_sentence,
    jobs_of,
    shared_sentence,
)
from koll.domain.refs import Ref
from koll.domain.sentences import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyView:
    """A job as a list shows it: one line for the work and the answers in it."""

    sentence: str
    body_name: str
    due_words: str
    whose_day: WhoseDay
    state: str
    state_word: str
    why: Ground
    ground_words: str
    asked: int
    answered: int
    kind: str
    about: str
    act_on: Ref | None
    reason: str
    """Why it was closed; nothing unless it was."""


def group_duties(duties: Iterable[Duty], charter: Charter, names: Mapping[str, str]) -> tuple[DutyView, ...]:
    """The jobs in the page's language, those that differ only in whose they are on one line."""
    alike: dict[tuple[str, str, str, date | None, str], list[Job]] = {}
    for job in jobs_of(duties):
        named = shared_sentence(charter, job.duty, phrasing(), names)
        alike.setdefault((job.state, named, job.covers, job.due, reason_of(job)), []).append(job)
    lines = []
    for (_state, named, *_rest), rows in alike.items():
        first = job_line(rows[0], charter, names)
        if len(rows) > 1:
            whose = [names.get(job.duty.concerns or job.body, job.duty.concerns or job.body) for job in rows]
            first = replace(first, sentence=named, body_name=", ".join(whose))
        lines.append(first)
    return tuple(lines)


def window_words(window: Window) -> str:
    """Between which days something is done, in a sentence that says whose they are; nothing where there are none."""
    if window.opens is None or window.due is None:
        return ""
    said = {
        "law": _("By law between %(opens)s and %(due)s."),
        "model": _("By the governance model between %(opens)s and %(due)s."),
    }.get(window.whose_day, _("Koll proposes between %(opens)s and %(due)s. Your own day is the one that counts."))
    return said % {"opens": format_value(window.opens), "due": format_value(window.due)}


def duty_lines(duties: Iterable[Duty], charter: Charter, names: Mapping[str, str]) -> tuple[DutyView, ...]:
    """The jobs in the page's language, each on a line of its own."""
    return tuple(job_line(job, charter, names) for job in jobs_of(duties))


def job_line(job: Job, charter: Charter, names: Mapping[str, str]) -> DutyView:
    """A job in the page's language."""
    reader, answers = phrasing(), [duty for duty in job.duties if duty.of]
    return DutyView(
        sentence=duty_sentence(charter, job.duty, reader, names),
        body_name=names.get(job.body, job.body),
        due_words=due_phrase(charter, job.duty, reader),
        whose_day=job.whose_day,
        state=job.state,
        state_word=_(HEADINGS[job.state]),
        why=job.duty.why,
        ground_words=ground_sentence(charter, job.duty, reader),
        asked=sum(duty.asked for duty in answers),
        answered=sum(duty.answered for duty in answers),
        kind=job.duty.kind,
        about=job.duty.about,
        act_on=job.act_on,
        reason=reason_of(job),
    )


def reason_of(job: Job) -> str:
    """Why it was closed; nothing unless it was."""
    said = [duty.closing.words for duty in job.duties if duty.closing is not None]
    return said[0] if said and job.state == "closed" else ""


def phrasing() -> Phrasing:
    """The reader of the page, in its language."""
    return Phrasing(language=get_language() or "sv", translate=_, show=format_value)


def format_value(value: Value) -> str:
    """A value in a sentence; days are written out."""
    language = get_language() or "sv"
    if isinstance(value, date):
        return ("den " if language == "sv" else "") + format_date(value, "d MMMM y", locale=language)
    return str(value)
