"""Makes this folder ready to run and test Koll; a step whose inputs have not changed is left out.

Run by `make setup` with any Python from 3.12, so it uses the standard library alone.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from node import OLDEST_NODE, PYTHON, Npm, answer_of, npm_in_environment, npm_of_machine
from stamps import ROOT, STAMPS, fingerprint, is_done, mark_done

VENV = ROOT / ".venv"
REQUIREMENTS = ROOT / "requirements"
BUILT = ROOT / "src" / "koll" / "frame" / "static" / "koll" / "build"
SYSTEM_PACKAGES = {
    "chromium-headless-shell": "Chromium without its windows, which the tests drive",
    "postgresql": "the other database",
    "poppler-utils": "which reads the text of a PDF back",
}


class UnableToSetUp(Exception):
    """A step did not succeed; the sentence says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to make ready: what it is called, whether it is needed, how it is done, what to do when it fails."""

    name: str
    needed: Callable[[], bool]
    do: Callable[[], None]
    cure: str


def run(*command: str | Path, more: Mapping[str, str] | None = None) -> None:
    """Runs a program that tells its own progress; UnableToSetUp when it fails."""
    words = [str(word) for word in command]
    try:
        subprocess.run(words, cwd=ROOT, env=os.environ | dict(more or {}), check=True, stdin=subprocess.DEVNULL)
    except OSError as fault:
        raise UnableToSetUp(f"“{' '.join(words)}” could not be run: {fault.strerror}.") from fault
    except subprocess.CalledProcessError as fault:
        raise UnableToSetUp(f"“{' '.join(words)}” ended with status {fault.returncode}.") from fault


def has_environment() -> bool:
    """Whether there is a virtual environment that works."""
    return bool(answer_of(PYTHON, "-c", "import sys, pip; print(sys.version)"))


def make_environment() -> None:
    """A virtual environment of the Python that runs this."""
    run(sys.executable, "-m", "venv", "--clear", VENV)


def installed() -> str:
    """The fingerprint of what should be installed."""
    return fingerprint([REQUIREMENTS / "dev.txt", ROOT / "pyproject.toml"], str(ROOT), answer_of(PYTHON, "--version"))


def install() -> None:
    """The locked packages, each with the hash it must have, and Koll itself from this folder."""
    before = installed()
    pip: Sequence[str | Path] = (PYTHON, "-m", "pip", "install", "--disable-pip-version-check")
    print("  some seventy packages; the first time takes a minute or two", flush=True)
    run(*pip, "--quiet", "--require-hashes", "-r", REQUIREMENTS / "dev.txt")
    run(*pip, "--quiet", "--no-deps", "--no-index", "--no-build-isolation", "--editable", ROOT)
    mark_done("packages", before)


def asset_inputs() -> str:
    """The fingerprint of everything the assets are built from."""
    named = [ROOT / "package.json", ROOT / "package-lock.json"]
    tests = ROOT / "assets" / "js" / "tests"
    built = (file for file in (ROOT / "assets").rglob("*") if file.is_file() and tests not in file.parents)
    return fingerprint([*named, *built])


def has_assets() -> bool:
    """Whether the built files are there and made of what is here now."""
    return BUILT.is_dir() and is_done("assets", asset_inputs())


def npm() -> Npm:
    """How npm is run: this machine's own, or the one from the package lists."""
    if own := npm_of_machine():
        return own
    print(
        f"Node.js {'.'.join(map(str, OLDEST_NODE))} or later is not on this machine; one is put in .venv.", flush=True
    )
    pip: Sequence[str | Path] = (PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--quiet")
    run(*pip, "--require-hashes", "-r", REQUIREMENTS / "node.txt")
    if put := npm_in_environment():
        return put
    raise UnableToSetUp("Node.js was installed in .venv, and is not there.")


def build_assets() -> None:
    """Style sheets and scripts, from the exact versions in package-lock.json."""
    command, more = npm()
    run(*command, "ci", "--no-audit", "--no-fund", more=more)
    run(*command, "run", "--silent", "build", more=more)
    mark_done("assets", asset_inputs())


def catalogue_inputs() -> str:
    """The fingerprint of the translations."""
    return fingerprint((ROOT / "src").rglob("*.po"))


def has_catalogues() -> bool:
    """Whether every translation is compiled as it reads now."""
    compiled = all(file.with_suffix(".mo").exists() for file in (ROOT / "src").rglob("*.po"))
    return compiled and is_done("catalogues", catalogue_inputs())


def compile_catalogues() -> None:
    """The translations, in the form that programs read."""
    run(PYTHON, ROOT / "tools" / "messages.py", "compile")
    mark_done("catalogues", catalogue_inputs())


def missing_system_packages() -> list[str]:
    """Those of Debian's packages that the tests need and that are not here."""
    postgresql = [*Path("/usr/lib/postgresql").glob("*/bin/initdb"), *filter(None, [shutil.which("initdb")])]
    there = {
        "chromium-headless-shell": shutil.which("chromium-headless-shell")
        or (shutil.which("chromium") and not may_install()),
        "postgresql": postgresql,
        "poppler-utils": shutil.which("pdftotext"),
    }
    return [name for name in SYSTEM_PACKAGES if not there[name]]


def may_install() -> bool:
    """Whether Debian's packages can be installed from here."""
    return shutil.which("apt-get") is not None and os.geteuid() == 0


def install_system_packages() -> None:
    """Debian's packages, when we are root and there is apt; otherwise a sentence says what to install."""
    missing = missing_system_packages()
    if not may_install():
        named = " and ".join(f"{name} ({SYSTEM_PACKAGES[name]})" for name in missing)
        raise UnableToSetUp(f"The tests also need {named}, and only root can install that.")
    quietly = {"DEBIAN_FRONTEND": "noninteractive"}
    run("apt-get", "update", "--quiet=2", more=quietly)
    run("apt-get", "install", "--yes", "--quiet=1", "--no-install-recommends", *missing, more=quietly)


STEPS = (
    Step(
        name="virtual environment",
        needed=lambda: not has_environment(),
        do=make_environment,
        cure="Check that the disk has room and that this folder can be written to.",
    ),
    Step(
        name="locked packages",
        needed=lambda: not is_done("packages", installed()),
        do=install,
        cure="Check the connection and that pip reaches a package index (pip config list). A wrong hash means that a "
        "package is not the one we locked: do not go round it.",
    ),
    Step(
        name="style sheets and scripts",
        needed=lambda: not has_assets(),
        do=build_assets,
        cure="Check the connection and that npm reaches a registry (npm config list).",
    ),
    Step(
        name="translations",
        needed=lambda: not has_catalogues(),
        do=compile_catalogues,
        cure="The message above says which line of which catalogue is wrong.",
    ),
)
FOR_TESTS = Step(
    name="browser and database for the tests",
    needed=lambda: bool(missing_system_packages()),
    do=install_system_packages,
    cure="On Debian: sudo apt install chromium-headless-shell postgresql poppler-utils. "
    "`make demo` works without them.",
)


def set_up(steps: Sequence[Step]) -> int:
    """Does the steps that are needed, in order; 0 when all is ready, 2 when one did not succeed."""
    for step in steps:
        if not step.needed():
            continue
        print(f"set-up: {step.name} …", flush=True)
        started = time.monotonic()
        try:
            step.do()
        except UnableToSetUp as fault:
            print(f"\nset-up: {step.name}: {fault}\n{step.cure}\nThen run the same command again.", file=sys.stderr)
            return 2
        print(f"set-up: {step.name}: ready in {time.monotonic() - started:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    os.chdir(ROOT)
    STAMPS.parent.parent.mkdir(exist_ok=True)
    sys.exit(set_up(STEPS if sys.argv[1:] == ["demo"] else (*STEPS, FOR_TESTS)))
