"""At the stage of dialogues, every link that a secretary meets leads somewhere, and reading a page changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from pytest_django.plugin import DjangoDbBlocker
from tests.house.address_walk import READERS, StagedWalks
from tests.shelf import Shelf

STAGE = "dialogue"
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


@pytest.mark.parametrize("reader", READERS[STAGE])
def test_reading_changes_nothing_and_every_link_leads_somewhere(walks: StagedWalks, reader: str) -> None:
    walk = walks.of(reader)
    assert (walk.writing, walk.dead) == ([], [])
