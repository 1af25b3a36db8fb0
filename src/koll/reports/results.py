"""The results of the year's dialogues as one document for the council's meeting, body by body in their own words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from koll.paper import Block, Callout, Document, Heading, KeyValues, Paragraph, Table, paragraphs, words_in
from koll.reads.municipality import ours
from koll.reads.results import BodyResults, ReportLine, ResultsPage
from koll.reports.description import capital, ground_note


def document_of(page: ResultsPage, day: date, municipality: str, language: str, *, is_example: bool) -> Document:
    """Every result the council has had of the year's dialogues by the day, and whose it still lacks."""
    return Document(
        title=title_of(page),
        language=language,
        author=municipality,
        dated=day,
        blocks=tuple(blocks(page, language)),
        front=((_("As of"), day.isoformat()), (_("Results"), how_many(page))),
        words=words_in(_),
        is_example=is_example,
    )


def title_of(page: ResultsPage) -> str:
    """What the document is called."""
    return _("The results of the dialogues %(year)s") % {"year": page.period}


def file_name(page: ResultsPage) -> str:
    """A name for the file, without its ending."""
    return title_of(page)


def how_many(page: ResultsPage) -> str:
    """How many of the bodies that are asked have told their result."""
    return _("%(told)s of %(all)s bodies have told their result") % {"told": page.told, "all": len(page.asked)}


def blocks(page: ResultsPage, language: str) -> Iterator[Block]:
    """Whose results there are, then each in its own words."""
    yield Heading(title_of(page))
    asking = next((each for each in ours().charter.activities if each.kind == "dialogue" and each.result_to), None)
    if asking is not None:
        yield ground_note(asking.result_ground or asking.ground)
    if page.asked:
        header = (_("Body"), _("Held on"), _("Reported"))
        rows = tuple((each.body_name, *status(each)) for each in page.asked)
        yield Table(_("Whose results the council has had"), header, rows)
    for body in page.bodies:
        for report in body.reports:
            yield from told(report, language)


def status(body: BodyResults) -> tuple[str, str]:
    """How far the body has come, in words."""
    held = ", ".join(each.done_on.isoformat() for each in body.held if each.done_on) or _("not yet")
    reported = ", ".join(each.reported_on.isoformat() for each in body.reports) or _("not yet")
    return held, reported


def told(report: ReportLine, language: str) -> Iterator[Block]:
    """One report: whose, of which dialogue, by which way, the result, and the dissent where it was told."""
    yield Heading(f"{report.body_name}: {capital(report.line.label, language).lower()}", 2)
    facts = [(_("Reported"), report.reported_on.isoformat())]
    if report.line.done_on is not None:
        facts.insert(0, (_("Held on"), report.line.done_on.isoformat()))
    if report.line.with_bodies:
        facts.append((_("Took part"), ", ".join((report.line.body_name, *report.line.with_bodies))))
    if report.through:
        facts.append((_("Taken to the council by"), report.through))
    yield KeyValues(tuple(facts))
    yield from paragraphs(report.words) or (Paragraph(_("Nothing is written here.")),)
    if report.dissent:
        yield Callout(_("Who saw it differently"), tuple(each.runs for each in paragraphs(report.dissent)))
