"""A real server with the example, and a real browser to walk it with."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from pytest_django.plugin import DjangoDbBlocker
from tests.house.tree import ROOT
from tests.journeys.kinds import Kinds
from tests.journeys.pages import Visitor
from tests.journeys.serving import Built, Example, tell
from tests.journeys.walking import PATIENCE, TAKES_PICTURES, Visit, Walker
from tests.shelf import Shelf
from tests.staged import staged

from koll.example.stages import STAGES

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium-headless-shell", "chromium", "chromium-browser"))),
    "",
)
"""Without its windows a page costs a third less."""

FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-gpu", "--no-first-run", "--disable-sync"]
BUILT = ROOT / "src" / "koll" / "frame" / "static" / "koll" / "build" / "koll.css"

IN_BROWSER = TAKES_PICTURES or os.environ.get("KOLL_IN_BROWSER") == "1"
"""Whether those walk in a browser too who otherwise go through the pages alone."""

expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Those who go through the pages alone ask the tests' own database; those at a browser may not."""
    for item in items:
        if "visit" in getattr(item, "fixturenames", ()) and not IN_BROWSER:
            item.add_marker(pytest.mark.django_db)


def stage_of(request: pytest.FixtureRequest) -> str:
    """The stage the module names in STAGE; that of dialogues when it names none."""
    return str(getattr(request.module, "STAGE", "dialogue"))


@pytest.fixture(scope="session", autouse=True)
def kinds(shelf: Shelf) -> None:
    """Every kind of page is checked once in a run, whoever opens it."""
    Walker.kinds = Kinds(file=shelf.folder / "kinds")


@pytest.fixture(scope="session")
def shared_servers() -> Iterator[dict[str, Example]]:
    """The servers that modules have in common, by stage; killed at the end, when nothing of them is looked at again."""
    servers: dict[str, Example] = {}
    yield servers
    for served in servers.values():
        served.kill()


@pytest.fixture(scope="module")
def example(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    shelf: Shelf,
    shared_servers: dict[str, Example],
) -> Iterator[Example]:
    """The example at the module's stage, served for it alone by as many processes as it names in OWN_PROCESSES.

    When it names none, it shares one with the others at that stage, and writes nothing that they meet.
    """
    if not CHROMIUM:
        pytest.skip("there is no Chromium here; make setup installs it")
    if not BUILT.exists():
        pytest.skip("the assets are not built; make setup builds them")
    stage, own_processes = stage_of(request), getattr(request.module, "OWN_PROCESSES", 0)
    served = None if own_processes or IN_BROWSER else shared_servers.get(stage)
    if served is None:
        folder = tmp_path_factory.mktemp("demo")
        shelf.put("example", folder, tell)
        served = Built(stage, folder, STAGES[stage].day, processes=own_processes or 1)
        served.start()
        if not own_processes:
            shared_servers[stage] = served
    yield served
    if own_processes:
        served.kill()


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


@pytest.fixture(scope="module")
def stage(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    shelf: Shelf,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[None]:
    """The example at the stage the module names in STAGE, in the database that the tests themselves ask."""
    if IN_BROWSER:
        yield
        return
    with django_db_blocker.unblock(), staged(stage_of(request), tmp_path_factory.mktemp("demo"), shelf):
        yield


def at_home(walker: Walker) -> Walker:
    """The same person, once the first page is open to those who have one."""
    if walker.who:
        walker.open("/hem/")
    return walker


@pytest.fixture
def visit(request: pytest.FixtureRequest, stage: None) -> Visit:
    """How somebody comes to the example by name: through the pages, and in a browser when all are to."""
    if IN_BROWSER:
        browser, address = request.getfixturevalue("browser"), request.getfixturevalue("address")
        return lambda who: at_home(Walker(browser, address, who))
    return Visitor


@pytest.fixture(autouse=True)
def nobody_stays(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whoever came in during a test leaves when it is over, so that no page goes on asking the server."""
    if not {"browser", "visit"} & set(request.fixturenames) or ("visit" in request.fixturenames and not IN_BROWSER):
        yield
        return
    browser: Browser = request.getfixturevalue("browser")
    there = list(browser.contexts)
    yield
    for context in browser.contexts:
        if context not in there:
            context.close()
