"""The bodies of the municipality: a list of them as the organisation stood on a day, and a page for each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q

from koll.domain.almanac import state_on
from koll.domain.charter import Ground, Label, Role
from koll.domain.owed import Duty
from koll.domain.refs import BodyRef
from koll.public import _rows
from koll.public.activities import OccasionView, views_of_occasions
from koll.public.assignments import AssignmentView, assignment_lines
from koll.public.instruments import StatementView, VersionView, in_force_statements, version_views, versions_decided_by
from koll.public.organisation._body_story import story_of_body
from koll.public.organisation._ownership import CompanyPage, bound_on, company_page
from koll.public.thread import StoryEvent
from koll.snapshot import Language, Snapshot, duties_on

ROLES = ("chair", "member", "secretary", "manager", "officer", "auditor", "administrator")
"""Roles in the order a list shows them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyView:
    """A body in a list, as it stood on the day. `state`: "here", "coming" or "past"; `heir` is who takes over.

    `above` and `heir`: (key, name), or None.
    """

    key: str
    name: str
    kind: Label
    role: Role
    begins_on: date
    until: date | None
    state: str
    above: tuple[str, str] | None
    heir: tuple[str, str] | None
    confirmed: bool
    ref: BodyRef
    below: tuple[BodyView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BodiesPage:
    """The bodies there are, those that belong to another under it; those to come; and those that are no more."""

    here: tuple[BodyView, ...]
    coming: tuple[BodyView, ...]
    past: tuple[BodyView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    """What a mandate document must say: in its words with where they stand, or what is missing and who should mend it.

    `text` is None where Koll has not been told of the document, or has not seen its words.
    """

    what: Label
    words: str
    text: VersionView | None
    document: Label
    mended_by: Label
    ground: Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateView:
    """A mandate document with the day of the general meeting that made it binding, for a company's."""

    line: VersionView
    bound_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatsView:
    """How many sit in a role."""

    role: str
    many: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyPage:
    """A body in full, as it stood on the day. `before`: the bodies it has taken over, as (key, name)."""

    line: BodyView
    before: tuple[tuple[str, str], ...]
    purposes: tuple[Purpose, ...]
    mandates: tuple[MandateView, ...]
    goals: tuple[StatementView, ...]
    assignments: tuple[AssignmentView, ...]
    seats: tuple[SeatsView, ...]
    duties: tuple[Duty, ...]
    told: tuple[OccasionView, ...]
    company: CompanyPage | None
    names: dict[str, str]


def body_lines(snapshot: Snapshot) -> dict[int, BodyView]:
    """Every body that was known of on the day, by number, in the charter's order of kinds."""
    charter = snapshot.charter
    bodies = snapshot.bodies
    confirmed = dict(_rows.bodies().values_list("pk", "confirmed"))
    known = [body for body in bodies.by_key.values() if body.is_known]
    order = {kind.key: place for place, kind in enumerate(charter.bodies)}
    lines = {}
    for body in sorted(known, key=lambda body: order[body.kind]):
        until = body.until
        state = state_on(snapshot.day, body.begins, until)
        lines[body.number] = BodyView(
            key=body.key,
            name=body.name,
            kind=charter.body(body.kind).label,
            role=charter.role_of(body.kind),
            begins_on=body.begins,
            until=until,
            state="here" if state == "in_force" else state,
            above=(body.above, bodies.name(body.above)) if body.above else None,
            heir=(body.heir, bodies.name(body.heir)) if body.heir else None,
            confirmed=confirmed[body.number],
            ref=BodyRef(key=body.key),
        )
    return lines


def bodies_page(snapshot: Snapshot) -> BodiesPage:
    """The organisation on the day."""
    lines = list(body_lines(snapshot).values())
    here = [one_line for one_line in lines if one_line.state == "here"]
    under: defaultdict[str, list[BodyView]] = defaultdict(list)
    for line in here:
        if line.above is not None:
            under[line.above[0]].append(line)
    shown = {line.key for line in here}

    def with_below(line: BodyView, seen: frozenset[str]) -> BodyView:
        below = [with_below(row, seen | {line.key}) for row in under[line.key] if row.key not in seen]
        return replace(line, below=tuple(below))

    return BodiesPage(
        here=tuple(with_below(line, frozenset()) for line in here if line.above is None or line.above[0] not in shown),
        coming=tuple(one_line for one_line in lines if one_line.state == "coming"),
        past=tuple(one_line for one_line in lines if one_line.state == "past"),
    )


def body_page(snapshot: Snapshot, key: str) -> BodyPage | None:
    """A body in full; None when none was known on the day. Neither names nor what is being prepared."""
    lines = body_lines(snapshot)
    number, line = next(((number, one_line) for number, one_line in lines.items() if one_line.key == key), (0, None))
    if line is None:
        return None
    municipality = snapshot.municipality
    charter = municipality.charter
    mandates = mandates_of(snapshot, number)
    below = tuple(
        one_line
        for one_line in lines.values()
        if one_line.above and one_line.above[0] == key and one_line.state == "here"
    )
    own = [instrument.key for instrument in charter.instruments if instrument.level == "own_goal"]
    names = {one_line.key: one_line.name for one_line in lines.values()}
    goals = in_force_statements(snapshot, own, key)
    return BodyPage(
        line=replace(line, below=below),
        before=tuple((row, names[row]) for row in snapshot.bodies.taken_over(key)),
        purposes=purposes_of(snapshot, number, [mandate.line for mandate in mandates], gone=line.state == "past"),
        mandates=mandates,
        goals=tuple(goal for goal in goals if goal.holder_key == key),
        assignments=tuple(
            assignment_line
            for assignment_line in assignment_lines(snapshot)
            if assignment_line.body_key == key and assignment_line.closed_on is None
        ),
        seats=_seats_in(number, snapshot.day) if line.state == "here" else (),
        duties=tuple(duty for duty in duties_on(snapshot) if is_asked(duty, key)),
        told=told_by(snapshot, key),
        company=company_page(snapshot, number) if line.role == "company" else None,
        names=names,
    )


def is_asked(duty: Duty, key: str) -> bool:
    """Whether the duty waits for the body now; no proposal that is still being prepared."""
    return duty.body == key and duty.state in ("passed", "open") and not duty.is_to_settle


def mandates_of(snapshot: Snapshot, number: int) -> tuple[MandateView, ...]:
    """The body's mandate documents that hold or are coming; those that held last, of a body that is no more."""
    charter = snapshot.charter
    keys = [instrument.key for instrument in charter.instruments if instrument.level == "mandate"]
    rows = versions_decided_by(snapshot, Q(body=number, instrument__in=keys))
    lines = version_views(snapshot, rows)
    bound = bound_on([line.id for line in lines], snapshot.day)
    shown = [line for line in lines if line.state != "past"] or list(lines)
    return tuple(MandateView(line=line, bound_on=bound.get(line.id)) for line in shown)


def purposes_of(snapshot: Snapshot, number: int, lines: Iterable[VersionView], *, gone: bool) -> tuple[Purpose, ...]:
    """For whom and for which needs the body exists, or that nobody has said so. Two queries.

    Of a body that is no more (`gone`) what its last texts said, and nothing is missing.
    """
    charter = snapshot.charter
    kind = _rows.bodies().values_list("kind", flat=True).get(pk=number)
    held = {line.instrument: line for line in lines if line.state == ("past" if gone else "in_force")}
    words = {
        row.pk: row.contents for row in versions_decided_by(snapshot, Q(pk__in=[line.id for line in held.values()]))
    }
    found = (
        Purpose(
            what=content.label,
            words=words[held[instrument.key].id].get(content.key, "") if instrument.key in held else "",
            text=held.get(instrument.key),
            document=instrument.label,
            mended_by=charter.body(instrument.decided_by).label,
            ground=content.ground,
        )
        for instrument in charter.instruments
        if instrument.level == "mandate" and kind in instrument.binds
        for content in instrument.must_contain
    )
    return tuple(item for item in found if item.words or not gone)


def _seats_in(number: int, day: date) -> tuple[SeatsView, ...]:
    """How many sit in the body on the day, by role. One query."""
    roles = _rows.seats(day).filter(body_id=number).values_list("role", flat=True)
    many = Counter(roles)
    return tuple(SeatsView(role=role, many=many[role]) for role in ROLES if many[role] and role != "administrator")


def told_by(snapshot: Snapshot, key: str) -> tuple[OccasionView, ...]:
    """What the body has written and which dialogues it has reported, the latest first."""
    charter = snapshot.charter
    talks = [activity.key for activity in charter.activities if activity.is_talk]
    mine = Q(body__key=key) | Q(counterparts__body__key=key)
    which = (Q(done_on__lte=snapshot.day) & ~Q(activity__in=talks)) | Q(
        activity__in=talks, reported_on__lte=snapshot.day
    )
    return latest_first(views_of_occasions(snapshot, _rows.occasions(snapshot.day).filter(mine & which)), snapshot.day)


def latest_first(lines: Iterable[OccasionView], day: date) -> tuple[OccasionView, ...]:
    """Each occasion once, the latest first."""
    once = {line.id: line for line in lines}.values()
    return tuple(sorted(once, key=lambda row: (row.done_on or day, row.id), reverse=True))


def story_of_page(snapshot: Snapshot, page: BodyPage, language: Language) -> tuple[StoryEvent, ...]:
    """The body's story with those it has taken over from; all of it has been decided or reported."""
    return story_of_body(snapshot, page.line.key, tuple(key for key, _name in page.before), language)
