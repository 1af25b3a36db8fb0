"""The example opens on a first page at each point of its year."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.journeys.pages import Visitor
from tests.shelf import Shelf
from tests.staged import staged

from koll.example.stages import STAGES

pytestmark = [pytest.mark.journey, pytest.mark.django_db, pytest.mark.timeout(300)]


@pytest.mark.parametrize("stage", list(STAGES))
def test_every_stage_opens_on_a_first_page(stage: str, tmp_path: Path, shelf: Shelf) -> None:
    with staged(stage, tmp_path, shelf):
        Visitor("Amira").says("Hej Amira", "Var vi är i året", "Vad som har ändrats")
