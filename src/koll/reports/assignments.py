"""Assignments for a meeting as a document: an overview with ages, and of each what was given and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

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
from koll.public.assignments import AssignmentsPage, AssignmentView, FollowedDecisionView
from koll.public.decisions import DecisionView
from koll.snapshot import Municipality

Age = Callable[[date | None, date | None], str]
"""How long ago a day was, in words."""


def assignments_document(
    page: AssignmentsPage,
    day: date,
    municipality: Municipality,
    language: str,
    age: Age,
    plans: Mapping[int, Sequence[str]] | None = None,
) -> Document:
    """The assignments shown on the page, as they stood on the day.

    `plans`: the units that have each in their plan, by the assignment's number; only those inside read that.
    """
    return Document(
        title=title(),
        language=language,
        author=municipality.name,
        dated=day,
        blocks=tuple(assignment_blocks(page, day, age, plans or {})),
        front=tuple(assignments_front(page, day, age)),
        words=layout_strings_in(_),
        is_example=municipality.is_example,
        contents=False,
    )


def title() -> str:
    """What it is called."""
    return _("Assignments: what came of them?")


def assignments_front(page: AssignmentsPage, day: date, age: Age) -> Iterator[tuple[str, str]]:
    """Which day, how many, and how old the oldest is."""
    yield _("As it stood"), day.isoformat()
    number = len(page.lines)
    yield _("In this list"), ngettext("%(n)s assignment", "%(n)s assignments", number) % {"n": number}
    if page.listed:
        beside = len(page.listed)
        yield "", ngettext("%(n)s decision to follow", "%(n)s decisions to follow", beside) % {"n": beside}
    if page.oldest is not None:
        yield _("The oldest open one"), f"{page.oldest.statement.heading}, {age(page.oldest.decision.day, day)}"


def assignment_blocks(
    page: AssignmentsPage, day: date, age: Age, plans: Mapping[int, Sequence[str]]
) -> Iterator[Block]:
    """An overview as a table, then each assignment, and the motions and other decisions that are followed."""
    yield Heading(text=_("Assignments"))
    if page.lines:
        yield from given_words(page, day, age, plans)
    else:
        yield Paragraph(runs=_("No assignment fits what was chosen."))
    if page.listed:
        yield from followed_decision_blocks(page.listed, day, age)


def given_words(page: AssignmentsPage, day: date, age: Age, plans: Mapping[int, Sequence[str]]) -> Iterator[Block]:
    """The assignments: an overview, and each in full."""
    yield Table(
        caption=_("Overview, the oldest first"),
        header=(_("Assignment"), _("Given to"), _("Age"), _("Last told")),
        rows=tuple(overview(line, day, age) for line in page.lines),
        widths=(3, 1.8, 1.3, 1.6),
    )
    for line in page.lines:
        yield from one(line, day, age, plans.get(line.statement.id, ()))


def overview(line: AssignmentView, day: date, age: Age) -> tuple[str, ...]:
    """An assignment as a row."""
    old = age(line.decision.day, day) if line.closed_on is None else _("is closed")
    told = line.last_report_on.isoformat() if line.last_report_on else _("nothing yet")
    return (line.statement.heading, line.body_name, old, told)


def made_by(made: DecisionView) -> str:
    """Which body decided, on which day and in which paragraph."""
    section = f", §\N{NO-BREAK SPACE}{made.paragraph}" if made.paragraph else ""
    return f"{made.body_name} {made.day.isoformat()}{section}"


def one(line: AssignmentView, day: date, age: Age, plans: Sequence[str]) -> Iterator[Block]:
    """An assignment in full: who gave it to whom, on which terms, and what came of it."""
    yield Heading(text=line.statement.heading, level=2)
    made = line.decision
    facts = (
        (_("Given to"), line.body_name),
        (_("Taken over from"), line.given_to),
        (_("Decision"), made_by(made)),
        (_("Age"), age(made.day, day) if line.closed_on is None else ""),
        (_("By when"), line.due_on.isoformat() if line.due_on else _("No day is set")),
        (_("In which plan"), ", ".join(plans)),
        (_("Closed on"), line.closed_on.isoformat() if line.closed_on else ""),
    )
    yield KeyValues(rows=tuple((what, value) for what, value in facts if value))
    yield from paragraphs_of(line.text)
    for label, text in ((_("Why"), line.why), (_("Means"), line.means)):
        if text:
            yield Heading(text=label, level=3)
            yield from paragraphs_of(text)
    said = paragraphs_of(line.closing_words or line.last_report) or (Paragraph(runs=_("Nothing has been told yet.")),)
    yield Callout(
        title=_("What came of it") if line.closing_words else last_report(line),
        paragraphs=tuple(row.runs for row in said),
    )


def last_report(line: AssignmentView | FollowedDecisionView) -> str:
    """That this is what was last told, and when."""
    return f"{_('Last told')} {line.last_report_on.isoformat() if line.last_report_on else ''}".strip()


def followed_decision_blocks(lines: tuple[FollowedDecisionView, ...], day: date, age: Age) -> Iterator[Block]:
    """The motions and other decisions on the list: an overview, and each in full."""
    yield Heading(text=_("Motions and other decisions to follow"))
    yield Table(
        caption=_("Overview, the oldest first"),
        header=(_("Decision"), _("Seen to by"), _("Age"), _("Last told")),
        rows=tuple(
            (
                line.decision.heading,
                line.body_name,
                _("is off the list") if line.ended_on else age(line.decision.day, day),
                line.last_report_on.isoformat() if line.last_report_on else _("nothing yet"),
            )
            for line in lines
        ),
        widths=(3, 1.8, 1.3, 1.6),
    )
    for line in lines:
        yield from listed_assignments(line, day, age)


def listed_assignments(line: FollowedDecisionView, day: date, age: Age) -> Iterator[Block]:
    """A decision on the list in full: what kind, who sees to it, why, and what was told."""
    yield Heading(text=line.decision.heading, level=2)
    facts = (
        (_("Kind"), _("Motion") if line.is_motion else _("Other decision")),
        (_("Seen to by"), line.body_name),
        (_("Taken over from"), line.given_to),
        (_("Decision"), made_by(line.decision)),
        (_("Age"), "" if line.ended_on else age(line.decision.day, day)),
        (_("By when"), line.due_on.isoformat() if line.due_on else _("No day is set")),
        (_("Off the list on"), line.ended_on.isoformat() if line.ended_on else ""),
        (_("Ended by"), made_by(line.ended_by) if line.ended_by else ""),
    )
    yield KeyValues(rows=tuple((what, value) for what, value in facts if value))
    yield Heading(text=_("Why it is followed"), level=3)
    yield from paragraphs_of(line.why)
    said = paragraphs_of(line.outcome or line.last_report) or (Paragraph(runs=_("Nothing has been told yet.")),)
    yield Callout(
        title=_("What came of it") if line.outcome else last_report(line), paragraphs=tuple(row.runs for row in said)
    )
