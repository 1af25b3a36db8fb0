"""The way through a written occasion: its parts, answers and shifts as steps, and how far each has come in words."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from koll.frame.routes import address
from koll.reads.descriptions import AnswerPage, OccasionPage, PartPage
from koll.web.form_pages import capital


@dataclass(frozen=True, slots=True, kw_only=True)
class WritingStep:
    """A step: where it is written, what it is called, how far it has come, and whether anything remains."""

    key: str
    address: str
    heading: str
    progress: str
    group: str = ""
    is_begun: bool = False
    is_needed: bool = True


def part_step(page: OccasionPage, part: PartPage) -> WritingStep:
    """A written part as a step."""
    heading = capital(part.label.forms(get_language() or "sv").indefinite)
    there = f"{address(page.line.ref)}skriv/{part.key}/"
    if not part.text:
        progress = _("Not begun") if part.needed else _("May be left empty")
        return WritingStep(
            key=f"part:{part.key}", address=there, heading=heading, progress=progress, is_needed=part.needed
        )
    written = _("Written")
    if part.written_at is not None:
        day = date_format(localtime(part.written_at), "DATE_FORMAT")
        written = _("Written, last changed %(day)s") % {"day": day}
    return WritingStep(key=f"part:{part.key}", address=there, heading=heading, progress=written, is_begun=True)


def answer_step(page: OccasionPage, answer: AnswerPage, group: str) -> WritingStep:
    """A statement to answer as a step."""
    return WritingStep(
        key=f"answer:{answer.statement.id}",
        address=f"{address(page.line.ref)}svara/{answer.statement.id}/",
        heading=answer.statement.heading,
        progress=_("Answered") if answer.is_answered else _("Not answered"),
        group=group,
        is_begun=answer.is_answered,
    )


def shift_step(page: OccasionPage) -> WritingStep:
    """The possible shifts as one step."""
    seen = len(page.shifts)
    said = ngettext("%(count)s shift written down", "%(count)s shifts written down", seen) % {"count": seen}
    there = f"{address(page.line.ref)}forflyttning/"
    return WritingStep(
        key="shifts",
        address=there,
        heading=_("Possible shifts"),
        progress=said if seen else _("None yet"),
        is_begun=bool(seen),
    )


def writing_steps_of(page: OccasionPage) -> tuple[WritingStep, ...]:
    """Every step in order: the parts, the answers by instrument, and the shifts where bodies see such."""
    language = get_language() or "sv"
    steps = [part_step(page, part) for part in page.parts]
    for label, answers in page.answers:
        group = capital(label.forms(language).plural)
        steps += [answer_step(page, answer, group) for answer in answers]
    if page.activity.is_description:
        steps.append(shift_step(page))
    return tuple(steps)


def next_after(steps: tuple[WritingStep, ...], key: str) -> WritingStep | None:
    """The step after the one with this key; None after the last."""
    keys = [step.key for step in steps]
    place = keys.index(key) + 1 if key in keys else len(keys)
    return steps[place] if place < len(steps) else None


def remaining(steps: tuple[WritingStep, ...]) -> str:
    """How much is left to write, in a sentence."""
    left = sum(not step.is_begun and step.is_needed and step.key != "shifts" for step in steps)
    if not left:
        return _("Everything has been begun. It can be handed over to those who decide.")
    said = ngettext("%(count)s step is not begun.", "%(count)s steps are not begun.", left)
    return said % {"count": left}
