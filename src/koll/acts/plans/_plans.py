"""A unit's plan: adding to it, choosing what comes first and what is left out, carrying it on, and undoing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.db.models import Max
from django.utils.translation import gettext as _

from koll.acts.engine import (
    Doing,
    Done,
    Input,
    act,
    body_existing_on,
    change,
    changed_by_another,
    create,
    require,
    statement_with,
)
from koll.domain.refs import PlanItemRef, PlanRef, Ref
from koll.domain.refusals import Refusal
from koll.permissions import Permission, Subject, Trail
from koll.snapshot import Snapshot, subject_of_body
from koll.tables.models import PlanItem, PlanNote


def plan_item_ref(item: PlanItem) -> Ref:
    """The item's own page in its unit's plan."""
    return PlanItemRef(body=item.body.key, number=item.pk)


def item_with(number: int) -> PlanItem:
    """The plan item with this number, with its unit."""
    item = PlanItem.objects.select_related("body").filter(pk=number).first()
    if item is None:
        raise Refusal("plan.item_gone", _("This is no longer in the plan. Open the plan again."), field="item")
    return item


class OfPlanItem(Protocol):
    """What is handed in about something in a plan."""

    @property
    def item(self) -> int:
        """The plan item's number."""


def plan_subject(doing: Doing, given: OfPlanItem) -> Subject:
    """The unit whose plan it is in."""
    return subject_of_body(doing.snapshot.charter, item_with(given.item).body)


def _permission_to_change(doing: Doing, given: OfPlanItem) -> Permission:
    """A person may change and remove what is their own; the manager may change everything in the plan."""
    adder = item_with(given.item).added_by_id
    return Permission.WORK_IN_PLAN if adder is not None and adder == doing.actor.person else Permission.LEAD_PLAN


@dataclass(frozen=True, slots=True, kw_only=True)
class AddPlanItem(Input):
    """Takes something into the unit's plan: an assignment, a goal, or something of its own."""

    body: str
    heading: str
    text: str = ""
    serves: int | None = None
    who: str = ""
    begins_on: date | None = None
    due_on: date | None = None


@act(
    AddPlanItem,
    permission=Permission.WORK_IN_PLAN,
    subject=lambda doing, given: subject_of_body(doing.snapshot.charter, body_existing_on(given.body, doing.day)),
    news=None,
    trail=Trail.OWN,
)
def add_plan_item(doing: Doing, given: AddPlanItem) -> Done:
    unit = body_existing_on(given.body, doing.day)
    charter = doing.snapshot.charter
    if not given.heading.strip():
        raise Refusal("plan.heading_missing", _("Say what you are going to do."), field="heading")
    check_order(given.begins_on, given.due_on)
    item = create(
        PlanItem,
        body=unit,
        heading=given.heading.strip(),
        text=given.text.strip(),
        serves=statement_with(given.serves) if given.serves else None,
        who=given.who.strip(),
        begins_on=given.begins_on,
        due_on=given.due_on,
        verb=charter.verbs[0].key if charter.verbs else "",
        place=1 + (PlanItem.objects.filter(body=unit).aggregate(last=Max("place"))["last"] or 0),
        added_on=doing.day,
        added_by_id=doing.actor.person,
    )
    return Done(subject=plan_item_ref(item), said=_("It is in the plan."), id=item.pk)


def check_order(begins_on: date | None, due_on: date | None) -> None:
    """A thing is due after it begins."""
    if begins_on is not None and due_on is not None and due_on < begins_on:
        raise Refusal(
            "plan.due_before_it_begins", _("It cannot be due before it begins. Change one of the days."), field="due_on"
        )


def known_verb(snapshot: Snapshot, verb: str) -> None:
    """The steps are the governance model's own."""
    if verb and verb not in {one_verb.key for one_verb in snapshot.charter.verbs}:
        raise Refusal("plan.unknown_step", _("Choose one of the steps in the list."), field="verb")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePlanItem(Input):
    """Changes something in the plan: its words, who does it, how far it has come, and whether others see it."""

    item: int
    heading: str
    text: str
    who: str
    verb: str
    begins_on: date | None
    due_on: date | None
    shared: bool
    revision: int


@act(
    ChangePlanItem,
    permission=_permission_to_change,
    subject=plan_subject,
    news=None,
    trail=Trail.OWN,
)
def change_plan_item(doing: Doing, given: ChangePlanItem) -> Done:
    row = item_with(given.item)
    if given.shared != row.shared:
        require(doing, Permission.LEAD_PLAN, subject_of_body(doing.snapshot.charter, row.body))
    known_verb(doing.snapshot, given.verb)
    if not given.heading.strip():
        raise Refusal("plan.heading_emptied", _("Say what you are going to do."), field="heading")
    mine = {"heading": given.heading.strip(), "text": given.text.strip(), "who": given.who.strip()}
    check_order(given.begins_on, given.due_on)
    theirs = {"heading": row.heading, "text": row.text, "who": row.who}
    change(
        row,
        revision=given.revision,
        conflict=lambda: changed_by_another(theirs, mine, row.revision),
        verb=given.verb,
        begins_on=given.begins_on,
        due_on=given.due_on,
        shared=given.shared,
        **mine,
    )
    return Done(subject=plan_item_ref(row), said=_("Saved."), id=row.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class MovePlanItem(Input):
    """Moves something to a step, before another thing there or last.

    `revision` is that of the thing on the page: who sees it somewhere else than it is moves nothing.
    """

    item: int
    verb: str
    before: int | None = None
    revision: int | None = None


@act(
    MovePlanItem,
    permission=Permission.WORK_IN_PLAN,
    subject=plan_subject,
    news=None,
    trail=Trail.OWN,
)
def move_plan_item(doing: Doing, given: MovePlanItem) -> Done:
    row = item_with(given.item)
    known_verb(doing.snapshot, given.verb)
    others = list(PlanItem.objects.filter(body=row.body).exclude(pk=given.item))
    numbers = [other.pk for other in others]
    if given.before is not None and given.before not in numbers:
        raise Refusal(
            "plan.order_changed",
            _("The plan has changed since you opened it. Open it again and move it there."),
            field="before",
        )
    at = numbers.index(given.before) if given.before is not None else len(others)
    if given.revision not in (None, row.revision):
        raise Refusal(
            "plan.item_changed",
            _("Somebody has changed or moved this since you opened the plan. Look at where it is, and move it again."),
        )
    change(row, verb=given.verb, revision=row.revision)
    for place, entry in enumerate([*others[:at], row, *others[at:]], start=1):
        if entry.place != place:
            change(entry, place=place)
    return Done(subject=plan_item_ref(row), said=_("Moved."), id=row.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class TakePlanItem(Input):
    """Says that oneself does something in the plan that nobody does."""

    item: int


@act(
    TakePlanItem,
    permission=Permission.WORK_IN_PLAN,
    subject=plan_subject,
    news=None,
    trail=Trail.OWN,
)
def take_plan_item(doing: Doing, given: TakePlanItem) -> Done:
    row = item_with(given.item)
    if row.who:
        words = _("%(name)s already does this. Talk to each other, and change who does it.") % {"name": row.who}
        raise Refusal("plan.item_taken", words)
    change(row, who=doing.actor.name, revision=row.revision)
    return Done(subject=plan_item_ref(row), said=_("You do it."), id=row.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishPlanItem(Input):
    """Says that something in the plan is done."""

    item: int


@act(
    FinishPlanItem,
    permission=Permission.WORK_IN_PLAN,
    subject=plan_subject,
    news=None,
    trail=Trail.OWN,
)
def finish_plan_item(doing: Doing, given: FinishPlanItem) -> Done:
    row = item_with(given.item)
    if row.done_on is None:
        change(row, done_on=doing.day, revision=row.revision)
    return Done(
        subject=plan_item_ref(row),
        said=_("Done. If that was wrong, undo it."),
        id=row.pk,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenPlanItem(Input):
    """Says that something in the plan is not done after all."""

    item: int


@act(
    ReopenPlanItem,
    permission=Permission.WORK_IN_PLAN,
    subject=plan_subject,
    news=None,
    trail=Trail.OWN,
)
def reopen_plan_item(_doing: Doing, given: ReopenPlanItem) -> Done:
    row = item_with(given.item)
    if row.done_on is not None:
        change(row, done_on=None, revision=row.revision)
    return Done(subject=plan_item_ref(row), said=_("It is to be done again."), id=row.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrioritisePlanItem(Input):
    """Says whether the unit does something now, later or not at all; with why and with whom that was agreed."""

    item: int
    chosen: str
    revision: int
    why: str = ""
    agreed_with: str = ""


@act(
    PrioritisePlanItem,
    permission=Permission.LEAD_PLAN,
    subject=plan_subject,
    news=None,
    trail=Trail.OWN,
)
def prioritise_plan_item(_doing: Doing, given: PrioritisePlanItem) -> Done:
    row = item_with(given.item)
    if given.chosen not in ("do", "later", "not"):
        raise Refusal("plan.unknown_choice", _("Choose now, later or not at all."), field="chosen")
    if given.chosen != "do" and not given.why.strip():
        raise Refusal(
            "plan.reason_missing",
            _("Say why, so that everybody in the unit can see what was left out and for what."),
            field="why",
        )
    theirs = {"chosen": row.chosen, "why": row.chosen_why, "agreed_with": row.chosen_with}
    mine = {"chosen": given.chosen, "why": given.why.strip(), "agreed_with": given.agreed_with.strip()}
    change(
        row,
        revision=given.revision,
        conflict=lambda: changed_by_another(theirs, mine, row.revision),
        chosen=mine["chosen"],
        chosen_why=mine["why"],
        chosen_with=mine["agreed_with"],
    )
    return Done(subject=plan_item_ref(row), said=_("Your choice is in the plan."), id=row.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovePlanItem(Input):
    """Takes something out of the plan; it can be put back."""

    item: int


@act(
    RemovePlanItem,
    permission=_permission_to_change,
    subject=plan_subject,
    news=None,
    trail=Trail.OWN,
)
def remove_plan_item(doing: Doing, given: RemovePlanItem) -> Done:
    row = item_with(given.item)
    if row.removed_on is None:
        change(row, removed_on=doing.day, revision=row.revision)
    return Done(subject=PlanRef(body=row.body.key), said=_("It is no longer in the plan."), id=row.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class RestorePlanItem(Input):
    """Puts back what was taken out of the plan."""

    item: int


@act(
    RestorePlanItem,
    permission=_permission_to_change,
    subject=plan_subject,
    news=None,
    trail=Trail.OWN,
)
def restore_plan_item(_doing: Doing, given: RestorePlanItem) -> Done:
    row = item_with(given.item)
    if row.removed_on is not None:
        change(row, removed_on=None, revision=row.revision)
    return Done(subject=plan_item_ref(row), said=_("It is in the plan again."), id=row.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotePlanItem(Input):
    """Notes in words how something in the plan goes."""

    item: int
    words: str


@act(
    NotePlanItem,
    permission=Permission.WORK_IN_PLAN,
    subject=plan_subject,
    news=None,
    trail=Trail.OWN,
)
def note_plan_item(doing: Doing, given: NotePlanItem) -> Done:
    row = item_with(given.item)
    if not given.words.strip():
        raise Refusal("plan.note_empty", _("Write a few words about how it goes."), field="words")
    create(PlanNote, item=row, on=doing.day, words=given.words.strip(), written_by_id=doing.actor.person)
    return Done(subject=plan_item_ref(row), said=_("The note is in the plan."), id=row.pk)
