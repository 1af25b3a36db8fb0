"""Maps: a description condensed to a handful of challenges that each say where they come from, frozen with it."""

from __future__ import annotations

from typing import Any

import pytest
from tests.world import CARE, SCHOOLS, World

from koll.acts.act import UnableToSave
from koll.acts.charges import open_new_version
from koll.acts.cycle import UnableToWrite, see_shift
from koll.acts.maps import ChallengeWords, change_on_map, move_on_map, put_on_map, take_off_map
from koll.permissions import NOBODY, UnableToReach
from koll.reads import public
from koll.reads.maps import map_page, maps_page
from koll.records.models import Challenge

pytestmark = pytest.mark.django_db

SOURCE = "part:nulagesanalys"
WORDS = ChallengeWords("Färre barn i norr", "Klassrummen blir tomma där vi har flest.", (SOURCE,))


def described(world: World) -> int:
    """A description with a part, an answer and a shift."""
    goal = world.adopt("goal", "Alla lär sig läsa")["Alla lär sig läsa"]
    occasion = world.opened("description")
    world.written(occasion, "nulagesanalys", "Barnen blir färre. Lokalerna är kvar.")
    world.answered(occasion, goal, {"reasoning": "Vi läser högt."})
    see_shift(world.by(SCHOOLS), occasion=occasion, sentence="Dela lokalerna", why="De står tomma.")
    return occasion


def on_map(world: World) -> list[str]:
    return [each.heading for each in map_page(world.page("description")).challenges]


def put(world: World, occasion: int, *headings: str) -> list[int]:
    return [
        put_on_map(world.by(SCHOOLS), occasion=occasion, words=ChallengeWords(each, "En rad.", (SOURCE,))).id
        for each in headings
    ]


@pytest.mark.both_databases
def test_a_challenge_is_composed_from_what_is_written_and_links_to_it(world: World) -> None:
    occasion = described(world)
    page = map_page(world.page("description"))
    assert [(each.label, each.first_words) for each in page.sources] == [
        ("Nulägesanalys", "Barnen blir färre."),
        ("Alla lär sig läsa", "Vi läser högt."),
        ("Dela lokalerna", "De står tomma."),
    ]
    keys = tuple(each.key for each in page.sources)
    put_on_map(world.by(SCHOOLS), occasion=occasion, words=ChallengeWords("Tomma rum", "En rad.", keys))
    (challenge,) = map_page(world.page("description")).challenges
    at = world.page("description").line.address
    goal = keys[1].partition(":")[2]
    assert [each.address for each in challenge.sources] == [
        f"{at}#part-nulagesanalys",
        f"{at}#answer-{goal}",
        f"{at}#shift-1",
    ]


@pytest.mark.parametrize(
    "words",
    [
        ChallengeWords("", "En rad.", (SOURCE,)),
        ChallengeWords("Rubrik", " ", (SOURCE,)),
        ChallengeWords("x" * 51, "En rad.", (SOURCE,)),
        ChallengeWords("Rubrik", "x" * 161, (SOURCE,)),
        ChallengeWords("Rubrik", "En rad.", ()),
        ChallengeWords("Rubrik", "En rad.", ("part:verksamhetsbeskrivning",)),
        ChallengeWords("Rubrik", "En rad.", ("answer:0",)),
    ],
)
def test_a_challenge_says_enough_and_comes_from_somewhere(world: World, words: ChallengeWords) -> None:
    occasion = described(world)
    with pytest.raises(UnableToWrite):
        put_on_map(world.by(SCHOOLS), occasion=occasion, words=words)
    assert not Challenge.objects.exists()


def test_a_map_has_at_most_nine_challenges(world: World) -> None:
    occasion = described(world)
    put(world, occasion, *"abcdefghi")
    with pytest.raises(UnableToWrite):
        put(world, occasion, "j")


def test_a_challenge_is_moved_changed_and_taken_off(world: World) -> None:
    occasion = described(world)
    first, _second, third = put(world, occasion, "Ett", "Två", "Tre")
    move_on_map(world.by(SCHOOLS), challenge=third, steps=-1)
    move_on_map(world.by(SCHOOLS), challenge=first, steps=-1)
    assert on_map(world) == ["Ett", "Tre", "Två"]
    change_on_map(world.by(SCHOOLS), challenge=third, words=WORDS, revision=1)
    take_off_map(world.by(SCHOOLS), challenge=first)
    assert on_map(world) == ["Färre barn i norr", "Två"]
    with pytest.raises(UnableToSave):
        change_on_map(world.by(SCHOOLS), challenge=third, words=WORDS, revision=1)


def test_a_map_is_drawn_by_those_who_write_and_frozen_with_the_decision(world: World) -> None:
    occasion = described(world)
    with pytest.raises(UnableToReach):
        put_on_map(world.by(CARE), occasion=occasion, words=WORDS)
    (number,) = put(world, occasion, "Ett")
    world.decided(occasion)
    changes: tuple[dict[str, Any], ...] = ({"act": take_off_map}, {"act": move_on_map, "steps": 1})
    for each in changes:
        act = each.pop("act")
        with pytest.raises(UnableToReach):
            act(world.by(SCHOOLS), challenge=number, **each)


def test_the_public_sees_a_map_when_its_description_is_decided(world: World) -> None:
    occasion = described(world)
    put(world, occasion, "Ett")
    where = (world.activity("description").key, SCHOOLS, 2027, 1, world.day)

    def drawn() -> list[str]:
        return [each.body_name for each in maps_page(NOBODY, 2027, world.day).maps if each.challenges]

    assert (public.body_map(*where), drawn()) == (None, [])
    world.decided(occasion)
    assert (public.body_map(*where) is not None, drawn()) == (True, ["Skolnämnden"])


def test_a_new_version_keeps_the_map(world: World) -> None:
    occasion = described(world)
    put(world, occasion, "Ett", "Två")
    world.decided(occasion)
    new = open_new_version(world.by(SCHOOLS), occasion=occasion, reason="Ett fel.").id
    assert [each.heading for each in Challenge.objects.filter(occasion=new)] == ["Ett", "Två"]
