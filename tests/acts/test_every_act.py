"""Every act that has an example: done once, told in one line, refused to others, and whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, timedelta
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest
from django.db import transaction
from django.db.models.signals import post_save
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker
from tests import examples
from tests.clock import TODAY
from tests.examples import EXAMPLES, Handed, carry_out
from tests.refusals import forbidden, refused
from tests.rows import TableRows, read_tables
from tests.world import World

from koll import acts
from koll.acts.engine import ACTS, DECLARED, Doing, Input
from koll.acts.engine._input import input_value
from koll.acts.organisation import register_person
from koll.permissions import SYSTEM
from koll.snapshot import actor_of_person
from koll.tables.ledger import secret_digest
from koll.tables.models import LedgerContent, LedgerEntry

pytestmark = pytest.mark.django_db

TOPICS = sorted(
    {row.name for row in iter_modules(examples.__path__)} & {row.name for row in iter_modules(acts.__path__)}
)


class Broken(Exception):
    """What a test breaks an act with."""


@contextmanager
def broken_at_its_line() -> Iterator[None]:
    """Every act inside fails when all its rows have been written, and its line too."""

    def fail(**_sent: object) -> None:
        raise Broken

    post_save.connect(fail, sender=LedgerContent)
    try:
        yield
    finally:
        post_save.disconnect(fail, sender=LedgerContent)


def as_mapping(given: Input | Mapping[str, object]) -> dict[str, Any]:
    """What is handed in, by name."""
    return {row.name: getattr(given, row.name) for row in fields(given)} if isinstance(given, Input) else dict(given)


def other_than(value: Any) -> Any:
    """Another value of the same kind."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, str):
        return f"{value} annat"
    if isinstance(value, date):
        return value + timedelta(days=1)
    if is_dataclass(value) and not isinstance(value, type):
        first = fields(value)[0].name
        return replace(value, **{first: other_than(getattr(value, first))})
    return None if value is not None else "annat"


def stranger(doing: Doing, world: World) -> Doing:
    """The same by a person who has no seat."""
    person = register_person(world.system(), username="utan", name="Utan Uppdrag", is_example=True).id
    return replace(doing, actor=actor_of_person(doing.snapshot, person))


@dataclass(frozen=True, slots=True, kw_only=True)
class Arranged:
    """The example of an act, ready to be carried out: what is handed in, and the rows there were."""

    name: str
    world: World
    handed: Handed
    before: tuple[TableRows, ...]


@pytest.fixture(scope="module", params=EXAMPLES)
def arranged(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Arranged]:
    """Each act's example, made once for the tests that ask about it; what they do is rolled back after each."""
    name: str = request.param
    on_the_day = override_settings(DEMO=True, KOLL_TODAY=TODAY.isoformat())
    with django_db_blocker.unblock(), transaction.atomic(), on_the_day:
        small = World.built()
        handed = EXAMPLES[name](small)
        yield Arranged(name=name, world=small, handed=handed, before=read_tables())
        transaction.set_rollback(True)


@pytest.mark.parametrize("topic", TOPICS)
def test_every_act_of_the_topic_has_an_example(topic: str) -> None:
    interface = vars(import_module(f"koll.acts.{topic}"))
    declared = {
        name
        for name in interface
        if name in ACTS and getattr(interface[name], "__module__", "").startswith(f"koll.acts.{topic}.")
    }
    assert declared - set(EXAMPLES) == set()


@pytest.mark.both_databases
def test_it_is_done_once_however_often_it_is_sent_and_says_so_when_the_words_differ(arranged: Arranged) -> None:
    name, (doing, given) = arranged.name, arranged.handed
    lines = LedgerEntry.objects.count()
    first = carry_out(name, (doing, given), receipt="a-key")
    after = read_tables()
    assert (LedgerEntry.objects.count(), LedgerEntry.objects.latest("number").act) == (lines + 1, name)
    again = carry_out(name, (doing, given), receipt="a-key")
    assert (again.subject, again.said, again.id) == (first.subject, str(first.said), first.id)
    words = as_mapping(given)
    for field in words:
        with refused("act.key_used_for_other_words"):
            carry_out(name, (doing, words | {field: other_than(words[field])}), receipt="a-key")
    assert read_tables() == after


def test_its_line_holds_what_was_handed_in_and_a_digest_of_what_is_secret(arranged: Arranged) -> None:
    name, (doing, given) = arranged.name, arranged.handed
    carry_out(name, (doing, given))
    line = LedgerContent.objects.latest("entry_id")
    said, salt, secret = json.loads(line.content)["given"], bytes(line.salt), DECLARED[name].secret
    for field, value in as_mapping(given).items():
        plain = json.loads(json.dumps(input_value(value)))
        assert said[field] == (secret_digest(salt, plain) if field in secret and plain else plain)


def test_it_is_refused_to_somebody_without_a_seat_and_nothing_is_written(arranged: Arranged) -> None:
    name, (doing, given) = arranged.name, arranged.handed
    if doing.actor == SYSTEM:
        pytest.skip("Koll does it by itself")
    other = stranger(doing, arranged.world)
    before = read_tables()  # the stranger is in it
    with forbidden():
        carry_out(name, (other, given))
    assert read_tables() == before


def test_a_failure_in_the_middle_leaves_nothing(arranged: Arranged) -> None:
    name, handed = arranged.name, arranged.handed
    with broken_at_its_line(), pytest.raises(Broken):
        carry_out(name, handed, receipt="a-key")
    assert read_tables() == arranged.before
    carry_out(name, handed, receipt="a-key")
    assert read_tables() != arranged.before


SECOND = {
    "remove_trend": "trend.gone",
    "remove_challenge": "challenge.gone",
    "place_thought": "room.thought_placed",
    "set_own_reminders": "reminder.chosen_before",
    "withdraw_suggestion": "reconsideration.taken_back",
    "decide_reconsideration": "decision.paragraph_taken",
    "move_plan_item": "plan.item_changed",
}
"""Why the second is refused where something else than the revision says it first."""


def test_the_second_of_two_who_saw_the_same_is_told(arranged: Arranged) -> None:
    name, handed = arranged.name, arranged.handed
    if "revision" not in as_mapping(handed[1]):
        pytest.skip("it builds on nothing that somebody saw")
    carry_out(name, handed)
    after = read_tables()
    with refused(SECOND.get(name, "act.changed_by_another")):
        carry_out(name, handed)
    assert read_tables() == after
