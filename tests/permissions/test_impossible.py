"""Stories that must be impossible, told by the people who might try them."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, transaction
from tests.refusals import refused
from tests.world import CARE, COUNCIL, FIRST_SCHOOL, SCHOOL_SECTOR, SCHOOLS, World

from koll.acts.decisions import DecisionInput
from koll.acts.descriptions import submit_occasion
from koll.acts.engine import ACTS
from koll.acts.instruments import StatementInput, VersionInput, adopt_instrument
from koll.acts.plans import add_plan_item
from koll.domain.refs import OccasionRef
from koll.public.descriptions import description_page
from koll.snapshot import read_snapshot
from koll.tables.models import Decision, LedgerEntry


@pytest.mark.both_databases
@pytest.mark.requirement("R-032")
def test_a_unit_manager_cannot_adopt_a_goal(world: World) -> None:
    with refused("permission.adopt_instrument"):
        adopt_instrument(
            world.by(FIRST_SCHOOL, "manager"),
            decision=DecisionInput(
                body=COUNCIL, day=world.day, paragraph=99, registry_number="", heading="Mina egna mål"
            ),
            version=VersionInput(
                instrument=world.level("goal").key,
                title="Mina",
                in_force_from=date(2027, 4, 1),
                statements=(StatementInput(heading="Mitt mål"),),
            ),
        )
    assert Decision.objects.filter(paragraph=99).exists() is False


def test_a_draft_is_not_seen_by_the_public(world: World) -> None:
    world.opened("description")
    assert (
        description_page(
            read_snapshot(world.day),
            OccasionRef(activity=world.activity("description").key, body=SCHOOLS, period=2027),
        )
        is None
    )


def test_another_body_cannot_write_in_a_draft(world: World) -> None:
    draft = world.opened("description")
    with refused("permission.submit_occasion"):
        submit_occasion(world.by(CARE), occasion=draft)


def test_a_manager_cannot_plan_for_another_unit(world: World) -> None:
    with refused("permission.work_in_plan"):
        add_plan_item(world.by(SCHOOL_SECTOR, "manager"), body=FIRST_SCHOOL, heading="Något annat")


def test_a_line_of_the_ledger_cannot_be_edited(world: World) -> None:
    del world
    with pytest.raises(DatabaseError), transaction.atomic():
        LedgerEntry.objects.filter(number=1).update(act="something_else")


def test_there_is_no_act_that_edits_a_decision() -> None:
    removing = {name for name in ACTS if name.startswith(("edit", "change_decision", "delete", "remove"))}
    assert removing == {
        "remove_challenge",
        "remove_dialogue_outcome",
        "remove_event_day_outcome",
        "remove_plan_item",
        "remove_risk",
        "remove_trend",
    }
