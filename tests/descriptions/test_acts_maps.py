"""Maps: a description condensed to a handful of challenges that each say where they come from, frozen with it."""

from __future__ import annotations

from typing import Any

import pytest
from tests.clock import TODAY
from tests.refusals import conflict, refused
from tests.world import CARE, SCHOOLS, World, context_on

from koll.acts.descriptions import (
    ChallengeInput,
    add_challenge,
    add_shift,
    change_challenge,
    move_challenge,
    open_correcting_version,
    remove_challenge,
)
from koll.domain.refs import OccasionRef
from koll.frame.routes import address
from koll.public.descriptions import body_map_page
from koll.reads.descriptions import map_page, maps_page
from koll.snapshot import read_snapshot
from koll.tables.models import Challenge

pytestmark = pytest.mark.django_db

SOURCE = "part:nulagesanalys"
WORDS = ChallengeInput(heading="Färre barn i norr", line="Klassrummen blir tomma där vi har flest.", sources=(SOURCE,))


def described(world: World) -> int:
    """A description with a part, an answer and a shift."""
    goal = world.adopt("goal", "Alla lär sig läsa")["Alla lär sig läsa"]
    occasion = world.opened("description")
    world.written(occasion, "nulagesanalys", "Barnen blir färre. Lokalerna är kvar.")
    world.answered(occasion, goal, {"reasoning": "Vi läser högt."})
    add_shift(world.by(SCHOOLS), occasion=occasion, sentence="Dela lokalerna", why="De står tomma.")
    return occasion


def on_map(world: World) -> list[str]:
    return [challenge.heading for challenge in map_page(world.page("description"), "sv").challenges]


def put(world: World, occasion: int, *headings: str) -> list[int]:
    return [
        add_challenge(
            world.by(SCHOOLS),
            occasion=occasion,
            words=ChallengeInput(heading=heading, line="En rad.", sources=(SOURCE,)),
        ).id
        for heading in headings
    ]


@pytest.mark.both_databases
def test_a_challenge_is_composed_from_what_is_written_and_links_to_it(world: World) -> None:
    occasion = described(world)
    page = map_page(world.page("description"), "sv")
    assert [(source.label, source.first_words) for source in page.sources] == [
        ("Nulägesanalys", "Barnen blir färre."),
        ("Alla lär sig läsa", "Vi läser högt."),
        ("Dela lokalerna", "De står tomma."),
    ]
    keys = tuple(source.key for source in page.sources)
    add_challenge(
        world.by(SCHOOLS), occasion=occasion, words=ChallengeInput(heading="Tomma rum", line="En rad.", sources=keys)
    )
    (challenge,) = map_page(world.page("description"), "sv").challenges
    at = address(world.page("description").line.ref)
    goal = keys[1].partition(":")[2]
    assert [address(source.ref) for source in challenge.sources] == [
        f"{at}#part-nulagesanalys",
        f"{at}#answer-{goal}",
        f"{at}#shift-1",
    ]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (ChallengeInput(heading="", line="En rad.", sources=(SOURCE,)), "challenge.words_missing"),
        (ChallengeInput(heading="Rubrik", line=" ", sources=(SOURCE,)), "challenge.words_missing"),
        (ChallengeInput(heading="x" * 51, line="En rad.", sources=(SOURCE,)), "challenge.too_long"),
        (ChallengeInput(heading="Rubrik", line="x" * 161, sources=(SOURCE,)), "challenge.too_long"),
        (ChallengeInput(heading="Rubrik", line="En rad.", sources=()), "challenge.source_missing"),
        (
            ChallengeInput(heading="Rubrik", line="En rad.", sources=("part:verksamhetsbeskrivning",)),
            "challenge.source_gone",
        ),
        (ChallengeInput(heading="Rubrik", line="En rad.", sources=("answer:0",)), "challenge.source_gone"),
    ],
)
def test_a_challenge_says_enough_and_comes_from_somewhere(world: World, words: ChallengeInput, code: str) -> None:
    occasion = described(world)
    with refused(code):
        add_challenge(world.by(SCHOOLS), occasion=occasion, words=words)
    assert not Challenge.objects.exists()


def test_a_map_has_at_most_nine_challenges(world: World) -> None:
    occasion = described(world)
    put(world, occasion, *"abcdefghi")
    with refused("challenge.too_many"):
        put(world, occasion, "j")


def test_a_challenge_is_moved_changed_and_taken_off(world: World) -> None:
    occasion = described(world)
    first, _second, third = put(world, occasion, "Ett", "Två", "Tre")
    move_challenge(world.by(SCHOOLS), challenge=third, steps=-1)
    move_challenge(world.by(SCHOOLS), challenge=first, steps=-1)
    assert on_map(world) == ["Ett", "Tre", "Två"]
    change_challenge(world.by(SCHOOLS), challenge=third, words=WORDS, revision=1)
    with conflict():
        remove_challenge(world.by(SCHOOLS), challenge=third, revision=1)
    remove_challenge(world.by(SCHOOLS), challenge=first, revision=1)
    assert on_map(world) == ["Färre barn i norr", "Två"]
    with conflict():
        change_challenge(world.by(SCHOOLS), challenge=third, words=WORDS, revision=1)


def test_a_map_is_drawn_by_those_who_write_and_frozen_with_the_decision(world: World) -> None:
    occasion = described(world)
    with refused("permission.write_occasion"):
        add_challenge(world.by(CARE), occasion=occasion, words=WORDS)
    (number,) = put(world, occasion, "Ett")
    world.decided(occasion)
    changes: tuple[dict[str, Any], ...] = (
        {"act": remove_challenge, "revision": 1},
        {"act": move_challenge, "steps": 1},
    )
    for change in changes:
        act = change.pop("act")
        with refused("permission.write_occasion_not_now"):
            act(world.by(SCHOOLS), challenge=number, **change)


def test_the_public_sees_a_map_when_its_description_is_decided(world: World) -> None:
    occasion = described(world)
    put(world, occasion, "Ett")
    where = OccasionRef(activity=world.activity("description").key, body=SCHOOLS, period=2027)

    def drawn() -> list[str]:
        return [one_map.body_name for one_map in maps_page(context_on(world.day), 2027).maps if one_map.challenges]

    assert (body_map_page(read_snapshot(TODAY), "sv", where), drawn()) == (None, [])
    world.decided(occasion)
    assert (body_map_page(read_snapshot(TODAY), "sv", where) is not None, drawn()) == (True, ["Skolnämnden"])


def test_a_new_version_keeps_the_map(world: World) -> None:
    occasion = described(world)
    put(world, occasion, "Ett", "Två")
    world.decided(occasion)
    new = open_correcting_version(world.by(SCHOOLS), occasion=occasion, reason="Ett fel.").id
    assert [challenge.heading for challenge in Challenge.objects.filter(occasion=new)] == ["Ett", "Två"]
