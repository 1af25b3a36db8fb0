"""The house comes nearer to what it is to be, measure by measure, and never further away."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.house.tree import ROOT

KEPT = ROOT / "tests" / "house" / "measures.toml"


def answer(kept: Path = KEPT) -> tuple[str, int]:
    """What the measures say of the numbers that are kept, and the status."""
    asked = [sys.executable, "tools/measures.py", "--check", "--kept", str(kept)]
    said = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    return said.stdout + said.stderr, said.returncode


def test_every_measure_is_the_number_that_is_kept() -> None:
    assert answer() == ("", 0), "a number may only become less; tools/measures.py --write keeps what is better"


def test_a_worse_number_a_better_one_a_missing_one_and_an_unknown_one_are_told(tmp_path: Path) -> None:
    kept, words = tmp_path / "measures.toml", KEPT.read_text(encoding="utf-8")
    (now,) = re.findall(r'"dataclasses" = { now = (\d+)', words)
    for name, number in (("lambdas", 0), ("dataclasses", int(now) + 1)):
        words = re.sub(rf'("{name}" = {{ now = )\d+', rf"\g<1>{number}", words)
    (lambdas,) = re.findall(r'"lambdas" = { now = (\d+)', KEPT.read_text(encoding="utf-8"))
    words = re.sub(r'"templates over 3 kB" = .*', '"windows" = { now = 1, goal = 0 }', words)
    kept.write_text(words, encoding="utf-8")
    (templates,) = re.findall(r'"templates over 3 kB" = { now = (\d+)', KEPT.read_text(encoding="utf-8"))
    assert answer(kept) == (
        f"dataclasses: it was {int(now) + 1} and is better now; "
        f"write {now} in measures.toml (measures.py --write does).\n"
        f"lambdas: it was 0 and has become {lambdas}; it may only become less.\n"
        f"templates over 3 kB: no number is kept; write {templates} in measures.toml.\n"
        "windows: nothing measures it; take it away from measures.toml.\n",
        1,
    )
