"""Who has what to write in a year, across every body: the parts that are handed out, and those that nobody has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import get_language

from koll.almanac import swedish_day
from koll.charter import Activity, Charter
from koll.charter.model import Label
from koll.charter.organisation import name_order
from koll.permissions import Act, Actor, may
from koll.reads.charges import step_address
from koll.reads.cycle import OccasionLine, occasion_line
from koll.reads.instruments import in_force_for
from koll.reads.municipality import ours
from koll.reads.progress import SentBack, sent_back_among
from koll.reads.templates import by_template
from koll.reads.things import subject_among
from koll.records.models import Answer, Body, Charge, Occasion, Part, Statement

LATE = ("not_begun", "writing", "back")
"""How far a part has come when its day can pass."""


@dataclass(frozen=True, slots=True)
class HandedLine:
    """A part or an answer that somebody has. `state`: "not_begun", "writing", "back", "submitted" or "decided".

    `back_on`: when what it is in came back to those who write; `writes`: where it is written, "" for one who does not.
    """

    occasion: OccasionLine
    part: str
    person: int
    who: str
    due_on: date
    state: str
    written_on: date | None
    back_on: date | None
    is_late: bool
    writes: str


@dataclass(frozen=True, slots=True)
class FreeLine:
    """What nobody has been given of an occasion that is being written: parts by name, and how many answers."""

    occasion: OccasionLine
    parts: tuple[str, ...]
    answers: int
    is_all: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """What to show: the parts of a body (its key), of a person, and only those whose day has passed."""

    body: str = ""
    person: int = 0
    late: bool = False


@dataclass(frozen=True, slots=True)
class HandedPage:
    """What is handed out, the nearest day first. `total` and `late` count what there is whatever is chosen.

    `back`: what has come back to those who write, and why; `hidden`: the bodies that write what the reader may not see
    before it is decided.
    """

    period: int
    lines: tuple[HandedLine, ...]
    free: tuple[FreeLine, ...]
    bodies: tuple[tuple[str, str], ...]
    people: tuple[tuple[int, str], ...]
    total: int
    late: int
    back: tuple[tuple[OccasionLine, SentBack], ...]
    hidden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """An occasion with its activity by its template, and what may be done with it."""

    row: Occasion
    line: OccasionLine
    kind: Activity
    is_seen: bool
    may_write: bool


def handed_page(actor: Actor, period: int, day: date, kinds: Sequence[str], chosen: Chosen) -> HandedPage:
    """What is handed out in the year's written work of these kinds, as the actor may see it. Fixed queries."""
    charter = ours().charter
    works = works_of(actor, charter, period, day, kinds)
    seen = {each.row.pk: each for each in works if each.is_seen}
    charges = list(
        Charge.objects.filter(occasion__in=list(seen), given_on__lte=day).select_related("person").order_by("pk")
    )
    charges.sort(key=lambda charge: (charge.due_on, name_order(seen[charge.occasion_id].line.body_name)))
    written = written_in(seen, day)
    names = statement_names(charges)
    back = sent_back_among([each.line for each in seen.values()], day)
    came_back = [each.line for each in seen.values() if each.line.address in back]
    lines = [handed_line(seen[each.occasion_id], each, written, names, back, day) for each in charges]
    given = {(each.occasion_id, each.step) for each in charges}
    free = free_of([each for each in seen.values() if each.line.state != "done"], given, day)
    shown = tuple(
        each
        for each in lines
        if chosen.body in ("", each.occasion.body_key)
        and chosen.person in (0, each.person)
        and (each.is_late or not chosen.late)
    )
    return HandedPage(
        period=period,
        lines=shown,
        free=tuple(each for each in free if chosen.body in ("", each.occasion.body_key)),
        bodies=tuple(sorted({(each.line.body_key, each.line.body_name) for each in seen.values()}, key=by_name)),
        people=tuple(sorted({(each.person, each.who) for each in lines}, key=by_name)),
        total=len(lines),
        late=sum(each.is_late for each in lines),
        back=tuple((each, back[each.address]) for each in came_back if chosen.body in ("", each.body_key)),
        hidden=tuple(sorted({each.line.body_name for each in works if not each.is_seen}, key=name_order)),
    )


def by_name(choice: tuple[str | int, str]) -> str:
    """What a choice is sorted by."""
    return name_order(choice[1])


def works_of(actor: Actor, charter: Charter, period: int, day: date, kinds: Sequence[str]) -> tuple[Work, ...]:
    """The year's written work, opened by the day. Three queries."""
    activities = [each.key for each in charter.activities if each.kind in kinds]
    bodies = {each.pk: each for each in Body.objects.all()}
    rows = (
        Occasion.objects.filter(activity__in=activities, period=period, opened_on__lte=day)
        .select_related("body", "template")
        .prefetch_related("counterparts")
    )
    return tuple(work_of(actor, charter, bodies, row, day) for row in rows)


def work_of(actor: Actor, charter: Charter, bodies: dict[int, Body], row: Occasion, day: date) -> Work:
    """An occasion as the actor may see it."""
    line, subject = occasion_line(charter, row, day), subject_among(charter, bodies, row)
    return Work(
        row,
        line,
        by_template(charter.activity(row.activity), row.template),
        line.state == "done" or may(actor, Act.READ_DRAFT, subject).allowed,
        may(actor, Act.WRITE, subject).allowed,
    )


def written_in(works: Mapping[int, Work], day: date) -> dict[tuple[int, str], date]:
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


def statement_names(charges: Iterable[Charge]) -> dict[str, str]:
    """What the statements that are handed out say, by step. One query."""
    wanted = [each.step.removeprefix("answer:") for each in charges if each.step.startswith("answer:")]
    return {
        f"answer:{number}": name
        for number, name in Statement.objects.filter(pk__in=wanted).values_list("pk", "heading")
    }


def handed_line(
    work: Work,
    charge: Charge,
    written: Mapping[tuple[int, str], date],
    names: Mapping[str, str],
    back: Mapping[str, SentBack],
    day: date,
) -> HandedLine:
    """A part that somebody has, as far as it has come."""
    line, written_on = work.line, written.get((work.row.pk, charge.step))
    came_back = back.get(line.address)
    state = {"done": "decided", "submitted": "submitted"}.get(
        line.state, "back" if came_back else "writing" if written_on else "not_begun"
    )
    return HandedLine(
        occasion=line,
        part=names.get(charge.step) or part_name(work.kind, charge.step.removeprefix("part:")),
        person=charge.person_id,
        who=charge.person.name,
        due_on=charge.due_on,
        state=state,
        written_on=written_on,
        back_on=swedish_day(came_back.at) if came_back else None,
        is_late=state in LATE and charge.due_on < day,
        writes=step_address(line.address, charge.step) if work.may_write and line.state != "done" else "",
    )


def part_name(kind: Activity, key: str) -> str:
    """What a part is called."""
    return next((named(each.label) for each in kind.parts if each.key == key), key)


def named(label: Label) -> str:
    """A label as a heading."""
    words = label.forms(get_language() or "sv").indefinite
    return words[:1].upper() + words[1:]


def free_of(works: Sequence[Work], given: set[tuple[int, str]], day: date) -> list[FreeLine]:
    """What nobody has in each of what is being written; what nobody has anything of says so. Fixed queries."""
    keys = sorted({each.instrument for work in works for each in work.kind.answers})
    statements = in_force_for(day, keys, [each.line.body_key for each in works])
    taken: defaultdict[int, set[str]] = defaultdict(set)
    for occasion, step in given:
        taken[occasion].add(step)
    found = []
    for work in works:
        asked = [f"/styrningen/{each.instrument}/" for each in work.kind.answers]
        answers = sum(
            each.address.startswith(tuple(asked)) and f"answer:{each.id}" not in taken[work.row.pk]
            for each in statements[work.line.body_key]
        )
        parts = tuple(named(each.label) for each in work.kind.parts if f"part:{each.key}" not in taken[work.row.pk])
        if parts or answers:
            found.append(FreeLine(work.line, parts, answers, not taken[work.row.pk]))
    return found
