"""What the council and others have decided shall hold: registers, texts, statements and what they contribute to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from koll.domain.almanac import state_on
from koll.domain.charter import Charter, Ground, Instrument, Label
from koll.domain.owed import Duty
from koll.domain.record import ends_of
from koll.domain.refs import Ref, VersionRef
from koll.public import _rows
from koll.public.decisions import DecisionView, decision_line
from koll.public.instruments._statements import StatementView, statement_views
from koll.snapshot import Snapshot, duties_on
from koll.tables.models import Version


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionView:
    """A text in one line. `until` is the first day it no longer holds, from the next version or its own decision.

    `state`: "in_force", "coming" or "past" on the page's day. `missing`: what the charter says it must contain.
    """

    id: int
    instrument: str
    label: Label
    level: str
    title: str
    body_key: str
    body_name: str
    in_force_from: date
    until: date | None
    state: str
    decision: DecisionView
    missing: tuple[Label, ...]
    text_is_known: bool
    is_example: bool
    ref: Ref
    comparable: bool = True
    """Whether it comes after others of its kind, and does not stand beside them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweringActivity:
    """An activity in which statements of an instrument are answered, and the kinds of body that do so."""

    activity: str
    label: Label
    holders: tuple[Label, ...]
    ground: Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionPage:
    """A text in full: contents, statements, by which decision, who must answer it, and the other versions."""

    line: VersionView
    text: str
    contents: tuple[tuple[Label, str], ...]
    statements: tuple[StatementView, ...]
    answered_in: tuple[AnsweringActivity, ...]
    binds: tuple[Label, ...]
    ground: Ground
    others: tuple[VersionView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentRow:
    """An instrument with the texts of it that hold or are coming, and what is owed about it."""

    instrument: str
    label: Label
    level: str
    decided_by: Label
    term_years: int | None
    ground: Ground
    versions: tuple[VersionView, ...]
    owed: tuple[Duty, ...]

    @property
    def is_to_be_reconsidered(self) -> bool:
        """Whether what holds is of a former term: it holds, and is to be taken up again."""
        return any(row.is_to_reconsider for row in self.owed)


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentPage:
    """Everything there is of one instrument: what holds now in full, what held before, what is coming and owed."""

    row: InstrumentRow
    current: tuple[VersionPage, ...]
    past: tuple[VersionView, ...]
    may_be_decided_by: tuple[tuple[str, str], ...]
    """Bodies that can decide it: (key, name)."""


def version_views(snapshot: Snapshot, rows: Sequence[Version]) -> tuple[VersionView, ...]:
    """Versions as lines; the end of each is the first day of the next of the same instrument and body. One query."""
    following = ends_of(snapshot.charter, rows, snapshot.bodies)
    return tuple(version_line(snapshot, row, following.get(row.pk)) for row in rows)


def version_line(snapshot: Snapshot, row: Version, next_from: date | None) -> VersionView:
    """One version as a line; its body and its decision's body must have been fetched."""
    instrument = snapshot.charter.instrument(row.instrument)
    ends = [end for end in (next_from, row.decided_until) if end is not None]
    until = min(ends) if ends else None
    day, whose, beside = snapshot.day, row.body.key if row.body else "", row.pk if row.stands_beside else 0
    state = state_on(day, row.in_force_from, until)
    return VersionView(
        id=row.pk,
        instrument=row.instrument,
        label=instrument.label,
        level=instrument.level,
        title=row.title,
        body_key=whose,
        body_name=snapshot.bodies.name(row.body.key) if row.body else "",
        in_force_from=row.in_force_from,
        until=until,
        state=state,
        decision=decision_line(snapshot, row.decision),
        missing=tuple(item.label for item in instrument.must_contain if not row.contents.get(item.key)),
        text_is_known=row.text_is_known,
        is_example=row.is_example,
        ref=VersionRef(instrument=row.instrument, body=whose, in_force_from=row.in_force_from, beside=beside),
        comparable=not row.stands_beside,
    )


def versions_decided_by(snapshot: Snapshot, which: Q | None = None) -> list[Version]:
    """Versions whose decision had been made by the day, in one query."""
    return list(_rows.versions(snapshot.day).filter(which or Q()).select_related("body", "decision__body"))


def instruments_page(snapshot: Snapshot) -> tuple[InstrumentRow, ...]:
    """Every instrument of the charter, in its order, with the texts that hold or are coming. Fixed queries."""
    municipality = snapshot.municipality
    charter = municipality.charter
    by_instrument: defaultdict[str, list[VersionView]] = defaultdict(list)
    for line in version_views(snapshot, versions_decided_by(snapshot)):
        if line.state != "past":
            by_instrument[line.instrument].append(line)
    owed = duties_on(snapshot)
    return tuple(
        instrument_row(charter, instrument, tuple(by_instrument[instrument.key]), owed)
        for instrument in charter.instruments
    )


def instrument_row(
    charter: Charter, instrument: Instrument, versions: tuple[VersionView, ...], owed: Iterable[Duty]
) -> InstrumentRow:
    """An instrument's row in the register."""
    return InstrumentRow(
        instrument=instrument.key,
        label=instrument.label,
        level=instrument.level,
        decided_by=charter.body(instrument.decided_by).label,
        term_years=instrument.term_years,
        ground=instrument.ground,
        versions=versions,
        owed=tuple(
            row
            for row in owed
            if row.about == instrument.key and not row.is_to_answer and row.state in ("open", "passed")
        ),
    )


def instrument_page(snapshot: Snapshot, key: str) -> InstrumentPage | None:
    """Everything there is of one instrument on the day; None when the charter has no such instrument."""
    charter, bodies, day = snapshot.charter, snapshot.bodies, snapshot.day
    instrument = next((one_instrument for one_instrument in charter.instruments if one_instrument.key == key), None)
    if instrument is None:
        return None
    rows = versions_decided_by(snapshot, Q(instrument=key))
    lines = version_views(snapshot, rows)
    statements = statement_views(snapshot, [row.pk for row in rows])
    by_id = {row.pk: row for row in rows}
    held = [line for line in lines if line.state != "past"]
    deciders = _rows.bodies().filter(kind=instrument.decided_by, begins_on__lte=day).exclude(ends_on__lte=day)
    return InstrumentPage(
        row=instrument_row(charter, instrument, tuple(held), duties_on(snapshot)),
        current=tuple(
            build_version_page(charter, instrument, line, by_id[line.id], statements[line.id], ()) for line in held
        ),
        past=tuple(line for line in lines if line.state == "past"),
        may_be_decided_by=tuple((body.key, bodies.name(body.key)) for body in deciders),
    )


def version_page(
    snapshot: Snapshot, instrument: str, body: str, in_force_from: date, beside: int = 0
) -> VersionPage | None:
    """A text in full, whichever day it held; `beside` is its number among those of one day. None when there is none."""
    charter = snapshot.charter
    kind = next((one_instrument for one_instrument in charter.instruments if one_instrument.key == instrument), None)
    if kind is None:
        return None
    whose = Q() if body else Q(body__isnull=True) | Q(stands_beside=True)
    rows = versions_decided_by(snapshot, Q(instrument=instrument) & whose)
    lines = tuple(version_view for version_view in version_views(snapshot, rows) if body in ("", version_view.body_key))
    line = next(
        (one_line for one_line in lines if one_line.in_force_from == in_force_from and beside in (0, one_line.id)), None
    )
    if line is None:
        return None
    row = next(one_row for one_row in rows if one_row.pk == line.id)
    statements = statement_views(snapshot, [row.pk])[row.pk]
    others = tuple(one_line for one_line in lines if one_line.id != line.id)
    return build_version_page(charter, kind, line, row, statements, others)


def build_version_page(
    charter: Charter,
    instrument: Instrument,
    line: VersionView,
    row: Version,
    statements: tuple[StatementView, ...],
    others: tuple[VersionView, ...],
) -> VersionPage:
    """A version with everything its page shows."""
    return VersionPage(
        line=line,
        text=row.text,
        contents=tuple((item.label, row.contents.get(item.key, "")) for item in instrument.must_contain),
        statements=statements,
        answered_in=tuple(
            AnsweringActivity(
                activity=activity.key,
                label=activity.label,
                holders=tuple(charter.body(kind).label for kind in activity.held_by),
                ground=answer.ground,
            )
            for activity in charter.activities
            for answer in activity.answers
            if answer.instrument == instrument.key
        ),
        binds=tuple(charter.body(kind).label for kind in instrument.binds),
        ground=instrument.ground,
        others=others,
    )
