"""Two texts of one kind beside each other: each statement by its key, word by word."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.world import COUNCIL, SCHOOLS, World

from koll.acts.instruments import StatementInput, StatementLapseInput, VersionInput, adopt_instrument
from koll.media.rich_text import DifferencePiece
from koll.reads.instruments import ComparisonPage, comparison
from koll.snapshot import read_snapshot

pytestmark = pytest.mark.django_db

FIRST, SECOND, THIRD = date(2027, 1, 11), date(2027, 2, 8), date(2027, 3, 8)
READ, COUNT = "Alla lär sig läsa", "Alla lär sig räkna"


def reworded(world: World, day: date, heading: str, text: str, lapse: str = "") -> None:
    """The next text: the first goal with these words; the other lapses, or is left as it is."""
    held = {row.key: row for row in world.in_force("goal", day)}
    read = next(iter(held.values()))
    links = tuple(row.id for row in read.contributes_to)
    rest = [row for row in held.values() if row.key != read.key]
    words = VersionInput(
        instrument=world.level("goal").key,
        title=f"Målen {day.isoformat()}",
        in_force_from=day,
        statements=(
            StatementInput(heading=heading, text=text, key=read.key, contributes_to=links),
            *(
                StatementInput(heading=row.heading, text=row.text, key=row.key, contributes_to=links)
                for row in rest
                if not lapse
            ),
        ),
        lapsing=tuple(StatementLapseInput(key=row.key, why=lapse) for row in rest if lapse),
    )
    adopt_instrument(world.by(COUNCIL, day=day), decision=world.decision(COUNCIL, words.title, day), version=words)


def page_of(world: World, day: date = THIRD, earlier: str = "", later: str = "") -> ComparisonPage:
    page = comparison(read_snapshot(day), world.level("goal").key, earlier=earlier, later=later)
    assert page is not None
    return page


@pytest.mark.both_databases
@pytest.mark.requirement("R-057")
def test_each_statement_is_compared_by_its_key_and_word_by_word(world: World) -> None:
    world.adopt("goal", READ, COUNT, day=FIRST)
    reworded(world, SECOND, "Alla lär sig läsa och skriva", "Texten om Alla lär sig läsa.", lapse="Målet är nått.")
    page = page_of(world)
    assert [(statement.name, statement.state, statement.why) for statement in page.statements] == [
        ("Alla lär sig läsa och skriva", "changed", ""),
        (COUNT, "lapsed", "Målet är nått."),
    ]
    assert page.statements[0].heading == (
        DifferencePiece(where="both", words=READ),
        DifferencePiece(where="now", words=" och skriva"),
    )
    assert page.statements[0].text == (DifferencePiece(where="both", words="Texten om Alla lär sig läsa."),)
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
    assert [statement.state for statement in page_of(world, earlier=first, later=third).statements] == ["same", "same"]


def test_a_single_text_has_nothing_to_be_compared_with_and_says_so(world: World) -> None:
    world.adopt("goal", READ, day=FIRST)
    assert page_of(world).earlier is None


def test_what_is_decided_later_is_not_compared_on_an_earlier_day(world: World) -> None:
    world.adopt("goal", READ, day=FIRST)
    reworded(world, SECOND, "Två", "Två.")
    assert page_of(world, FIRST).earlier is None


def test_texts_that_stand_beside_each_other_are_not_compared(world: World) -> None:
    world.adopt("assignment", "Se över lokalerna", whose=SCHOOLS, day=FIRST)
    assert comparison(read_snapshot(THIRD), world.level("assignment").key, body=SCHOOLS) is None
    assert comparison(read_snapshot(THIRD), "no-such-text") is None


def test_more_statements_ask_no_more_questions(world: World) -> None:
    world.person(COUNCIL)

    def asked_of(*headings: str) -> int:
        before = transaction.savepoint_create()
        world.adopt("goal", *headings, day=FIRST)
        reworded(world, SECOND, "Två", "Två.")
        page_of(world, SECOND)  # what is kept between pages is made
        with CaptureQueriesContext(connection) as questions:
            page = page_of(world, SECOND)
        transaction.savepoint_rollback(before)
        assert len(page.statements) == len(headings)
        return len(questions)

    assert asked_of(READ) == asked_of(READ, COUNT, "Ett", "Tre")
