"""Stories that must be impossible, told by the people who might try them."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, transaction
from tests.world import CARE, COUNCIL, FIRST_SCHOOL, SCHOOL_SECTOR, SCHOOLS, World

from koll.acts import cycle, instruments, plans
from koll.acts.act import ACTS
from koll.acts.decisions import DecisionWords
from koll.acts.instruments import StatementWords, VersionWords
from koll.permissions import UnableToReach
from koll.reads import public
from koll.records.models import Decision, Entry


@pytest.mark.both_databases
@pytest.mark.requirement("R-032")
def test_a_unit_manager_cannot_adopt_a_goal(world: World) -> None:
    with pytest.raises(UnableToReach):
        instruments.adopt(
            world.by(FIRST_SCHOOL, "manager"),
            decision=DecisionWords(COUNCIL, world.day, 99, "", "Mina egna mål"),
            version=VersionWords(
                world.level("goal").key, "Mina", date(2027, 4, 1), statements=(StatementWords("Mitt mål"),)
            ),
        )
    assert Decision.objects.filter(paragraph=99).exists() is False


def test_a_draft_is_not_seen_by_the_public(world: World) -> None:
    world.opened("description")
    assert public.description(world.activity("description").key, SCHOOLS, 2027, 1, world.day) is None


def test_another_body_cannot_write_in_a_draft(world: World) -> None:
    draft = world.opened("description")
    with pytest.raises(UnableToReach):
        cycle.submit(world.by(CARE), occasion=draft)


def test_a_manager_cannot_plan_for_another_unit(world: World) -> None:
    with pytest.raises(UnableToReach):
        plans.plan(world.by(SCHOOL_SECTOR, "manager"), body=FIRST_SCHOOL, heading="Något annat")


def test_a_line_of_the_ledger_cannot_be_edited(world: World) -> None:
    del world
    with pytest.raises(DatabaseError), transaction.atomic():
        Entry.objects.filter(number=1).update(act="something_else")


def test_there_is_no_act_that_edits_a_decision() -> None:
    assert [name for name in ACTS if name.startswith(("edit", "change_decision", "delete", "remove"))] == []
