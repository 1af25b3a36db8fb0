"""Assignments for a meeting as a document: an overview with ages, and of each what was given and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from koll.paper import Block, Callout, Document, Heading, KeyValues, Paragraph, Table, paragraphs, words_in
from koll.reads.assignments import AssignmentLine, AssignmentsPage
from koll.reads.municipality import Ours

Age = Callable[[date | None, date | None], str]
"""How long ago a day was, in words."""


def document_of(page: AssignmentsPage, day: date, municipality: Ours, language: str, age: Age) -> Document:
    """The assignments shown on the page, as they stood on the day."""
    return Document(
        title=title(),
        language=language,
        author=municipality.name,
        dated=day,
        blocks=tuple(blocks(page, day, age)),
        front=tuple(front(page, day, age)),
        words=words_in(_),
        is_example=municipality.is_example,
        contents=False,
    )


def title() -> str:
    """What it is called."""
    return _("Assignments: what came of them?")


def front(page: AssignmentsPage, day: date, age: Age) -> Iterator[tuple[str, str]]:
    """Which day, how many, and how old the oldest is."""
    yield _("As it stood"), day.isoformat()
    number = len(page.lines)
    yield _("In this list"), ngettext("%(n)s assignment", "%(n)s assignments", number) % {"n": number}
    if page.oldest is not None:
        yield _("The oldest open one"), f"{page.oldest.statement.heading}, {age(page.oldest.decision.day, day)}"


def blocks(page: AssignmentsPage, day: date, age: Age) -> Iterator[Block]:
    """An overview as a table, and then each assignment."""
    yield Heading(title())
    if not page.lines:
        yield Paragraph(_("No assignment fits what was chosen."))
        return
    yield Table(
        caption=_("Overview, the oldest first"),
        header=(_("Assignment"), _("Given to"), _("Age"), _("Last told")),
        rows=tuple(overview(each, day, age) for each in page.lines),
        widths=(3, 1.8, 1.4, 1.2),
    )
    for each in page.lines:
        yield from one(each, day, age)


def overview(line: AssignmentLine, day: date, age: Age) -> tuple[str, ...]:
    """An assignment as a row."""
    old = age(line.decision.day, day) if line.closed_on is None else _("is closed")
    told = line.last_report_on.isoformat() if line.last_report_on else _("nothing yet")
    return (line.statement.heading, line.body_name, old, told)


def one(line: AssignmentLine, day: date, age: Age) -> Iterator[Block]:
    """An assignment in full: who gave it to whom, on which terms, and what came of it."""
    yield Heading(line.statement.heading, 2)
    made = line.decision
    decided = f"{made.body_name} {made.day.isoformat()}"
    decided += f", §\N{NO-BREAK SPACE}{made.paragraph}" if made.paragraph else ""
    facts = (
        (_("Given to"), line.body_name),
        (_("Decision"), decided),
        (_("Age"), age(made.day, day) if line.closed_on is None else ""),
        (_("By when"), line.due_on.isoformat() if line.due_on else _("No day is set")),
        (_("In which plan"), ", ".join(line.taken_up_by)),
        (_("Closed on"), line.closed_on.isoformat() if line.closed_on else ""),
    )
    yield KeyValues(tuple((what, value) for what, value in facts if value))
    yield from paragraphs(line.text)
    for label, text in ((_("Why"), line.why), (_("Means"), line.means)):
        if text:
            yield Heading(label, 3)
            yield from paragraphs(text)
    said = paragraphs(line.closing_words or line.last_report) or (Paragraph(_("Nothing has been told yet.")),)
    heading = _("What came of it") if line.closing_words else _("Last told")
    when = f" {line.last_report_on.isoformat()}" if line.last_report_on and not line.closing_words else ""
    yield Callout(f"{heading}{when}", tuple(each.runs for each in said))
