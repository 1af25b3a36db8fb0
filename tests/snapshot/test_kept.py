"""What is kept in memory is given only as long as no act has touched what it was read from."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from tests.clock import TODAY
from tests.world import CARE, COUNCIL, SCHOOLS, STARTED, World

from koll.acts.organisation import rename_body
from koll.snapshot import (
    Kept,
    KeptReadsMore,
    Moment,
    Site,
    at,
    note,
    read_snapshot,
    read_stamps,
)
from koll.tables.models import Body, Decision, LedgerEntry, Municipality, Seat, Stamp

pytestmark = pytest.mark.django_db


def names() -> list[str]:
    """What the table says that bodies are called."""
    return list(Body.objects.values_list("name", flat=True))


def renamed(world: World, name: str) -> None:
    """The council gives a body another name from today."""
    rename_body(world.by(COUNCIL), decision=world.decision(COUNCIL), body=CARE, name=name, from_day=TODAY)


def test_a_kept_value_is_made_again_once_an_act_has_written(world: World) -> None:
    kept: Kept[list[str]] = Kept(Body)
    first = kept.get(read_snapshot(TODAY), None, names)
    assert kept.get(read_snapshot(TODAY), None, names) is first
    renamed(world, "Vårdnämnden")
    assert "Vårdnämnden" not in first
    assert "Vårdnämnden" in kept.get(read_snapshot(TODAY), None, names)


def test_a_table_that_is_not_named_is_refused(world: World) -> None:
    kept: Kept[int] = Kept(Decision)
    with pytest.raises(KeptReadsMore, match="tables_seat"):
        kept.get(read_snapshot(TODAY), None, lambda: Decision.objects.count() + Seat.objects.count())
    with pytest.raises(KeptReadsMore, match="tables_body"):
        kept.get(read_snapshot(TODAY), None, lambda: Decision.objects.filter(body__key=SCHOOLS).count())
    inner: Kept[list[str]] = Kept(Body)
    snapshot = read_snapshot(TODAY)
    inner.get(snapshot, None, names)
    with pytest.raises(KeptReadsMore, match="tables_body"):
        kept.get(snapshot, None, lambda: len(inner.get(snapshot, None, names)))


def test_only_so_many_are_kept_and_each_under_its_key(world: World) -> None:
    kept: Kept[object] = Kept(Body, most=2)
    made: list[str] = []

    def value(key: str) -> str:
        made.append(key)
        return key

    def make(key: str) -> object:
        return kept.get(read_snapshot(TODAY), key, lambda: value(key))

    assert [make(key) for key in ("a", "b", "a", "c", "a", "b")] == ["a", "b", "a", "c", "a", "b"]
    assert made == ["a", "b", "c", "b"]


def test_another_site_has_its_own(world: World) -> None:
    kept: Kept[str] = Kept(Body)
    here = read_snapshot(TODAY)
    other = Moment(site=Site(key="other", hosts=("other.example",), database="default"), stamps=here.stamps)
    assert (kept.get(here, None, lambda: "here"), kept.get(other, None, lambda: "other")) == ("here", "other")
    assert kept.get(here, None, lambda: "again") == "here"


def test_within_an_act_nothing_is_kept_or_given_once_it_has_written(world: World) -> None:
    kept: Kept[list[str]] = Kept(Body)
    snapshot = read_snapshot(TODAY)
    before = kept.get(snapshot, None, names)
    with snapshot.moment.acting():
        assert kept.get(snapshot, None, names) is before
        Body.objects.filter(key=CARE).update(name="Mitt i")
        assert (snapshot.stamps, "Mitt i" in kept.get(snapshot, None, names)) == (None, True)
        Body.objects.filter(key=CARE).update(name="Sist")
        with snapshot.moment.acting():  # an act that another is made of
            assert "Sist" in kept.get(snapshot, None, names)
        assert (snapshot.stamps, "Sist" in kept.get(snapshot.on(STARTED), None, names)) == (None, True)
    assert kept.get(read_snapshot(TODAY), None, names) is before


def test_who_was_handed_a_snapshot_before_an_act_sees_the_act(world: World) -> None:
    doing = world.by(COUNCIL)
    context = doing.context
    assert (context.snapshot.bodies.name(CARE), context.snapshot.head) == ("Omsorgsnämnden", head_of_last())
    rename_body(doing, decision=world.decision(COUNCIL), body=CARE, name="Vårdnämnden", from_day=TODAY)
    assert (context.snapshot.bodies.name(CARE), context.snapshot.head) == ("Vårdnämnden", head_of_last())
    assert context.snapshot.on(STARTED).bodies.name(CARE) == "Omsorgsnämnden"


def head_of_last() -> str:
    """The ledger's head, at its last line."""
    last = LedgerEntry.objects.order_by("-number").first()
    assert last is not None
    return bytes(last.head).hex()


def test_an_act_that_says_what_it_wrote_touches_that_alone(world: World) -> None:
    world.person(COUNCIL)
    seated, before = head_of_last(), read_stamps()
    assert (before.head, before.of(["tables_seat", "tables_bodyrenaming"])) == (seated, (seated, ""))
    renamed(world, "Vårdnämnden")
    after, new = read_stamps(), head_of_last()
    assert after.head == new
    assert after.of(["tables_seat", "tables_bodyrenaming", "tables_decision"]) == (seated, new, new)
    assert after.of(["tables_statement"]) == before.of(["tables_statement"])


def test_a_last_line_that_noted_nothing_may_have_touched_everything(world: World) -> None:
    world.person(COUNCIL)  # so that the first line is not the last
    Stamp.objects.all().delete()
    note(["tables_body"], 1)
    now = read_stamps()
    assert now.of(["tables_body", "tables_seat"]) == (now.head, now.head)


def test_stamps_are_one_query_and_so_is_a_snapshot_that_is_kept(world: World, django_assert_num_queries: Any) -> None:
    assert read_snapshot(TODAY).bodies.name(CARE) == "Omsorgsnämnden"
    with django_assert_num_queries(1):
        snapshot = read_snapshot(TODAY, TODAY)
        seen = (snapshot.municipality.name, snapshot.charter, snapshot.bodies.name(CARE))
    assert seen == ("Lillköping", world.charter, "Omsorgsnämnden")


def test_every_query_goes_to_the_database_of_the_site(world: World) -> None:
    elsewhere = Site(key="other", hosts=(), database="other")
    assert Municipality.objects.all().db == connection.alias
    with at(elsewhere):
        assert Municipality.objects.all().db == "other"
    assert Municipality.objects.all().db == connection.alias
