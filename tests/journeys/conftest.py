"""A real server with the example, and a real browser to walk it with."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.house.tree import ROOT
from tests.journeys.serving import Example, put_on_table

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-gpu", "--no-first-run", "--disable-sync"]
BUILT = ROOT / "src" / "koll" / "frame" / "static" / "koll" / "build" / "koll.css"


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that all workers have in common."""
    mine = tmp_path_factory.getbasetemp()
    common = (mine.parent if "PYTEST_XDIST_WORKER" in os.environ else mine) / "told"
    common.mkdir(exist_ok=True)
    return common


@pytest.fixture(scope="module")
def example(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, shelf: Path) -> Iterator[Example]:
    """The example at the stage the module names in STAGE; at the stage of dialogues when it names none."""
    if not CHROMIUM:
        pytest.skip("there is no Chromium here; make setup installs it")
    if not BUILT.exists():
        pytest.skip("the assets are not built; make setup builds them")
    stage, folder = getattr(request.module, "STAGE", "dialogue"), tmp_path_factory.mktemp("demo")
    put_on_table(stage, shelf, folder)
    served = Example(stage, folder)
    try:
        served.start()
        yield served
    finally:
        served.end()


@pytest.fixture(scope="module")
def address(example: Example) -> str:
    """Where the example is served."""
    return example.address


@pytest.fixture(scope="module")
def browser(example: Example) -> Iterator[Browser]:
    """Debian's Chromium."""
    del example
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()
