"""Why work, templates, questions and trends are refused."""

from __future__ import annotations

from datetime import date

import pytest
from tests.examples import EXAMPLES, carry_out
from tests.refusals import refused
from tests.refused_acts import GONE, Case, refuses, secretary_of
from tests.world import COUNCIL, EXECUTIVE, World

from koll.acts.activities import TemplatePartInput

pytestmark = pytest.mark.django_db

PART = TemplatePartInput(heading="Vad vi har lärt oss", read_by=("kf",))
CONTINUED = TemplatePartInput(heading="Vad vi har lärt oss", read_by=("kf",), key="vad-vi-har-lart-oss")


def dialogue(world: World) -> str:
    """The executive board's dialogue, which only committees and companies are invited to."""
    return next(row.key for row in world.charter.activities if row.counterpart and "ks" in row.held_by)


def description(world: World) -> int:
    """What is written, with no trends of its own."""
    return world.opened("description", EXECUTIVE)


REFUSED = {
    "open_occasion": (
        Case(
            "occasion.invites_itself",
            "counterparts",
            {"activity": dialogue, "body": EXECUTIVE, "counterparts": (EXECUTIVE,)},
            secretary_of(EXECUTIVE),
        ),
        Case(
            "occasion.not_a_counterpart",
            "counterparts",
            {"activity": dialogue, "body": EXECUTIVE, "counterparts": (COUNCIL,)},
            secretary_of(EXECUTIVE),
        ),
    ),
    "agree_on_day": (Case("occasion.day_outside_frame", "planned_on", {"planned_on": date(2027, 12, 31)}),),
    "replace_template": (
        Case("template.part_continued_twice", "parts", {"words.parts": (CONTINUED, CONTINUED)}),
        Case("template.part_without_heading", "parts", {"words.parts.0.heading": " "}),
        Case("template.part_without_source", "parts", {"words.parts.0.source": "påhittad"}),
        Case("template.part_without_reader", "parts", {"words.parts.0.read_by": ()}),
        Case("template.part_without_reader", "parts", {"words.parts.0.read_by": ("ingen",)}),
        Case("template.part_asks_too_much", "parts", {"words.parts.0.questions": ("Vad?",) * 13}),
        Case("template.part_asks_too_much", "parts", {"words.parts.0.questions": ("a" * 301,)}),
        Case("template.not_written_in_parts", "activity", {"activity": lambda world: world.activity("dialogue").key}),
        Case("template.name_or_reason_missing", "reason", {"words.name": " "}),
        Case("template.name_or_reason_missing", "reason", {"words.reason": " "}),
        Case("template.year_too_far", "from_period", {"words.from_period": 2030}),
        Case("template.number_of_parts", "parts", {"words.parts": ()}),
        Case("template.number_of_parts", "parts", {"words.parts": (PART,) * 13}),
    ),
    "end_own_question": (Case("question.gone", None, {"question": GONE}),),
    "add_trend": (Case("trend.not_in_analysis", "occasion", {"occasion": description}),),
}


@pytest.mark.parametrize("act", REFUSED)
def test_the_act_is_refused_for_its_reason(world: World, act: str) -> None:
    refuses(world, act, REFUSED[act])


def test_a_part_has_twelve_questions_of_its_own_at_most(world: World) -> None:
    doing, given = EXAMPLES["add_own_question"](world)
    for _number in range(12):
        carry_out("add_own_question", (doing, given))
    with refused("question.too_many"):
        carry_out("add_own_question", (doing, given))
