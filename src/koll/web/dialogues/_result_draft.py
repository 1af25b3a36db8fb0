"""A dialogue's result as a text to start from: put together from what others may read, never from the notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from koll.reads.dialogues import DialogueOutcomeView, DialoguePage


def draft_result_text(page: DialoguePage) -> str:
    """The result, the signals, promises, shifts, proposals and open points, in paragraphs and lines to write over."""
    shared = [upshot for upshot in page.upshots if upshot.shared]
    headings = {
        "insight": _("What we understood:"),
        "challenge": _("Challenges we see:"),
        "opportunity": _("Opportunities we see:"),
        "commitment": _("What we promise:"),
        "open": _("What we go on talking about:"),
    }
    parts = [page.result]
    for kind in ("insight", "challenge", "opportunity", "commitment"):
        parts.append(bulleted(headings[kind], (said_in_dialogue(row) for row in shared if row.kind == kind)))
    for verdict, heading in (
        ("strengthened", _("Shifts we strengthen:")),
        ("let_go", _("Shifts we let go:")),
    ):
        weighed = (
            f"{weighing.sentence} {weighing.reasons}" for weighing in page.weighings if weighing.verdict == verdict
        )
        parts.append(bulleted(heading, weighed))
    parts.append(bulleted(_("Proposals that were argued:"), (proposal.heading for proposal in page.proposals)))
    parts.append(bulleted(headings["open"], (said_in_dialogue(row) for row in shared if row.is_left_open)))
    return "\n\n".join(part for part in parts if part)


def said_in_dialogue(line: DialogueOutcomeView) -> str:
    """An upshot in a line: whom it concerns, or who promised it by when."""
    text = " ".join(line.text.split())
    if line.is_commitment and line.due_on is not None:
        day = date_format(line.due_on, "DATE_FORMAT")
        return _("%(body)s, by %(day)s: %(text)s") % {"body": line.promised_by_name, "day": day, "text": text}
    if line.bodies:
        names = ", ".join(name for _key, name in line.bodies)
        return _("%(text)s (concerns %(bodies)s)") % {"text": text, "bodies": names}
    return text


def bulleted(heading: str, lines: Iterable[str]) -> str:
    """A heading with its lines under it; nothing when there are none."""
    return "\n".join(of_list(heading, list(lines)))


def of_list(heading: str, lines: list[str]) -> Iterator[str]:
    """The heading, and each line after a dash."""
    if lines:
        yield heading
        for line in lines:
            yield f"\N{EN DASH} {line}"
