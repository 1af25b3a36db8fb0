"""Why what is written is not changed, handed over, decided or corrected."""

from __future__ import annotations

import pytest
from tests.refusals import refused
from tests.refused_acts import GONE, Case, example_of, refuses, secretary_of
from tests.world import EXECUTIVE, SCHOOLS, World

from koll.acts.descriptions import add_picture
from koll.acts.descriptions._co_writing import LARGEST, add_changes
from koll.acts.descriptions._pictures import MOST
from koll.tables.models import Picture, SharedPart

pytestmark = pytest.mark.django_db


def analysis(world: World) -> int:
    """What has no map of challenges."""
    return world.opened("analysis", EXECUTIVE)


def undecided(world: World) -> int:
    """A description that is still written."""
    return world.opened("description", period=2026, day=world.day)


def dialogue(world: World) -> int:
    """A dialogue that starts from a description, which nobody has decided."""
    return world.opened("dialogue")


REFUSED = {
    "write_part": (Case("part.gone", None, {"revision": 1}),),
    "write_answer": (Case("answer.gone", None, {"revision": 1}),),
    "save_part_version": (Case("shared.unknown_part", "part", {"part": "påhittad"}),),
    "restore_part_version": (Case("shared.version_gone", "number", {"number": 99}),),
    "add_challenge": (
        Case("challenge.not_a_description", "occasion", {"occasion": analysis}, secretary_of(EXECUTIVE)),
    ),
    "change_shift": (
        Case("shift.gone", None, {"shift": GONE}),
        Case("shift.sentence_emptied", "sentence", {"sentence": " "}),
    ),
    "decide_occasion": (Case("occasion.decided_before_description", None, {"occasion": dialogue}),),
    "open_correcting_version": (
        Case("correction.not_decided", None, {"occasion": undecided}),
        Case("correction.reason_missing", "reason", {"reason": " "}),
    ),
}

AGAIN = {
    "return_occasion": Case("occasion.not_submitted"),
    "open_correcting_version": Case("correction.newer_version"),
}


@pytest.mark.parametrize("act", REFUSED)
def test_the_act_is_refused_for_its_reason(world: World, act: str) -> None:
    refuses(world, act, REFUSED[act])


@pytest.mark.parametrize("act", AGAIN)
def test_what_is_done_is_not_done_again(world: World, act: str) -> None:
    refuses(world, act, [AGAIN[act]], again=True)


def test_a_description_holds_so_many_pictures(world: World) -> None:
    doing, given = example_of(world, "add_picture")
    of_the_same = {"occasion_id": given["occasion"], "shows": "En kurva", "media_type": "image/png", "content": b""}
    whose = {"put_in_at": world.moment(), "put_in_by_id": world.person(SCHOOLS)}
    Picture.objects.bulk_create(Picture(sha256=f"{number:064}", **of_the_same, **whose) for number in range(MOST))
    with refused("picture.too_many"):
        add_picture(doing, **given)


def test_a_part_that_has_become_too_large_takes_no_more_changes(world: World) -> None:
    with refused("shared.part_too_large"):
        add_changes(SharedPart(state=b"a" * (LARGEST + 1)), [b"a"], None, world.moment())
