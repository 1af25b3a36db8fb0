"""Ale's charter is whole: every row rests on words that stand in the adopted text, or on a section of law."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.charter.broken import ROOT

from koll.domain.charter import Charter, Forms, charter_text, check, facts_text, load
from koll.domain.record import Facts, check_facts, load_facts, record_of_facts

ALE = ROOT / "charters" / "ale-2022"
ADOPTED = ROOT.parent / "shared" / "mission" / "styrmodell-ale.txt"
PLACES_OF_VERSIONS = [
    ("styrmodell", None, date(2022, 1, 1), None),
    ("agardirektiv", "alebyggen", date(2021, 4, 6), None),
    ("vision", None, date(2024, 1, 1), date(2032, 1, 1)),
]


@pytest.fixture(scope="module")
def ale() -> Charter:
    return load(charter_text(ALE))


@pytest.fixture(scope="module")
def facts(ale: Charter) -> Facts:
    return load_facts(facts_text(ALE), ale)


def test_nothing_is_wrong_with_the_charter() -> None:
    assert check(charter_text(ALE)).problems == ()


@pytest.mark.requirement("R-009")
@pytest.mark.skipif(not ADOPTED.exists(), reason="the adopted text is not beside the repository")
def test_every_quote_stands_in_its_section_of_the_adopted_text() -> None:
    checked = check(charter_text(ALE), ADOPTED.read_text(encoding="utf-8"))
    assert (checked.problems, checked.quotes_missing) == ((), 0)
    assert checked.quotes_checked > 60


@pytest.mark.requirement("R-001")
@pytest.mark.requirement("R-002")
@pytest.mark.requirement("R-004")
@pytest.mark.requirement("R-007")
def test_the_front_page_says_by_which_decision_the_model_was_adopted(ale: Charter) -> None:
    front = ale.front
    assert (front.title, front.adopted_by, front.adopted_on, front.paragraph, front.registry_number) == (
        "Styrmodell för Ale kommun",
        "kf",
        date(2021, 12, 20),
        265,
        "2021.277",
    )
    assert front.in_force_from == date(2022, 1, 1)


@pytest.mark.requirement("R-003")
@pytest.mark.requirement("R-008")
def test_the_responsible_are_an_organisation_and_a_role(ale: Charter) -> None:
    assert (ale.front.responsible, ale.front.responsible_role) == ("Kommunstyrelsen", "Avdelningschef SoU")


@pytest.mark.requirement("R-005")
@pytest.mark.requirement("R-006")
def test_the_model_holds_until_further_notice_and_is_to_be_revised_within_four_years(ale: Charter) -> None:
    assert (ale.front.until, ale.front.revise_by) == (None, date(2026, 1, 1))
    assert ale.front.ground_of("revise_within_years").quote == "Revideras Senast fyra år efter ikraftträdande"


@pytest.mark.requirement("R-009")
def test_every_row_cites_a_section_that_is_there(ale: Charter) -> None:
    assert len(ale.sections) == 20
    assert ale.sections[0].heading == "Styrmodell för Ale kommun"


@pytest.mark.requirement("R-024")
def test_the_principles_are_seven_in_the_order_of_the_text(ale: Charter) -> None:
    assert [principle.label.sv.indefinite for principle in ale.principles] == [
        "Tillit",
        "Medborgarfokus",
        "Helhetssyn",
        "Handlingsutrymme",
        "Stöd",
        "Kunskap",
        "Öppenhet",
    ]


@pytest.mark.requirement("R-035")
def test_the_budget_is_yearly_with_its_last_day_in_law(ale: Charter) -> None:
    budget = ale.instrument("budget")
    assert (budget.yearly, budget.deadline, budget.decided_by) == (True, "budget_adopted", "kf")


@pytest.mark.requirement("R-040")
@pytest.mark.requirement("R-041")
def test_the_council_decides_every_mandate_one_for_each_body(ale: Charter) -> None:
    mandates = [
        (instrument.key, instrument.decided_by, instrument.binds, instrument.per_body)
        for instrument in ale.instruments
        if instrument.level == "mandate"
    ]
    assert mandates == [
        ("reglemente", "kf", ("ks", "namnd"), True),
        ("bolagsordning", "kf", ("bolag",), True),
        ("agardirektiv", "kf", ("bolag",), True),
    ]


@pytest.mark.requirement("R-042")
@pytest.mark.requirement("R-045")
@pytest.mark.parametrize("key", ["reglemente", "agardirektiv"])
def test_what_holds_a_mandate_must_say_for_whom_and_which_needs(ale: Charter, key: str) -> None:
    assert [row.key for row in ale.instrument(key).must_contain] == ["for_whom", "which_needs"]


@pytest.mark.requirement("R-046")
@pytest.mark.requirement("R-048")
@pytest.mark.requirement("R-049")
@pytest.mark.requirement("R-050")
@pytest.mark.requirement("R-053")
def test_vision_and_value_base_last_eight_years_and_are_not_reconsidered_after_an_election(ale: Charter) -> None:
    rows = [ale.instrument("vision"), ale.instrument("vardegrund")]
    assert [(row.decided_by, row.term_years, row.reconsidered) for row in rows] == [("kf", 8, None)] * 2
    assert set(ale.instrument("vision").binds) >= {"namnd", "bolag"}


@pytest.mark.requirement("R-054")
def test_direction_goals_cut_across_and_contribute_to_vision_and_value_base(ale: Charter) -> None:
    goals = ale.instrument("riktningsmal")
    assert (goals.term_years, goals.reconsidered, goals.crosscutting) == (4, "after_election", True)
    assert goals.binds == ("ks", "namnd", "bolag")
    assert goals.contributes_to == ("vision", "vardegrund")


@pytest.mark.requirement("R-061")
def test_external_factors_are_renewed_after_an_election(ale: Charter) -> None:
    factors = ale.instrument("omvarldsfaktorer")
    assert (factors.decided_by, factors.term_years, factors.reconsidered) == ("kf", 4, "after_election")


@pytest.mark.requirement("R-066")
@pytest.mark.requirement("R-072")
def test_the_description_is_yearly_and_has_exactly_three_parts(ale: Charter) -> None:
    description = ale.activity("nulagesbeskrivning")
    assert (description.every, description.held_by) == ("year", ("ks", "namnd", "bolag"))
    assert [(part.label.sv.indefinite, part.source) for part in description.parts] == [
        ("Verksamhetsbeskrivning", "mandate"),
        ("Omvärldsanalys", "common"),
        ("Nulägesanalys", "own"),
    ]


@pytest.mark.requirement("R-081")
@pytest.mark.requirement("R-082")
@pytest.mark.requirement("R-083")
def test_each_factor_is_answered_by_relation_risks_opportunities_and_action(ale: Charter) -> None:
    answers = {answer.instrument: answer for answer in ale.activity("nulagesbeskrivning").answers}
    assert [field.key for field in answers["omvarldsfaktorer"].fields] == [
        "relation",
        "risks",
        "opportunities",
        "action",
    ]


def test_each_goal_is_answered_by_a_measurement_or_by_reasoning(ale: Charter) -> None:
    answers = {answer.instrument: answer for answer in ale.activity("nulagesbeskrivning").answers}
    goals = answers["riktningsmal"]
    assert goals.mode == "measured_or_reasoned"
    assert [field.key for field in goals.fields if field.mode == "reasoned"] == ["reasoning", "conditions"]


@pytest.mark.requirement("R-080")
def test_the_boxes_of_an_answer_are_marked_as_a_proposal(ale: Charter) -> None:
    assert {answer.proposal for activity in ale.activities for answer in activity.answers} == {True}


@pytest.mark.requirement("R-088")
def test_a_trust_dialogue_is_yearly_in_the_bodys_own_form_with_its_result_to_the_council(ale: Charter) -> None:
    dialogue = ale.activity("tillitsdialog")
    assert (dialogue.every, dialogue.form_owner, dialogue.result_to) == ("year", "holder", "kf")


@pytest.mark.requirement("R-093")
@pytest.mark.requirement("R-095")
def test_nobody_says_how_often_sectors_talk_but_the_result_goes_to_the_council(ale: Charter) -> None:
    dialogue = ale.activity("tillitsdialog-mellan-sektorer")
    assert (dialogue.every, dialogue.form_owner, dialogue.result_to) == ("unstated", "holder", "kf")
    assert (dialogue.opens, dialogue.due) == (None, None)


def test_the_executive_boards_dialogues_come_after_the_descriptions(ale: Charter) -> None:
    dialogue = ale.activity("kommunstyrelsens-tillitsdialog")
    assert (dialogue.held_by, dialogue.counterpart, dialogue.after) == (
        ("ks",),
        ("namnd", "bolag"),
        ("nulagesbeskrivning",),
    )


@pytest.mark.requirement("R-105")
@pytest.mark.requirement("R-107")
def test_the_external_analysis_day_comes_before_the_descriptions(ale: Charter) -> None:
    day = ale.activity("omvarldsdag")
    assert (day.held_by, day.every, day.basis) == (("ks",), "year", ("riktningsmal", "omvarldsfaktorer"))
    assert "omvarldsdag" in ale.activity("nulagesbeskrivning").after


@pytest.mark.requirement("R-109")
def test_a_manager_has_five_verbs(ale: Charter) -> None:
    assert [verb.label.sv.indefinite for verb in ale.verbs] == [
        "planera",
        "prioritera",
        "initiera",
        "genomföra",
        "följa upp",
    ]


def test_days_that_the_text_does_not_give_are_marked_as_a_proposal(ale: Charter) -> None:
    assert {activity.proposal for activity in ale.activities if activity.due} == {True}


def test_a_label_knows_its_forms(ale: Charter) -> None:
    assert ale.instrument("riktningsmal").label.sv == Forms(
        indefinite="riktningsmål",
        definite="riktningsmålet",
        plural="riktningsmål",
        plural_definite="riktningsmålen",
        gender="ett",
    )
    assert ale.instrument("riktningsmal").label.forms("en").plural_definite == "the direction goals"


def test_the_facts_give_the_texts_that_are_known_to_hold(ale: Charter, facts: Facts) -> None:
    record = record_of_facts(facts, ale)
    versions = [
        (version.instrument, version.body, version.in_force_from, version.decided_until) for version in record.versions
    ]
    assert versions == PLACES_OF_VERSIONS
    assert record.kept_from == date(2026, 11, 1)


def test_nothing_unseen_is_called_missing(ale: Charter, facts: Facts) -> None:
    assert {version.missing for version in record_of_facts(facts, ale).versions} == {()}


def test_no_direction_goal_is_made_up(facts: Facts) -> None:
    adopted = {version.instrument for decision in facts.decisions for version in decision.versions}
    assert adopted & {"riktningsmal", "omvarldsfaktorer"} == set()


def test_an_owner_directive_belongs_to_a_company(ale: Charter) -> None:
    def faults(old: str, new: str) -> list[str]:
        text = facts_text(ALE)
        assert text.count(old) == 1
        return [problem.code for problem in check_facts(text.replace(old, new), ale).problems]

    mine = 'instrument = "agardirektiv"\nbody = "alebyggen"\n'
    assert faults(mine, 'instrument = "agardirektiv"\n') == ["needs_body"]
    assert faults(mine, 'instrument = "agardirektiv"\nbody = "servicenamnden"\n') == ["not_bound"]


def test_no_path_is_assumed(tmp_path: Path) -> None:
    copy = tmp_path / "mine.toml"
    copy.write_text(charter_text(ALE), encoding="utf-8")
    assert load(charter_text(copy)) == load(charter_text(ALE))
