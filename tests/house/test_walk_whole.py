"""Every page can be reached by links, by somebody at some stage of the example's year."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker
from tests.house.address_walk import NOT_WALKED, READERS, StagedWalks, page_addresses
from tests.shelf import Shelf


@pytest.mark.django_db
@pytest.mark.timeout(900)
def test_every_page_can_be_reached(tmp_path: Path, shelf: Shelf, django_db_blocker: DjangoDbBlocker) -> None:
    opened: set[str] = set()
    for stage, readers in READERS.items():
        with ExitStack() as example:
            walks = StagedWalks(stage=stage, shelf=shelf, folder=tmp_path, blocker=django_db_blocker, example=example)
            opened |= {address for reader in readers for address in walks.of(reader).opened}
    never = page_addresses() - opened
    assert (sorted(never - set(NOT_WALKED)), sorted(set(NOT_WALKED) - never)) == ([], [])
