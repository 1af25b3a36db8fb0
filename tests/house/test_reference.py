"""The reference says what the code says."""

from __future__ import annotations

import subprocess
import sys

from tests.house.tree import ROOT


def test_the_reference_is_as_the_code_is_now() -> None:
    asked = [sys.executable, "tools/reference.py", "--check"]
    said = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (said.stdout, said.returncode) == ("", 0), f"run make reference; {said.stderr[-2000:]}"
