"""The executive board's oversight: its draft until concluded, then read by all, and open until it is answered."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.refusals import conflict, refused
from tests.world import CARE, COUNCIL, EXECUTIVE, HOUSES, SCHOOL_SECTOR, SCHOOLS, World, context_on

from koll.acts.decisions import record_legal_duty_met
from koll.acts.dialogues import publish_dialogue_form, record_dialogue_held, write_dialogue_notes
from koll.acts.oversight import (
    OversightEntryInput,
    answer_oversight_entry,
    change_oversight_entry,
    conclude_oversight_entry,
    decide_company_assessment,
    open_oversight_entry,
)
from koll.acts.proposals import raise_proposal, submit_proposal
from koll.reads.oversight import (
    COMPANY_RULE,
    DutyMet,
    ExecutiveDialogueView,
    OversightEntryView,
    OversightFilePage,
    entry_with,
    file_page,
    material_for,
    oversight_page,
)
from koll.snapshot import duties_on, read_snapshot
from koll.tables.models import OversightEntry

pytestmark = pytest.mark.django_db

FEBRUARY, MARCH = date(2027, 2, 8), date(2027, 3, 1)


def begun(world: World, body: str = SCHOOLS, role: str = "secretary", **more: Any) -> int:
    words = OversightEntryInput(
        heading="Besök på Första skolan", looked_on=FEBRUARY, **({"seen": "Vi såg lugna klassrum."} | more)
    )
    return open_oversight_entry(world.by(EXECUTIVE, role, day=FEBRUARY), body=body, period=2027, words=words).id


def concluded(world: World, body: str = SCHOOLS, conclusion: str = "remark", **more: Any) -> int:
    number = begun(world, body)
    words = {"words": "Gå igenom rutinen."} | more
    conclude_oversight_entry(world.by(EXECUTIVE, day=FEBRUARY), oversight=number, conclusion=conclusion, **words)
    return number


def the_file(world: World, body: str = SCHOOLS, reader: str = EXECUTIVE, role: str = "secretary") -> OversightFilePage:
    page = file_page(context_on(world.day, world.actor(reader, role)), body, 2027)
    assert page is not None
    return page


def the_entry(world: World, body: str = SCHOOLS, day: date | None = None) -> OversightEntryView:
    page = file_page(context_on(day or world.day, world.actor(EXECUTIVE)), body, 2027)
    assert page is not None
    (line,) = [one_line for one_line in (*page.lines, *page.drafts) if isinstance(one_line, OversightEntryView)]
    return line


@pytest.mark.both_databases
@pytest.mark.parametrize("role", ["secretary", "chair", "officer", "manager"])
def test_those_who_write_for_the_executive_board_begin_an_entry(world: World, role: str) -> None:
    begun(world, role=role)
    assert [draft.heading for draft in the_file(world).drafts] == ["Besök på Första skolan"]


@pytest.mark.parametrize(
    ("body", "role"), [(EXECUTIVE, "member"), (EXECUTIVE, "auditor"), (SCHOOLS, "secretary"), (COUNCIL, "secretary")]
)
def test_nobody_else_does(world: World, body: str, role: str) -> None:
    words = OversightEntryInput(heading="Ett besök", looked_on=FEBRUARY)
    with refused("permission.conduct_oversight"):
        open_oversight_entry(world.by(body, role), body=SCHOOLS, period=2027, words=words)
    assert not OversightEntry.objects.exists()


@pytest.mark.parametrize("body", [EXECUTIVE, COUNCIL, SCHOOL_SECTOR])
def test_only_committees_and_companies_are_overseen(world: World, body: str) -> None:
    with refused("oversight.body_not_overseen"):
        begun(world, body)
    assert file_page(context_on(world.day, world.actor(EXECUTIVE)), body, 2027) is None


def test_a_draft_stays_with_the_executive_board_and_the_body_sees_it_when_it_is_concluded(world: World) -> None:
    number = begun(world)
    for reader, role in ((SCHOOLS, "chair"), (COUNCIL, "auditor"), (EXECUTIVE, "auditor"), (CARE, "member")):
        page = the_file(world, reader=reader, role=role)
        assert (page.lines, page.drafts, entry_with(context_on(world.day, world.actor(reader, role)), number)) == (
            (),
            (),
            None,
        )
    conclude_oversight_entry(world.by(EXECUTIVE), oversight=number, conclusion="nothing")
    for reader, role in ((SCHOOLS, "chair"), (COUNCIL, "auditor"), (CARE, "member")):
        page = the_file(world, reader=reader, role=role)
        assert [line.conclusion for line in page.lines if isinstance(line, OversightEntryView)] == ["nothing"]
    assert oversight_page(context_on(FEBRUARY, world.actor(CARE)), 2027).seen == 0


def test_what_is_concluded_stands(world: World) -> None:
    number = concluded(world)
    with refused("permission.conduct_oversight_not_now"):
        change_oversight_entry(
            world.by(EXECUTIVE),
            oversight=number,
            words=OversightEntryInput(heading="Ett annat", looked_on=FEBRUARY),
            revision=2,
        )
    with refused("permission.conduct_oversight_not_now"):
        conclude_oversight_entry(world.by(EXECUTIVE), oversight=number, conclusion="nothing")
    assert the_entry(world).words == "Gå igenom rutinen."


def test_two_who_change_a_draft_at_once_lose_nothing(world: World) -> None:
    number = begun(world)
    change_oversight_entry(
        world.by(EXECUTIVE),
        oversight=number,
        words=OversightEntryInput(heading="Ett besök", looked_on=FEBRUARY),
        revision=1,
    )
    with conflict() as refusal:
        change_oversight_entry(
            world.by(EXECUTIVE, "chair"),
            oversight=number,
            words=OversightEntryInput(heading="Två besök", looked_on=FEBRUARY),
            revision=1,
        )
    assert (refusal.value.theirs["heading"], refusal.value.mine["heading"]) == ("Ett besök", "Två besök")


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"conclusion": "approval"}, "oversight.no_conclusion"),
        ({"words": " "}, "oversight.conclusion_without_words"),
        ({"answer_by": date(2027, 1, 1)}, "oversight.answer_by_has_passed"),
    ],
    ids=["no such conclusion", "a remark without words", "an answer by a day that has passed"],
)
def test_a_conclusion_says_what_and_by_when(world: World, wrong: dict[str, Any], code: str) -> None:
    number = begun(world)
    said: dict[str, Any] = {"conclusion": "remark", "words": "Gå igenom rutinen."} | wrong
    with refused(code):
        conclude_oversight_entry(world.by(EXECUTIVE), oversight=number, **said)
    assert the_entry(world).concluded_on is None


@pytest.mark.parametrize("conclusion", ["remark", "advice", "information", "representation", "proposal"])
def test_a_conclusion_is_open_until_it_is_answered(world: World, conclusion: str) -> None:
    number = concluded(world, conclusion=conclusion, answer_by=date(2027, 4, 1))
    assert the_entry(world).is_open
    assert [
        row.oldest_on for row in oversight_page(context_on(world.day, world.actor(SCHOOLS)), 2027).rows if row.open
    ] == [FEBRUARY]
    answer_oversight_entry(world.by(SCHOOLS, "chair", day=MARCH), oversight=number, words="Vi har gått igenom den.")
    line = the_entry(world)
    assert (line.is_open, [(reply.body_name, reply.words) for reply in line.replies]) == (
        False,
        [("Skolnämnden", "Vi har gått igenom den.")],
    )
    assert the_entry(world, day=FEBRUARY).is_open


def test_nothing_to_remark_on_asks_for_no_answer(world: World) -> None:
    concluded(world, conclusion="nothing", words="")
    assert not the_entry(world).is_open


def test_the_executive_board_may_note_what_came_of_it_too(world: World) -> None:
    number = concluded(world)
    answer_oversight_entry(world.by(EXECUTIVE, "chair"), oversight=number, words="Nämnden har lagt om rutinen.")
    assert [reply.body_name for reply in the_entry(world).replies] == ["Styrelsen"]


@pytest.mark.parametrize(
    ("body", "role"), [(SCHOOLS, "member"), (SCHOOLS, "officer"), (CARE, "secretary"), (COUNCIL, "auditor")]
)
def test_nobody_else_answers(world: World, body: str, role: str) -> None:
    number = concluded(world)
    with refused("permission.answer_oversight"):
        answer_oversight_entry(world.by(body, role), oversight=number, words="Det är klart.")


def test_what_is_not_concluded_or_empty_is_not_answered(world: World) -> None:
    number = begun(world)
    with refused("permission.answer_oversight_not_now"):
        answer_oversight_entry(world.by(SCHOOLS), oversight=number, words="Det är klart.")
    conclude_oversight_entry(world.by(EXECUTIVE), oversight=number, conclusion="advice", words="Pröva det.")
    with refused("oversight.empty_answer"):
        answer_oversight_entry(world.by(SCHOOLS), oversight=number, words=" ")


def test_only_what_is_decided_or_held_is_material(world: World) -> None:
    world.adopt("goal", "Trygg väg till skolan")
    draft = world.opened("description")
    with refused("oversight.material_not_decided"):
        begun(world, occasions=(draft,))
    assert not OversightEntry.objects.exists()
    world.decided(draft, day=FEBRUARY)
    assert [occasion.id for occasion in material_for(context_on(world.day), SCHOOLS, 2027).occasions] == [draft]
    begun(world, occasions=(draft,))
    assert [(row.kind, row.on) for row in the_entry(world).material] == [("occasion", FEBRUARY)]


def test_the_answers_are_to_the_questions_of_the_charter_for_that_body(world: World) -> None:
    (kind,) = {body.kind for body in world.bodies if body.key == SCHOOLS}
    asked = world.charter.asked_in_oversight(kind)
    answers = {asked[0].key: "Fler barn.", "not-asked": "Något."}
    begun(world, answers=answers)
    assert [(label.sv.indefinite, text) for label, text in the_entry(world).answers] == [
        (asked[0].label.sv.indefinite, "Fler barn.")
    ]


def test_a_dialogue_of_the_executive_board_stands_in_the_file_by_itself_without_its_notes(world: World) -> None:
    description = world.opened("description")
    world.decided(description, day=FEBRUARY)
    talk = world.opened("dialogue", EXECUTIVE, counterparts=(SCHOOLS,), planned_on=date(2027, 4, 20))
    assert [row.on for row in the_file(world).coming] == [date(2027, 4, 20)]
    writer = world.by(EXECUTIVE, day=MARCH)
    publish_dialogue_form(
        writer, occasion=talk, form_name="Runda", form_text="En runda.", based_on=description, revision=0
    )
    write_dialogue_notes(
        writer,
        occasion=talk,
        notes="KANARIEFÅGEL",
        result="Vi vill ses i höst.",
        dissent="En såg det annorlunda.",
        revision=1,
    )
    before = [row for row in the_file(world, reader=SCHOOLS).owed if "hold" in row.duty]
    record_dialogue_held(writer, occasion=talk, held_on=MARCH)
    page = the_file(world, reader=CARE)
    (line,) = page.lines
    assert isinstance(line, ExecutiveDialogueView)
    assert (line.result, line.dissent, page.coming) == ("Vi vill ses i höst.", "En såg det annorlunda.", ())
    assert line.based_on is not None
    assert "KANARIEFÅGEL" not in str(page)
    assert (len(before), [row for row in page.owed if "hold" in row.duty]) == (1, [])


def test_the_yearly_decision_on_a_company_meets_the_duty_in_law(world: World) -> None:
    def owed() -> list[str]:
        return [
            duty.state
            for duty in duties_on(read_snapshot(world.day))
            if duty.concerns == HOUSES and "law:" in duty.duty
        ]

    before = owed()
    decide_company_assessment(
        world.by(EXECUTIVE),
        company=HOUSES,
        year=2026,
        within=True,
        decision=world.decision(EXECUTIVE, "Lillköpings Hus 2026"),
        words="Årsredovisningen visar det.",
    )
    after = owed()
    line = the_entry(world, HOUSES)
    assert (before.count("open") - 1, before.count("done") + 1) == (after.count("open"), after.count("done"))
    assert (line.conclusion, line.is_open, line.decision is not None) == ("within", False, True)
    with refused("decision.duty_already_met"):
        decide_company_assessment(
            world.by(EXECUTIVE), company=HOUSES, year=2026, within=True, decision=world.decision(EXECUTIVE, "Igen")
        )


def test_what_lay_outside_is_said_and_is_open_until_the_council_has_settled_it(world: World) -> None:
    proposal = raise_proposal(
        world.by(EXECUTIVE), body=EXECUTIVE, kind="conditions", heading="Ändra direktivet", text="", reasons="Utanför."
    ).id
    with refused("oversight.outside_without_words"):
        decide_company_assessment(
            world.by(EXECUTIVE), company=HOUSES, year=2026, within=False, decision=world.decision(EXECUTIVE, "Hus 2026")
        )
    decide_company_assessment(
        world.by(EXECUTIVE),
        company=HOUSES,
        year=2026,
        within=False,
        decision=world.decision(EXECUTIVE, "Hus 2026"),
        words="Bolaget byggde i grannkommunen.",
        proposal=proposal,
    )
    submit_proposal(world.by(EXECUTIVE), proposal=proposal, words="Till fullmäktige.")
    line = the_entry(world, HOUSES)
    assert (line.conclusion, line.is_open) == ("outside", True)
    assert line.proposal is not None
    assert line.proposal.heading == "Ändra direktivet"


@pytest.mark.parametrize(("body", "role"), [(EXECUTIVE, "chair"), (EXECUTIVE, "officer"), (HOUSES, "secretary")])
def test_only_the_secretary_of_the_executive_board_records_that_decision(world: World, body: str, role: str) -> None:
    with refused("permission.record_legal_duty_met"):
        decide_company_assessment(
            world.by(body, role), company=HOUSES, year=2026, within=True, decision=world.decision(EXECUTIVE, "Hus 2026")
        )


def test_the_same_decision_recorded_among_the_decisions_is_in_the_file_too(world: World) -> None:
    record_legal_duty_met(
        world.by(EXECUTIVE),
        rule=COMPANY_RULE,
        period=2026,
        concerns=HOUSES,
        words=world.decision(EXECUTIVE, "Hus 2026"),
    )
    (line,) = the_file(world, HOUSES).lines
    assert isinstance(line, DutyMet)
    assert (line.decision.heading, line.concerned_year) == ("Hus 2026", 2026)


def test_what_is_open_from_last_year_is_still_seen(world: World) -> None:
    words = OversightEntryInput(heading="Delårsrapporten", looked_on=date(2026, 11, 2))
    december = world.by(EXECUTIVE, day=date(2026, 12, 1))
    number = open_oversight_entry(december, body=CARE, period=2026, words=words).id
    conclude_oversight_entry(december, oversight=number, conclusion="information", words="Lämna prognosen.")
    page = the_file(world, CARE)
    assert ([row.heading for row in page.open_before], len(page.open)) == (["Delårsrapporten"], 1)


def test_a_company_has_what_its_owner_has_decided_beside_it(world: World) -> None:
    assert len(the_file(world, HOUSES).owner_texts) == 2
    assert the_file(world, SCHOOLS).owner_texts == ()


@pytest.mark.both_databases
def test_no_conclusion_without_a_day_and_no_company_verdict_without_a_decision(world: World) -> None:
    number = begun(world)
    for wrong in ({"conclusion": "remark"}, {"conclusion": "within", "concluded_on": MARCH}, {"concluded_on": MARCH}):
        with pytest.raises(IntegrityError), transaction.atomic():
            OversightEntry.objects.filter(pk=number).update(**wrong)
