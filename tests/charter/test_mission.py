"""What Ale's model asks for is what its charter says: who, of whom, on what ground, in which order, to whom."""

from __future__ import annotations

import re

import pytest
from tests.charter.broken import ROOT
from tests.house.tree import ROOT as PROJECT

from koll.domain.almanac import RULES
from koll.domain.charter import Activity, Charter, charter_text, load

ALE = ROOT / "charters" / "ale-2022"
GOVERNED = ("ks", "namnd", "bolag")


@pytest.fixture(scope="module")
def ale() -> Charter:
    return load(charter_text(ALE))


def of_kind(ale: Charter, kind: str) -> list[Activity]:
    return [activity for activity in ale.activities if activity.kind == kind]


@pytest.mark.requirement("R-015")
@pytest.mark.requirement("R-060")
def test_every_chain_leads_to_the_vision_and_the_value_base_and_begins_nowhere_else(ale: Charter) -> None:
    above = {instrument.key: instrument.contributes_to for instrument in ale.instruments}
    levels = {instrument.key: instrument.level for instrument in ale.instruments}
    ends = set()
    for key in above:
        waiting = [key] if levels[key] in ("goal", "own_goal") else []
        while waiting:
            here = waiting.pop()
            waiting.extend(above[here])
            if not above[here]:
                ends.add(levels[here])
    assert ends == {"vision", "value"}


@pytest.mark.parametrize(
    ("place", "key", "quote"),
    [
        pytest.param(0, "tillit", "välja att lita på", marks=pytest.mark.requirement("R-025")),
        pytest.param(1, "medborgarfokus", "medborgaren och brukaren", marks=pytest.mark.requirement("R-026")),
        pytest.param(2, "helhetssyn", "ansvar för helheten", marks=pytest.mark.requirement("R-027")),
        pytest.param(3, "handlingsutrymme", "Delegera befogenheter", marks=pytest.mark.requirement("R-028")),
        pytest.param(4, "stod", "psykosocialt stöd", marks=pytest.mark.requirement("R-029")),
        pytest.param(5, "kunskap", "kunskapsutveckling", marks=pytest.mark.requirement("R-030")),
        pytest.param(6, "oppenhet", "dela information", marks=pytest.mark.requirement("R-031")),
    ],
)
def test_the_seven_principles_stand_in_their_order_with_their_words(
    ale: Charter, place: int, key: str, quote: str
) -> None:
    principle = ale.principles[place]
    assert (principle.key, len(ale.principles)) == (key, 7)
    assert quote.casefold() in principle.ground.quote.casefold()


@pytest.mark.requirement("R-036")
def test_the_council_sets_direction_and_goals_and_the_budget(ale: Charter) -> None:
    deciders = {instrument.level: instrument.decided_by for instrument in ale.instruments}
    assert [deciders[level] for level in ("vision", "value", "goal", "factor", "budget")] == ["kf"] * 5


@pytest.mark.requirement("R-038")
def test_follow_up_comes_with_the_interim_and_the_annual_accounts_and_their_days_in_law(ale: Charter) -> None:
    assert [row.key for row in of_kind(ale, "followup")] == ["delarsuppfoljning", "arsuppfoljning"]
    rules = {row.rule for row in ale.legal}
    assert {"interim_report", "annual_report"} <= rules <= set(RULES)


@pytest.mark.requirement("R-043")
@pytest.mark.requirement("R-021")
def test_a_body_has_its_mandate_from_the_council_and_the_mandate_says_for_whom_and_which_needs(ale: Charter) -> None:
    mandates = [instrument for instrument in ale.instruments if instrument.level == "mandate"]
    assert {mandate.decided_by for mandate in mandates} == {"kf"}
    assert {kind for mandate in mandates for kind in mandate.binds} == set(GOVERNED)
    saying = [mandate for mandate in mandates if mandate.must_contain]
    assert {kind for row in saying for kind in row.binds} == set(GOVERNED)
    assert {content.key for row in saying for content in row.must_contain} == {"for_whom", "which_needs"}


@pytest.mark.requirement("R-052")
def test_the_value_base_holds_values_one_by_one(ale: Charter) -> None:
    assert [instrument.statements for instrument in ale.instruments if instrument.level == "value"] == ["many"]


@pytest.mark.requirement("R-062")
@pytest.mark.requirement("R-064")
@pytest.mark.requirement("R-065")
def test_every_governed_body_answers_goals_and_factors_in_its_description_and_in_follow_up(ale: Charter) -> None:
    levels = {instrument.key: instrument.level for instrument in ale.instruments}
    for activity in (*of_kind(ale, "description"), *of_kind(ale, "followup")):
        assert set(activity.held_by) == set(GOVERNED)
        assert {"goal", "factor"} <= {levels[answer.instrument] for answer in activity.answers}


@pytest.mark.requirement("R-075")
@pytest.mark.requirement("R-076")
def test_the_common_analysis_looks_at_four_levels_and_asks_for_sources(ale: Charter) -> None:
    (analysis,) = of_kind(ale, "analysis")
    assert [part.key for part in analysis.parts] == ["global", "national", "regional", "local"]
    assert {part.source for part in analysis.parts} == {"common"}
    asked = " ".join(question.sv.indefinite for part in analysis.parts for question in part.questions)
    assert "källa" in asked.casefold()


@pytest.mark.requirement("R-077")
def test_a_description_may_propose_new_goals_and_assignments(ale: Charter) -> None:
    (description,) = of_kind(ale, "description")
    assert {"namndmal", "bolagsmal", "uppdrag"} <= set(description.may_propose)


@pytest.mark.requirement("R-079")
@pytest.mark.requirement("R-089")
@pytest.mark.requirement("R-091")
def test_a_bodys_own_dialogue_starts_from_its_description_and_mandate_in_a_form_of_its_own(ale: Charter) -> None:
    own = next(row for row in of_kind(ale, "dialogue") if set(row.held_by) == set(GOVERNED))
    assert (own.form_owner, own.after) == ("holder", ("nulagesbeskrivning",))
    assert {"nulagesbeskrivning", "reglemente", "agardirektiv"} <= set(own.basis)


@pytest.mark.requirement("R-096")
def test_the_result_of_every_dialogue_but_the_boards_own_goes_to_the_council(ale: Charter) -> None:
    told = {row.held_by: row.result_to for row in of_kind(ale, "dialogue")}
    assert {held for held, to in told.items() if to == "kf"} == {GOVERNED, ("sektor", "bolag")}


@pytest.mark.requirement("R-097")
@pytest.mark.requirement("R-098")
@pytest.mark.requirement("R-103")
def test_the_executive_board_supervises_by_dialogues_on_the_descriptions_and_by_what_law_asks(ale: Charter) -> None:
    (dialogue,) = (row for row in of_kind(ale, "dialogue") if row.held_by == ("ks",))
    assert (dialogue.basis, dialogue.after) == (("nulagesbeskrivning",), ("nulagesbeskrivning",))
    assert set(dialogue.counterpart) >= {"namnd", "bolag"}
    assert [(row.who, row.per) for row in ale.legal if row.rule == "company_decision"] == [("ks", "bolag")]


@pytest.mark.requirement("R-106")
def test_the_external_analysis_day_comes_before_the_descriptions_it_helps(ale: Charter) -> None:
    (day,) = of_kind(ale, "day")
    (description,) = of_kind(ale, "description")
    assert day.key in description.after
    assert day.due is not None
    assert description.due is not None
    assert day.due < description.due


@pytest.mark.requirement("R-016")
@pytest.mark.requirement("R-020")
def test_nothing_in_the_product_grades_ranks_or_scores() -> None:
    forbidden = re.compile(r"\b(score|rank|grade|rating|traffic_?light|league)\w*", re.IGNORECASE)
    tables = (PROJECT / "src" / "koll" / "tables" / "models").glob("*.py")
    found = [(path.name, match.group()) for path in tables for match in forbidden.finditer(path.read_text("utf-8"))]
    assert found == []
