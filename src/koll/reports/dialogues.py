"""The results of the year's dialogues as one document for the council's meeting, body by body in their own words."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from koll.media.paper import (
    Block,
    Callout,
    Document,
    Heading,
    KeyValues,
    Paragraph,
    Table,
    layout_strings_in,
    paragraphs_of,
)
from koll.public.dialogues import DialogueReportView
from koll.reads.dialogues import BodyResults, ResultsPage
from koll.reports.descriptions import capitalised_label, ground_note
from koll.snapshot import Snapshot


def results_document(
    snapshot: Snapshot, page: ResultsPage, municipality: str, language: str, *, is_example: bool
) -> Document:
    """Every result the council has had of the year's dialogues by the day, and whose it still lacks."""
    return Document(
        title=result_title(page),
        language=language,
        author=municipality,
        dated=snapshot.day,
        blocks=tuple(dialogue_blocks(snapshot, page, language)),
        front=((_("As of"), snapshot.day.isoformat()), (_("Results"), how_many(page))),
        words=layout_strings_in(_),
        is_example=is_example,
    )


def result_title(page: ResultsPage) -> str:
    """What the document is called."""
    return _("The results of the dialogues %(year)s") % {"year": page.period}


def result_file_name(page: ResultsPage) -> str:
    """A name for the file, without its ending."""
    return result_title(page)


def how_many(page: ResultsPage) -> str:
    """How many of the bodies that are asked have told their result."""
    return _("%(told)s of %(all)s bodies have told their result") % {"told": page.told, "all": len(page.asked)}


def dialogue_blocks(snapshot: Snapshot, page: ResultsPage, language: str) -> Iterator[Block]:
    """Whose results there are, then each in its own words."""
    yield Heading(text=result_title(page))
    asking = next(
        (activity for activity in snapshot.charter.activities if activity.is_dialogue and activity.result_to),
        None,
    )
    if asking is not None:
        yield ground_note(snapshot, asking.result_ground or asking.ground)
    if page.asked:
        header = (_("Body"), _("Held on"), _("Reported"))
        rows = tuple((row.body_name, *status(row)) for row in page.asked)
        yield Table(caption=_("Whose results the council has had"), header=header, rows=rows)
    for body in page.bodies:
        for report in body.reports:
            yield from result_blocks(report, language)


def status(body: BodyResults) -> tuple[str, str]:
    """How far the body has come, in words."""
    held = ", ".join(row.done_on.isoformat() for row in body.held if row.done_on) or _("not yet")
    reported = ", ".join(report.reported_on.isoformat() for report in body.reports) or _("not yet")
    return held, reported


def result_blocks(report: DialogueReportView, language: str) -> Iterator[Block]:
    """One report: whose, of which dialogue, by which way, the result, and the dissent where it was told."""
    yield Heading(text=f"{report.body_name}: {capitalised_label(report.line.label, language).lower()}", level=2)
    facts = [(_("Reported"), report.reported_on.isoformat())]
    if report.line.done_on is not None:
        facts.insert(0, (_("Held on"), report.line.done_on.isoformat()))
    if report.line.with_bodies:
        facts.append((_("Took part"), ", ".join((report.line.body_name, *report.line.with_bodies))))
    if report.through:
        facts.append((_("Taken to the council by"), report.through))
    yield KeyValues(rows=tuple(facts))
    yield from paragraphs_of(report.words) or (Paragraph(runs=_("Nothing is written here.")),)
    if report.dissent:
        yield Callout(
            title=_("Who saw it differently"),
            paragraphs=tuple(paragraph.runs for paragraph in paragraphs_of(report.dissent)),
        )
