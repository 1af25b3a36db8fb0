"""Statements of texts as they are read: what they contribute to, and those in force on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from koll.domain.charter import Charter
from koll.domain.refs import StatementRef
from koll.public import _rows
from koll.public.decisions import closed_on
from koll.snapshot import Snapshot
from koll.tables.models import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedStatement:
    """A statement as a link: its level in the thread, heading and ref."""

    id: int
    heading: str
    level: str
    ref: StatementRef
    how: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
    """A statement with what it contributes to and what contributes to it.

    `heir_key` and `heir_name`: the body that has taken over from the one it is addressed to, since `heir_since`.
    """

    id: int
    key: str
    number: int
    heading: str
    text: str
    level: str
    body_key: str
    body_name: str
    horizon_on: date | None
    suggested_mode: str
    closed_on: date | None
    ref: StatementRef
    contributes_to: tuple[LinkedStatement, ...]
    contributions: tuple[LinkedStatement, ...]
    why: str = ""
    means: str = ""
    giver_key: str = ""
    giver_name: str = ""
    heir_key: str = ""
    heir_name: str = ""
    heir_since: date | None = None

    @property
    def holder_key(self) -> str:
        """The body that has it on the day; empty when it is addressed to all."""
        return self.heir_key or self.body_key


def statement_views(snapshot: Snapshot, versions: Sequence[int]) -> defaultdict[int, tuple[StatementView, ...]]:
    """The statements of these versions with their links both ways, in five queries."""
    charter = snapshot.charter
    there = _rows.statements(snapshot.day).filter(version__in=versions)
    rows = list(there.select_related("version__decision__body", "body"))
    ids = [row.pk for row in rows]
    towards: defaultdict[int, list[LinkedStatement]] = defaultdict(list)
    from_others: defaultdict[int, list[LinkedStatement]] = defaultdict(list)
    links = _rows.statement_links(snapshot.day)
    for statement_link in links.filter(from_statement__in=ids).select_related("to_statement__version"):
        towards[statement_link.from_statement_id].append(
            linked_statement(charter, statement_link.to_statement, statement_link.how)
        )
    for statement_link in links.filter(to_statement__in=ids).select_related("from_statement__version"):
        from_others[statement_link.to_statement_id].append(
            linked_statement(charter, statement_link.from_statement, statement_link.how)
        )
    closings = _rows.assignment_closings(snapshot.day).filter(closed_on(snapshot.day), statement__in=ids)
    closed, bodies = dict(closings.values_list("statement_id", "decision__day")), snapshot.bodies
    found: defaultdict[int, tuple[StatementView, ...]] = defaultdict(tuple)
    for row in rows:
        heir = bodies.heir_of(row.body_id)
        line = StatementView(
            id=row.pk,
            key=row.key,
            number=row.number,
            heading=row.heading,
            text=row.text,
            level=charter.instrument(row.version.instrument).level,
            body_key=row.body.key if row.body else "",
            body_name=snapshot.bodies.name(row.body.key) if row.body else "",
            horizon_on=row.horizon_on,
            suggested_mode=row.suggested_mode,
            closed_on=closed.get(row.pk),
            ref=StatementRef(instrument=row.version.instrument, key=row.key),
            contributes_to=tuple(towards[row.pk]),
            contributions=tuple(from_others[row.pk]),
            why=row.why,
            means=row.means,
            giver_key=row.version.decision.body.key,
            giver_name=snapshot.bodies.name(row.version.decision.body.key),
            heir_key=heir.key if heir else "",
            heir_name=heir.name if heir else "",
            heir_since=heir.since if heir else None,
        )
        found[row.version_id] = (*found[row.version_id], line)
    return found


def linked_statement(charter: Charter, row: Statement, how: str = "") -> LinkedStatement:
    """A statement as a link; its version must have been fetched."""
    instrument = row.version.instrument
    return LinkedStatement(
        id=row.pk,
        heading=row.heading,
        level=charter.instrument(instrument).level,
        ref=StatementRef(instrument=instrument, key=row.key),
        how=how,
    )
