"""At the last stage, where there is most, everybody walks: every link leads somewhere, and reading changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from pytest_django.plugin import DjangoDbBlocker
from tests.house.address_walk import LAST, NOBODY, OTHERS, SECRETARIES, StagedWalks
from tests.shelf import Shelf

STAGE = LAST
pytestmark = [pytest.mark.django_db, pytest.mark.timeout(900)]


@pytest.fixture(scope="module")
def walks(
    tmp_path_factory: pytest.TempPathFactory,
    shelf: Shelf,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[StagedWalks]:
    """The example at this stage."""
    with ExitStack() as example:
        walks = StagedWalks(
            stage=STAGE,
            shelf=shelf,
            folder=tmp_path_factory.mktemp("walks"),
            blocker=django_db_blocker,
            example=example,
        )
        walks.begin()
        yield walks


def test_everybody_who_has_a_seat_walks(walks: StagedWalks) -> None:
    assert set(walks.people()) == {*SECRETARIES, *OTHERS}


@pytest.mark.both_databases
@pytest.mark.parametrize("reader", [NOBODY, *SECRETARIES])
def test_reading_changes_nothing_and_every_link_leads_somewhere(walks: StagedWalks, reader: str) -> None:
    walk = walks.of(reader)
    assert (walk.writing, walk.dead) == ([], [])


@pytest.mark.parametrize("reader", OTHERS)
def test_what_others_read_changes_nothing_and_every_link_leads_somewhere(walks: StagedWalks, reader: str) -> None:
    walk = walks.of(reader)
    assert (walk.writing, walk.dead) == ([], [])
