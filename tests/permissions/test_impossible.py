"""Stories that must be impossible, told by the people who might try them."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, transaction
from tests.house.tree import ROOT

from koll.acts import cycle, instruments, plans
from koll.acts.act import ACTS, Doing
from koll.acts.decisions import DecisionWords
from koll.acts.instruments import StatementWords, VersionWords
from koll.cli.demo import build
from koll.cli.demo.telling import moment
from koll.permissions import Actor, UnableToReach
from koll.reads import public
from koll.reads.municipality import ours
from koll.reads.people import actor_of, people_on
from koll.records.models import Decision, Entry, Occasion

DAY = date(2027, 3, 8)


@pytest.fixture
def example(db: None) -> dict[str, Actor]:
    """The example while descriptions are being written, with its people by user name."""
    build("analysis", "ale-2022", (ROOT / "charters" / "ale-2022" / "charter.toml").read_text(encoding="utf-8"))
    charter = ours().charter
    return {each.username: actor_of(each.id, DAY, charter) for each in people_on(DAY, charter)}


def by(actor: Actor) -> Doing:
    """Somebody who tries, today."""
    return Doing(actor, moment(DAY), DAY, "")


@pytest.mark.requirement("R-032")
def test_a_unit_manager_cannot_adopt_a_goal(example: dict[str, Actor]) -> None:
    goals = next(each.key for each in ours().charter.instruments if each.level == "goal")
    with pytest.raises(UnableToReach):
        instruments.adopt(
            by(example["hassan"]),
            decision=DecisionWords("kf", DAY, 99, "", "Mina egna mål"),
            version=VersionWords(goals, "Mina", date(2027, 4, 1), statements=(StatementWords("Mitt mål"),)),
        )
    assert Decision.objects.filter(paragraph=99).exists() is False


def test_a_draft_is_not_seen_by_the_public(example: dict[str, Actor]) -> None:
    del example
    kind = next(each.key for each in ours().charter.activities if each.kind == "description")
    assert public.description(kind, "socialnamnden", 2027, 1, DAY) is None


def test_another_body_cannot_write_in_a_draft(example: dict[str, Actor]) -> None:
    draft = Occasion.objects.get(body__key="socialnamnden", period=2027)
    with pytest.raises(UnableToReach):
        cycle.submit(by(example["johan"]), occasion=draft.pk)


def test_a_manager_cannot_plan_for_another_unit(example: dict[str, Actor]) -> None:
    with pytest.raises(UnableToReach):
        plans.plan(by(example["hassan"]), body="alvskolan", heading="Något annat")


def test_a_line_of_the_ledger_cannot_be_edited(example: dict[str, Actor]) -> None:
    del example
    with pytest.raises(DatabaseError), transaction.atomic():
        Entry.objects.filter(number=1).update(act="something_else")


def test_there_is_no_act_that_edits_a_decision() -> None:
    assert [name for name in ACTS if name.startswith(("edit", "change_decision", "delete", "remove"))] == []
