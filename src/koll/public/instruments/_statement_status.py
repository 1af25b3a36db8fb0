"""Whether a statement holds: in which text it stands, until when, why it lapsed, and if it is to be taken up again."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from koll.public import _rows
from koll.public.decisions import DecisionView, decision_line
from koll.public.instruments._reconsideration import to_be_reconsidered
from koll.public.instruments._statements import StatementView, statement_views
from koll.public.instruments._versions import VersionView, version_views, versions_decided_by
from koll.snapshot import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementStatus:
    """How a statement stands on a day: the text it is read in ("in_force", "coming" or "past"), and what ended it."""

    version: VersionView
    is_to_be_reconsidered: bool
    lapsed_by: DecisionView | None = None
    why: str = ""


def status_of_statement(snapshot: Snapshot, instrument: str, line: StatementView) -> StatementStatus | None:
    """How the statement stands on the day. Four queries."""
    row = _rows.statements(snapshot.day).filter(pk=line.id).values_list("version_id", "version__body_id").first()
    if row is None:
        return None
    version_id, body = row
    lines = version_views(snapshot, versions_decided_by(snapshot, Q(instrument=instrument, body=body)))
    version = next((one_line for one_line in lines if one_line.id == version_id), None)
    if version is None:
        return None
    lapse = _rows.lapses(snapshot.day).filter(statement=line.id).select_related("decision__body").first()
    again = version.state == "in_force" and instrument in to_be_reconsidered(snapshot)
    if lapse is None:
        return StatementStatus(version=version, is_to_be_reconsidered=again)
    return StatementStatus(
        version=version, is_to_be_reconsidered=again, lapsed_by=decision_line(snapshot, lapse.decision), why=lapse.words
    )


def statement_with_id(snapshot: Snapshot, number: int) -> StatementView | None:
    """The statement with this number in the tables, whether it holds or not; None when there was none by the day."""
    row = _rows.statements(snapshot.day).filter(pk=number).first()
    if row is None:
        return None
    lines = statement_views(snapshot, [row.version_id])[row.version_id]
    return next((line for line in lines if line.id == number), None)
