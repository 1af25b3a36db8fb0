"""The organisation through time answers as the tables do, one question at a time, on every day."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.clock import TODAY
from tests.shelf import Shelf
from tests.snapshot import by_query
from tests.staged import staged
from tests.world import CARE, COUNCIL, SCHOOL_SECTOR, SCHOOLS, World

from koll.acts.organisation import BodyBeginningInput, begin_body, end_body, rename_body
from koll.domain.record import BodyFact, Organisation, ends_of
from koll.domain.refs import BodyRef
from koll.example.stages import STAGES
from koll.snapshot import read_organisation, read_snapshot
from koll.tables.models import Version

pytestmark = pytest.mark.django_db

type Answers = dict[str, object]


def by_the_tables(day: date) -> Answers:
    """What the tables say of the organisation on a day."""
    heirs = by_query.heirs(day)
    return {
        "names": by_query.names_on(day),
        "above": by_query.above_on(day),
        "ends": {number: (end.until, end.heir_key) for number, end in by_query.endings(day).items()},
        "heirs": {number: (heir.key, heir.since) for number, heir in heirs.items()},
        "taken over": dict(by_query.taken_over(day)),
    }


def by_the_organisation(whole: Organisation, day: date) -> Answers:
    """The same from what was read once."""
    bodies = whole.on(day)
    heirs = {number: bodies.heir_of(number) for number in bodies.by_number}
    return {
        "names": bodies.names,
        "above": {key: body.above for key, body in bodies.by_key.items() if body.above},
        "ends": {body.number: (body.until, body.heir) for body in bodies.by_key.values() if body.until is not None},
        "heirs": {number: (heir.key, heir.since) for number, heir in heirs.items() if heir is not None},
        "taken over": {key: bodies.taken_over(key) for key in bodies.by_key if bodies.taken_over(key)},
    }


def days(first: date, last: date) -> list[date]:
    """Every day from the first through the last."""
    return [first + timedelta(number) for number in range((last - first).days + 1)]


def test_on_every_day_of_the_example_everybody_is_called_and_stands_as_the_tables_say(
    shelf: Shelf, tmp_path: Path
) -> None:
    with staged("followup", tmp_path / "example", shelf):
        whole = read_organisation()
        charter = read_snapshot(TODAY).charter
        texts = list(Version.objects.all())
        told = days(date(2026, 10, 1), STAGES["followup"].day + timedelta(90))
        assert len({str(by_the_organisation(whole, day)) for day in told}) > 2
        for day in told:
            assert by_the_organisation(whole, day) == by_the_tables(day)
            assert ends_of(charter, texts, whole.on(day)) == by_query.ends_of(charter, texts, day)


def test_two_names_two_ends_and_what_moves_along_are_as_the_tables_say_on_every_day(world: World) -> None:
    council = world.by(COUNCIL)
    made = begin_body(
        council,
        decision=world.decision(COUNCIL),
        body=BodyBeginningInput(name="Bildningsnämnden", kind=world.bodies[2].kind, begins_on=date(2027, 5, 1)),
    )
    new = BodyRef.parse(str(made.subject)).key
    for name, day in (("Vårdnämnden", date(2027, 4, 1)), ("Vård- och omsorgsnämnden", date(2027, 6, 1))):
        rename_body(council, decision=world.decision(COUNCIL), body=CARE, name=name, from_day=day)
    for body, heir, day in ((SCHOOLS, CARE, date(2027, 7, 1)), (CARE, new, date(2027, 9, 1))):
        end_body(council, decision=world.decision(COUNCIL), body=body, ends_on=day, heir=heir, words="")
    whole = read_organisation()
    for day in days(date(2027, 3, 1), date(2027, 10, 1)):
        assert by_the_organisation(whole, day) == by_the_tables(day)
    last = whole.on(date(2027, 9, 1))
    assert (last.holder(SCHOOLS), last.taken_over(new)) == (new, (SCHOOLS, CARE))
    assert last.by_key[SCHOOL_SECTOR].above == new
    assert last.by_key[new].below == (SCHOOL_SECTOR,)


def test_what_an_act_decides_is_seen_by_the_next_question(world: World) -> None:
    assert read_snapshot(TODAY).bodies.name(CARE) == "Omsorgsnämnden"
    rename_body(world.by(COUNCIL), decision=world.decision(COUNCIL), body=CARE, name="Vårdnämnden", from_day=TODAY)
    assert read_snapshot(TODAY).bodies.name(CARE) == "Vårdnämnden"


def test_what_was_not_yet_decided_was_not_known() -> None:
    body = BodyFact(
        key="old",
        name="Gamla",
        kind="committee",
        begins=date(2020, 1, 1),
        until=date(2027, 7, 1),
        heir="new",
        begun_on=date(2019, 6, 1),
        ended_on=date(2027, 3, 1),
    )
    heir = BodyFact(key="new", name="Nya", kind="committee", begins=date(2020, 1, 1))
    whole = Organisation(bodies=(body, heir))
    before, decided, come = (
        whole.on(day).by_key["old"] for day in (date(2027, 2, 28), date(2027, 3, 1), date(2027, 7, 1))
    )
    assert (before.until, before.heir, before.holder) == (None, "", "old")
    assert (decided.until, decided.heir, decided.holder) == (date(2027, 7, 1), "new", "old")
    assert (come.until, come.heir, come.holder) == (date(2027, 7, 1), "new", "new")
    assert whole.on(date(2027, 7, 1), known_on=date(2027, 2, 28)).holder("old") == "old"
