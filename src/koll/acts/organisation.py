"""How the organisation changes by the council's decisions: bodies begin, end with an heir, and change name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext as _

from koll.acts.act import Doing, Done, act, require
from koll.acts.decisions import DecisionWords, the_decision, told
from koll.acts.finding import body_called, body_on, holder_on
from koll.permissions import Act, UnableTo
from koll.reads.assignments import assignment_lines
from koll.reads.bodies import body_address
from koll.reads.municipality import ours
from koll.records.models import Beginning, Body, Decision, Ending, Moving, Proposal, Renaming
from koll.snapshot import organisation_on

LONGEST = 120
"""The most characters of a name."""


TAKEN = ("nytt",)
"""Words that stand in the place of a key in an address."""


class UnableToOrganise(UnableTo):
    """The organisation cannot change so."""


@dataclass(frozen=True, slots=True)
class NewBodyWords:
    """A body to be made: `kind` a key of the charter, `above` the key of the body it belongs to, if any."""

    name: str
    kind: str
    begins_on: date
    above: str = ""


def by_the_council(made: Decision) -> None:
    """Raises UnableToOrganise when the decision is another body's than the council's."""
    if ours().charter.role_of(made.body.kind) != "council":
        raise UnableToOrganise(
            _("%(body)s cannot decide this: the council does. Choose a decision by the council.")
            % {"body": made.body.name}
        )


def in_order(made: Decision, first: date) -> None:
    """Raises UnableToOrganise for what would take effect before it was decided."""
    if first < made.day:
        raise UnableToOrganise(
            _("It cannot take effect on %(from)s, before it was decided on %(day)s. Change one of the days.")
            % {"from": first.isoformat(), "day": made.day.isoformat()}
        )


@act
def begin_body(doing: Doing, *, decision: DecisionWords, body: NewBodyWords) -> Done:
    """Makes a new body by a decision of the council, from a day."""
    require(doing, Act.ORGANISE)
    made = the_decision(doing, decision)
    by_the_council(made)
    in_order(made, body.begins_on)
    kind = next((each for each in ours().charter.bodies if each.key == body.kind and each.many), None)
    if kind is None:
        raise UnableToOrganise(_("The governance model has no such kind of body, or only one of it."))
    name = " ".join(body.name.split())
    refuse_name(name, "", body.begins_on)
    row = Body.objects.create(
        key=new_key(name),
        name=name,
        kind=kind.key,
        parent=body_on(body.above, body.begins_on) if body.above else None,
        begins_on=body.begins_on,
    )
    Beginning.objects.create(body=row, decision=made)
    content = {"key": row.key, "name": name, "kind": kind.key, "above": body.above}
    said = _("%(body)s begins on %(day)s. Adopt what it exists for next.") % {
        "body": name,
        "day": body.begins_on.isoformat(),
    }
    return Done(body_address(row.key), said, row.pk, told(made) | content | {"from": body.begins_on.isoformat()})


@act
def end_body(doing: Doing, *, decision: DecisionWords, body: str, ends_on: date, heir: str, words: str) -> Done:
    """Ends a body from a day by a decision of the council; `heir` takes over its goals, assignments and history."""
    require(doing, Act.ORGANISE)
    made = the_decision(doing, decision)
    by_the_council(made)
    in_order(made, ends_on)
    row = body_called(body)
    check_end(row, ends_on)
    after = heir_called(row, heir, ends_on) if heir else None
    if after is None:
        refuse_nobodys(row, doing.day)
    row.ends_on = ends_on
    row.save(update_fields=["ends_on"])
    Ending.objects.create(body=row, heir=after, decision=made, words=words.strip())
    below = organisation_on(ends_on).by_key[row.key].below  # then, not now: what it has taken over by then moves along
    here = Q(key__in=below) & (Q(ends_on__isnull=True) | Q(ends_on__gt=ends_on))
    for child in Body.objects.filter(here) if after is not None else ():
        Moving.objects.create(body=child, decision=made, from_day=ends_on, was=row, above=after)
    effect_on(doing.day)
    content = {"whose": row.key, "ends_on": ends_on.isoformat(), "heir": heir, "words": words}
    said = (
        _("%(body)s ends on %(day)s, and %(heir)s takes over.")
        % {"body": row.name, "day": ends_on.isoformat(), "heir": after.name}
        if after is not None
        else _("%(body)s ends on %(day)s.") % {"body": row.name, "day": ends_on.isoformat()}
    )
    return Done(body_address(row.key), said, row.pk, told(made) | content)


@act
def rename_body(doing: Doing, *, decision: DecisionWords, body: str, name: str, from_day: date) -> Done:
    """Gives a body another name from a day by a decision of the council; earlier days keep the earlier name."""
    require(doing, Act.ORGANISE)
    made = the_decision(doing, decision)
    by_the_council(made)
    in_order(made, from_day)
    row, new = body_on(body, from_day), " ".join(name.split())
    refuse_name(new, row.key, from_day)
    later = Renaming.objects.filter(body=row, from_day__gte=from_day).first()
    if later is not None:
        raise UnableToOrganise(
            _("It is already decided that the name is “%(name)s” from %(day)s. Choose a later day.")
            % {"name": later.name, "day": later.from_day.isoformat()}
        )
    was = organisation_on(from_day).name(row.key)
    Renaming.objects.create(body=row, decision=made, from_day=from_day, was=was, name=new)
    effect_on(doing.day)
    said = _("From %(day)s the name is %(name)s.") % {"name": new, "day": from_day.isoformat()}
    content = {"whose": row.key, "was": was, "name": new, "from": from_day.isoformat()}
    return Done(body_address(row.key), said, row.pk, told(made) | content)


@act
def take_effect(doing: Doing) -> Done:
    """Lets names, places and proposals follow what was decided, on the day that has come."""
    require(doing, Act.TAKE_EFFECT)
    return Done("/organ/", "", 0, {"changed": effect_on(doing.day)})


def waits_for(day: date) -> bool:
    """Whether something that was decided for the day or earlier has not taken effect. Asks no permission."""
    names = organisation_on(day).names
    renamed = any(names[row.key] != row.name for row in Body.objects.all())
    return renamed or bool(moves_due(day)) or left_proposals(day).exists()


def moves_due(day: date) -> list[Moving]:
    """The latest move of each body that has come, where the body still stands where it stood."""
    latest = {each.body_id: each for each in Moving.objects.filter(from_day__lte=day).select_related("body")}
    return [each for each in latest.values() if each.body.parent_id != each.above_id]


def left_proposals(day: date) -> QuerySet[Proposal]:
    """Proposals that are not settled, of bodies that have ended and have an heir."""
    gone = Q(body__ends_on__lte=day, body__ending__heir__isnull=False)
    gone |= Q(owner__ends_on__lte=day, owner__ending__heir__isnull=False)
    return Proposal.objects.filter(gone, settled_on__isnull=True)


def effect_on(day: date) -> list[str]:
    """Changes names, places and open proposals to what was decided for the day or earlier; the keys of the bodies."""
    changed = []
    names = organisation_on(day).names
    for row in Body.objects.all():
        if row.name != names[row.key]:
            row.name = names[row.key]
            row.save(update_fields=["name"])
            changed.append(row.key)
    for move in moves_due(day):
        Body.objects.filter(pk=move.body_id).update(parent=move.above_id)
        changed.append(move.body.key)
    for proposal in left_proposals(day).select_related("body", "owner"):
        proposal.body, proposal.owner = holder_on(proposal.body, day), holder_on(proposal.owner, day)
        proposal.save(update_fields=["body", "owner"])
        changed.append(proposal.body.key)
    return changed


def check_end(row: Body, ends_on: date) -> None:
    """A body that is not needed by law for the municipality to work, once, after it began."""
    role = ours().charter.role_of(row.kind)
    if role in ("council", "executive"):
        raise UnableToOrganise(_("%(body)s cannot end: a municipality always has one.") % {"body": row.name})
    if row.ends_on is not None:
        raise UnableToOrganise(
            _("It is already decided that %(body)s ends on %(day)s.")
            % {"body": row.name, "day": row.ends_on.isoformat()}
        )
    if ends_on <= row.begins_on:
        raise UnableToOrganise(
            _("%(body)s began on %(day)s. It can end on the day after at the earliest.")
            % {"body": row.name, "day": row.begins_on.isoformat()}
        )


def heir_called(row: Body, heir: str, day: date) -> Body:
    """The body that takes over: another, that exists on the day and can hold goals and assignments as this one does."""
    charter = ours().charter
    after = body_on(heir, day)
    kinds = {"committee": ("committee", "executive"), "unit": ("unit", "sector"), "sector": ("sector", "unit")}
    role = charter.role_of(row.kind)
    if after.pk == row.pk or charter.role_of(after.kind) not in kinds.get(role, (role,)):
        raise UnableToOrganise(
            _("%(heir)s cannot take over from %(body)s. Choose another body of the same kind.")
            % {"heir": after.name, "body": row.name}
        )
    return after


def refuse_nobodys(row: Body, day: date) -> None:
    """Raises UnableToOrganise when an open assignment would be nobody's: nothing disappears."""
    left = [
        each.statement.heading for each in assignment_lines(day) if each.closed_on is None and each.body_key == row.key
    ]
    if left:
        raise UnableToOrganise(
            _("%(body)s has open assignments: %(headings)s. Say which body takes over, or close them first.")
            % {"body": row.name, "headings": ", ".join(f"“{each}”" for each in left)}
        )


def refuse_name(name: str, key: str, day: date) -> None:
    """Raises UnableToOrganise for an empty name, or one that another body that exists has on the day."""
    if not name or len(name) > LONGEST:
        raise UnableToOrganise(_("Write what the body is called, in at most 120 characters."))
    names = organisation_on(day).names
    here = Body.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day)).exclude(key=key)
    if name.casefold() in {names[each].casefold() for each in here.values_list("key", flat=True)}:
        raise UnableToOrganise(_("There is already a body called %(name)s. Choose another name.") % {"name": name})


def new_key(name: str) -> str:
    """A key that no body has had, from its name."""
    stem = slugify(name)[:50].strip("-") or "organ"
    taken = {*Body.objects.values_list("key", flat=True), *TAKEN}
    key, again = stem, 2
    while key in taken:
        key, again = f"{stem}-{again}", again + 1
    return key
