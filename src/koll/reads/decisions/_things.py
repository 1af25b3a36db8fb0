"""The objects of the municipality by their ref: what each is called, and who may see it.

An object is an occasion, a proposal, a statement or a plan item. What is said of it has its own visibility.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.db.models import Q

from koll.domain.charter import Charter
from koll.domain.refs import OccasionRef, PlanItemRef, ProposalRef, Ref, StatementRef
from koll.permissions import Actor, Permission, Subject, may
from koll.snapshot import Context, occasion_state
from koll.tables.models import Body, Occasion, PlanItem, Proposal, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectOfRef:
    """An object with its name. `act` is what one must be allowed to do with `subject` to see what is said of it.

    `in_draft`: it is still being written or not shared, so that what is said of it now stays with those who may see
    it as it is.
    """

    ref: Ref
    heading: str
    act: Permission
    subject: Subject
    in_draft: bool = False

    def seen_by(self, actor: Actor, *, in_draft: bool | None = None) -> bool:
        """Whether the actor may see the object, or what was said of it while it was a draft or not yet shared."""
        act = Permission.READ_DRAFT if in_draft and self.act is Permission.READ_INSIDE else self.act
        return may(actor, act, replace(self.subject, shared=self.subject.shared and not in_draft)).allowed


def subject_of_ref(context: Context, ref: Ref) -> SubjectOfRef | None:
    """The object with the ref; None where there is none."""
    return subjects_of_refs(context, [ref]).get(ref)


def subjects_of_refs(context: Context, refs: Iterable[Ref]) -> dict[Ref, SubjectOfRef]:
    """The objects with these refs, whoever asks; a ref without an object is left out. At most six queries."""
    wanted = set(refs)
    if not wanted:
        return {}
    bodies = {row.pk: row for row in Body.objects.all()}
    found = subjects_of_occasions(context, bodies, [ref for ref in wanted if isinstance(ref, OccasionRef)])
    found |= subjects_of_plan_items(bodies, [ref for ref in wanted if isinstance(ref, PlanItemRef)])
    found |= subjects_of_proposals([ref for ref in wanted if isinstance(ref, ProposalRef)])
    found |= subjects_of_statements([ref for ref in wanted if isinstance(ref, StatementRef)])
    return {ref: thing for ref, thing in found.items() if ref in wanted}


def subjects_of_occasions(
    context: Context, bodies: dict[int, Body], refs: Sequence[OccasionRef]
) -> dict[Ref, SubjectOfRef]:
    """Descriptions, analyses, follow-ups and dialogues. Two queries."""
    which = Q(pk__in=[])
    for ref in refs:
        which |= Q(activity=ref.activity, body__key=ref.body, period=ref.period, number=ref.number)
    rows = Occasion.objects.filter(which).select_related("body").prefetch_related("counterparts")
    return {thing.ref: thing for thing in (occasion_thing(context, bodies, row) for row in rows)}


def occasion_thing(context: Context, bodies: dict[int, Body], row: Occasion) -> SubjectOfRef:
    """An occasion as an object; of a dialogue only those who take part talk with one another."""
    kind = context.snapshot.charter.activity(row.activity)
    label = kind.label.forms(context.language).indefinite
    drafted = row.done_on is None
    permission = Permission.READ_DRAFT if drafted else Permission.READ_INSIDE
    return SubjectOfRef(
        ref=OccasionRef(activity=row.activity, body=row.body.key, period=row.period, number=row.number),
        heading=f"{label[:1].upper()}{label[1:]} {row.period}: {context.snapshot.bodies.name(row.body.key)}",
        act=Permission.READ_NOTES if kind.is_talk else permission,
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


def subjects_of_plan_items(bodies: dict[int, Body], refs: Sequence[PlanItemRef]) -> dict[Ref, SubjectOfRef]:
    """Things that units plan. One query."""
    found: dict[Ref, SubjectOfRef] = {}
    for row in PlanItem.objects.filter(pk__in=[ref.number for ref in refs]):
        unit = bodies[row.body_id]
        above = (bodies[unit.parent_id].key,) if unit.parent_id else ()
        shared = row.shared and row.removed_on is None
        ref = PlanItemRef(body=unit.key, number=row.pk)
        subject = Subject(body=unit.key, family=above, shared=shared)
        found[ref] = SubjectOfRef(
            ref=ref, heading=row.heading, act=Permission.READ_PLAN, subject=subject, in_draft=not shared
        )
    return found


def subjects_of_proposals(refs: Sequence[ProposalRef]) -> dict[Ref, SubjectOfRef]:
    """Proposals, which everybody inside may read. One query."""
    found: dict[Ref, SubjectOfRef] = {}
    for row in Proposal.objects.filter(pk__in=[ref.number for ref in refs]):
        ref = ProposalRef(number=row.pk)
        found[ref] = SubjectOfRef(ref=ref, heading=row.heading, act=Permission.READ_INSIDE, subject=Subject())
    return found


def subjects_of_statements(refs: Sequence[StatementRef]) -> dict[Ref, SubjectOfRef]:
    """Statements and assignments, which everybody inside may read. One query."""
    which = Q(pk__in=[])
    for ref in refs:
        which |= Q(version__instrument=ref.instrument, key=ref.key)
    found: dict[Ref, SubjectOfRef] = {}
    for row in Statement.objects.filter(which).select_related("version").order_by("pk"):
        of_row = StatementRef(instrument=row.version.instrument, key=row.key)
        found[of_row] = SubjectOfRef(ref=of_row, heading=row.heading, act=Permission.READ_INSIDE, subject=Subject())
    return found
