"""Who has what to write in a year, across every body: the parts that are handed out, and those that nobody has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from koll.domain.almanac import swedish_day
from koll.domain.charter import Activity, Label
from koll.domain.record import name_order
from koll.domain.refs import OccasionRef, Ref
from koll.permissions import Permission, may
from koll.public.activities import OccasionView, occasion_line
from koll.public.instruments import in_force_statements_by_body
from koll.reads.activities import SentBack, by_template, sent_back_among
from koll.reads.decisions import subject_among
from koll.reads.descriptions._part_assignments import step_ref
from koll.snapshot import Context, Language
from koll.tables.models import Answer, Body, Occasion, Part, PartAssignment, Statement

LATE = ("not_begun", "writing", "back")
"""How far a part has come when its day can pass."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignedPartView:
    """A part or an answer that somebody has. `state`: "not_begun", "writing", "back", "submitted" or "decided".

    `back_on`: when what it is in came back to those who write; `writes`: where it is written, "" for one who does not.
    """

    occasion: OccasionView
    part: str
    person: int
    who: str
    due_on: date
    state: str
    written_on: date | None
    back_on: date | None
    is_late: bool
    writes: Ref | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnassignedPartView:
    """What nobody has been given of an occasion that is being written: parts by name, and how many answers."""

    occasion: OccasionView
    parts: tuple[str, ...]
    answers: int
    is_all: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AllocationQuery:
    """What to show: the parts of a body (its key), of a person, and only those whose day has passed."""

    body: str = ""
    person: int = 0
    late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WritingAllocationPage:
    """What is handed out, the nearest day first. `total` and `late` count what there is whatever is chosen.

    `back`: what has come back to those who write, and why; `hidden`: the bodies that write what the reader may not see
    before it is decided.
    """

    period: int
    lines: tuple[AssignedPartView, ...]
    free: tuple[UnassignedPartView, ...]
    bodies: tuple[tuple[str, str], ...]
    people: tuple[tuple[int, str], ...]
    total: int
    late: int
    back: tuple[tuple[OccasionView, SentBack], ...]
    hidden: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OccasionWork:
    """An occasion with its activity by its template, and what may be done with it."""

    row: Occasion
    line: OccasionView
    kind: Activity
    is_seen: bool
    may_write: bool


def handed_page(context: Context, period: int, kinds: Sequence[str], chosen: AllocationQuery) -> WritingAllocationPage:
    """What is handed out in the year's written work of these kinds, as the actor may see it. Fixed queries."""
    works = works_of(context, period, kinds)
    seen = {work.row.pk: work for work in works if work.is_seen}
    charges = list(
        PartAssignment.objects.filter(occasion__in=list(seen), given_on__lte=context.day)
        .select_related("person")
        .order_by("pk")
    )
    charges.sort(key=lambda charge: (charge.due_on, name_order(seen[charge.occasion_id].line.body_name)))
    written = written_in(seen, context.day)
    names = statement_names(charges)
    back = sent_back_among([row.line for row in seen.values()], context.day)
    came_back = [row.line for row in seen.values() if row.line.ref in back]
    lines = [
        handed_line(seen[one_charge.occasion_id], one_charge, written, names, back, context) for one_charge in charges
    ]
    given = {(one_charge.occasion_id, one_charge.step) for one_charge in charges}
    free = unassigned_parts(context, [row for row in seen.values() if row.line.state != "done"], given)
    shown = tuple(
        line
        for line in lines
        if chosen.body in ("", line.occasion.body_key)
        and chosen.person in (0, line.person)
        and (line.is_late or not chosen.late)
    )
    return WritingAllocationPage(
        period=period,
        lines=shown,
        free=tuple(row for row in free if chosen.body in ("", row.occasion.body_key)),
        bodies=tuple(sorted({(row.line.body_key, row.line.body_name) for row in seen.values()}, key=by_name)),
        people=tuple(sorted({(line.person, line.who) for line in lines}, key=by_name)),
        total=len(lines),
        late=sum(line.is_late for line in lines),
        back=tuple((row, back[row.ref]) for row in came_back if chosen.body in ("", row.body_key)),
        hidden=tuple(sorted({work.line.body_name for work in works if not work.is_seen}, key=name_order)),
    )


def by_name(choice: tuple[str | int, str]) -> str:
    """What a choice is sorted by."""
    return name_order(choice[1])


def works_of(context: Context, period: int, kinds: Sequence[str]) -> tuple[OccasionWork, ...]:
    """The year's written work, opened by the day. Three queries."""
    charter = context.snapshot.charter
    activities = [activity.key for activity in charter.activities if activity.kind in kinds]
    bodies = {body.pk: body for body in Body.objects.all()}
    rows = (
        Occasion.objects.filter(activity__in=activities, period=period, opened_on__lte=context.day)
        .select_related("body", "template")
        .prefetch_related("counterparts")
    )
    return tuple(work_of(context, bodies, row) for row in rows)


def work_of(context: Context, bodies: dict[int, Body], row: Occasion) -> OccasionWork:
    """An occasion as the actor may see it."""
    line, subject = occasion_line(context.snapshot, row), subject_among(context.snapshot.charter, bodies, row)
    return OccasionWork(
        row=row,
        line=line,
        kind=by_template(context.snapshot.charter.activity(row.activity), row.template),
        is_seen=line.state == "done" or may(context.actor, Permission.READ_DRAFT, subject).allowed,
        may_write=may(context.actor, Permission.WRITE_OCCASION, subject).allowed,
    )


def written_in(works: Mapping[int, OccasionWork], day: date) -> dict[tuple[int, str], date]:
    """On which day each part and answer was last written, by occasion and step. Two queries."""
    moments: list[tuple[int, str, datetime]] = [
        (occasion, f"part:{key}", at)
        for occasion, key, at in Part.objects.filter(occasion__in=list(works))
        .exclude(text="")
        .values_list("occasion_id", "key", "written_at")
    ]
    moments += [
        (occasion, f"answer:{statement}", at)
        for occasion, statement, at in Answer.objects.filter(occasion__in=list(works)).values_list(
            "occasion_id", "statement_id", "written_at"
        )
    ]
    days = {(occasion, step): swedish_day(at) for occasion, step, at in moments}
    return {place: on for place, on in days.items() if on <= day or works[place[0]].line.state == "done"}


def statement_names(charges: Iterable[PartAssignment]) -> dict[str, str]:
    """What the statements that are handed out say, by step. One query."""
    wanted = [charge.step.removeprefix("answer:") for charge in charges if charge.step.startswith("answer:")]
    return {
        f"answer:{number}": name
        for number, name in Statement.objects.filter(pk__in=wanted).values_list("pk", "heading")
    }


def handed_line(
    work: OccasionWork,
    charge: PartAssignment,
    written: Mapping[tuple[int, str], date],
    names: Mapping[str, str],
    back: Mapping[OccasionRef, SentBack],
    context: Context,
) -> AssignedPartView:
    """A part that somebody has, as far as it has come."""
    line, written_on = work.line, written.get((work.row.pk, charge.step))
    came_back = back.get(line.ref)
    state = "writing" if written_on else "not_begun"
    state = {"done": "decided", "submitted": "submitted"}.get(line.state, "back" if came_back else state)
    return AssignedPartView(
        occasion=line,
        part=names.get(charge.step) or part_name(work.kind, charge.step.removeprefix("part:"), context.language),
        person=charge.person_id,
        who=charge.person.name,
        due_on=charge.due_on,
        state=state,
        written_on=written_on,
        back_on=swedish_day(came_back.at) if came_back else None,
        is_late=state in LATE and charge.due_on < context.day,
        writes=step_ref(line.ref, charge.step) if work.may_write and line.state != "done" else None,
    )


def part_name(kind: Activity, key: str, language: Language) -> str:
    """What a part is called."""
    return next((writer_names(part.label, language) for part in kind.parts if part.key == key), key)


def writer_names(label: Label, language: Language) -> str:
    """A label as a heading."""
    words = label.forms(language).indefinite
    return words[:1].upper() + words[1:]


def unassigned_parts(
    context: Context, works: Sequence[OccasionWork], given: set[tuple[int, str]]
) -> list[UnassignedPartView]:
    """What nobody has in each of what is being written; what nobody has anything of says so. Fixed queries."""
    keys = sorted({answer.instrument for work in works for answer in work.kind.answers})
    statements = in_force_statements_by_body(context.snapshot, keys, [one_work.line.body_key for one_work in works])
    taken: defaultdict[int, set[str]] = defaultdict(set)
    for occasion, step in given:
        taken[occasion].add(step)
    found = []
    for work in works:
        asked = {answer.instrument for answer in work.kind.answers}
        answers = sum(
            statement.ref.instrument in asked and f"answer:{statement.id}" not in taken[work.row.pk]
            for statement in statements[work.line.body_key]
        )
        parts = tuple(
            writer_names(part.label, context.language)
            for part in work.kind.parts
            if f"part:{part.key}" not in taken[work.row.pk]
        )
        if parts or answers:
            found.append(
                UnassignedPartView(occasion=work.line, parts=parts, answers=answers, is_all=not taken[work.row.pk])
            )
    return found
