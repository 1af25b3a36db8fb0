"""A unit's plan: adding to it, choosing what comes first and what is left out, carrying it on, and undoing."""

from __future__ import annotations

from datetime import date

from django.db.models import Max
from django.utils.translation import gettext as _

from koll.acts.engine import Doing, Done, UnableToSave, act, body_existing_on, require, statement_with
from koll.permissions import Permission, UnableTo
from koll.snapshot import ours, subject_of_body
from koll.tables.models import PlanItem, PlanNote


class UnableToPlan(UnableTo):
    """The plan cannot be changed so."""


def plan_item_address(item: PlanItem) -> str:
    """The item's own page in its unit's plan."""
    return f"/planer/{item.body.key}/{item.pk}/"


def item_with(number: int) -> PlanItem:
    """The plan item with this number, with its unit."""
    item = PlanItem.objects.select_related("body").filter(pk=number).first()
    if item is None:
        raise UnableToPlan(_("This is no longer in the plan. Open the plan again."))
    return item


def require_for(doing: Doing, item: PlanItem) -> None:
    """Each may change and remove what is their own; the manager may change everything in the plan."""
    own = item.added_by_id is not None and item.added_by_id == doing.actor.person
    require(doing, Permission.WORK_IN_PLAN if own else Permission.LEAD_PLAN, subject_of_body(ours().charter, item.body))


@act
def add_plan_item(
    doing: Doing,
    *,
    body: str,
    heading: str,
    text: str = "",
    serves: int | None = None,
    who: str = "",
    begins_on: date | None = None,
    due_on: date | None = None,
) -> Done:
    """Takes something into the unit's plan: an assignment, a goal, or something of its own."""
    unit = body_existing_on(body, doing.day)
    charter = ours().charter
    require(doing, Permission.WORK_IN_PLAN, subject_of_body(charter, unit))
    if not heading.strip():
        raise UnableToPlan(_("Say what you are going to do."))
    check_order(begins_on, due_on)
    item = PlanItem.objects.create(
        body=unit,
        heading=heading.strip(),
        text=text.strip(),
        serves=statement_with(serves) if serves else None,
        who=who.strip(),
        begins_on=begins_on,
        due_on=due_on,
        verb=charter.verbs[0].key if charter.verbs else "",
        place=1 + (PlanItem.objects.filter(body=unit).aggregate(last=Max("place"))["last"] or 0),
        added_on=doing.day,
        added_by_id=doing.actor.person,
    )
    content = {"body": body, "heading": heading, "text": text, "serves": serves, "who": who}
    return Done(subject=plan_item_address(item), said=_("It is in the plan."), id=item.pk, content=content)


def check_order(begins_on: date | None, due_on: date | None) -> None:
    """A thing is due after it begins."""
    if begins_on is not None and due_on is not None and due_on < begins_on:
        raise UnableToPlan(_("It cannot be due before it begins. Change one of the days."))


def known_verb(verb: str) -> None:
    """The steps are the governance model's own."""
    if verb and verb not in {one_verb.key for one_verb in ours().charter.verbs}:
        raise UnableToPlan(_("Choose one of the steps in the list."))


@act
def change_plan_item(
    doing: Doing,
    *,
    item: int,
    heading: str,
    text: str,
    who: str,
    verb: str,
    begins_on: date | None,
    due_on: date | None,
    shared: bool,
    revision: int,
) -> Done:
    """Changes something in the plan: its words, who does it, how far it has come, and whether others see it."""
    row = item_with(item)
    require_for(doing, row)
    if shared != row.shared:
        require(doing, Permission.LEAD_PLAN, subject_of_body(ours().charter, row.body))
    known_verb(verb)
    if not heading.strip():
        raise UnableToPlan(_("Say what you are going to do."))
    mine = {"heading": heading.strip(), "text": text.strip(), "who": who.strip()}
    check_order(begins_on, due_on)
    if not PlanItem.objects.filter(pk=item, revision=revision).update(
        revision=revision + 1, verb=verb, begins_on=begins_on, due_on=due_on, shared=shared, **mine
    ):
        theirs = {"heading": row.heading, "text": row.text, "who": row.who}
        raise UnableToSave(theirs, mine, row.revision)
    return Done(
        subject=plan_item_address(row), said=_("Saved."), id=row.pk, content=mine | {"verb": verb, "shared": shared}
    )


@act
def move_plan_item(doing: Doing, *, item: int, verb: str, before: int | None = None) -> Done:
    """Moves something to a step, before another thing there or last."""
    row = item_with(item)
    require(doing, Permission.WORK_IN_PLAN, subject_of_body(ours().charter, row.body))
    known_verb(verb)
    others = list(PlanItem.objects.filter(body=row.body).exclude(pk=item))
    numbers = [other.pk for other in others]
    if before is not None and before not in numbers:
        raise UnableToPlan(_("The plan has changed since you opened it. Open it again and move it there."))
    at = numbers.index(before) if before is not None else len(others)
    row.verb, row.revision = verb, row.revision + 1
    ordered = [*others[:at], row, *others[at:]]
    for place, entry in enumerate(ordered, start=1):
        entry.place = place
    PlanItem.objects.bulk_update(ordered, ["place", "verb", "revision"])
    return Done(subject=plan_item_address(row), said=_("Moved."), id=row.pk, content={"verb": verb, "before": before})


@act
def take_plan_item(doing: Doing, *, item: int) -> Done:
    """Says that oneself does something in the plan that nobody does."""
    row = item_with(item)
    require(doing, Permission.WORK_IN_PLAN, subject_of_body(ours().charter, row.body))
    if row.who:
        words = _("%(name)s already does this. Talk to each other, and change who does it.") % {"name": row.who}
        raise UnableToPlan(words)
    row.who, row.revision = doing.actor.name, row.revision + 1
    row.save(update_fields=["who", "revision"])
    return Done(subject=plan_item_address(row), said=_("You do it."), id=row.pk, content={"who": row.who})


@act
def finish_plan_item(doing: Doing, *, item: int) -> Done:
    """Says that something in the plan is done."""
    row = item_with(item)
    require(doing, Permission.WORK_IN_PLAN, subject_of_body(ours().charter, row.body))
    if row.done_on is None:
        row.done_on, row.revision = doing.day, row.revision + 1
        row.save(update_fields=["done_on", "revision"])
    return Done(
        subject=plan_item_address(row),
        said=_("Done. If that was wrong, undo it."),
        id=row.pk,
        content={"done_on": f"{row.done_on}"},
    )


@act
def reopen_plan_item(doing: Doing, *, item: int) -> Done:
    """Says that something in the plan is not done after all."""
    row = item_with(item)
    require(doing, Permission.WORK_IN_PLAN, subject_of_body(ours().charter, row.body))
    row.done_on, row.revision = None, row.revision + 1
    row.save(update_fields=["done_on", "revision"])
    return Done(subject=plan_item_address(row), said=_("It is to be done again."), id=row.pk)


@act
def prioritise_plan_item(doing: Doing, *, item: int, chosen: str, why: str = "", agreed_with: str = "") -> Done:
    """Says whether the unit does something now, later or not at all; with why and with whom that was agreed."""
    row = item_with(item)
    require(doing, Permission.LEAD_PLAN, subject_of_body(ours().charter, row.body))
    if chosen not in ("do", "later", "not"):
        raise UnableToPlan(_("Choose now, later or not at all."))
    if chosen != "do" and not why.strip():
        raise UnableToPlan(_("Say why, so that everybody in the unit can see what was left out and for what."))
    row.chosen, row.chosen_why, row.chosen_with = chosen, why.strip(), agreed_with.strip()
    row.revision += 1
    row.save(update_fields=["chosen", "chosen_why", "chosen_with", "revision"])
    content = {"chosen": chosen, "why": row.chosen_why, "with": row.chosen_with}
    return Done(subject=plan_item_address(row), said=_("Your choice is in the plan."), id=row.pk, content=content)


@act
def remove_plan_item(doing: Doing, *, item: int) -> Done:
    """Takes something out of the plan; it can be put back."""
    row = item_with(item)
    require_for(doing, row)
    row.removed_on, row.revision = doing.day, row.revision + 1
    row.save(update_fields=["removed_on", "revision"])
    return Done(subject=f"/planer/{row.body.key}/", said=_("It is no longer in the plan."), id=row.pk)


@act
def restore_plan_item(doing: Doing, *, item: int) -> Done:
    """Puts back what was taken out of the plan."""
    row = item_with(item)
    require_for(doing, row)
    row.removed_on, row.revision = None, row.revision + 1
    row.save(update_fields=["removed_on", "revision"])
    return Done(subject=plan_item_address(row), said=_("It is in the plan again."), id=row.pk)


@act
def note_plan_item(doing: Doing, *, item: int, words: str) -> Done:
    """Notes in words how something in the plan goes."""
    row = item_with(item)
    require(doing, Permission.WORK_IN_PLAN, subject_of_body(ours().charter, row.body))
    if not words.strip():
        raise UnableToPlan(_("Write a few words about how it goes."))
    PlanNote.objects.create(item=row, on=doing.day, words=words.strip(), written_by_id=doing.actor.person)
    return Done(subject=plan_item_address(row), said=_("The note is in the plan."), id=row.pk, content={"words": words})
