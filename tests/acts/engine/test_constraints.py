"""What there can be only one of: the database says so when a look before was too early, and the person is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import IntegrityError, connection, models, transaction
from django.db.models.signals import pre_save
from tests.examples import EXAMPLES, carry_out
from tests.refusals import refused
from tests.rows import read_tables
from tests.world import COUNCIL, FORMED, SCHOOLS, World, world

from koll.acts.engine._constraints import SAID, constraint_in, refusal_of
from koll.tables.models import BalanceYear, Body, Follow, Person, ReminderSetting

__all__ = ["world"]

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@contextmanager
def somebody_before(model: type[models.Model]) -> Iterator[None]:
    """Whoever is about to add a row of the model finds that another has just added the same, after their look."""

    def add(instance: models.Model, raw: bool = False, **_sent: object) -> None:
        pre_save.disconnect(add, sender=model)
        twin = model(**{field.attname: getattr(instance, field.attname) for field in model._meta.concrete_fields})
        twin.pk = None
        model._default_manager.bulk_create([twin])

    pre_save.connect(add, sender=model)
    try:
        yield
    finally:
        pre_save.disconnect(add, sender=model)


@pytest.mark.parametrize(
    ("act", "model", "code"),
    [
        ("register_person", Person, "person.username_just_taken"),
        ("begin_body", Body, "body.key_taken"),
        ("set_own_reminders", ReminderSetting, "act.there_already"),
        ("follow_object", Follow, "act.there_already"),
    ],
)
def test_who_is_a_moment_late_is_told_and_nothing_is_written(
    world: World, act: str, model: type[models.Model], code: str
) -> None:
    handed = EXAMPLES[act](world)
    before = read_tables()
    with somebody_before(model), refused(code):
        carry_out(act, handed, receipt="a-key")
    assert read_tables() == before
    carry_out(act, handed, receipt="a-key")
    assert read_tables() != before


def fault_of(add: Callable[[], Any]) -> IntegrityError:
    """What the database says."""
    with pytest.raises(IntegrityError) as fault, transaction.atomic():
        add()
    return fault.value


def test_every_rule_is_known_by_its_name(world: World) -> None:
    person = Person.objects.get(pk=world.person(SCHOOLS))
    body = Body.objects.get(key=COUNCIL)
    again = fault_of(lambda: Person.objects.create(username=person.username, name="Någon"))
    assert constraint_in(again) == "person_username_once"
    again = fault_of(lambda: Body.objects.create(key=body.key, name="Annat", kind=body.kind, begins_on=FORMED))
    assert constraint_in(again) == "body_key_once"
    # A rule that has no name of its own: the database of a server makes one up.
    BalanceYear.objects.create(year=2027, result=0, made_on=FORMED)
    again = fault_of(lambda: BalanceYear.objects.create(year=2027, result=0, made_on=FORMED))
    assert bool(constraint_in(again)) is (connection.vendor == "postgresql")
    refusal = refusal_of(again)
    assert refusal is not None
    assert refusal.code == "act.there_already"


def test_a_value_that_its_table_refuses_is_told_and_a_column_left_empty_is_a_defect(world: World) -> None:
    fault = fault_of(lambda: Body.objects.create(key="b", name="B", kind="b", begins_on=FORMED, ends_on=FORMED))
    refusal = refusal_of(fault)
    assert (constraint_in(fault), refusal.code if refusal else "") == (None, "act.impossible_value")
    body = Body.objects.get(key=COUNCIL)
    fault = fault_of(lambda: Body.objects.filter(pk=body.pk).update(name=None))
    assert (constraint_in(fault), refusal_of(fault)) == (None, None)


def test_the_rules_that_are_told_of_exist(world: World) -> None:
    names = {
        row.name
        for model in (Person, Body)
        for row in model._meta.constraints
        if isinstance(row, models.UniqueConstraint)
    }
    assert names == set(SAID)
