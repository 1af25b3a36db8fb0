"""What the council is told: each body its own report, officials' through a committee, the dissent if they say so."""

from __future__ import annotations

from datetime import date

import pytest
from tests.clock import TODAY
from tests.dialogues.test_acts_upshots import talked
from tests.refusals import refused
from tests.world import CARE, COUNCIL, EXECUTIVE, SCHOOL_SECTOR, SCHOOLS, World, context_on

from koll.acts.activities import open_occasion
from koll.acts.dialogues import (
    dialogue_of,
    note_dialogue_results,
    record_dialogue_held,
    report_dialogue_result,
    write_dialogue_notes,
)
from koll.reads.dialogues import results_page, results_waiting
from koll.snapshot import duties_on, read_snapshot
from koll.tables.models import Occasion


def states(world: World, body: str) -> dict[str, str]:
    """How the body's own dialogue and its result stand in what is owed."""
    kind = world.activity("dialogue", body).key
    return {
        duty.kind: duty.state
        for duty in duties_on(read_snapshot(world.day))
        if duty.body == body and duty.about == kind and duty.period == str(world.day.year)
    }


@pytest.mark.both_databases
@pytest.mark.requirement("R-092")
def test_a_dialogue_that_two_bodies_share_is_each_ones_own_and_each_reports_in_its_own_words(world: World) -> None:
    number = talked(world, with_bodies=(CARE,))
    assert (states(world, SCHOOLS), states(world, CARE)) == ({"hold": "done", "report": "open"},) * 2
    report_dialogue_result(world.by(CARE), occasion=number, body=CARE, result="Vi i omsorgen lovar.")
    assert (states(world, SCHOOLS)["report"], states(world, CARE)["report"]) == ("open", "done")
    report_dialogue_result(world.by(SCHOOLS), occasion=number, result="Vi i skolan lovar.")
    page = results_page(context_on(world.day), world.day.year)
    assert {report.body_key: report.words for report in page.reports} == {
        SCHOOLS: "Vi i skolan lovar.",
        CARE: "Vi i omsorgen lovar.",
    }
    with refused("dialogue_result.reported_before"):
        report_dialogue_result(world.by(CARE), occasion=number, body=CARE, result="En gång till.")


def test_nobody_reports_in_another_bodys_name(world: World) -> None:
    number = talked(world, with_bodies=(CARE,))
    with refused("permission.report_dialogue_result"):
        report_dialogue_result(world.by(SCHOOLS), occasion=number, body=CARE, result="Omsorgen tycker.")
    with refused("dialogue_result.body_takes_no_part"):
        report_dialogue_result(world.by(EXECUTIVE), occasion=number, body=EXECUTIVE, result="Styrelsen tycker.")


def officials(world: World) -> int:
    """A dialogue that officials have held."""
    kind = world.activity("dialogue", SCHOOL_SECTOR).key
    doing = world.by(SCHOOL_SECTOR, "manager")
    opened = open_occasion(doing, activity=kind, body=SCHOOL_SECTOR, period=world.day.year)
    write_dialogue_notes(doing, occasion=opened.id, notes="", result="Kullarna minskar.", dissent="", revision=0)
    record_dialogue_held(doing, occasion=opened.id, held_on=world.day)
    return opened.id


@pytest.mark.requirement("R-096")
@pytest.mark.parametrize(("sender", "through"), [(SCHOOLS, "Skolnämnden"), (EXECUTIVE, "Styrelsen")])
def test_officials_results_reach_the_council_through_a_committee_and_it_shows(
    world: World, sender: str, through: str
) -> None:
    number = officials(world)
    for doing in (world.by(SCHOOL_SECTOR, "manager"), world.by(CARE)):
        with refused("permission.report_dialogue_result"):
            report_dialogue_result(doing, occasion=number, result="Kullarna minskar.")
    report_dialogue_result(world.by(sender), occasion=number, result="Kullarna minskar.")
    assert [(row.body_key, row.through) for row in results_waiting(context_on(world.day))] == [(SCHOOL_SECTOR, through)]


def test_the_dissent_goes_with_the_result_only_when_it_is_said_so(world: World) -> None:
    for year, told in ((2027, True), (2026, False)):
        number = world.opened("dialogue", CARE, period=year, day=date(2027, 3, 1))
        Occasion.objects.filter(pk=number).update(done_on=world.day)
        row = dialogue_of(read_snapshot(TODAY), Occasion.objects.get(pk=number))
        row.dissent = "En tycker inte så."
        row.save()
        report_dialogue_result(world.by(CARE), occasion=number, result="Det gick bra.", with_dissent=told)
    assert [(item.line.period, item.dissent) for item in results_waiting(context_on(world.day))] == [
        (2027, "En tycker inte så."),
        (2026, ""),
    ]


def test_the_council_notes_the_reports_of_both_bodies_by_one_decision(world: World) -> None:
    number = talked(world, with_bodies=(CARE,))
    for body in (SCHOOLS, CARE):
        report_dialogue_result(world.by(body), occasion=number, body=body, result="Det gick bra.")
    keys = tuple(row.key for row in results_waiting(context_on(world.day)))
    assert keys == (str(number), f"{number}:{CARE}")
    note_dialogue_results(world.by(COUNCIL), reports=keys, words=world.decision(COUNCIL, "Dialogerna"))
    noted = [report.decision.heading for report in results_page(context_on(world.day), 2027).reports if report.decision]
    assert (noted, results_waiting(context_on(world.day))) == (["Dialogerna"] * 2, ())


def test_only_what_has_been_reported_is_noted(world: World) -> None:
    number = talked(world)
    with refused("dialogue_result.none_chosen"):
        note_dialogue_results(world.by(COUNCIL), reports=(), words=world.decision(COUNCIL))
    for keys in ((str(number),), ("4711",), ("x",), (f"{number}:{CARE}",)):
        with refused("dialogue_result.not_reported"):
            note_dialogue_results(world.by(COUNCIL), reports=keys, words=world.decision(COUNCIL))
