"""A real server with the example, and a real browser to walk it with."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial

import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from tests.house.tree import ROOT
from tests.journeys.kinds import Kinds
from tests.journeys.serving import Built, Example, tell
from tests.journeys.walking import PATIENCE, Walker
from tests.shelf import Shelf

from koll.example.stages import STAGES

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium-headless-shell", "chromium", "chromium-browser"))),
    "",
)
"""Without its windows a page costs a third less."""

FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-gpu", "--no-first-run", "--disable-sync"]
BUILT = ROOT / "src" / "koll" / "frame" / "static" / "koll" / "build" / "koll.css"

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session", autouse=True)
def kinds(shelf: Shelf) -> None:
    """Every kind of page is checked once in a run, whoever opens it."""
    Walker.kinds = Kinds(file=shelf.folder / "kinds")


@pytest.fixture(scope="module")
def example(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, shelf: Shelf
) -> Iterator[Example]:
    """The example at the stage the module names in STAGE, served by as many processes as it names in PROCESSES.

    At the stage of dialogues and by one process when it names none.
    """
    if not CHROMIUM:
        pytest.skip("there is no Chromium here; make setup installs it")
    if not BUILT.exists():
        pytest.skip("the assets are not built; make setup builds them")
    stage, processes = getattr(request.module, "STAGE", "dialogue"), getattr(request.module, "PROCESSES", 1)
    folder = tmp_path_factory.mktemp("demo")
    shelf.put(stage, folder, partial(tell, stage))
    served = Built(stage, folder, STAGES[stage].day, processes=processes)
    try:
        served.start()
        yield served
    finally:
        served.kill()  # nothing of it is looked at again


@pytest.fixture(scope="module")
def address(example: Example) -> str:
    """Where the example is served."""
    return example.address


@pytest.fixture(scope="module")
def browser(example: Example) -> Iterator[Browser]:
    """Debian's Chromium, without its windows where that is to be had."""
    del example
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(autouse=True)
def nobody_stays(browser: Browser) -> Iterator[None]:
    """Whoever came in during a test leaves when it is over, so that no page goes on asking the server."""
    there = list(browser.contexts)
    yield
    for context in browser.contexts:
        if context not in there:
            context.close()
