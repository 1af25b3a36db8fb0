"""The bodies of the municipality: a list of them as the organisation stood on a day, and a page for each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q

from koll.charter import Charter, Owed
from koll.charter.model import Ground, Label, Role
from koll.permissions import Act, Actor, may
from koll.reads.assignments import AssignmentLine, assignment_lines
from koll.reads.companies import CompanyPage, bound_on, company_page
from koll.reads.cycle import OccasionLine, occasion_lines
from koll.reads.instruments import StatementLine, VersionLine, in_force_statements, lines_of, versions_known
from koll.reads.municipality import ours, owed_on
from koll.reads.proposal_lines import ProposalLine, proposal_lines
from koll.records.models import Body, Seat
from koll.snapshot import organisation_on

ROLES = ("chair", "member", "secretary", "manager", "officer", "auditor", "administrator")
"""Roles in the order a list shows them."""


@dataclass(frozen=True, slots=True)
class BodyLine:
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
    address: str
    below: tuple[BodyLine, ...] = ()


@dataclass(frozen=True, slots=True)
class BodiesPage:
    """The bodies there are, those that belong to another under it; those to come; and those that are no more."""

    here: tuple[BodyLine, ...]
    coming: tuple[BodyLine, ...]
    past: tuple[BodyLine, ...]


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a mandate document must say: in its words with where they stand, or what is missing and who should mend it.

    `text` is None where Koll has not been told of the document, or has not seen its words.
    """

    what: Label
    words: str
    text: VersionLine | None
    document: Label
    mended_by: Label
    ground: Ground


@dataclass(frozen=True, slots=True)
class MandateLine:
    """A mandate document with the day of the general meeting that made it binding, for a company's."""

    line: VersionLine
    bound_on: date | None


@dataclass(frozen=True, slots=True)
class SeatsLine:
    """How many sit in a role, and their names where the reader may see them."""

    role: str
    many: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BodyPage:
    """A body in full, as it stood on the day. `before`: the bodies it has taken over, as (key, name)."""

    line: BodyLine
    before: tuple[tuple[str, str], ...]
    purposes: tuple[Purpose, ...]
    mandates: tuple[MandateLine, ...]
    goals: tuple[StatementLine, ...]
    assignments: tuple[AssignmentLine, ...]
    seats: tuple[SeatsLine, ...]
    duties: tuple[Owed, ...]
    told: tuple[OccasionLine, ...]
    proposals: tuple[ProposalLine, ...]
    company: CompanyPage | None
    names: dict[str, str]


@dataclass(frozen=True, slots=True)
class MayOrganise:
    """What the person asking may record of the organisation and of companies."""

    organise: bool
    own: bool


def body_address(key: str) -> str:
    """Where a body is read about.

    >>> body_address("schools")
    '/organ/schools/'
    """
    return f"/organ/{key}/"


def may_organise(actor: Actor) -> MayOrganise:
    """What the actor may record."""
    return MayOrganise(may(actor, Act.ORGANISE).allowed, may(actor, Act.OWN).allowed)


def body_lines(day: date) -> dict[int, BodyLine]:
    """Every body that was known of on the day, by number, in the charter's order of kinds."""
    charter = ours().charter
    bodies = organisation_on(day)
    confirmed = dict(Body.objects.values_list("pk", "confirmed"))
    known = [body for body in bodies.by_key.values() if body.is_known]
    order = {kind.key: place for place, kind in enumerate(charter.bodies)}
    lines = {}
    for body in sorted(known, key=lambda body: order[body.kind]):
        until = body.until
        state = "coming" if body.begins > day else "past" if until is not None and until <= day else "here"
        lines[body.number] = BodyLine(
            key=body.key,
            name=body.name,
            kind=charter.body(body.kind).label,
            role=charter.role_of(body.kind),
            begins_on=body.begins,
            until=until,
            state=state,
            above=(body.above, bodies.name(body.above)) if body.above else None,
            heir=(body.heir, bodies.name(body.heir)) if body.heir else None,
            confirmed=confirmed[body.number],
            address=body_address(body.key),
        )
    return lines


def bodies_page(day: date) -> BodiesPage:
    """The organisation on the day."""
    lines = list(body_lines(day).values())
    here = [each for each in lines if each.state == "here"]
    under: defaultdict[str, list[BodyLine]] = defaultdict(list)
    for line in here:
        if line.above is not None:
            under[line.above[0]].append(line)
    shown = {line.key for line in here}

    def with_below(line: BodyLine, seen: frozenset[str]) -> BodyLine:
        below = [with_below(each, seen | {line.key}) for each in under[line.key] if each.key not in seen]
        return replace(line, below=tuple(below))

    return BodiesPage(
        here=tuple(with_below(line, frozenset()) for line in here if line.above is None or line.above[0] not in shown),
        coming=tuple(each for each in lines if each.state == "coming"),
        past=tuple(each for each in lines if each.state == "past"),
    )


def body_page(key: str, day: date, *, inside: bool) -> BodyPage | None:
    """A body in full; None when none was known on the day. Outside neither names nor what is being prepared."""
    lines = body_lines(day)
    number, line = next(((number, each) for number, each in lines.items() if each.key == key), (0, None))
    if line is None:
        return None
    municipality = ours()
    charter = municipality.charter
    mandates = mandates_of(charter, number, day)
    below = tuple(each for each in lines.values() if each.above and each.above[0] == key and each.state == "here")
    own = [each.key for each in charter.instruments if each.level == "own_goal"]
    names = {each.key: each.name for each in lines.values()}
    goals = in_force_statements(day, own, key)
    return BodyPage(
        line=replace(line, below=below),
        before=tuple((each, names[each]) for each in organisation_on(day).taken_over(key)),
        purposes=purposes_of(charter, number, day, [each.line for each in mandates], gone=line.state == "past"),
        mandates=mandates,
        goals=tuple(each for each in goals if each.holder_key == key),
        assignments=tuple(each for each in assignment_lines(day) if each.body_key == key and each.closed_on is None),
        seats=seats_in(number, day, inside=inside) if line.state == "here" else (),
        duties=tuple(each for each in owed_on(day, municipality) if is_asked(each, key, inside=inside)),
        told=told_by(charter, key, day, inside=inside),
        proposals=proposal_lines(Q(body__key=key, raised_on__lte=day)) if inside else (),
        company=company_page(number, day) if line.role == "company" else None,
        names=names,
    )


def is_asked(duty: Owed, key: str, *, inside: bool) -> bool:
    """Whether the duty waits for the body now; outside no proposal that is still being prepared."""
    return duty.body == key and duty.state in ("overdue", "open") and (inside or duty.kind != "settle")


def mandates_of(charter: Charter, number: int, day: date) -> tuple[MandateLine, ...]:
    """The body's mandate documents that hold or are coming; those that held last, of a body that is no more."""
    keys = [each.key for each in charter.instruments if each.level == "mandate"]
    rows = versions_known(day, Q(body=number, instrument__in=keys))
    lines = lines_of(charter, rows, day)
    bound = bound_on([line.id for line in lines], day)
    shown = [line for line in lines if line.state != "past"] or list(lines)
    return tuple(MandateLine(line, bound.get(line.id)) for line in shown)


def purposes_of(
    charter: Charter, number: int, day: date, lines: Iterable[VersionLine], *, gone: bool
) -> tuple[Purpose, ...]:
    """For whom and for which needs the body exists, or that nobody has said so. Two queries.

    Of a body that is no more (`gone`) what its last texts said, and nothing is missing.
    """
    kind = Body.objects.values_list("kind", flat=True).get(pk=number)
    held = {line.instrument: line for line in lines if line.state == ("past" if gone else "in_force")}
    words = {row.pk: row.contents for row in versions_known(day, Q(pk__in=[line.id for line in held.values()]))}
    found = (
        Purpose(
            what=content.label,
            words=words[held[each.key].id].get(content.key, "") if each.key in held else "",
            text=held.get(each.key),
            document=each.label,
            mended_by=charter.body(each.decided_by).label,
            ground=content.ground,
        )
        for each in charter.instruments
        if each.level == "mandate" and kind in each.binds
        for content in each.must_contain
    )
    return tuple(each for each in found if each.words or not gone)


def seats_in(number: int, day: date, *, inside: bool) -> tuple[SeatsLine, ...]:
    """Who sits in the body on the day, by role; with names for those inside. One query."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    held = Q(begins_on__lte=day) & (Q(ends_on__isnull=True) | Q(ends_on__gt=day))
    rows = Seat.objects.filter(held, body_id=number, person__is_active=True)
    for role, name in rows.order_by("person__name").values_list("role", "person__name"):
        found[role].append(name)
    return tuple(
        SeatsLine(role, len(found[role]), tuple(found[role]) if inside else ())
        for role in ROLES
        if found[role] and (inside or role != "administrator")
    )


def told_by(charter: Charter, key: str, day: date, *, inside: bool) -> tuple[OccasionLine, ...]:
    """What the body has written and which dialogues it has held, the latest first; outside once it is open to all."""
    talks = [each.key for each in charter.activities if each.kind in ("dialogue", "day")]
    mine = Q(body__key=key) | Q(counterparts__body__key=key)
    which = (Q(done_on__lte=day) & ~Q(activity__in=talks)) | Q(activity__in=talks, reported_on__lte=day)
    lines = occasion_lines(day, mine & Q(done_on__lte=day) if inside else mine & which)
    once = {each.id: each for each in lines}.values()
    return tuple(sorted(once, key=lambda each: (each.done_on or day, each.id), reverse=True))
