"""Everything open to all that hangs together on a day: knots, and what each of them contributes to.

A new kind of open thing takes its place in the thread by a function here that adds its knots and ties them, one line in
`build_graph`, its place in `NODE_KINDS`, and its word, sign and colour in `frame`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from koll.domain.charter import Label
from koll.domain.refs import OccasionRef, Ref
from koll.media.rich_text import plain_words
from koll.public import _rows
from koll.public.instruments import in_force_statements
from koll.snapshot import MADE_OF, Kept, Snapshot
from koll.tables.models import (
    Answer,
    AssignmentReport,
    Body,
    Shift,
    StatementLink,
)

NODE_KINDS = ("vision", "value", "goal", "own_goal", "assignment", "shift", "plan", "indicator", "answer")
"""The kinds of knot, from the top of the thread and down."""


PLACES = {kind: place for place, kind in enumerate(NODE_KINDS)}


ROOTS = ("vision", "value")


STATED = ("vision", "value", "goal", "own_goal", "assignment")
"""The levels of the charter's instruments whose statements are knots."""


FIRST_WORDS = 180


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadNode:
    """One thing in the thread. `kind` is one of `NODE_KINDS`; `key` is the same through every version and every day.

    `said`: the first words of an answer or of what a text says. `label`, `year` and `on` tell of an answer in which
    work it was given.
    """

    key: str
    kind: str
    heading: str
    ref: Ref
    body_key: str = ""
    body_name: str = ""
    said: str = ""
    label: Label | None = None
    year: int = 0
    on: date | None = None

    @property
    def is_root(self) -> bool:
        """Whether everything in the thread hangs from it: the vision and the values."""
        return self.kind in ROOTS

    @property
    def is_assignment(self) -> bool:
        """Whether it is something the council has given a body to do."""
        return self.kind == "assignment"

    @property
    def is_own_goal(self) -> bool:
        """Whether a body has set it for itself."""
        return self.kind == "own_goal"

    @property
    def is_plan(self) -> bool:
        """Whether it is what a unit does."""
        return self.kind == "plan"

    @property
    def is_end(self) -> bool:
        """Whether nothing is to lead on from it."""
        return self.kind in ("plan", "indicator", "answer")

    @property
    def is_goal(self) -> bool:
        """Whether it is a goal of the council's."""
        return self.kind == "goal"

    @property
    def is_answer(self) -> bool:
        """Whether it is what a body says of a statement."""
        return self.kind == "answer"


@dataclass(slots=True, kw_only=True)
class ThreadGraph:
    """Every knot by key, in the order they were found; what each contributes to, and what contributes to it."""

    knots: dict[str, ThreadNode] = field(default_factory=dict)
    above: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    below: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def copy(self) -> ThreadGraph:
        """The same knots and ties, for more to be added to."""
        return ThreadGraph(
            knots=dict(self.knots),
            above=defaultdict(list, {key: list(keys) for key, keys in self.above.items()}),
            below=defaultdict(list, {key: list(keys) for key, keys in self.below.items()}),
        )

    def add(self, knot: ThreadNode, *targets: str) -> None:
        """Puts a knot in, tied to each target that is there."""
        self.knots.setdefault(knot.key, knot)
        for target in targets:
            self.tie(knot.key, target)

    def tie(self, lower: str, upper: str) -> None:
        """Says that one contributes to the other; nothing when one is missing or they are tied already."""
        if lower != upper and lower in self.knots and upper in self.knots and upper not in self.above[lower]:
            self.above[lower].append(upper)
            self.below[upper].append(lower)


def statement_node_key(instrument: str, key: str) -> str:
    """A statement's key in the thread, the same through every version.

    >>> statement_node_key("goals", "read")
    'goals.read'
    """
    return f"{instrument}.{key}"


WOVEN: Kept[ThreadGraph] = Kept(
    *MADE_OF,
    Answer,
    AssignmentReport,
    StatementLink,
    Shift,
    Shift.statements.through,
    most=4,
)


def thread_graph(snapshot: Snapshot, year: int = 0) -> ThreadGraph:
    """The open thread as it is known on the day, of one year or as it stands now; kept until a table it is of grows.

    One query when it is kept, else fourteen. What is kept is shared: nobody changes it.
    """
    return WOVEN.get(snapshot, (snapshot.day, year), lambda: build_graph(snapshot, year))


def build_graph(snapshot: Snapshot, year: int) -> ThreadGraph:
    """The thread from the record."""
    weave = ThreadGraph()
    statement_nodes(snapshot, weave, min(snapshot.day, date(year, 12, 31)) if year else snapshot.day)
    tie_proposals(weave, snapshot.day)
    bodies = {body.pk: body for body in _rows.bodies()}
    shift_nodes(snapshot, weave, bodies, year)
    answer_nodes(snapshot, weave, bodies, year)
    report_nodes(snapshot, weave, bodies, year)
    return weave


def first_words_of_text(text: str, most: int = FIRST_WORDS) -> str:
    """The beginning of a kept text on one line, cut at a word.

    >>> first_words_of_text("We **try**\\n\\nthe new ways", 9)
    'We try …'
    """
    plain = " ".join(plain_words(text).split())
    return plain if len(plain) <= most else plain[: most - 1].rsplit(" ", 1)[0] + " …"


def statement_nodes(snapshot: Snapshot, weave: ThreadGraph, held_on: date) -> None:
    """The statements in force on a day, their bodies called as on another.

    They are tied to those they contribute to in whichever version they were adopted.
    """
    charter = snapshot.charter
    keys = [instrument.key for level in STATED for instrument in charter.instruments if instrument.level == level]
    lines, bodies = in_force_statements(snapshot.on(held_on), keys), snapshot.bodies
    key_at = {line.ref: statement_node_key(line.ref.instrument, line.key) for line in lines}
    for line in lines:
        said = first_words_of_text(line.text)
        weave.add(
            ThreadNode(
                key=key_at[line.ref],
                kind=line.level,
                heading=line.heading,
                ref=line.ref,
                body_key=line.body_key,
                body_name=bodies.name(line.body_key),
                said="" if said == line.heading else said,
            )
        )
    for line in lines:
        for target in line.contributes_to:
            weave.tie(key_at[line.ref], key_at.get(target.ref, ""))


def tie_proposals(weave: ThreadGraph, day: date) -> None:
    """Ties what a proposal led to with the goal that the proposal was to serve. One query."""
    rows = _rows.settled_proposals(day).filter(outcome__isnull=False, serves__isnull=False)
    for row in rows.values_list(
        "outcome__version__instrument", "outcome__key", "serves__version__instrument", "serves__key"
    ):
        weave.tie(statement_node_key(*row[:2]), statement_node_key(*row[2:]))


def shift_nodes(snapshot: Snapshot, weave: ThreadGraph, bodies: dict[int, Body], year: int) -> None:
    """The shifts of decided descriptions: of the year, or of each body's latest. Two queries."""
    rows = _rows.shifts(snapshot.day).select_related("occasion")
    if year:
        rows = rows.filter(occasion__period=year)
    latest: dict[tuple[int, str], int] = {}
    found = list(rows.prefetch_related("statements__version"))
    for row in found:
        whose = (row.occasion.body_id, row.occasion.activity)
        latest[whose] = max(latest.get(whose, 0), row.occasion.period)
    for row in found:
        held = row.occasion
        if held.period < latest[held.body_id, held.activity]:
            continue
        body = bodies[held.body_id]
        ref = OccasionRef(activity=held.activity, body=body.key, period=held.period, number=held.number)
        targets = [
            statement_node_key(statement.version.instrument, statement.key) for statement in row.statements.all()
        ]
        key = f"shift:{row.pk}"
        weave.add(
            ThreadNode(
                key=key,
                kind="shift",
                heading=row.sentence,
                ref=ref,
                body_key=body.key,
                body_name=snapshot.bodies.name(body.key),
                year=held.period,
            ),
            *targets,
        )


def answer_nodes(snapshot: Snapshot, weave: ThreadGraph, bodies: dict[int, Body], year: int) -> None:
    """What bodies have answered in what they have decided: of the year, or the latest of each. One query."""
    charter = snapshot.charter
    rows = _rows.answers(snapshot.day).select_related("occasion", "statement__version")
    if year:
        rows = rows.filter(occasion__period=year)
    labels = {activity.key: activity.label for activity in charter.activities}
    latest: dict[tuple[str, int], tuple[ThreadNode, str]] = {}
    for row in rows.order_by("occasion__done_on", "pk"):
        target = statement_node_key(row.statement.version.instrument, row.statement.key)
        if target not in weave.knots:
            continue
        held = row.occasion
        body = bodies[held.body_id]
        said = first_words_of_text(next((str(words) for words in row.fields.values() if words), ""))
        ref = OccasionRef(activity=held.activity, body=body.key, period=held.period, number=held.number).at(
            row.statement.key
        )
        knot = ThreadNode(
            key=f"answer:{row.pk}",
            kind="answer",
            heading=said or snapshot.bodies.name(body.key),
            ref=ref,
            body_key=body.key,
            body_name=snapshot.bodies.name(body.key),
            label=labels.get(held.activity),
            year=held.period,
            on=held.done_on,
        )
        latest[target, row.pk if year else held.body_id] = (knot, target)
    for knot, target in latest.values():
        weave.add(knot, target)


def report_nodes(snapshot: Snapshot, weave: ThreadGraph, bodies: dict[int, Body], year: int) -> None:
    """The latest that was told of each assignment between the follow-ups. One query."""
    rows = _rows.assignment_reports(snapshot.day).select_related("statement__version")
    if year:
        rows = rows.filter(on__year=year)
    latest = {(row.statement.version.instrument, row.statement.key): row for row in rows.order_by("on", "pk")}
    for (instrument, key), row in latest.items():
        target = statement_node_key(instrument, key)
        if target in weave.knots:
            body = bodies[row.body_id]
            ref = weave.knots[target].ref
            weave.add(
                ThreadNode(
                    key=f"report:{row.pk}",
                    kind="answer",
                    heading=first_words_of_text(row.words),
                    ref=ref,
                    body_key=body.key,
                    body_name=snapshot.bodies.name(body.key),
                    year=row.on.year,
                    on=row.on,
                ),
                target,
            )
