"""Everything that hangs together on a day, straight from the record: knots, and what each of them contributes to.

A new kind of thing takes its place in the thread by a function here that adds its knots and ties them, one line in
`woven`, its place in `ORDER`, and its word, sign and colour in `frame`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Q

from koll.charter import Charter
from koll.charter.model import Label
from koll.paper import words_of
from koll.permissions import Subject
from koll.reads.decisions import occasion_address
from koll.reads.instruments import in_force_statements
from koll.reads.municipality import MADE_OF, ours
from koll.records.models import (
    Answer,
    AssignmentReport,
    Body,
    Indicator,
    IndicatorLink,
    Link,
    PlanItem,
    Proposal,
    Reading,
    Shift,
)
from koll.snapshot import Kept, called, moment_now, organisation_on

ORDER = ("vision", "value", "goal", "own_goal", "assignment", "shift", "plan", "indicator", "answer")
"""The kinds of knot, from the top of the thread and down."""

PLACES = {kind: place for place, kind in enumerate(ORDER)}

ROOTS = ("vision", "value")
STATED = ("vision", "value", "goal", "own_goal", "assignment")
"""The levels of the charter's instruments whose statements are knots."""

LATELY = timedelta(days=365)
"""How long what a unit has done still hangs in the thread, when no year is chosen."""

FIRST_WORDS = 180


@dataclass(frozen=True, slots=True)
class Knot:
    """One thing in the thread. `kind` is one of `ORDER`; `key` is the same through every version and every day.

    `said`: the first words of an answer or of what a text says. `label`, `year` and `on` tell of an answer in which
    work it was given. `value`, `unit` and `period` are an indicator's latest reading. `subject`: whose plan it is.
    """

    key: str
    kind: str
    heading: str
    address: str
    body_key: str = ""
    body_name: str = ""
    said: str = ""
    label: Label | None = None
    year: int = 0
    on: date | None = None
    value: Decimal | None = None
    unit: str = ""
    period: str = ""
    subject: Subject | None = None
    is_open: bool = False
    """Whether it is open to all: adopted, decided or reported."""


@dataclass(slots=True)
class Weave:
    """Every knot by key, in the order they were found; what each contributes to, and what contributes to it."""

    knots: dict[str, Knot] = field(default_factory=dict)
    above: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    below: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, knot: Knot, *targets: str) -> None:
        """Puts a knot in, tied to each target that is there."""
        self.knots.setdefault(knot.key, knot)
        for target in targets:
            self.tie(knot.key, target)

    def tie(self, lower: str, upper: str) -> None:
        """Says that one contributes to the other; nothing when one is missing or they are tied already."""
        if lower != upper and lower in self.knots and upper in self.knots and upper not in self.above[lower]:
            self.above[lower].append(upper)
            self.below[upper].append(lower)


def statement_key(instrument: str, key: str) -> str:
    """A statement's key in the thread, the same through every version.

    >>> statement_key("goals", "read")
    'goals.read'
    """
    return f"{instrument}.{key}"


WOVEN: Kept[Weave] = Kept(
    *MADE_OF,
    Answer,
    AssignmentReport,
    Indicator,
    IndicatorLink,
    Link,
    PlanItem,
    Reading,
    Shift,
    Shift.statements.through,
    most=4,
)


def woven(day: date, year: int = 0) -> Weave:
    """The whole thread as it is known on the day, of one year or as it stands now; kept until the ledger grows.

    Whoever shows it asks of each knot whether it may be seen. One query when it is kept, else eighteen.
    """
    return WOVEN.get(moment_now(), (day, year), lambda: woven_anew(day, year))


def woven_anew(day: date, year: int) -> Weave:
    """The thread from the record."""
    charter = ours().charter
    weave = Weave()
    state_all(weave, charter, min(day, date(year, 12, 31)) if year else day, day)
    tie_proposals(weave, day)
    bodies = {body.pk: body for body in Body.objects.all()}
    shift_all(weave, bodies, day, year)
    plan_all(weave, bodies, day, year)
    measure_all(weave, day, year)
    answer_all(weave, charter, bodies, day, year)
    report_all(weave, bodies, day, year)
    return weave


def first_words(text: str, most: int = FIRST_WORDS) -> str:
    """The beginning of a kept text on one line, cut at a word.

    >>> first_words("We **try**\\n\\nthe new ways", 9)
    'We try …'
    """
    plain = " ".join(words_of(text).split())
    return plain if len(plain) <= most else plain[: most - 1].rsplit(" ", 1)[0] + " …"


def state_all(weave: Weave, charter: Charter, held_on: date, day: date) -> None:
    """The statements in force on a day, their bodies called as on another.

    They are tied to those they contribute to in whichever version they were adopted.
    """
    keys = [each.key for level in STATED for each in charter.instruments if each.level == level]
    lines, bodies = in_force_statements(held_on, keys), organisation_on(day)
    key_at = {each.address: statement_key(each.address.split("/")[2], each.key) for each in lines}
    for each in lines:
        said = first_words(each.text)
        weave.add(
            Knot(
                key_at[each.address],
                each.level,
                each.heading,
                each.address,
                each.body_key,
                bodies.name(each.body_key),
                "" if said == each.heading else said,
                is_open=True,
            )
        )
    for each in lines:
        for target in each.contributes_to:
            weave.tie(key_at[each.address], key_at.get(target.address, ""))


def tie_proposals(weave: Weave, day: date) -> None:
    """Ties what a proposal led to with the goal that the proposal was to serve. One query."""
    rows = Proposal.objects.filter(outcome__isnull=False, serves__isnull=False, settled_on__lte=day)
    for row in rows.values_list(
        "outcome__version__instrument", "outcome__key", "serves__version__instrument", "serves__key"
    ):
        weave.tie(statement_key(*row[:2]), statement_key(*row[2:]))


def shift_all(weave: Weave, bodies: dict[int, Body], day: date, year: int) -> None:
    """The shifts of decided descriptions: of the year, or of each body's latest. Two queries."""
    rows = Shift.objects.filter(occasion__done_on__lte=day).select_related("occasion")
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
        address = occasion_address(held.activity, body.key, held.period, held.number)
        targets = [statement_key(each.version.instrument, each.key) for each in row.statements.all()]
        key = f"shift:{row.pk}"
        weave.add(
            Knot(key, "shift", row.sentence, address, body.key, called(body, day), year=held.period, is_open=True),
            *targets,
        )


def plan_all(weave: Weave, bodies: dict[int, Body], day: date, year: int) -> None:
    """What units do, in plans that had it on the day. One query."""
    rows = PlanItem.objects.filter(Q(removed_on=None) | Q(removed_on__gt=day), added_on__lte=day, chosen="do")
    for row in rows.select_related("serves__version"):
        begun = (row.begins_on or row.added_on).year
        if year and not (begun <= year and (row.done_on is None or row.done_on.year >= year)):
            continue
        if not year and row.done_on is not None and row.done_on < day - LATELY:
            continue
        body = bodies[row.body_id]
        above = (bodies[body.parent_id].key,) if body.parent_id else ()
        targets = [statement_key(row.serves.version.instrument, row.serves.key)] if row.serves else []
        weave.add(
            Knot(
                f"plan:{row.pk}",
                "plan",
                row.heading,
                f"/planer/{body.key}/{row.pk}/",
                body.key,
                called(body, day),
                first_words(row.text),
                on=row.done_on if row.done_on and row.done_on <= day else None,
                subject=Subject(body=body.key, family=above, shared=row.shared),
            ),
            *targets,
        )


def measure_all(weave: Weave, day: date, year: int) -> None:
    """What is measured, with the latest reading up to the year. Three queries."""
    kept = Indicator.objects.filter(Q(ended_on=None) | Q(ended_on__gt=day), begun_on__lte=day)
    latest: dict[int, tuple[str, Decimal]] = {}
    readings = Reading.objects.filter(area="", gender="T", value__isnull=False, read_on__lte=day)
    for number, period, value in readings.order_by("period").values_list("indicator_id", "period", "value"):
        if value is not None and (not year or int(period[:4]) <= year):
            latest[number] = (period, value)
    links: defaultdict[int, list[str]] = defaultdict(list)
    for number, instrument, key in IndicatorLink.objects.values_list("indicator_id", "instrument", "statement_key"):
        links[number].append(statement_key(instrument, key))
    for row in kept.select_related("body"):
        period, value = latest.get(row.pk, ("", None))
        weave.add(
            Knot(
                f"indicator:{row.key}",
                "indicator",
                row.name,
                f"/indikatorer/{row.key}/",
                row.body.key if row.body else "",
                called(row.body, day) if row.body else "",
                value=value,
                unit=row.unit,
                period=period,
            ),
            *links[row.pk],
        )


def answer_all(weave: Weave, charter: Charter, bodies: dict[int, Body], day: date, year: int) -> None:
    """What bodies have answered in what they have decided: of the year, or the latest of each. One query."""
    rows = Answer.objects.filter(occasion__done_on__lte=day).select_related("occasion", "statement__version")
    if year:
        rows = rows.filter(occasion__period=year)
    labels = {each.key: each.label for each in charter.activities}
    latest: dict[tuple[str, int], tuple[Knot, str]] = {}
    for row in rows.order_by("occasion__done_on", "pk"):
        target = statement_key(row.statement.version.instrument, row.statement.key)
        if target not in weave.knots:
            continue
        held = row.occasion
        body = bodies[held.body_id]
        said = first_words(next((str(words) for words in row.fields.values() if words), ""))
        address = f"{occasion_address(held.activity, body.key, held.period, held.number)}#{row.statement.key}"
        knot = Knot(
            f"answer:{row.pk}",
            "answer",
            said or called(body, day),
            address,
            body.key,
            called(body, day),
            label=labels.get(held.activity),
            year=held.period,
            on=held.done_on,
            is_open=True,
        )
        latest[target, row.pk if year else held.body_id] = (knot, target)
    for knot, target in latest.values():
        weave.add(knot, target)


def report_all(weave: Weave, bodies: dict[int, Body], day: date, year: int) -> None:
    """The latest that was told of each assignment between the follow-ups. One query."""
    rows = AssignmentReport.objects.filter(on__lte=day).select_related("statement__version")
    if year:
        rows = rows.filter(on__year=year)
    latest = {(row.statement.version.instrument, row.statement.key): row for row in rows.order_by("on", "pk")}
    for (instrument, key), row in latest.items():
        target = statement_key(instrument, key)
        if target in weave.knots:
            body = bodies[row.body_id]
            address = weave.knots[target].address
            weave.add(
                Knot(
                    f"report:{row.pk}",
                    "answer",
                    first_words(row.words),
                    address,
                    body.key,
                    called(body, day),
                    year=row.on.year,
                    on=row.on,
                    is_open=True,
                ),
                target,
            )
