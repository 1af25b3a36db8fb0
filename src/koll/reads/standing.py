"""Whether a statement holds: in which text it stands, until when, why it lapsed, and if it is to be taken up again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from koll.reads.decisions import DecisionLine, decision_line
from koll.reads.instruments import StatementLine, VersionLine, lines_of, statements_of, versions_known
from koll.reads.municipality import ours
from koll.reads.term_works import to_be_reconsidered
from koll.records.models import Lapse, Statement


@dataclass(frozen=True, slots=True)
class Standing:
    """How a statement stands on a day: the text it is read in ("in_force", "coming" or "past"), and what ended it."""

    version: VersionLine
    is_to_be_reconsidered: bool
    lapsed_by: DecisionLine | None = None
    why: str = ""


def standing_of(instrument: str, line: StatementLine, day: date) -> Standing | None:
    """How the statement stands on the day. Four queries."""
    row = Statement.objects.filter(pk=line.id).values_list("version_id", "version__body_id").first()
    if row is None:
        return None
    version_id, body = row
    lines = lines_of(ours().charter, versions_known(day, Q(instrument=instrument, body=body)), day)
    version = next((each for each in lines if each.id == version_id), None)
    if version is None:
        return None
    lapse = Lapse.objects.filter(statement=line.id, decision__day__lte=day).select_related("decision__body").first()
    again = version.state == "in_force" and instrument in to_be_reconsidered(day)
    if lapse is None:
        return Standing(version, again)
    return Standing(version, again, decision_line(lapse.decision), lapse.words)


def statement_with_id(number: int, day: date) -> StatementLine | None:
    """The statement with this number in the tables, whether it holds or not; None when there was none by the day."""
    row = Statement.objects.filter(pk=number, version__decision__day__lte=day).first()
    if row is None:
        return None
    lines = statements_of(ours().charter, [row.version_id], day)[row.version_id]
    return next((each for each in lines if each.id == number), None)
