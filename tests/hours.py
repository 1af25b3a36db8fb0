"""Runs the tests as if the machine's clock stood elsewhere: `python -m tests.hours`, with what pytest is to be told.

Everything that the tests start lives by the same hour: servers, commands and browsers. Hypotheses are tried with new
examples, not with those of `make test`. It takes a C compiler, for hours.c. What is measured (time.monotonic) goes on.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.clock import going_from

from koll.domain.almanac import SWEDEN

SOURCE = Path(__file__).with_suffix(".c")
HOURS = {
    "at night": datetime(2026, 11, 18, 3, 0, tzinfo=SWEDEN),
    "in the morning": datetime(2026, 11, 18, 10, 30, tzinfo=SWEDEN),
    "just before midnight": datetime(2026, 11, 18, 23, 59, tzinfo=SWEDEN),
    "just after midnight, which is the day before by UTC": datetime(2027, 7, 1, 0, 10, tzinfo=SWEDEN),
    "on the last of December": datetime(2027, 12, 31, 23, 30, tzinfo=SWEDEN),
    "on a leap day": datetime(2028, 2, 29, 10, 30, tzinfo=SWEDEN),
    "just before summer time begins": datetime(2027, 3, 28, 1, 59, tzinfo=SWEDEN),
    "just before summer time ends": datetime(2027, 10, 31, 2, 59, tzinfo=SWEDEN),
}
"""By what is said of them: moments at which the day by UTC is another, or the year, or an hour is missing or twice."""


def run_at(moment: datetime, arguments: list[str], clock: Path) -> int:
    """Runs pytest with these arguments while the clock goes on from the moment; how it ended."""
    ahead = going_from(moment).partition(".")[0]
    environment = os.environ | {"LD_PRELOAD": str(clock), "KOLL_TESTS_AHEAD": ahead, "KOLL_CHANCE": "1"}
    return subprocess.run([sys.executable, "-m", "pytest", *arguments], env=environment, check=False).returncode


def main() -> int:
    """Runs the tests at every hour, or at the one that is named; 0 when they held at all of them."""
    parser = argparse.ArgumentParser(prog="tests.hours", description="What is not known here is pytest's.")
    parser.add_argument("--hour", choices=HOURS, help="this one alone")
    chosen, arguments = parser.parse_known_args()
    compiler = shutil.which("cc")
    if compiler is None:
        parser.error("there is no C compiler. On Debian and Ubuntu: apt install gcc.")
    hours = {chosen.hour: HOURS[chosen.hour]} if chosen.hour else HOURS
    ended = {}
    with TemporaryDirectory() as folder:
        clock = Path(folder) / "hours.so"
        subprocess.run([compiler, "-shared", "-fPIC", "-O2", "-o", clock, SOURCE, "-ldl"], check=True)
        for hour, moment in hours.items():
            print(f"tests {hour}: {moment:%Y-%m-%d %H.%M}", flush=True)
            ended[hour] = run_at(moment, arguments, clock)
    failed = [hour for hour, code in ended.items() if code]
    print("\n".join(f"the tests do not hold {hour}" for hour in failed) or "the tests hold at every hour")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
