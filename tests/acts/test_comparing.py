"""Two texts of one kind beside each other: each statement by its key, word by word."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.world import COUNCIL, SCHOOLS, World

from koll.acts.instruments import LapseWords, StatementWords, VersionWords, adopt
from koll.reads.comparing import ComparisonPage, comparison
from koll.reads.differences import Piece

pytestmark = pytest.mark.django_db

FIRST, SECOND, THIRD = date(2027, 1, 11), date(2027, 2, 8), date(2027, 3, 8)
READ, COUNT = "Alla lär sig läsa", "Alla lär sig räkna"


def reworded(world: World, day: date, heading: str, text: str, lapse: str = "") -> None:
    """The next text: the first goal with these words; the other lapses, or is left as it is."""
    held = {each.key: each for each in world.in_force("goal", day)}
    read = next(iter(held.values()))
    links = tuple(each.id for each in read.contributes_to)
    rest = [each for each in held.values() if each.key != read.key]
    words = VersionWords(
        world.level("goal").key,
        f"Målen {day.isoformat()}",
        day,
        statements=(
            StatementWords(heading, text, key=read.key, contributes_to=links),
            *(
                StatementWords(each.heading, each.text, key=each.key, contributes_to=links)
                for each in rest
                if not lapse
            ),
        ),
        lapsing=tuple(LapseWords(each.key, lapse) for each in rest if lapse),
    )
    adopt(world.by(COUNCIL, day=day), decision=world.decision(COUNCIL, words.title, day), version=words)


def page_of(world: World, day: date = THIRD, earlier: str = "", later: str = "") -> ComparisonPage:
    page = comparison(world.level("goal").key, day, earlier=earlier, later=later)
    assert page is not None
    return page


@pytest.mark.both_databases
@pytest.mark.requirement("R-057")
def test_each_statement_is_compared_by_its_key_and_word_by_word(world: World) -> None:
    world.adopt("goal", READ, COUNT, day=FIRST)
    reworded(world, SECOND, "Alla lär sig läsa och skriva", "Texten om Alla lär sig läsa.", lapse="Målet är nått.")
    page = page_of(world)
    assert [(each.name, each.state, each.why) for each in page.statements] == [
        ("Alla lär sig läsa och skriva", "changed", ""),
        (COUNT, "lapsed", "Målet är nått."),
    ]
    assert page.statements[0].heading == (Piece("both", READ), Piece("now", " och skriva"))
    assert page.statements[0].text == (Piece("both", "Texten om Alla lär sig läsa."),)
    assert dict(page.numbers) == {"same": 0, "changed": 1, "added": 0, "lapsed": 1}


def test_any_two_texts_can_be_chosen_in_any_order(world: World) -> None:
    world.adopt("goal", READ, COUNT, day=FIRST)
    reworded(world, SECOND, "Två", "Två.")
    reworded(world, THIRD, READ, "Texten om Alla lär sig läsa.")
    first, second, third = (day.isoformat() for day in (FIRST, SECOND, THIRD))
    for asked, found in (
        ((first, third), (FIRST, THIRD)),
        ((third, first), (FIRST, THIRD)),
        (("", second), (FIRST, SECOND)),
        ((third, third), (SECOND, THIRD)),
        (("nonsense", "1999-01-01"), (SECOND, THIRD)),
        ((), (SECOND, THIRD)),
    ):
        page = page_of(world, THIRD, *asked)
        assert page.earlier is not None
        assert (page.earlier.in_force_from, page.later.in_force_from) == found, asked
    assert [each.state for each in page_of(world, earlier=first, later=third).statements] == ["same", "same"]


def test_a_single_text_has_nothing_to_be_compared_with_and_says_so(world: World) -> None:
    world.adopt("goal", READ, day=FIRST)
    assert page_of(world).earlier is None


def test_what_is_decided_later_is_not_compared_on_an_earlier_day(world: World) -> None:
    world.adopt("goal", READ, day=FIRST)
    reworded(world, SECOND, "Två", "Två.")
    assert page_of(world, FIRST).earlier is None


def test_texts_that_stand_beside_each_other_are_not_compared(world: World) -> None:
    world.adopt("assignment", "Se över lokalerna", whose=SCHOOLS, day=FIRST)
    assert comparison(world.level("assignment").key, THIRD, body=SCHOOLS) is None
    assert comparison("no-such-text", THIRD) is None


def test_more_statements_ask_no_more_questions(world: World) -> None:
    world.adopt("goal", READ, day=FIRST)
    reworded(world, SECOND, "Två", "Två.")

    def asked() -> int:
        with CaptureQueriesContext(connection) as questions:
            page_of(world, THIRD)
        return len(questions)

    few = asked()
    world.adopt("goal", "Ett", "Två", "Tre", day=THIRD)
    assert asked() == few
