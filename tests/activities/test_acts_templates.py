"""Templates: the municipality replaces the proposal, bodies add questions, and nothing begun is broken by it."""

from __future__ import annotations

from typing import Any

import pytest
from tests.refusals import conflict, refused
from tests.world import CARE, EXECUTIVE, SCHOOLS, World, context_on

from koll.acts.activities import (
    TemplateInput,
    TemplatePartInput,
    add_own_question,
    end_own_question,
    replace_template,
)
from koll.acts.descriptions import open_correcting_version
from koll.reads.activities import templates_page
from koll.tables.models import Answer, Occasion, Template

pytestmark = pytest.mark.django_db

READS = ("kf", "ks")
OURS = TemplateInput(
    name="Lillköpings mall",
    reason="Vi vill fråga mindre.",
    from_period=2028,
    parts=(
        TemplatePartInput(
            heading="Vilka vi finns till för",
            source="mandate",
            needed=True,
            read_by=READS,
            questions=("Vilka möter ni?",),
            key="verksamhetsbeskrivning",
        ),
        TemplatePartInput(
            heading="Vad vi har lärt oss",
            source="own",
            needed=False,
            read_by=("kf",),
            questions=("Vad förvånade er?", "Vad slutar ni med?"),
        ),
    ),
)


def replaced(world: World, words: TemplateInput = OURS, revision: int = 0, **more: Any) -> int:
    key = world.activity("description").key
    return replace_template(world.by(EXECUTIVE, **more), activity=key, words=words, revision=revision).id


def parts_of(world: World, period: int) -> list[tuple[str, str, bool]]:
    return [
        (part.key, part.label.sv.indefinite, part.needed) for part in world.page("description", period=period).parts
    ]


@pytest.mark.both_databases
@pytest.mark.requirement("R-080")
def test_what_is_begun_keeps_its_template_and_what_is_begun_later_follows_the_new_one(world: World) -> None:
    occasion = world.opened("description")
    proposed = parts_of(world, 2027)
    world.written(occasion, "verksamhetsbeskrivning", "Vi finns till för barnen.")
    replaced(world)
    assert parts_of(world, 2027) == proposed
    world.written(occasion, "nulagesanalys", "Ännu mer, i den gamla delen.")
    world.decided(occasion)
    world.opened("description", period=2028, day=world.day)
    assert parts_of(world, 2028) == [
        ("verksamhetsbeskrivning", "Vilka vi finns till för", True),
        ("vad-vi-har-lart-oss", "Vad vi har lärt oss", False),
    ]
    continued = world.page("description", period=2028).parts[0]
    assert (continued.last_text, continued.last_period) == ("Vi finns till för barnen.", 2027)


def test_a_template_used_from_a_later_year_leaves_the_years_before_it(world: World) -> None:
    replaced(world)
    world.opened("description")
    assert [key for key, _heading, _needed in parts_of(world, 2027)] == [
        part.key for part in world.activity("description").parts
    ]


def test_a_part_of_a_template_that_the_occasion_does_not_have_is_not_written(world: World) -> None:
    occasion = world.opened("description")
    replaced(world)
    with refused("part.unknown"):
        world.written(occasion, "vad-vi-har-lart-oss", "Fel mall.")


def template_with(*parts: TemplatePartInput, **wrong: Any) -> TemplateInput:
    """A template of these parts, or ours, with what is wrong."""
    values: dict[str, Any] = {"name": "Namn", "reason": "Skäl", "from_period": 2028, "parts": parts or OURS.parts}
    return TemplateInput(**values | wrong)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (template_with(name=""), "name_or_reason_missing"),
        (template_with(reason=" "), "name_or_reason_missing"),
        (template_with(from_period=2040), "year_too_far"),
        (template_with(parts=()), "number_of_parts"),
        (
            template_with(TemplatePartInput(heading="", read_by=READS, questions=("Vad?",))),
            "part_without_heading",
        ),
        (template_with(TemplatePartInput(heading="Del")), "part_without_reader"),
        (template_with(TemplatePartInput(heading="Del", read_by=("ingen",))), "part_without_reader"),
        (template_with(TemplatePartInput(heading="Del", source="taget", read_by=READS)), "part_without_source"),
        (
            template_with(TemplatePartInput(heading="Del", read_by=READS, questions=("x" * 301,))),
            "part_asks_too_much",
        ),
        (template_with(*(TemplatePartInput(heading="A", read_by=READS, key="a"),) * 2), "part_continued_twice"),
    ],
)
def test_a_template_says_who_reads_every_part_and_why_it_is_changed(
    world: World, words: TemplateInput, reason: str
) -> None:
    with refused(f"template.{reason}"):
        replaced(world, words)
    assert not Template.objects.exists()


def test_two_headings_alike_get_keys_of_their_own(world: World) -> None:
    replaced(
        world,
        TemplateInput(
            name="Namn", reason="Skäl", from_period=2028, parts=(TemplatePartInput(heading="Läget", read_by=READS),) * 2
        ),
    )
    assert [part["key"] for part in Template.objects.get().parts] == ["laget", "laget-2"]


def test_of_two_who_replace_it_at_once_the_second_sees_both(world: World) -> None:
    replaced(world)
    with conflict() as refusal:
        replaced(world, TemplateInput(name="En annan", reason="Skäl", from_period=2028, parts=OURS.parts))
    assert (refusal.value.theirs["name"], refusal.value.mine["name"], refusal.value.revision) == (
        "Lillköpings mall",
        "En annan",
        1,
    )


def test_only_those_who_write_for_the_executive_board_replace_it(world: World) -> None:
    key = world.activity("description").key
    for body, role in ((SCHOOLS, "secretary"), (EXECUTIVE, "member")):
        with refused("permission.manage_templates"):
            replace_template(world.by(body, role), activity=key, words=OURS, revision=0)


def test_the_page_marks_the_proposal_until_it_is_replaced(world: World) -> None:
    key = world.activity("description").key

    def used(period: int) -> tuple[bool, str]:
        page = templates_page(context_on(world.day, world.actor(SCHOOLS)), period)
        line = next(line for line, _others in page.lines if line.activity.key == key)
        return line.is_proposal, line.name

    assert used(2028) == (True, "")
    replaced(world)
    assert (used(2027), used(2028)) == ((True, ""), (False, "Lillköpings mall"))


def questions(world: World, body: str = SCHOOLS, period: int = 2027) -> list[str]:
    page = world.page("description", body, period=period)
    return [question.label.sv.indefinite for part in page.parts for question in part.questions if question.id]


def test_a_body_adds_a_question_for_itself_and_takes_it_away_without_touching_earlier_years(world: World) -> None:
    first = world.opened("description")
    world.opened("description", CARE)
    asked = add_own_question(world.by(SCHOOLS), occasion=first, part="nulagesanalys", text="Vad säger eleverna?").id
    assert (questions(world), questions(world, CARE)) == (["Vad säger eleverna?"], [])
    world.decided(first)
    second = world.opened("description", period=2028, day=world.day)
    assert questions(world, period=2028) == ["Vad säger eleverna?"]
    end_own_question(world.by(SCHOOLS), occasion=second, question=asked)
    assert (questions(world), questions(world, period=2028)) == (["Vad säger eleverna?"], [])


def test_a_question_is_added_only_to_what_is_being_written_by_those_who_write_it(world: World) -> None:
    occasion = world.opened("description")
    said: dict[str, Any] = {"occasion": occasion, "part": "nulagesanalys", "text": "Vad?"}
    wrongs: tuple[tuple[dict[str, Any], str], ...] = (
        ({"text": " "}, "question.length"),
        ({"text": "x" * 301}, "question.length"),
        ({"part": "finns-inte"}, "question.unknown_part"),
        ({"read_by": ("ingen",)}, "question.unknown_reader"),
    )
    for wrong, code in wrongs:
        with refused(code):
            add_own_question(world.by(SCHOOLS), **(said | wrong))
    with refused("permission.write_occasion"):
        add_own_question(world.by(CARE), **said)
    world.decided(occasion)
    with refused("permission.write_occasion_not_now"):
        add_own_question(world.by(SCHOOLS), **said)


@pytest.mark.requirement("R-086")
def test_a_body_that_answers_in_another_way_than_suggested_says_why(world: World) -> None:
    goal = world.adopt("goal", "Alla lär sig läsa", mode="measured")["Alla lär sig läsa"]
    occasion = world.opened("description")
    with refused("answer.reason_missing"):
        world.answered(occasion, goal, {"reasoning": "Vi läser mer."})
    world.answered(occasion, goal, {"reasoning": "Vi läser mer."}, why="Provet görs i höst.")
    world.answered(occasion, goal, {"result": "88 procent"}, mode="measured", revision=1)
    assert [(answer.mode, answer.mode_why) for answer in Answer.objects.all()] == [("measured", "")]


def test_a_new_version_keeps_the_template_and_why_a_goal_is_answered_so(world: World) -> None:
    replaced(world, TemplateInput(name="Namn", reason="Skäl", from_period=2027, parts=OURS.parts))
    goal = world.adopt("goal", "Alla lär sig läsa", mode="measured")["Alla lär sig läsa"]
    occasion = world.opened("description")
    world.answered(occasion, goal, {"reasoning": "Vi läser mer."}, why="Provet görs i höst.")
    world.decided(occasion)
    new = open_correcting_version(world.by(SCHOOLS), occasion=occasion, reason="Ett fel.").id
    assert Occasion.objects.get(pk=new).template_id == Template.objects.get().pk
    assert Answer.objects.get(occasion=new).mode_why == "Provet görs i höst."
