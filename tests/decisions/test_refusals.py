"""Why decisions, corrections, meetings and what a table says of them are refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.refusals import refused
from tests.refused_acts import GONE
from tests.world import COUNCIL, EXECUTIVE, SCHOOLS, World

from koll.acts.decisions import (
    MeetingRow,
    cancel_meeting,
    correct_decision,
    import_decisions,
    import_meetings,
    record_decision,
    record_legal_duty_met,
    record_reconsideration,
    withdraw_attachment,
)
from koll.acts.decisions._decision_import import NumberedParagraph, decision_of, paragraph_in
from koll.acts.decisions._meeting_import import day_of_meeting, meeting_of
from koll.acts.imports import REPEATS

pytestmark = pytest.mark.django_db


def test_a_file_that_is_not_there_is_not_withdrawn(world: World) -> None:
    with refused("attachment.unknown"):
        withdraw_attachment(world.by(SCHOOLS), attachment=GONE, reason="Fel fil.")


def test_a_decision_is_corrected_by_something_else_and_for_a_reason(world: World) -> None:
    doing, words = world.by(SCHOOLS), world.decision(SCHOOLS)
    made = record_decision(doing, words=words).id
    with refused("decision.nothing_corrected"):
        correct_decision(doing, decision=made, words=words, why="Fel.", revision=0)
    with refused("decision.correction_without_reason"):
        correct_decision(doing, decision=made, words=replace(words, heading="Annat"), why=" ", revision=0)


def test_a_body_reconsiders_only_what_it_decides(world: World) -> None:
    texts = (world.level("goal").key,)
    with refused("decision.not_reconsidered_here"):
        record_reconsideration(world.by(SCHOOLS), words=world.decision(SCHOOLS), instruments=texts, outcome="")


def test_a_duty_is_met_by_the_body_that_has_it_and_for_each_body(world: World) -> None:
    duty = next(row for row in world.charter.legal if row.per is not None and row.who == "ks")
    said = {"rule": duty.rule, "period": 2026, "concerns": None}
    with refused("decision.no_such_duty"):
        record_legal_duty_met(world.by(SCHOOLS), words=world.decision(SCHOOLS), **said)
    with refused("decision.body_missing"):
        record_legal_duty_met(world.by(EXECUTIVE), words=world.decision(EXECUTIVE), **said)


def test_a_table_of_decisions_holds_new_decisions(world: World) -> None:
    words = replace(world.decision(COUNCIL), same_as=1)
    with refused("decision.import_of_what_is_recorded"):
        import_decisions(world.by(COUNCIL), rows=(words,))


@pytest.mark.parametrize("cell", ["0", "paragraf", "4 och 5"])
def test_a_paragraph_is_a_number(cell: str) -> None:
    with refused("import.not_a_paragraph"):
        paragraph_in(cell)


@pytest.mark.parametrize(
    ("code", "row"),
    [
        ("import.no_body", {"day": date(2027, 3, 1)}),
        ("import.no_day", {"body": SCHOOLS}),
        (
            "import.paragraph_of_another_year",
            {"body": SCHOOLS, "day": date(2027, 3, 1), "paragraph": NumberedParagraph(number=4, year=2026)},
        ),
    ],
)
def test_a_row_of_a_table_describes_a_decision(code: str, row: dict[str, object]) -> None:
    with refused(code):
        decision_of(row, {})


def test_a_row_of_a_calendar_describes_a_meeting() -> None:
    with refused("import.endless_series"):
        day_of_meeting(REPEATS)
    with refused("import.meeting_without_day"):
        meeting_of({"body": SCHOOLS}, {})
    with refused("import.meeting_without_body"):
        meeting_of({"day": (date(2027, 3, 1), None)}, {})


def test_a_meeting_that_is_not_there_is_not_cancelled(world: World) -> None:
    with refused("meeting.gone"):
        cancel_meeting(world.by(SCHOOLS), meeting=GONE)
    with refused("meeting.none_to_cancel"):
        import_meetings(world.by(SCHOOLS), rows=(MeetingRow(body=SCHOOLS, day=date(2027, 4, 1), cancelled=True),))
