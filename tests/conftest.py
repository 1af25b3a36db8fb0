"""What all tests share: which tests ask a database, the order they are run in, and the requirements they prove."""

from __future__ import annotations

import json
import os
from pathlib import Path

import hypothesis
import pytest
import yaml
from django.conf import settings
from tests.clock import TODAY, standing_at, ten_on
from tests.shelf import Shelf

REQUIREMENTS = Path(__file__).parent.parent.parent / "shared" / "mission" / "requirements.yaml"
"""The mission lies beside the project where it is kept; elsewhere the marks are not checked."""

HOUSE = Path(__file__).parent / "house"
collect_ignore_glob = ["examples/*"]
"""Examples of acts put themselves in a list when they are imported, which is to happen once."""
ASK_A_DATABASE = {"db", "transactional_db", "django_db_serialized_rollback"}
MARKS_OF_FEW = {"both_databases", "crash"}
LONGEST_FIRST = ("crash", "journey", "timeout")

proved: set[str] = set()
"""The requirements that a test passed in this run proves."""


# A run says the same as the one before it; `make test-hours` looks for new examples.
hypothesis.settings.register_profile("any machine", deadline=None, derandomize="KOLL_CHANCE" not in os.environ)
hypothesis.settings.load_profile("any machine")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Our own options."""
    group = parser.getgroup("koll")
    group.addoption("--only-database", action="store_true", help="only the tests that ask a database and no browser")
    group.addoption("--requirements-to", metavar="FILE", help="write the requirements that a passed test proves")


def pytest_configure() -> None:
    """A related row that nobody asked for is an error here, and a question more in production; the clock stands.

    What is kept in memory is watched: it may be read from the tables it names alone.
    """
    settings.KOLL_FETCH_RAISE = True
    settings.KOLL_WATCH_KEPT = True
    settings.TEST_CONTROL, settings.KOLL_CLOCK = True, standing_at(ten_on(TODAY))


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leaves out modules that do not name the mark asked for: to look takes a tenth of what it takes to import them."""
    asked = str(config.getoption("markexpr")).partition(" ")[0]
    if asked in MARKS_OF_FEW and collection_path.suffix == ".py":
        return asked not in collection_path.read_text(encoding="utf-8") or None
    return None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Checks the marks, leaves out what this run is not about, and lets the longest tests begin first."""
    known = requirements()
    for item in items:
        for mark in item.iter_markers("requirement"):
            for named in mark.args:
                if known and named not in known:
                    raise pytest.UsageError(f"{item.nodeid} proves {named}, which the mission does not have")
                item.user_properties.append(("requirement", named))
    if config.getoption("--only-database"):
        left_out = [item for item in items if not asks_a_database(item)]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if asks_a_database(item)]
    items.sort(key=lambda item: not any(item.get_closest_marker(name) for name in LONGEST_FIRST))


def asks_a_database(item: pytest.Item) -> bool:
    """Whether the test asks the database itself, rather than through a browser or about how the house is kept."""
    if item.get_closest_marker("journey") or item.path.is_relative_to(HOUSE):
        return False
    uses = set(getattr(item, "fixturenames", ()))
    return bool(item.get_closest_marker("django_db") or item.get_closest_marker("crash") or uses & ASK_A_DATABASE)


def requirements() -> dict[str, str]:
    """Every requirement of the mission with its statement; empty when the mission is not here."""
    if not REQUIREMENTS.exists():
        return {}
    rows = yaml.safe_load(REQUIREMENTS.read_text(encoding="utf-8"))["requirements"]
    return {row["id"]: row["statement"] for row in rows}


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Remembers what a passed test proves; with several workers this runs where their reports come together."""
    if report.when == "call" and report.passed:
        proved.update(str(value) for name, value in report.user_properties if name == "requirement")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Writes what was proved, where that was asked for."""
    to = session.config.getoption("--requirements-to")
    if to and not hasattr(session.config, "workerinput"):
        Path(str(to)).write_text(json.dumps(sorted(proved)), encoding="utf-8")


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """What has been made in this run, by any worker."""
    mine = tmp_path_factory.getbasetemp()
    folder = (mine.parent if "PYTEST_XDIST_WORKER" in os.environ else mine) / "shelf"
    folder.mkdir(exist_ok=True)
    return Shelf(folder=folder)
