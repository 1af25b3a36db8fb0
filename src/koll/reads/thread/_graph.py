"""The thread as those inside see it: the open one, with what units do and what is measured."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from django.db.models import Q

from koll.domain.refs import IndicatorRef, PlanItemRef
from koll.permissions import Subject
from koll.public.thread import ThreadGraph, ThreadNode, first_words_of_text, statement_node_key, thread_graph
from koll.snapshot import MADE_OF, Context, Kept, Snapshot
from koll.tables.models import (
    Answer,
    AssignmentReport,
    Body,
    Indicator,
    IndicatorLink,
    PlanItem,
    Reading,
    Shift,
    StatementLink,
)

LATELY = timedelta(days=365)
"""How long what a unit has done still hangs in the thread, when no year is chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InsideNode(ThreadNode):
    """What units do and what is measured. `value`, `unit` and `period`: an indicator's latest reading.

    `subject`: whose plan it is; None for what everybody inside may see.
    """

    value: Decimal | None = None
    unit: str = ""
    period: str = ""
    subject: Subject | None = None


WOVEN: Kept[ThreadGraph] = Kept(
    *MADE_OF,
    Answer,
    AssignmentReport,
    Indicator,
    IndicatorLink,
    StatementLink,
    PlanItem,
    Reading,
    Shift,
    Shift.statements.through,
    most=4,
)


def inside_graph(context: Context, year: int = 0) -> ThreadGraph:
    """The whole thread as it is known on the day, of one year or as it stands now; kept until a table it is of grows.

    Whoever shows it asks of each knot whether it may be seen. One query when it is kept, else eighteen.
    """
    return WOVEN.get(context.snapshot, (context.day, year), lambda: build_inside_graph(context.snapshot, year))


def build_inside_graph(snapshot: Snapshot, year: int) -> ThreadGraph:
    """The open thread with what units do and what is measured."""
    weave = thread_graph(snapshot, year).copy()
    bodies = {body.pk: body for body in Body.objects.all()}
    plan_nodes(snapshot, weave, bodies, year)
    indicator_nodes(snapshot, weave, year)
    return weave


def plan_nodes(snapshot: Snapshot, weave: ThreadGraph, bodies: dict[int, Body], year: int) -> None:
    """What units do, in plans that had it on the day. One query."""
    rows = PlanItem.objects.filter(
        Q(removed_on=None) | Q(removed_on__gt=snapshot.day), added_on__lte=snapshot.day, chosen="do"
    )
    for row in rows.select_related("serves__version"):
        begun = (row.begins_on or row.added_on).year
        if year and not (begun <= year and (row.done_on is None or row.done_on.year >= year)):
            continue
        if not year and row.done_on is not None and row.done_on < snapshot.day - LATELY:
            continue
        body = bodies[row.body_id]
        above = (bodies[body.parent_id].key,) if body.parent_id else ()
        targets = [statement_node_key(row.serves.version.instrument, row.serves.key)] if row.serves else []
        weave.add(
            InsideNode(
                key=f"plan:{row.pk}",
                kind="plan",
                heading=row.heading,
                ref=PlanItemRef(body=body.key, number=row.pk),
                body_key=body.key,
                body_name=snapshot.bodies.name(body.key),
                said=first_words_of_text(row.text),
                on=row.done_on if row.done_on and row.done_on <= snapshot.day else None,
                subject=Subject(body=body.key, family=above, shared=row.shared),
            ),
            *targets,
        )


def indicator_nodes(snapshot: Snapshot, weave: ThreadGraph, year: int) -> None:
    """What is measured, with the latest reading up to the year. Three queries."""
    kept = Indicator.objects.filter(Q(ended_on=None) | Q(ended_on__gt=snapshot.day), begun_on__lte=snapshot.day)
    latest: dict[int, tuple[str, Decimal]] = {}
    readings = Reading.objects.filter(area="", gender="T", value__isnull=False, read_on__lte=snapshot.day)
    for number, period, value in readings.order_by("period").values_list("indicator_id", "period", "value"):
        if value is not None and (not year or int(period[:4]) <= year):
            latest[number] = (period, value)
    links: defaultdict[int, list[str]] = defaultdict(list)
    for number, instrument, key in IndicatorLink.objects.values_list("indicator_id", "instrument", "statement_key"):
        links[number].append(statement_node_key(instrument, key))
    for row in kept.select_related("body"):
        period, value = latest.get(row.pk, ("", None))
        weave.add(
            InsideNode(
                key=f"indicator:{row.key}",
                kind="indicator",
                heading=row.name,
                ref=IndicatorRef(key=row.key),
                body_key=row.body.key if row.body else "",
                body_name=snapshot.bodies.name(row.body.key) if row.body else "",
                value=value,
                unit=row.unit,
                period=period,
            ),
            *links[row.pk],
        )
