"""How the organisation changes by the council's decisions: bodies begin, end with an heir, and change name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext as _

from koll.acts.decisions import DecisionInput, record_or_find_decision
from koll.acts.engine import (
    Doing,
    Done,
    Input,
    act,
    body_existing_on,
    body_with_key,
    change,
    create,
    holder_on,
)
from koll.domain.refs import BodyRef, PageRef
from koll.domain.refusals import Refusal
from koll.permissions import N_, Permission, Trail
from koll.reads.assignments import assignment_lines
from koll.snapshot import Context, Snapshot
from koll.tables.models import Body, BodyBeginning, BodyEnding, BodyMove, BodyRenaming, Decision, Proposal

LONGEST = 120
"""The most characters of a name."""


TAKEN = ("nytt",)
"""Words that stand in the place of a key in an address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyBeginningInput:
    """A body to be made: `kind` a key of the charter, `above` the key of the body it belongs to, if any."""

    name: str
    kind: str
    begins_on: date
    above: str = ""


def by_the_council(snapshot: Snapshot, made: Decision) -> None:
    """Raises Refusal when the decision is another body's than the council's."""
    if snapshot.charter.role_of(made.body.kind) != "council":
        raise Refusal(
            "organisation.decided_by_another",
            _("%(body)s cannot decide this: the council does. Choose a decision by the council.")
            % {"body": made.body.name},
            field="body",
        )


def in_order_of_day(made: Decision, first: date) -> None:
    """Raises Refusal for what would take effect before it was decided."""
    if first < made.day:
        raise Refusal(
            "organisation.before_decision",
            _("It cannot take effect on %(from)s, before it was decided on %(day)s. Change one of the days.")
            % {"from": first.isoformat(), "day": made.day.isoformat()},
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginBody(Input):
    """Makes a new body by a decision of the council, from a day."""

    decision: DecisionInput
    body: BodyBeginningInput


@act(
    BeginBody,
    permission=Permission.CHANGE_ORGANISATION,
    subject=lambda _doing, _given: None,
    news=N_("A new body was decided"),
    trail=Trail.SHOWN,
)
def begin_body(doing: Doing, given: BeginBody) -> Done:
    made = record_or_find_decision(doing, given.decision)
    by_the_council(doing.snapshot, made)
    in_order_of_day(made, given.body.begins_on)
    kind = next(
        (one_body for one_body in doing.snapshot.charter.bodies if one_body.key == given.body.kind and one_body.many),
        None,
    )
    if kind is None:
        raise Refusal(
            "organisation.no_such_kind",
            _("The governance model has no such kind of body, or only one of it."),
            field="kind",
        )
    name = " ".join(given.body.name.split())
    refuse_name(doing.snapshot.on(given.body.begins_on), name, "")
    row = create(
        Body,
        key=new_body_key(name),
        name=name,
        kind=kind.key,
        parent=body_existing_on(given.body.above, given.body.begins_on) if given.body.above else None,
        begins_on=given.body.begins_on,
    )
    create(BodyBeginning, body=row, decision=made)
    said = _("%(body)s begins on %(day)s. Adopt what it exists for next.") % {
        "body": name,
        "day": given.body.begins_on.isoformat(),
    }
    return Done(subject=BodyRef(key=row.key), said=said, id=row.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class EndBody(Input):
    """Ends a body from a day by a decision of the council; `heir` takes over its goals, assignments and history."""

    decision: DecisionInput
    body: str
    ends_on: date
    heir: str
    words: str


@act(
    EndBody,
    permission=Permission.CHANGE_ORGANISATION,
    subject=lambda _doing, _given: None,
    news=N_("It was decided that a body ends"),
    trail=Trail.SHOWN,
)
def end_body(doing: Doing, given: EndBody) -> Done:
    made = record_or_find_decision(doing, given.decision)
    by_the_council(doing.snapshot, made)
    in_order_of_day(made, given.ends_on)
    row = body_with_key(given.body)
    check_end(doing.snapshot, row, given.ends_on)
    after = heir_called(doing.snapshot.on(given.ends_on), row, given.heir) if given.heir else None
    if after is None:
        refuse_nobodys(doing.context, row)
    change(row, ends_on=given.ends_on)
    create(BodyEnding, body=row, heir=after, decision=made, words=given.words.strip())
    # Then, not now: what it has taken over by then moves along.
    below = doing.snapshot.organisation.on(given.ends_on).by_key[row.key].below
    here = Q(key__in=below) & (Q(ends_on__isnull=True) | Q(ends_on__gt=given.ends_on))
    for child in Body.objects.filter(here) if after is not None else ():
        create(BodyMove, body=child, decision=made, from_day=given.ends_on, was=row, above=after)
    effect_on(doing.snapshot)
    said = (
        _("%(body)s ends on %(day)s, and %(heir)s takes over.")
        % {"body": row.name, "day": given.ends_on.isoformat(), "heir": after.name}
        if after is not None
        else _("%(body)s ends on %(day)s.") % {"body": row.name, "day": given.ends_on.isoformat()}
    )
    return Done(subject=BodyRef(key=row.key), said=said, id=row.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class RenameBody(Input):
    """Gives a body another name from a day by a decision of the council; earlier days keep the earlier name."""

    decision: DecisionInput
    body: str
    name: str
    from_day: date


@act(
    RenameBody,
    permission=Permission.CHANGE_ORGANISATION,
    subject=lambda _doing, _given: None,
    news=N_("A body was given a new name"),
    trail=Trail.SHOWN,
)
def rename_body(doing: Doing, given: RenameBody) -> Done:
    made = record_or_find_decision(doing, given.decision)
    by_the_council(doing.snapshot, made)
    in_order_of_day(made, given.from_day)
    row, new = body_existing_on(given.body, given.from_day), " ".join(given.name.split())
    refuse_name(doing.snapshot.on(given.from_day), new, row.key)
    later = BodyRenaming.objects.filter(body=row, from_day__gte=given.from_day).first()
    if later is not None:
        raise Refusal(
            "organisation.renamed_later",
            _("It is already decided that the name is “%(name)s” from %(day)s. Choose a later day.")
            % {"name": later.name, "day": later.from_day.isoformat()},
            field="from_day",
        )
    was = doing.snapshot.organisation.on(given.from_day).name(row.key)
    create(BodyRenaming, body=row, decision=made, from_day=given.from_day, was=was, name=new)
    effect_on(doing.snapshot)
    said = _("From %(day)s the name is %(name)s.") % {"name": new, "day": given.from_day.isoformat()}
    return Done(subject=BodyRef(key=row.key), said=said, id=row.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplyDueChanges(Input):
    """Lets names, places and proposals follow what was decided, on the day that has come."""


@act(
    ApplyDueChanges,
    permission=Permission.APPLY_DUE_CHANGES,
    subject=lambda _doing, _given: None,
    news=None,
    trail=Trail.SHOWN,
    work=N_("What was decided for the day took effect"),
)
def apply_due_changes(doing: Doing, _given: ApplyDueChanges) -> Done:
    effect_on(doing.snapshot)
    return Done(subject=PageRef(name="bodies"), said="", id=0)


def waits_for(snapshot: Snapshot) -> bool:
    """Whether something that was decided for the day or earlier has not taken effect. Asks no permission."""
    names = snapshot.bodies.names
    renamed = any(names[row.key] != row.name for row in Body.objects.all())
    return renamed or bool(moves_due(snapshot.day)) or left_proposals(snapshot.day).exists()


def moves_due(day: date) -> list[BodyMove]:
    """The latest move of each body that has come, where the body still stands where it stood."""
    latest = {
        body_move.body_id: body_move for body_move in BodyMove.objects.filter(from_day__lte=day).select_related("body")
    }
    return [row for row in latest.values() if row.body.parent_id != row.above_id]


def left_proposals(day: date) -> QuerySet[Proposal]:
    """Proposals that are not settled, of bodies that have ended and have an heir."""
    gone = Q(body__ends_on__lte=day, body__ending__heir__isnull=False)
    gone |= Q(owner__ends_on__lte=day, owner__ending__heir__isnull=False)
    return Proposal.objects.filter(gone, settled_on__isnull=True)


def effect_on(snapshot: Snapshot) -> list[str]:
    """Changes names, places and open proposals to what was decided for the day or earlier; the keys of the bodies."""
    changed = []
    names = snapshot.bodies.names
    for row in Body.objects.all():
        if row.name != names[row.key]:
            change(row, name=names[row.key])
            changed.append(row.key)
    for move in moves_due(snapshot.day):
        change(move.body, parent_id=move.above_id)
        changed.append(move.body.key)
    for proposal in left_proposals(snapshot.day).select_related("body", "owner"):
        change(proposal, body=holder_on(snapshot, proposal.body), owner=holder_on(snapshot, proposal.owner))
        changed.append(proposal.body.key)
    return changed


def check_end(snapshot: Snapshot, row: Body, ends_on: date) -> None:
    """A body that is not needed by law for the municipality to work, once, after it began."""
    role = snapshot.charter.role_of(row.kind)
    if role in ("council", "executive"):
        raise Refusal(
            "organisation.always_one", _("%(body)s cannot end: a municipality always has one.") % {"body": row.name}
        )
    if row.ends_on is not None:
        raise Refusal(
            "organisation.ends_already",
            _("It is already decided that %(body)s ends on %(day)s.")
            % {"body": row.name, "day": row.ends_on.isoformat()},
            field="ends_on",
        )
    if ends_on <= row.begins_on:
        raise Refusal(
            "organisation.ends_before_it_begins",
            _("%(body)s began on %(day)s. It can end on the day after at the earliest.")
            % {"body": row.name, "day": row.begins_on.isoformat()},
            field="ends_on",
        )


def heir_called(snapshot: Snapshot, row: Body, heir: str) -> Body:
    """The body that takes over: another, that exists on the day and can hold goals and assignments as this one does."""
    charter = snapshot.charter
    after = body_existing_on(heir, snapshot.day)
    kinds = {"committee": ("committee", "executive"), "unit": ("unit", "sector"), "sector": ("sector", "unit")}
    role = charter.role_of(row.kind)
    if after.pk == row.pk or charter.role_of(after.kind) not in kinds.get(role, (role,)):
        raise Refusal(
            "organisation.cannot_take_over",
            _("%(heir)s cannot take over from %(body)s. Choose another body of the same kind.")
            % {"heir": after.name, "body": row.name},
            field="heir",
        )
    return after


def refuse_nobodys(context: Context, row: Body) -> None:
    """Raises Refusal when an open assignment would be nobody's: nothing disappears."""
    left = [
        assignment_line.statement.heading
        for assignment_line in assignment_lines(context)
        if assignment_line.closed_on is None and assignment_line.body_key == row.key
    ]
    if left:
        raise Refusal(
            "organisation.assignments_left",
            _("%(body)s has open assignments: %(headings)s. Say which body takes over, or close them first.")
            % {"body": row.name, "headings": ", ".join(f"“{item}”" for item in left)},
            field="heir",
        )


def refuse_name(snapshot: Snapshot, name: str, key: str) -> None:
    """Raises Refusal for an empty name, or one that another body that exists has on the day."""
    if not name or len(name) > LONGEST:
        raise Refusal(
            "organisation.no_name", _("Write what the body is called, in at most 120 characters."), field="name"
        )
    names = snapshot.bodies.names
    here = Body.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=snapshot.day)).exclude(key=key)
    if name.casefold() in {names[row].casefold() for row in here.values_list("key", flat=True)}:
        raise Refusal(
            "organisation.name_taken",
            _("There is already a body called %(name)s. Choose another name.") % {"name": name},
            field="name",
        )


def new_body_key(name: str) -> str:
    """A key that no body has had, from its name."""
    stem = slugify(name)[:50].strip("-") or "organ"
    taken = {*Body.objects.values_list("key", flat=True), *TAKEN}
    key, again = stem, 2
    while key in taken:
        key, again = f"{stem}-{again}", again + 1
    return key
