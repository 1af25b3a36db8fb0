"""A unit's plan: its staff work in it, its manager chooses, and nothing is lost when somebody goes wrong."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.refusals import conflict, refused
from tests.world import FIRST_SCHOOL, SCHOOL_SECTOR, SCHOOLS, World, context_on

from koll.acts.plans import (
    add_plan_item,
    change_plan_item,
    move_plan_item,
    note_plan_item,
    prioritise_plan_item,
    remove_plan_item,
    restore_plan_item,
    take_plan_item,
)
from koll.reads.plans import PlanPage, plan_page

pytestmark = pytest.mark.django_db


def added(world: World, heading: str, role: str = "manager", **words: Any) -> int:
    return add_plan_item(world.by(FIRST_SCHOOL, role), body=FIRST_SCHOOL, heading=heading, **words).id


def seen(world: World, body: str = FIRST_SCHOOL, role: str = "manager", day: date | None = None) -> PlanPage:
    page = plan_page(context_on(day or world.day, world.actor(body, role)), FIRST_SCHOOL)
    assert page is not None
    return page


def headings(page: PlanPage) -> list[str]:
    return [item.heading for item in page.items]


def verb(world: World, number: int) -> str:
    return world.charter.verbs[number].key


@pytest.mark.both_databases
@pytest.mark.requirement("R-109")
def test_staff_add_to_the_plan_and_it_stands_last(world: World) -> None:
    added(world, "Först")
    added(world, "Sedan", "officer")
    assert headings(seen(world)) == ["Först", "Sedan"]


def test_only_the_units_own_staff_work_in_its_plan(world: World) -> None:
    with refused("permission.work_in_plan"):
        add_plan_item(world.by(SCHOOL_SECTOR, "manager"), body=FIRST_SCHOOL, heading="Utifrån")
    with refused("permission.work_in_plan"):
        move_plan_item(world.by(SCHOOLS), item=added(world, "Vårt"), verb=verb(world, 1))


def test_a_thing_moves_before_another_and_the_others_keep_their_order(world: World) -> None:
    first, second, third = (added(world, row) for row in ("a", "b", "c"))
    move_plan_item(world.by(FIRST_SCHOOL, "officer"), item=third, verb=verb(world, 2), before=first)
    page = seen(world)
    assert headings(page) == ["c", "a", "b"]
    assert page.items[0].verb == verb(world, 2)
    move_plan_item(world.by(FIRST_SCHOOL, "officer"), item=first, verb=verb(world, 0), before=None)
    assert headings(seen(world)) == ["c", "b", "a"]
    assert second in [item.id for item in seen(world).items]


def test_a_step_that_the_model_does_not_know_is_refused(world: World) -> None:
    with refused("plan.unknown_step"):
        move_plan_item(world.by(FIRST_SCHOOL, "manager"), item=added(world, "a"), verb="sova")


def test_a_thing_is_taken_on_once(world: World) -> None:
    item = added(world, "Ingens")
    take_plan_item(world.by(FIRST_SCHOOL, "officer"), item=item)
    assert seen(world).items[0].who == world.actor(FIRST_SCHOOL, "officer").name
    with refused("plan.item_taken"):
        take_plan_item(world.by(FIRST_SCHOOL, "manager"), item=item)


@pytest.mark.requirement("R-109")
def test_what_is_left_out_says_why_and_with_whom_it_was_agreed(world: World) -> None:
    item = added(world, "Broschyren")
    manager = world.by(FIRST_SCHOOL, "manager")
    with refused("plan.reason_missing"):
        prioritise_plan_item(manager, item=item, chosen="not", revision=1)
    prioritise_plan_item(
        manager, item=item, chosen="not", why="Ingen läser den.", agreed_with="arbetslaget", revision=1
    )
    page = seen(world)
    assert [(row.chosen_why, row.chosen_with) for row in page.left_out] == [("Ingen läser den.", "arbetslaget")]
    assert page.done == ()


@pytest.mark.requirement("R-108")
def test_only_the_manager_chooses(world: World) -> None:
    with refused("permission.lead_plan"):
        prioritise_plan_item(
            world.by(FIRST_SCHOOL, "officer"), item=added(world, "a"), chosen="later", why="Sen", revision=1
        )


def test_what_is_removed_can_be_put_back_as_it_was(world: World) -> None:
    item = added(world, "Hej", text="Mer om det")
    manager = world.by(FIRST_SCHOOL, "manager")
    remove_plan_item(manager, item=item)
    page = seen(world)
    assert (headings(page), [row.heading for row in page.removed]) == ([], ["Hej"])
    restore_plan_item(manager, item=item)
    assert [(one_item.heading, one_item.text) for one_item in seen(world).items] == [("Hej", "Mer om det")]


def test_staff_remove_what_is_their_own_and_nothing_else(world: World) -> None:
    officer = world.by(FIRST_SCHOOL, "officer")
    remove_plan_item(officer, item=added(world, "Egen", "officer"))
    with refused("permission.lead_plan"):
        remove_plan_item(officer, item=added(world, "Chefens"))


def change(world: World, item: int, role: str = "manager", **words: Any) -> None:
    usual: dict[str, Any] = {
        "heading": "Ny rubrik",
        "text": "",
        "who": "",
        "verb": "",
        "begins_on": None,
        "due_on": None,
        "shared": False,
        "revision": 1,
    }
    change_plan_item(world.by(FIRST_SCHOOL, role), item=item, **(usual | words))


def test_two_who_change_the_same_thing_both_keep_their_words(world: World) -> None:
    item = added(world, "Först")
    change(world, item, heading="Hennes")
    with conflict() as refusal:
        change(world, item, heading="Hans")
    assert (refusal.value.theirs["heading"], refusal.value.mine["heading"]) == ("Hennes", "Hans")


def test_what_ends_before_it_begins_is_refused(world: World) -> None:
    with refused("plan.due_before_it_begins"):
        change(world, added(world, "a"), begins_on=date(2027, 5, 2), due_on=date(2027, 5, 1))


@pytest.mark.requirement("R-108")
def test_the_manager_alone_chooses_what_is_shared(world: World) -> None:
    item = added(world, "Egen", "officer")
    with refused("permission.lead_plan"):
        change(world, item, "officer", shared=True)
    change(world, item, shared=True)
    outsider = plan_page(context_on(world.day, world.actor(SCHOOLS, "member")), FIRST_SCHOOL)
    assert outsider is not None
    assert (headings(outsider), outsider.sees_all, outsider.may_work) == (["Ny rubrik"], False, False)


def test_nothing_of_a_plan_that_is_not_shared_is_seen_by_others(world: World) -> None:
    added(world, "Bara vårt")
    assert headings(seen(world, SCHOOLS, "member")) == []


def test_an_earlier_day_shows_what_was_planned_then(world: World) -> None:
    added(world, "Idag")
    day_before = date(world.day.year, world.day.month, world.day.day - 1)
    assert headings(seen(world, day=day_before)) == []


def test_a_note_needs_words(world: World) -> None:
    item = added(world, "a")
    with refused("plan.note_empty"):
        note_plan_item(world.by(FIRST_SCHOOL, "officer"), item=item, words=" ")
    note_plan_item(world.by(FIRST_SCHOOL, "officer"), item=item, words="Det går bra.")
    assert [note.words for note in seen(world).items[0].notes] == ["Det går bra."]
