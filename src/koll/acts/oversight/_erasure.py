"""Lawful erasure: what a line of the ledger says goes, that it stood there and why it went stays."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _

from koll.acts.engine import Doing, Done, Input, act, create, hide_rows, remove
from koll.acts.oversight._erasure_traces import Rows, traces_of
from koll.domain.refs import PageRef
from koll.domain.refusals import NotFound, Refusal
from koll.permissions import N_, Permission, Trail
from koll.tables.ledger import kept_models, table_name
from koll.tables.models import Erasure, LedgerContent


@dataclass(frozen=True, slots=True, kw_only=True)
class EraseWords(Input):
    """Erases what a line of the ledger says, with the reason; the line itself and its place in the chain stay."""

    line: int
    reason: str


@act(
    EraseWords,
    permission=Permission.ERASE,
    subject=lambda _doing, _given: None,
    news=None,
    trail=Trail.SHOWN,
    work=N_("What a line of the ledger said was erased"),
)
def erase_words(doing: Doing, given: EraseWords) -> Done:
    """Erases the words; the rows the line told of are told anew, as digests, so that they can still be proved."""
    if not given.reason.strip():
        raise Refusal(
            "erasure.no_reason", _("Write why it is erased, and on which ground in law. The reason stays."), "reason"
        )
    content = LedgerContent.objects.filter(pk=given.line).first()
    if content is None:
        raise NotFound(
            "erasure.nothing_there", _("There is no such line, or its words have been erased already."), "line"
        )
    lines, rows = traces_of(given.line, content.content)
    create(Erasure, entry_id=given.line, reason=given.reason.strip(), at=doing.now, by_id=doing.actor.person)
    hide_rows(rows_told_in(content.content))
    remove(content)
    said = _("What line %(line)s said has been erased.") % {"line": given.line}
    return Done(
        subject=PageRef(name="open_front"),
        said=f"{said} {said_of_traces(lines, rows)}".strip(),
        id=given.line,
        content={"lines": lines, "rows": rows},
    )


def said_of_traces(lines: tuple[int, ...], rows: Rows) -> str:
    """Where the same words still stand, so that whoever erases can go on; they are not repeated."""
    sentences = []
    if lines:
        sentences.append(
            _("The same words still stand in these lines: %(lines)s. Erase those too, if the reason holds for them.")
            % {"lines": ", ".join(map(str, lines))}
        )
    if rows:
        sentences.append(
            _("The same words stand in the record itself (%(rows)s), and stay until they are changed where they are.")
            % {"rows": ", ".join(f"{table} {key}" for table, key in rows)}
        )
    return " ".join(sentences)


def rows_told_in(words: str) -> Iterator[models.Model]:
    """The rows a line tells of that are still there; links between rows say nothing but themselves. A query a row."""
    tables = {table_name(model): model for model in kept_models() if not model._meta.auto_created}
    for row in json.loads(words).get("rows", ()):
        if row["table"] in tables and not row.get("gone"):
            yield from tables[row["table"]]._base_manager.filter(pk=row["row"])
