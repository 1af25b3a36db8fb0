"""The year's written work: who may write and decide it, what is kept, and what is frozen."""

from __future__ import annotations

from datetime import date

import pytest
from tests.refusals import conflict, refused
from tests.world import CARE, COUNCIL, EXECUTIVE, HOUSES, SCHOOL_SECTOR, SCHOOLS, World

from koll.acts.activities import agree_on_day, open_occasion
from koll.acts.descriptions import write_part
from koll.tables.models import Answer, LedgerEntry, Occasion, Part

pytestmark = pytest.mark.django_db

REASONED = {"reasoning": "Vi prövade två arbetssätt.", "conditions": "Vi behöver lokaler."}
MEASURED = {"result": "81 procent, skolenkäten 2026", "target": "85 procent 2028"}
FACTOR = {
    "relation": "Det berör alla våra enheter.",
    "risks": "Färre söker tjänsterna.",
    "opportunities": "Fler kan arbeta nära hemmet.",
    "action": "Vi utbildar egen personal.",
}


def parts_of(world: World) -> list[str]:
    return [part.key for part in world.activity("description").parts]


# -- opening


@pytest.mark.both_databases
@pytest.mark.requirement("R-066")
def test_committees_the_executive_board_and_companies_each_open_one_description_a_year(world: World) -> None:
    for body in (SCHOOLS, CARE, EXECUTIVE, HOUSES):
        world.opened("description", body)
        with refused("occasion.already_open"):
            world.opened("description", body)
    assert Occasion.objects.filter(period=2027, number=1).count() == 4


def test_a_body_that_does_not_hold_an_activity_cannot_open_it(world: World) -> None:
    kind = world.activity("description")
    with refused("occasion.body_does_not_hold"):
        open_occasion(world.by(SCHOOL_SECTOR), activity=kind.key, body=SCHOOL_SECTOR, period=2027)


def test_an_activity_the_charter_does_not_know_is_refused(world: World) -> None:
    with refused("occasion.unknown_activity"):
        open_occasion(world.by(SCHOOLS), activity="karta", body=SCHOOLS, period=2027)


def test_a_year_far_away_is_refused(world: World) -> None:
    kind = world.activity("description").key
    for period in (2025, 2030):
        with refused("occasion.year_too_far"):
            open_occasion(world.by(SCHOOLS), activity=kind, body=SCHOOLS, period=period)


def test_members_read_and_do_not_open(world: World) -> None:
    kind = world.activity("description").key
    with refused("permission.open_occasion"):
        open_occasion(world.by(SCHOOLS, "member"), activity=kind, body=SCHOOLS, period=2027)


def test_the_sector_under_a_committee_writes_for_it(world: World) -> None:
    occasion = world.opened("description")
    part = parts_of(world)[0]
    write_part(world.by(SCHOOL_SECTOR, "officer"), occasion=occasion, part=part, text="Text.", revision=0)
    assert Part.objects.get().text == "Text."


@pytest.mark.parametrize(("body", "role"), [(CARE, "secretary"), (SCHOOLS, "member"), (COUNCIL, "chair")])
def test_others_do_not_write_for_it(world: World, body: str, role: str) -> None:
    occasion = world.opened("description")
    doing = world.by(body, role)
    with refused("permission.write_occasion"):
        write_part(doing, occasion=occasion, part=parts_of(world)[0], text="Text.", revision=0)
    assert not Part.objects.exists()


def test_a_draft_is_read_by_nobody_outside(world: World) -> None:
    world.opened("description")
    with refused("permission.read_draft"):
        world.page("description", of=CARE)


def test_a_day_is_set_and_taken_away_and_cannot_be_before_the_opening(world: World) -> None:
    occasion = world.opened("description")
    agree_on_day(world.by(SCHOOLS), occasion=occasion, planned_on=date(2027, 4, 12), revision=1)
    assert Occasion.objects.get().planned_on == date(2027, 4, 12)
    with refused("occasion.day_passed"):
        agree_on_day(world.by(SCHOOLS), occasion=occasion, planned_on=date(2027, 1, 12), revision=2)
    agree_on_day(world.by(SCHOOLS), occasion=occasion, planned_on=None, revision=2)
    assert Occasion.objects.get().planned_on is None


# -- writing parts


@pytest.mark.requirement("R-072")
def test_a_description_has_the_three_parts_of_the_charter_in_order(world: World) -> None:
    occasion = world.opened("description")
    for part in parts_of(world):
        world.written(occasion, part, f"Om {part}.")
    page = world.page("description")
    assert [(part.key, part.text) for part in page.parts] == [
        ("verksamhetsbeskrivning", "Om verksamhetsbeskrivning."),
        ("omvarldsanalys", "Om omvarldsanalys."),
        ("nulagesanalys", "Om nulagesanalys."),
    ]


@pytest.mark.requirement("R-073")
def test_the_first_part_starts_from_the_bodys_own_mandate(world: World) -> None:
    world.opened("description")
    world.opened("description", HOUSES)
    for body, name in ((SCHOOLS, "Skolnämnden"), (HOUSES, "Lillköpings Hus AB")):
        texts = " ".join(text for _heading, text, _address in world.page("description", body).parts[0].ground_text)
        assert f"Det här är uppdraget för {name}." in texts
        assert "Omsorgsnämnden" not in texts


@pytest.mark.requirement("R-074")
def test_the_second_part_shows_the_common_analysis_once_it_is_decided(world: World) -> None:
    analysis = world.opened("analysis", EXECUTIVE)
    part = world.activity("analysis", EXECUTIVE).parts[0].key
    world.written(analysis, part, "Befolkningen växer.", EXECUTIVE)
    world.opened("description")
    assert world.page("description").parts[1].ground_text == ()
    world.decided(analysis, EXECUTIVE)
    ground = world.page("description").parts[1].ground_text
    assert [text for _heading, text, _address in ground] == ["Befolkningen växer."]


def test_a_part_the_charter_does_not_know_is_refused(world: World) -> None:
    occasion = world.opened("description")
    with refused("part.unknown"):
        world.written(occasion, "bilaga", "Text.")


def test_two_who_write_the_same_part_both_keep_their_words(world: World) -> None:
    occasion = world.opened("description")
    part = parts_of(world)[0]
    world.written(occasion, part, "Först.")
    world.written(occasion, part, "Sekreterarens.", revision=1)
    with conflict() as refusal:
        write_part(world.by(SCHOOL_SECTOR, "officer"), occasion=occasion, part=part, text="Handläggarens.", revision=1)
    assert (refusal.value.theirs, refusal.value.mine, refusal.value.revision) == (
        {"text": "Sekreterarens."},
        {"text": "Handläggarens."},
        2,
    )
    assert Part.objects.get().text == "Sekreterarens."


@pytest.mark.both_databases
def test_the_same_form_sent_twice_is_written_once(world: World) -> None:
    occasion = world.opened("description")
    part = parts_of(world)[0]
    doing = world.by(SCHOOLS, receipt="a-key-of-its-own")
    first = write_part(doing, occasion=occasion, part=part, text="Text.", revision=0)
    lines = LedgerEntry.objects.count()
    again = write_part(doing, occasion=occasion, part=part, text="Text.", revision=0)
    assert (again.subject, again.id, LedgerEntry.objects.count()) == (first.subject, first.id, lines)
    assert Part.objects.get().revision == 1


# -- answering


@pytest.mark.requirement("R-084", "R-085")
def test_every_goal_in_force_is_there_to_be_answered(world: World) -> None:
    goals = world.adopt("goal", "Alla lär sig läsa", "Vi möts i kommunen")
    occasion = world.opened("description")
    assert world.page("description").unanswered == 2
    world.answered(occasion, goals["Alla lär sig läsa"], REASONED)
    page = world.page("description")
    answered = [(answer.statement.heading, answer.is_answered) for _label, group in page.answers for answer in group]
    assert answered == [("Alla lär sig läsa", True), ("Vi möts i kommunen", False)]
    assert page.unanswered == 1


@pytest.mark.requirement("R-086", "R-087")
def test_a_goal_is_answered_measured_or_reasoned_and_changing_the_mode_loses_no_words(world: World) -> None:
    goal = world.adopt("goal", "Alla lär sig läsa", mode="measured")["Alla lär sig läsa"]
    occasion = world.opened("description")
    group = next(pages for _label, pages in world.page("description").answers if pages)
    assert group[0].mode == "measured"
    world.answered(occasion, goal, MEASURED, mode="measured")
    world.answered(occasion, goal, MEASURED | REASONED, mode="reasoned", revision=1, why="Det går inte att mäta än.")
    kept = Answer.objects.get()
    assert (kept.mode, kept.fields) == ("reasoned", MEASURED | REASONED)


@pytest.mark.requirement("R-087")
def test_a_reasoned_answer_needs_no_number(world: World) -> None:
    goal = world.adopt("goal", "Alla lär sig läsa")["Alla lär sig läsa"]
    occasion = world.opened("description")
    world.answered(occasion, goal, {"reasoning": "Vi har prövat oss fram."})
    assert Answer.objects.get().fields == {"reasoning": "Vi har prövat oss fram."}


@pytest.mark.requirement("R-081", "R-082", "R-083")
def test_a_factor_is_answered_by_relation_risks_opportunities_and_action(world: World) -> None:
    factor = world.adopt("factor", "Kompetensförsörjning")["Kompetensförsörjning"]
    occasion = world.opened("description")
    world.answered(occasion, factor, FACTOR, mode="factor")
    group = next(pages for _label, pages in world.page("description").answers if pages)
    assert {field.key: text for field, text in group[0].fields} == FACTOR


@pytest.mark.requirement("R-082")
def test_a_factor_without_opportunities_is_allowed(world: World) -> None:
    factor = world.adopt("factor", "Kompetensförsörjning")["Kompetensförsörjning"]
    occasion = world.opened("description")
    world.answered(occasion, factor, {"risks": "Färre söker."}, mode="factor")
    assert Answer.objects.get().fields == {"risks": "Färre söker."}


@pytest.mark.requirement("R-067", "R-068")
def test_a_bodys_own_goals_and_its_assignments_are_answered_by_it_and_by_no_other(world: World) -> None:
    own = world.adopt("own_goal", "Lugn i korridoren", decided_by=SCHOOLS, whose=SCHOOLS)["Lugn i korridoren"]
    mine, theirs = world.opened("description"), world.opened("description", CARE)
    headings = {answer.statement.heading for _label, group in world.page("description").answers for answer in group}
    assert headings == {"Lugn i korridoren"}
    world.answered(mine, own, {"reasoning": "Det är lugnare."})
    assert world.page("description", CARE).unanswered == 0
    with refused("answer.of_another_body"):
        world.answered(theirs, own, {"reasoning": "Det är lugnare."}, body=CARE)


@pytest.mark.parametrize(
    ("mode", "fields", "code"),
    [
        ("factor", REASONED, "answer.unknown_mode"),
        ("measured_or_reasoned", REASONED, "answer.unknown_mode"),
        ("reasoned", {"colour": "grön"}, "answer.unknown_field"),
        ("reasoned", {"reasoning": " "}, "answer.empty"),
    ],
)
def test_an_answer_in_another_form_than_the_charters_is_refused(
    world: World, mode: str, fields: dict[str, str], code: str
) -> None:
    goal = world.adopt("goal", "Alla lär sig läsa")["Alla lär sig läsa"]
    occasion = world.opened("description")
    with refused(code):
        world.answered(occasion, goal, fields, mode=mode)
    assert not Answer.objects.exists()


def test_an_answer_to_a_goal_no_longer_in_force_is_refused_and_says_that_the_words_are_kept(world: World) -> None:
    old = world.adopt("goal", "Det gamla målet")["Det gamla målet"]
    occasion = world.opened("description")
    world.adopt("goal", "Det nya målet", day=date(2027, 3, 1))
    with refused("answer.not_in_force") as refusal:
        world.answered(occasion, old, REASONED)
    assert "Det gamla målet" in refusal.value.sentence
    headings = [answer.statement.heading for _label, group in world.page("description").answers for answer in group]
    assert headings == ["Det nya målet"]


def test_a_statement_that_is_not_answered_in_the_activity_is_refused(world: World) -> None:
    vision = world.adopt("vision", "Ett tryggt Lillköping")["Ett tryggt Lillköping"]
    occasion = world.opened("description")
    with refused("answer.not_asked"):
        world.answered(occasion, vision, REASONED)


def test_two_who_answer_the_same_goal_both_keep_their_words(world: World) -> None:
    goal = world.adopt("goal", "Alla lär sig läsa")["Alla lär sig läsa"]
    occasion = world.opened("description")
    world.answered(occasion, goal, {"reasoning": "Första."})
    world.answered(occasion, goal, {"reasoning": "Andra."}, revision=1)
    with conflict() as refusal:
        world.answered(occasion, goal, {"reasoning": "Tredje."}, revision=1)
    assert refusal.value.theirs == {"reasoning": "Andra."}
    assert refusal.value.mine == {"reasoning": "Tredje."}


def test_last_years_answer_is_beside_this_years(world: World) -> None:
    goal = world.adopt("goal", "Alla lär sig läsa", day=date(2026, 1, 12))["Alla lär sig läsa"]
    last = world.opened("description", period=2026)
    world.answered(last, goal, {"reasoning": "Så var det förra året."}, day=date(2026, 3, 1))
    world.decided(last, day=date(2026, 4, 1))
    world.opened("description")
    group = next(pages for _label, pages in world.page("description").answers if pages)
    assert [(field.key, text) for field, text in group[0].last_fields] == [("reasoning", "Så var det förra året.")]
    assert (group[0].last_period, group[0].is_answered) == (2026, False)
