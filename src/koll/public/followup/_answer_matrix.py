"""Who has answered what: the statements that cut across against the bodies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from koll.domain.almanac import swedish_day
from koll.domain.charter import Label
from koll.domain.refs import OccasionRef, Ref
from koll.public import _rows
from koll.public.instruments import StatementView, in_force_statements
from koll.snapshot import Snapshot
from koll.tables.models import Answer, Body, Occasion


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A body and a statement. `how`: "measured", "reasoned", "factor", "none" (not answered), "writing" (a draft that
    the reader may not see) or "unopened". `ref` is where the answer is read, "" for none."""

    body_name: str
    how: str
    ref: Ref | None = None

    @property
    def is_answer(self) -> bool:
        """Whether there is an answer to go to."""
        return bool(self.ref)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """A statement with a cell for each body, in the page's order."""

    statement: StatementView
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCell:
    """How many of its own goals and assignments a body has answered, and where."""

    body_name: str
    answered: int
    ref: Ref | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerMatrixPage:
    """The statements by instrument against the bodies; `own` is what each answered of its own."""

    period: int
    bodies: tuple[tuple[str, str], ...]
    groups: tuple[tuple[Label, tuple[MatrixRow, ...]], ...]
    own: tuple[OwnCell, ...]

    @property
    def answered(self) -> int:
        """How many answers the reader can go to."""
        return sum(cell.is_answer for _label, rows in self.groups for row in rows for cell in row.cells)

    @property
    def asked(self) -> int:
        """How many there would be if all had answered everything."""
        return sum(len(rows) for _label, rows in self.groups) * len(self.bodies)


def matrix_page(snapshot: Snapshot, period: int) -> AnswerMatrixPage:
    """Who has answered what in decided descriptions of a year. Fixed queries."""
    return matrix_of(snapshot, period, ("description",), _rows.answers(snapshot.day), lambda _bodies, _row: False)


type SeesDraft = Callable[[Mapping[int, Body], Occasion], bool]
"""Whether the reader may see an occasion before it is decided, of every body by its number."""


def matrix_of(
    snapshot: Snapshot, period: int, kinds: tuple[str, ...], among: QuerySet[Answer], sees_draft: SeesDraft
) -> AnswerMatrixPage:
    """The matrix in activities of these kinds, of those of the answers that are decided or in a draft that is seen."""
    charter = snapshot.charter
    activities = [activity for activity in charter.activities if activity.kind in kinds]
    keys = [instrument.key for instrument in charter.instruments if instrument.crosscutting]
    holders = {
        kind
        for activity in activities
        if any(answers.instrument in keys for answers in activity.answers)
        for kind in activity.held_by
    }
    every = list(_rows.bodies())
    bodies = [
        body
        for body in every
        if body.kind in holders
        and body.begins_on <= snapshot.day
        and (body.ends_on is None or body.ends_on > snapshot.day)
    ]
    opened = occasions_of(sees_draft, every, [activity.key for activity in activities], period, snapshot.day)
    given, own = answers_in(among, opened, keys, snapshot.day)
    statements = in_force_statements(snapshot, keys)
    groups = []
    for key in keys:
        rows = tuple(
            MatrixRow(
                statement=statement,
                cells=tuple(
                    matrix_cell(snapshot, body, opened, given.get((statement.key, body.pk))) for body in bodies
                ),
            )
            for statement in statements
            if statement.ref.instrument == key
        )
        if rows:
            groups.append((charter.instrument(key).label, rows))
    return AnswerMatrixPage(
        period=period,
        bodies=tuple((body.key, snapshot.bodies.name(body.key)) for body in bodies),
        groups=tuple(groups),
        own=tuple(own_cell(snapshot, body, opened, own[body.pk]) for body in bodies),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An occasion, where it is read, and whether the reader may see it as far as it has come."""

    row: Occasion
    ref: OccasionRef
    is_done: bool
    is_seen: bool


def occasions_of(
    sees_draft: SeesDraft, bodies: Iterable[Body], activities: list[str], period: int, day: date
) -> dict[int, Opened]:
    """The occasions opened by the day, by number, the decided last. Two queries."""
    by_key = {body.pk: body for body in bodies}
    rows = (
        _rows.begun_occasions(day)
        .filter(activity__in=activities, period=period)
        .select_related("body")
        .prefetch_related("counterparts")
    )
    found = []
    for row in rows:
        done = row.done_on is not None and row.done_on <= day
        seen = done or sees_draft(by_key, row)
        ref = OccasionRef(activity=row.activity, body=row.body.key, period=row.period, number=row.number)
        found.append(Opened(row=row, ref=ref, is_done=done, is_seen=seen))
    found.sort(key=lambda item: (item.is_done, item.row.number, item.row.done_on or day))
    return {item.row.pk: item for item in found}


type Given = dict[tuple[str, int], tuple[Opened, Answer]]


def answers_in(
    among: QuerySet[Answer], opened: dict[int, Opened], keys: list[str], day: date
) -> tuple[Given, dict[int, set[str]]]:
    """The answer that counts by statement and body, and the body's own statements that are answered. One query."""
    rows: defaultdict[int, list[Answer]] = defaultdict(list)
    for answer in among.filter(occasion__in=list(opened)).select_related("statement__version"):
        rows[answer.occasion_id].append(answer)
    given: Given = {}
    own: defaultdict[int, set[str]] = defaultdict(set)
    for number, row in opened.items():
        if not row.is_seen:
            continue
        for answer in rows[number]:
            if not row.is_done and swedish_day(answer.written_at) > day:
                continue
            if answer.statement.version.instrument in keys:
                given[answer.statement.key, row.row.body_id] = row, answer
            else:
                own[row.row.body_id].add(answer.statement.key)
    return given, own


def matrix_cell(snapshot: Snapshot, body: Body, opened: dict[int, Opened], given: tuple[Opened, Answer] | None) -> Cell:
    """What stands where a body and a statement meet."""
    if given is not None:
        occasion, answer = given
        return Cell(
            body_name=snapshot.bodies.name(body.key),
            how=answer.mode,
            ref=occasion.ref.at(f"answer-{answer.statement_id}"),
        )
    here = [row for row in opened.values() if row.row.body_id == body.pk]
    if not here:
        return Cell(body_name=snapshot.bodies.name(body.key), how="unopened")
    return Cell(body_name=snapshot.bodies.name(body.key), how="none" if any(row.is_seen for row in here) else "writing")


def own_cell(snapshot: Snapshot, body: Body, opened: dict[int, Opened], answered: set[str]) -> OwnCell:
    """What the body has answered of its own."""
    seen = [row.ref for row in opened.values() if row.row.body_id == body.pk and row.is_seen]
    return OwnCell(
        body_name=snapshot.bodies.name(body.key), answered=len(answered), ref=seen[-1] if seen and answered else None
    )
