"""The golden thread as a document: every knot on a line, with its level, whose it is, and what it contributes to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from koll.media.paper import Block, BulletList, Document, Heading, Paragraph, Table, layout_strings_in
from koll.public.thread import ThreadNode, ThreadPage, ThreadQuery, ThreadRow
from koll.snapshot import Municipality

MOST = 600
"""As many knots as are printed: about thirty pages."""


def whole_thread(asked: ThreadQuery) -> ThreadQuery:
    """The same part of the thread as one list."""
    return replace(asked, as_list=True, page=1)


def heading_of_node(knot: ThreadNode, _language: str) -> str:
    """What a knot says."""
    return knot.heading


def thread_document(
    page: ThreadPage,
    day: date,
    municipality: Municipality,
    language: str,
    words: Mapping[str, str],
    what: Callable[[ThreadNode, str], str] = heading_of_node,
) -> Document:
    """The thread as it stood on the day; `words` says what each kind of knot is called, `what` what a knot says."""
    return Document(
        title=page.at.heading if page.at else _("How it hangs together"),
        language=language,
        author=municipality.name,
        dated=day,
        blocks=tuple(thread_blocks(page, language, words, what)),
        front=tuple(thread_front(page, day)),
        words=layout_strings_in(_),
        is_example=municipality.is_example,
        contents=False,
    )


def thread_front(page: ThreadPage, day: date) -> Iterator[tuple[str, str]]:
    """Which day, and which part of the thread."""
    yield _("As it stood"), day.isoformat()
    name = dict(page.bodies).get(page.asked.body)
    if name:
        yield _("Body"), name
    if page.asked.year:
        yield _("Year"), str(page.asked.year)


def thread_blocks(
    page: ThreadPage, language: str, words: Mapping[str, str], what: Callable[[ThreadNode, str], str]
) -> Iterator[Block]:
    """Upwards to the roots when it is followed through one knot, and then everything below, line by line."""
    yield Heading(text=page.at.heading if page.at else _("How it hangs together"))
    if page.paths and page.at is not None:
        yield Heading(text=_("Upwards: what it contributes to"), level=2)
        yield BulletList(
            items=tuple(" \N{RIGHTWARDS ARROW} ".join(item.heading for item in path) for path in page.paths)
        )
        yield Heading(text=_("Downwards: what contributes to it"), level=2)
    if not page.lines:
        yield Paragraph(runs=_("Nothing hangs together yet. When the council has adopted its texts they stand here."))
        return
    yield Table(
        caption=_("The thread, level by level"),
        header=(_("Level"), _("What"), _("Whose"), _("Contributes to")),
        rows=tuple(row(line, language, words, what) for line in page.lines),
        widths=(1.2, 3, 1.6, 2.2),
    )
    if page.pages > 1:
        yield Paragraph(runs=_("The thread is longer than this. Choose a body or a goal to print the rest."))


def row(
    line: ThreadRow, language: str, words: Mapping[str, str], what: Callable[[ThreadNode, str], str]
) -> tuple[str, ...]:
    """A knot as a row."""
    towards = "; ".join(toward.heading for toward in line.towards)
    return (words[line.knot.kind], what(line.knot, language), whose(line.knot, language), towards)


def whose(knot: ThreadNode, language: str) -> str:
    """Whose it is, and in which work it was said."""
    label = knot.label.forms(language).indefinite if knot.label else ""
    return ", ".join(item for item in (knot.body_name, f"{label} {knot.year or ''}".strip()) if item)
