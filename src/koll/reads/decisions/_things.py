"""The objects of the municipality by their address: what each is called, and who may see it.

An object is an occasion, a proposal, a statement or a plan item. What is said of it has its own visibility.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.db.models import Q

from koll.domain.charter import Charter
from koll.permissions import Actor, Permission, Subject, may
from koll.public.decisions import occasion_address
from koll.snapshot import Context, occasion_state
from koll.tables.models import Body, Occasion, PlanItem, Proposal, Statement

OCCASION = re.compile(r"/aret/(?P<activity>[\w-]+)/(?P<body>[\w-]+)/(?P<period>\d{4})/(?:(?P<number>\d{1,4})/)?")
PROPOSAL = re.compile(r"/forslag/(?P<number>\d{1,9})/")
STATEMENT = re.compile(r"/styrningen/(?P<instrument>[\w-]+)/punkt/(?P<key>[\w-]+)/")
PLAN_ITEM = re.compile(r"/planer/(?P<body>[\w-]+)/(?P<item>\d{1,9})/")


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectOfRef:
    """An object with its name. `act` is what one must be allowed to do with `subject` to see what is said of it.

    `in_draft`: it is still being written or not shared, so that what is said of it now stays with those who may see
    it as it is.
    """

    address: str
    heading: str
    act: Permission
    subject: Subject
    in_draft: bool = False

    def seen_by(self, actor: Actor, *, in_draft: bool | None = None) -> bool:
        """Whether the actor may see the object, or what was said of it while it was a draft or not yet shared."""
        act = Permission.READ_DRAFT if in_draft and self.act is Permission.READ_INSIDE else self.act
        return may(actor, act, replace(self.subject, shared=self.subject.shared and not in_draft)).allowed


def subject_of_ref(context: Context, address: str) -> SubjectOfRef | None:
    """The object at an address; None where there is none."""
    return subjects_of_refs(context, [address]).get(address)


def subjects_of_refs(context: Context, addresses: Iterable[str]) -> dict[str, SubjectOfRef]:
    """The objects at these addresses, whoever asks; an address without an object is left out. At most six queries."""
    wanted = sorted(set(addresses))
    if not wanted:
        return {}
    bodies = {row.pk: row for row in Body.objects.all()}
    found = occasions_at(context, bodies, wanted)
    found |= plan_items_at(bodies, wanted) | proposals_at(wanted) | statements_at(wanted)
    return found


def occasions_at(context: Context, bodies: dict[int, Body], addresses: Sequence[str]) -> dict[str, SubjectOfRef]:
    """Descriptions, analyses, follow-ups and dialogues. Two queries."""
    which = Q(pk__in=[])
    for match in filter(None, map(OCCASION.fullmatch, addresses)):
        said = match.groupdict()
        where = {"activity": said["activity"], "body__key": said["body"], "period": int(said["period"])}
        which |= Q(number=int(said["number"] or 1), **where)
    rows = Occasion.objects.filter(which).select_related("body").prefetch_related("counterparts")
    return {thing.address: thing for thing in (occasion_thing(context, bodies, row) for row in rows)}


def occasion_thing(context: Context, bodies: dict[int, Body], row: Occasion) -> SubjectOfRef:
    """An occasion as an object; of a dialogue only those who take part talk with one another."""
    kind = context.snapshot.charter.activity(row.activity)
    label = kind.label.forms(context.language).indefinite
    talk = kind.kind in ("dialogue", "day")
    drafted = row.done_on is None
    return SubjectOfRef(
        address=occasion_address(row.activity, row.body.key, row.period, row.number),
        heading=f"{label[:1].upper()}{label[1:]} {row.period}: {context.snapshot.bodies.name(row.body.key)}",
        act=Permission.READ_NOTES if talk else Permission.READ_DRAFT if drafted else Permission.READ_INSIDE,
        subject=subject_among(context.snapshot.charter, bodies, row),
        in_draft=drafted,
    )


def subject_among(charter: Charter, bodies: dict[int, Body], row: Occasion) -> Subject:
    """The same as `subjects.subject_of_occasion`, for many at once, when every body has been fetched."""
    body = bodies[row.body_id]
    role = charter.role_of(body.kind)
    under: defaultdict[int | None, list[str]] = defaultdict(list)
    for one_body in bodies.values():
        under[one_body.parent_id].append(one_body.key)
    family = [*under[body.pk]]
    if role in ("sector", "unit") and body.parent_id is not None:
        family.append(bodies[body.parent_id].key)
    return Subject(
        body=body.key,
        body_role=role,
        family=tuple(family),
        counterparts=tuple(bodies[counterpart.body_id].key for counterpart in row.counterparts.all()),
        decides=body.key,
        state=occasion_state(row),
    )


def plan_items_at(bodies: dict[int, Body], addresses: Sequence[str]) -> dict[str, SubjectOfRef]:
    """Things that units plan. One query."""
    ids = [int(match["item"]) for match in filter(None, map(PLAN_ITEM.fullmatch, addresses))]
    found = {}
    for row in PlanItem.objects.filter(pk__in=ids):
        unit = bodies[row.body_id]
        above = (bodies[unit.parent_id].key,) if unit.parent_id else ()
        shared = row.shared and row.removed_on is None
        address = f"/planer/{unit.key}/{row.pk}/"
        subject = Subject(body=unit.key, family=above, shared=shared)
        found[address] = SubjectOfRef(
            address=address, heading=row.heading, act=Permission.READ_PLAN, subject=subject, in_draft=not shared
        )
    return found


def proposals_at(addresses: Sequence[str]) -> dict[str, SubjectOfRef]:
    """Proposals, which everybody inside may read. One query."""
    ids = [int(match["number"]) for match in filter(None, map(PROPOSAL.fullmatch, addresses))]
    rows = Proposal.objects.filter(pk__in=ids)
    things = (
        SubjectOfRef(address=f"/forslag/{row.pk}/", heading=row.heading, act=Permission.READ_INSIDE, subject=Subject())
        for row in rows
    )
    return {thing.address: thing for thing in things}


def statements_at(addresses: Sequence[str]) -> dict[str, SubjectOfRef]:
    """Statements and assignments, which everybody inside may read. One query."""
    which = Q(pk__in=[])
    for match in filter(None, map(STATEMENT.fullmatch, addresses)):
        which |= Q(version__instrument=match["instrument"], key=match["key"])
    found = {}
    for row in Statement.objects.filter(which).select_related("version").order_by("pk"):
        address = f"/styrningen/{row.version.instrument}/punkt/{row.key}/"
        found[address] = SubjectOfRef(
            address=address, heading=row.heading, act=Permission.READ_INSIDE, subject=Subject()
        )
    return found
