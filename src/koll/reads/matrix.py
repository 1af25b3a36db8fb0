"""Who has answered what: bodies against goals and factors in a year; presence in words, never grades."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from koll.almanac import swedish_day
from koll.charter import Charter
from koll.charter.model import Label
from koll.permissions import Act, Actor, may
from koll.reads.decisions import occasion_address
from koll.reads.instruments import StatementLine, in_force_statements
from koll.reads.municipality import ours
from koll.reads.things import subject_among
from koll.records.models import Answer, Body, Occasion
from koll.snapshot import called


@dataclass(frozen=True, slots=True)
class Cell:
    """A body and a statement. `how`: "measured", "reasoned", "factor", "none" (not answered), "writing" (a draft that
    the reader may not see) or "unopened". `address` is where the answer is read, "" for none."""

    body_name: str
    how: str
    address: str = ""

    @property
    def is_answer(self) -> bool:
        """Whether there is an answer to go to."""
        return bool(self.address)


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A statement with a cell for each body, in the page's order."""

    statement: StatementLine
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class OwnCell:
    """How many of its own goals and assignments a body has answered, and where."""

    body_name: str
    answered: int
    address: str


@dataclass(frozen=True, slots=True)
class MatrixPage:
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


def matrix_page(actor: Actor, period: int, day: date, kinds: tuple[str, ...]) -> MatrixPage:
    """The matrix of what is written in activities of these kinds, as the actor may see it. Fixed queries."""
    charter = ours().charter
    activities = [each for each in charter.activities if each.kind in kinds]
    keys = [each.key for each in charter.instruments if each.crosscutting]
    holders = {
        kind
        for each in activities
        if any(answers.instrument in keys for answers in each.answers)
        for kind in each.held_by
    }
    every = list(Body.objects.all())
    bodies = [
        body
        for body in every
        if body.kind in holders and body.begins_on <= day and (body.ends_on is None or body.ends_on > day)
    ]
    opened = occasions_of(actor, charter, every, [each.key for each in activities], period, day)
    given, own = answers_in(opened, keys, day)
    statements = in_force_statements(day, keys)
    groups = []
    for key in keys:
        rows = tuple(
            MatrixRow(each, tuple(cell_of(body, opened, given.get((each.key, body.pk))) for body in bodies))
            for each in statements
            if each.address.startswith(f"/styrningen/{key}/")
        )
        if rows:
            groups.append((charter.instrument(key).label, rows))
    return MatrixPage(
        period,
        tuple((body.key, called(body, day)) for body in bodies),
        tuple(groups),
        tuple(own_cell(body, opened, own[body.pk]) for body in bodies),
    )


@dataclass(frozen=True, slots=True)
class Opened:
    """An occasion, where it is read, and whether the reader may see it as far as it has come."""

    row: Occasion
    address: str
    is_done: bool
    is_seen: bool


def occasions_of(
    actor: Actor, charter: Charter, bodies: Iterable[Body], activities: list[str], period: int, day: date
) -> dict[int, Opened]:
    """The occasions opened by the day, by number, the decided last. Two queries."""
    by_key = {body.pk: body for body in bodies}
    rows = (
        Occasion.objects.filter(activity__in=activities, period=period, opened_on__lte=day)
        .select_related("body")
        .prefetch_related("counterparts")
    )
    found = []
    for row in rows:
        done = row.done_on is not None and row.done_on <= day
        seen = done or may(actor, Act.READ_DRAFT, subject_among(charter, by_key, row)).allowed
        address = occasion_address(row.activity, row.body.key, row.period, row.number)
        found.append(Opened(row, address, done, seen))
    found.sort(key=lambda each: (each.is_done, each.row.number, each.row.done_on or day))
    return {each.row.pk: each for each in found}


type Given = dict[tuple[str, int], tuple[Opened, Answer]]


def answers_in(opened: dict[int, Opened], keys: list[str], day: date) -> tuple[Given, dict[int, set[str]]]:
    """The answer that counts by statement and body, and the body's own statements that are answered. One query."""
    rows: defaultdict[int, list[Answer]] = defaultdict(list)
    for answer in Answer.objects.filter(occasion__in=list(opened)).select_related("statement__version"):
        rows[answer.occasion_id].append(answer)
    given: Given = {}
    own: defaultdict[int, set[str]] = defaultdict(set)
    for number, each in opened.items():
        if not each.is_seen:
            continue
        for answer in rows[number]:
            if not each.is_done and swedish_day(answer.written_at) > day:
                continue
            if answer.statement.version.instrument in keys:
                given[answer.statement.key, each.row.body_id] = each, answer
            else:
                own[each.row.body_id].add(answer.statement.key)
    return given, own


def cell_of(body: Body, opened: dict[int, Opened], given: tuple[Opened, Answer] | None) -> Cell:
    """What stands where a body and a statement meet."""
    if given is not None:
        each, answer = given
        return Cell(called(body), answer.mode, f"{each.address}#answer-{answer.statement_id}")
    here = [each for each in opened.values() if each.row.body_id == body.pk]
    if not here:
        return Cell(called(body), "unopened")
    return Cell(called(body), "none" if any(each.is_seen for each in here) else "writing")


def own_cell(body: Body, opened: dict[int, Opened], answered: set[str]) -> OwnCell:
    """What the body has answered of its own."""
    seen = [each.address for each in opened.values() if each.row.body_id == body.pk and each.is_seen]
    return OwnCell(called(body), len(answered), seen[-1] if seen and answered else "")
