"""A unit's plan: taking on an assignment, changing it, noting how it goes, and choosing what to share."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from koll.acts.act import Doing, Done, UnableToSave, act, require
from koll.acts.finding import body_on, statement_with
from koll.permissions import Act, UnableTo
from koll.reads.municipality import ours
from koll.reads.subjects import body_subject
from koll.records.models import PlanItem, PlanNote


class UnableToPlan(UnableTo):
    """The plan cannot be changed so."""


def plan_address(item: PlanItem) -> str:
    """Where a unit's plan is read, at the item."""
    return f"/planer/{item.body.key}/#plan-{item.pk}"


def item_with(number: int) -> PlanItem:
    """The plan item with this number, with its unit."""
    item = PlanItem.objects.select_related("body").filter(pk=number).first()
    if item is None:
        raise UnableToPlan(_("This is no longer in the plan. Open the plan again."))
    return item


@act
def plan(
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
    unit = body_on(body, doing.day)
    charter = ours().charter
    require(doing, Act.PLAN, body_subject(charter, unit))
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
    )
    content = {"body": body, "heading": heading, "text": text, "serves": serves, "who": who}
    return Done(plan_address(item), _("It is in the plan."), item.pk, content)


def check_order(begins_on: date | None, due_on: date | None) -> None:
    """A thing is due after it begins."""
    if begins_on is not None and due_on is not None and due_on < begins_on:
        raise UnableToPlan(_("It cannot be due before it begins. Change one of the days."))


@act
def change_plan(
    doing: Doing,
    *,
    item: int,
    heading: str,
    text: str,
    who: str,
    verb: str,
    due_on: date | None,
    shared: bool,
    revision: int,
) -> Done:
    """Changes something in the plan: its words, who does it, how far it has come, and whether others see it."""
    row = item_with(item)
    charter = ours().charter
    require(doing, Act.PLAN, body_subject(charter, row.body))
    if verb and verb not in {each.key for each in charter.verbs}:
        raise UnableToPlan(_("Choose one of the steps in the list."))
    if not heading.strip():
        raise UnableToPlan(_("Say what you are going to do."))
    mine = {"heading": heading.strip(), "text": text.strip(), "who": who.strip()}
    check_order(row.begins_on, due_on)
    if not PlanItem.objects.filter(pk=item, revision=revision).update(
        revision=revision + 1, verb=verb, due_on=due_on, shared=shared, **mine
    ):
        theirs = {"heading": row.heading, "text": row.text, "who": row.who}
        raise UnableToSave(theirs, mine, row.revision)
    return Done(plan_address(row), _("Saved."), row.pk, mine | {"verb": verb, "shared": shared})


@act
def note(doing: Doing, *, item: int, words: str) -> Done:
    """Notes in words how something in the plan goes."""
    row = item_with(item)
    require(doing, Act.NOTE_PLAN, body_subject(ours().charter, row.body))
    if not words.strip():
        raise UnableToPlan(_("Write a few words about how it goes."))
    PlanNote.objects.create(item=row, on=doing.day, words=words.strip(), written_by_id=doing.actor.person)
    return Done(plan_address(row), _("The note is in the plan."), row.pk, {"words": words})
