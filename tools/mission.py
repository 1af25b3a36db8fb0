"""Which requirements of the mission a passing test proves, and which none does."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from json import loads
from pathlib import Path
from textwrap import shorten

import yaml

ROOT = Path(__file__).resolve().parent.parent
MISSION = ROOT.parent / "shared" / "mission" / "requirements.yaml"
NO_TESTS = 5
WIDTH = 100


def proved() -> set[str]:
    """The requirements that a passing test proves; the tests that prove one are run for it."""
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder) / "proved.json"
        asked = [sys.executable, "-m", "pytest", "-q", "-n", "2", "-m", "requirement", f"--requirements-to={answer}"]
        ended = subprocess.run(asked, cwd=ROOT, check=False).returncode
        if ended not in {0, NO_TESTS}:
            print("\nSome of these tests fail; what they would prove is counted as not proved.\n")
        return set(loads(answer.read_text(encoding="utf-8"))) if answer.exists() else set()


def main() -> int:
    """Prints every requirement, with a mark for those that are proved; 0 whatever is missing."""
    if not MISSION.exists():
        print("The mission is not beside this folder, so there is nothing to compare the tests with.")
        return 0
    rows = yaml.safe_load(MISSION.read_text(encoding="utf-8"))["requirements"]
    done = proved()
    group = ""
    for row in rows:
        if row["group"] != group:
            group = row["group"]
            print(f"\n{group}")
        mark = "proved" if row["id"] in done else "-"
        print(f"  {row['id']}  {mark:<7} {shorten(row['statement'], WIDTH, placeholder=' …')}")
    missing = [row["id"] for row in rows if row["id"] not in done]
    print(f"\n{len(rows) - len(missing)} of {len(rows)} requirements are proved by a test.")
    if missing:
        print(f"Not proved: {', '.join(missing)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
