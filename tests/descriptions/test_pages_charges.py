"""Handing out the parts of a description, and correcting a decided one in a new version that says so."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.clock import TODAY
from tests.refusals import refused
from tests.world import CARE, SCHOOL_SECTOR, SCHOOLS, World, context_on

from koll.acts.descriptions import assign_part, open_correcting_version, unassign_part
from koll.domain.refusals import Forbidden, Refusal
from koll.frame.routes import address as address_of
from koll.reads.descriptions import charges_on
from koll.snapshot import duties_on, read_snapshot
from koll.tables.models import CorrectingVersion, Occasion, Part, PartAssignment

pytestmark = pytest.mark.django_db
SOON = date(2027, 4, 1)


def draft(world: World) -> tuple[int, str, str]:
    """A description that the committee is writing: its number, its address and its first part."""
    number = world.opened("description")
    return number, address_of(world.page("description").line.ref), world.activity("description").parts[0].key


@pytest.mark.both_databases
def test_a_part_is_handed_out_with_a_day_and_stands_in_one_list_and_on_the_first_page(world: World) -> None:
    number, address, part = draft(world)
    officer = world.person(SCHOOL_SECTOR, "officer")
    client = world.client(SCHOOLS)
    sent = {"step": f"part:{part}", "person": str(officer), "due_on": SOON.isoformat()}
    assert client.post(f"{address}dela-ut/", sent)["Location"] == address
    page = client.get(address)
    handed = {step.key: charge.who for step, charge in page.context["handed"] if charge}
    assert handed == {f"part:{part}": world.actor(SCHOOL_SECTOR, "officer").name}
    theirs = world.client(SCHOOL_SECTOR, "officer").get("/hem/").content.decode()
    assert f"{address}skriv/{part}/" in theirs
    client.post(f"{address}ta-tillbaka-del/", {"step": f"part:{part}", "had_by": str(officer)})
    assert not PartAssignment.objects.filter(occasion=number).exists()


def test_handing_out_again_changes_who_has_it(world: World) -> None:
    number, _address, part = draft(world)
    had_by = None
    for role in ("officer", "manager"):
        person = world.person(SCHOOL_SECTOR, role)
        assign_part(world.by(SCHOOLS), occasion=number, step=f"part:{part}", person=person, due_on=SOON, had_by=had_by)
        had_by = person
    assert PartAssignment.objects.get().person_id == world.person(SCHOOL_SECTOR, "manager")


def test_the_second_of_two_who_hand_out_the_same_part_is_told(world: World) -> None:
    number, address, part = draft(world)
    officer, manager = (world.person(SCHOOL_SECTOR, role) for role in ("officer", "manager"))
    client, step = world.client(SCHOOLS), f"part:{part}"
    opened = client.get(f"{address}dela-ut/?del={step}").context["form"].initial["seen"]
    assign_part(world.by(SCHOOLS), occasion=number, step=step, person=officer, due_on=SOON)
    sent = {"step": step, "person": str(manager), "due_on": SOON.isoformat(), "seen": opened}
    told = client.post(f"{address}dela-ut/", sent)
    assert (told.status_code, PartAssignment.objects.get().person_id) == (400, officer)
    assert (
        world.actor(SCHOOL_SECTOR, "officer").name
        in " ".join(told.context["form"].non_field_errors()) + told.content.decode()
    )
    again = client.get(f"{address}dela-ut/?del={step}").context["form"].initial["seen"]
    assert client.post(f"{address}dela-ut/", sent | {"seen": again})["Location"] == address
    with refused("part.handed_to_another"):
        unassign_part(world.by(SCHOOLS), occasion=number, step=step, had_by=officer)
    unassign_part(world.by(SCHOOLS), occasion=number, step=step, had_by=manager)
    with refused("part.taken_back"):
        unassign_part(world.by(SCHOOLS), occasion=number, step=step, had_by=manager)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ("person", "part.not_a_writer"),
        ("day", "part.day_passed"),
        ("part", "part.unknown_step"),
        ("statement", "part.unknown_step"),
    ],
)
def test_what_cannot_be_handed_out_says_so(world: World, wrong: str, code: str) -> None:
    number, _address, part = draft(world)
    step = {"part": "part:finns-inte", "statement": "answer:999"}.get(wrong, f"part:{part}")
    person = world.person(CARE) if wrong == "person" else world.person(SCHOOLS)
    due_on = date(2027, 3, 14) if wrong == "day" else SOON
    with refused(code):
        assign_part(world.by(SCHOOLS), occasion=number, step=step, person=person, due_on=due_on)


def test_others_do_not_hand_out_and_nothing_is_handed_out_when_it_is_decided(world: World) -> None:
    number, _address, part = draft(world)
    step, person = f"part:{part}", world.person(SCHOOLS)
    with refused("permission.write_occasion"):
        assign_part(world.by(CARE), occasion=number, step=step, person=person, due_on=SOON)
    assign_part(world.by(SCHOOLS), occasion=number, step=step, person=person, due_on=SOON)
    world.decided(number)
    assert charges_on(context_on(TODAY, world.actor(SCHOOLS))) == ()
    with refused("permission.write_occasion_not_now"):
        unassign_part(world.by(SCHOOLS), occasion=number, step=f"part:{part}", had_by=person)


def corrected(world: World) -> tuple[int, int]:
    """A decided description and the new version that corrects it."""
    number, _address, part = draft(world)
    world.written(number, part, "Det första.")
    world.decided(number)
    new = open_correcting_version(world.by(SCHOOLS), occasion=number, reason="En siffra var fel.").id
    return number, new


def test_a_correction_is_a_new_version_with_everything_in_it_that_says_so(world: World) -> None:
    old, new = corrected(world)
    assert Part.objects.get(occasion=new).text == "Det första."
    with refused("permission.write_occasion_not_now"):
        world.written(old, Part.objects.get(occasion=old).key, "Nytt.", revision=1)
    world.written(new, Part.objects.get(occasion=new).key, "Rättat.", revision=1)
    assert Part.objects.get(occasion=old).text == "Det första."
    client, first = world.client(SCHOOLS), address_of(world.page("description").line.ref)
    second = f"{first}2/"
    assert "En siffra var fel." in client.get(second).content.decode()
    assert world.client(CARE).get(second).status_code == 403
    assert second not in world.client(CARE).get(first).content.decode()
    world.decided(new)
    assert second in world.client(CARE).get(first).content.decode()


def test_the_body_has_met_its_duty_while_it_corrects(world: World) -> None:
    number, _address, _part = draft(world)
    world.decided(number)
    before = duties_on(read_snapshot(world.day))
    open_correcting_version(world.by(SCHOOLS), occasion=number, reason="Fel.")
    assert duties_on(read_snapshot(world.day)) == before


@pytest.mark.parametrize("wrong", ["undecided", "twice", "silent", "outside"])
def test_what_cannot_be_corrected_says_so(world: World, wrong: str) -> None:
    number, _address, _part = draft(world)
    if wrong != "undecided":
        world.decided(number)
    if wrong == "twice":
        open_correcting_version(world.by(SCHOOLS), occasion=number, reason="Fel.")
    reason = " " if wrong == "silent" else "Fel."
    versions = CorrectingVersion.objects.count()
    with pytest.raises(Forbidden if wrong == "outside" else Refusal):
        open_correcting_version(world.by(CARE if wrong == "outside" else SCHOOLS), occasion=number, reason=reason)
    assert CorrectingVersion.objects.count() == versions
    assert Occasion.objects.count() == versions + 1


def test_more_parts_handed_out_ask_no_more_of_the_database(world: World) -> None:
    number, address, _part = draft(world)
    parts = [one_part.key for one_part in world.activity("description").parts]
    client = world.client(SCHOOLS)

    def queries() -> list[int]:
        counted = []
        for page in (address, "/hem/"):
            client.get(page)
            with CaptureQueriesContext(connection) as asked:
                client.get(page)
            counted.append(len(asked))
        return counted

    def hand_out(part: str) -> None:
        person = world.person(SCHOOLS)
        assign_part(world.by(SCHOOLS), occasion=number, step=f"part:{part}", person=person, due_on=SOON)

    hand_out(parts[0])
    one = queries()
    for part in parts[1:3]:
        hand_out(part)
    assert queries() == one
