"""One place reads the clock, the Swedish day of a moment is found in one way, and no test sleeps."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest
from tests.house.tree import ending, name_of, text_of

CLOCKS = {
    "datetime.date.today",
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "django.db.models.functions.Now",
    "django.utils.timezone.localdate",
    "django.utils.timezone.now",
    "time.ctime",
    "time.gmtime",
    "time.localtime",
    "time.time",
    "time.time_ns",
    "time_machine",
}
"""What tells the hour. Measuring how long something takes is something else: time.monotonic, time.perf_counter."""

BARE = {"django.utils.timezone.localtime", "django.utils.timezone.template_localtime"}
"""What tells the hour when it is given no moment."""

OF_A_COLUMN = {"auto_now", "auto_now_add"}
DAYS_IN_TABLES = {f"django.db.models.functions.{row}" for row in ("ExtractDay", "Trunc", "TruncDate", "TruncDay")}
SLEEPS = {"time.sleep", "asyncio.sleep"}

MAY_READ_A_CLOCK = {
    "src/koll/frame/http/days.py": "the one place where Koll does",
    "tests/clock.py": "the one place where a test does: how far a server's clock goes from the machine's",
}
MAY_TAKE_A_DAY = {
    "src/koll/domain/almanac/_swedish_time.py": "the one place where Koll does",
    "src/koll/media/formats/_icalendar_times.py": "wall times without a zone, from a calendar file",
    "tests/api/reading.py": "reads a day as it is written, as another program would",
    "tests/descriptions/test_reports_word.py": "Word's own moment has no zone",
}
MAY_SLEEP = {
    "src/koll/cli/tick.py": "the pause between two questions to another's server",
    "src/koll/cli/setup/_timer.py": "the timer itself",
    "src/koll/connect/kolada.py": "the pause between two questions to another's server",
    "src/koll/connect/scb.py": "the pause between two questions to another's server",
    "tests/states.py": "the one place where a test waits, for a state and no longer",
    "tests/crash/test_kill.py": "the kill is to hit at any moment of a request",
    "tests/crash/town.py": "a writer that is not answered tries again in a moment",
    "tests/bench/": "measures under a load that people make, with their pauses",
}


def names_in(tree: ast.Module) -> dict[str, str]:
    """What each imported name stands for, by its whole name."""
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for name in node.names:
                first = name.name.partition(".")[0]
                names |= {name.asname: name.name} if name.asname else {first: first}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {name.asname or name.name: f"{node.module}.{name.name}" for name in node.names}
    return names


def whole_name(node: ast.expr, names: dict[str, str]) -> str:
    """The whole name of what is meant, where it begins with something imported; otherwise empty."""
    if isinstance(node, ast.Name):
        return names.get(node.id, "")
    if isinstance(node, ast.Attribute) and (before := whole_name(node.value, names)):
        return f"{before}.{node.attr}"
    return ""


def clocks_in(code: str) -> Iterator[tuple[int, str]]:
    """Every reading of a clock, with its line."""
    tree = ast.parse(code)
    names = names_in(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            asked = {name.name for name in node.names} if isinstance(node, ast.Import) else {node.module or ""}
            yield from ((node.lineno, clock) for clock in asked & CLOCKS)
        if isinstance(node, ast.Name | ast.Attribute) and whole_name(node, names) in CLOCKS - {"time_machine"}:
            yield node.lineno, whole_name(node, names)
        if isinstance(node, ast.Call) and whole_name(node.func, names) in BARE and not node.args and not node.keywords:
            yield node.lineno, whole_name(node.func, names)
        if isinstance(node, ast.keyword) and node.arg in OF_A_COLUMN:
            yield node.value.lineno, node.arg or ""
        if isinstance(node, ast.arg) and node.arg == "time_machine":
            yield node.lineno, node.arg


def days_in(code: str) -> Iterator[tuple[int, str]]:
    """Every day that is taken of a moment in whatever zone it happens to have, with its line."""
    tree = ast.parse(code)
    names = names_in(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "date":
            if not node.args and not node.keywords:
                yield node.lineno, ".date()"
        elif isinstance(node, ast.keyword) and node.arg and f"{node.arg}__".find("__date__") > 0:
            yield node.value.lineno, node.arg
        elif isinstance(node, ast.Name | ast.Attribute) and whole_name(node, names) in DAYS_IN_TABLES:
            yield node.lineno, whole_name(node, names)


def sleeps_in(code: str) -> Iterator[tuple[int, str]]:
    """Every time that is waited out, with its line."""
    tree = ast.parse(code)
    names = names_in(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute) and whole_name(node, names) in SLEEPS:
            yield node.lineno, whole_name(node, names)
        elif isinstance(node, ast.Attribute) and node.attr == "wait_for_timeout":
            yield node.lineno, node.attr


RULES = {"clock": (clocks_in, MAY_READ_A_CLOCK), "day": (days_in, MAY_TAKE_A_DAY), "sleep": (sleeps_in, MAY_SLEEP)}


@pytest.mark.parametrize("rule", RULES)
def test_one_place_reads_the_clock_one_finds_the_day_and_one_waits(rule: str) -> None:
    find, allowed = RULES[rule]
    broken, used = [], set()
    for file in (*ending(".py", under="src/"), *ending(".py", under="tests/")):
        name = name_of(file)
        place = next((row for row in allowed if name == row or (row.endswith("/") and name.startswith(row))), "")
        for line, what in find(text_of(file) or ""):
            if place:
                used.add(place)
            else:
                broken.append(f"{name}:{line}: {what}")
    assert broken == []
    assert used == set(allowed), "an exception that is no longer needed goes away"


@pytest.mark.parametrize(
    "code",
    [
        "import datetime\ndatetime.datetime.now(datetime.UTC)",
        "import datetime as d\nd.date.today()",
        "from datetime import datetime as moment\nmoment.utcnow()",
        "from datetime import datetime, UTC\ndatetime.now(UTC)",
        "from datetime import date\nx = date.today",
        "from django.utils import timezone\ntimezone.now()",
        "from django.utils import timezone as tz\ntz.localdate()",
        "from django.utils import timezone\ntimezone.localtime()",
        "from django.utils.timezone import now\nnow()",
        "from django.utils.timezone import localtime\nlocaltime()",
        "import time\ntime.time()",
        "from time import time\ntime()",
        "from django.db.models.functions import Now\nNow()",
        "from django.db import models\nx = models.DateTimeField(auto_now_add=True)",
        "from django.db.models import Field\nfrom django.utils import timezone\nField(default=timezone.now)",
        "import time_machine",
        "from time_machine import travel",
        "def test_a(time_machine): ...",
    ],
)
def test_a_clock_is_seen_however_it_is_read(code: str) -> None:
    assert len(list(clocks_in(code))) == 1


@pytest.mark.parametrize(
    "code",
    [
        "import time\ntime.monotonic()",
        "from django.utils.timezone import localtime\nlocaltime(moment)",
        "from koll.web import request\nrequest.koll.now",
        "now = day",
    ],
)
def test_what_reads_no_clock_is_let_be(code: str) -> None:
    assert list(clocks_in(code)) == []


@pytest.mark.parametrize(
    "code",
    [
        "moment.date()",
        "row.written_at.date() > day",
        "rows.filter(at__date=day)",
        "rows.filter(at__date__lte=day)",
        "from django.db.models.functions import TruncDate\nTruncDate('at')",
    ],
)
def test_a_day_is_seen_however_it_is_taken(code: str) -> None:
    assert len(list(days_in(code))) == 1


@pytest.mark.parametrize(
    "code", ["import time\ntime.sleep(1)", "from time import sleep\nsleep(1)", "page.wait_for_timeout(100)"]
)
def test_a_sleep_is_seen_however_it_is_slept(code: str) -> None:
    assert len(list(sleeps_in(code))) == 1
