"""Governing documents beside the charter's instruments: what holds, since when, by whom, and when it is revised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from koll.domain.almanac import state_on
from koll.domain.refs import DocumentRef, Ref
from koll.public import _rows
from koll.public.decisions import DecisionView, decision_line
from koll.snapshot import Snapshot
from koll.tables.models import DocumentRepeal, GoverningDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """A text of a document in one line, on the page's day. `until` is the first day it no longer holds.

    `state`: "in_force", "coming" or "past". `overdue_since`: the day by which it should have been revised, when it
    holds and that day has passed. `replaces` and `replaced_by`: (title, ref) of other documents.
    """

    id: int
    key: str
    kind: str
    title: str
    in_force_from: date
    until: date | None
    state: str
    revise_on: date | None
    overdue_since: date | None
    responsible_key: str
    responsible_name: str
    responsible_role: str
    replaces: tuple[str, DocumentRef] | None
    replaced_by: tuple[str, DocumentRef] | None
    decision: DecisionView
    repeal: DecisionView | None
    is_example: bool
    ref: Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage:
    """A document: the text that holds, or is coming, or held last, in full; and its other texts."""

    line: DocumentView
    text: str
    others: tuple[DocumentView, ...]


def rows_known(snapshot: Snapshot) -> list[GoverningDocument]:
    """Texts whose decision had been made by the day, in one query."""
    return list(_rows.governing_documents(snapshot.day).select_related("decision__body", "responsible", "replaces"))


def document_views(
    snapshot: Snapshot, rows: Sequence[GoverningDocument], known: date | None = None
) -> tuple[DocumentView, ...]:
    """Texts as lines. The end of each is the earliest of what ends it: successor, replacement, repeal, own day.

    `rows` are all that were known; repeals decided after `known` (the day unless given) are not counted. One query.
    """
    ends: dict[int, list[date]] = {row.pk: [row.decided_until] if row.decided_until else [] for row in rows}
    latest: dict[str, date] = {}
    heirs: dict[int, GoverningDocument] = {}
    for row in sorted(rows, key=lambda one_row: one_row.in_force_from, reverse=True):
        if row.key in latest:
            ends[row.pk].append(latest[row.key])
        latest[row.key] = row.in_force_from
        if row.replaces_id is not None and row.replaces_id in ends:
            ends[row.replaces_id].append(row.in_force_from)
            heirs[row.replaces_id] = row
    repeals = {
        document_repeal.document_id: document_repeal
        for document_repeal in _rows.repeals(known or snapshot.day).select_related("decision__body")
    }
    for number, repeal in repeals.items():
        if number in ends:
            ends[number].append(repeal.ends_on)
    return tuple(
        document_line(snapshot, row, min(ends[row.pk], default=None), heirs.get(row.pk), repeals.get(row.pk))
        for row in rows
    )


def document_line(
    snapshot: Snapshot,
    row: GoverningDocument,
    until: date | None,
    heir: GoverningDocument | None,
    repeal: DocumentRepeal | None,
) -> DocumentView:
    """One text as a line; its body, decision and what it replaces must have been fetched."""
    state = state_on(snapshot.day, row.in_force_from, until)
    late = state == "in_force" and row.revise_on is not None and row.revise_on < snapshot.day
    return DocumentView(
        id=row.pk,
        key=row.key,
        kind=row.kind,
        title=row.title,
        in_force_from=row.in_force_from,
        until=until,
        state=state,
        revise_on=row.revise_on,
        overdue_since=row.revise_on if late else None,
        responsible_key=row.responsible.key if row.responsible else "",
        responsible_name=snapshot.bodies.name(row.responsible.key) if row.responsible else "",
        responsible_role=row.responsible_role,
        replaces=(row.replaces.title, DocumentRef(key=row.replaces.key)) if row.replaces else None,
        replaced_by=(heir.title, DocumentRef(key=heir.key)) if heir else None,
        decision=decision_line(snapshot, row.decision),
        repeal=decision_line(snapshot, repeal.decision) if repeal else None,
        is_example=row.is_example,
        ref=DocumentRef(key=row.key),
    )


def document_lines(snapshot: Snapshot) -> tuple[DocumentView, ...]:
    """Every text of every document known on the day. Two queries."""
    return document_views(snapshot, rows_known(snapshot))


def governing_document_page(snapshot: Snapshot, key: str) -> DocumentPage | None:
    """The document as it stood on the day; None when none had been adopted by then. Two queries."""
    rows = rows_known(snapshot)
    lines = [document_view for document_view in document_views(snapshot, rows) if document_view.key == key]
    if not lines:
        return None
    order = ("in_force", "coming", "past")
    chosen = min(lines, key=lambda line: (order.index(line.state), -line.in_force_from.toordinal()))
    text = next(row.text for row in rows if row.pk == chosen.id)
    return DocumentPage(line=chosen, text=text, others=tuple(line for line in lines if line.id != chosen.id))


def kinds_kept() -> tuple[str, ...]:
    """The words for kinds that are in use, to suggest them again."""
    return tuple(_rows.governing_documents(_rows.EVER).order_by("kind").values_list("kind", flat=True).distinct())
