"""Nothing that was acknowledged is lost when the power goes, and the test would see it if it were (SQLite)."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker
from tests.crash.evidence import embedded, evidence_in
from tests.crash.images import WAYS, Disk, Operation, acknowledge, operations
from tests.crash.town import Town, Writers, chance_from, tell
from tests.shelf import Shelf

IMAGES = int(os.environ.get("KOLL_CRASH_IMAGES", "40"))
CONTROL_IMAGES = 20
ANSWERS = min(250, 100 + 2 * IMAGES)
"""Answers while the disk is recorded: enough for several checkpoints, one of which comes after some 85."""
CONTROL_ANSWERS = 40

pytestmark = [
    pytest.mark.crash,
    pytest.mark.timeout(1800),
    pytest.mark.skipif(bool(os.environ.get("DATABASE_URL")), reason="PostgreSQL has a harness of its own"),
    pytest.mark.skipif(shutil.which("cc") is None, reason="needs a C compiler (Debian: apt install gcc libc6-dev)"),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """The database before, and everything that happened to its files, with the answers among it."""

    before: Path
    log: Path


@pytest.fixture(scope="module")
def recorder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The recorder, built."""
    library = tmp_path_factory.mktemp("recorder") / "recorder.so"
    source = Path(__file__).with_name("recorder.c")
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", str(library), str(source), "-ldl"], check=True)
    return library


def recorded(folder: Path, recorder: Path, shelf: Shelf, answers: int, more: dict[str, str]) -> Recording:
    """A server under writing people, ended without a word."""
    town = Town(folder=folder / "data")
    town.found(shelf)
    before, log = folder / "before.sqlite3", folder / "log"
    shutil.copyfile(town.database, before)
    log.touch()
    watching = {"LD_PRELOAD": str(recorder), "RECORDER_WATCH": str(town.database), "RECORDER_LOG": str(log)}
    town.more = watching | more
    with (
        town.serve() as server,
        Writers(server=lambda: server, on_kept=lambda words: acknowledge(log, words)) as writers,
    ):
        writers.wait_for(answers)
    return Recording(before=before, log=log)


def crashes(recording: Recording, folder: Path, images: int, seed: str) -> Iterator[tuple[Path, list[str]]]:
    """Databases as a power cut would have left them at random moments, and what had been acknowledged by then."""
    chance = chance_from(seed)
    log = list(operations(recording.log))
    moments = sorted(chance.randrange(len(log)) for _image in range(images))
    disk, acknowledged, done = Disk.of(recording.before), list[str](), 0
    for moment in moments:
        for operation in islice(log, done, moment + 1):
            take_in(operation, disk, acknowledged)
        done = max(done, moment + 1)
        image = folder / "image.sqlite3"
        for old in folder.glob("image.sqlite3*"):
            old.unlink()
        disk.crash(image, chance.choice(WAYS), chance)
        yield image, list(acknowledged)


def take_in(operation: Operation, disk: Disk, acknowledged: list[str]) -> None:
    """One line of the log."""
    if operation.kind == "A":
        acknowledged.append(operation.data.decode())
    else:
        disk.do(operation)


def test_a_power_cut_loses_nothing_that_was_acknowledged(
    tmp_path: Path, recorder: Path, shelf: Shelf, django_db_blocker: DjangoDbBlocker
) -> None:
    recording = recorded(tmp_path, recorder, shelf, ANSWERS, {})
    checkpoints = sum(operation.kind == "S" and operation.name == "" for operation in operations(recording.log))
    most = 0
    for image, acknowledged in crashes(recording, tmp_path, IMAGES, "KOLL_CRASH_SEED"):
        with django_db_blocker.unblock():
            found = evidence_in(embedded(image))
        assert found.sound
        assert found.faults == ()
        assert found.lost(acknowledged) == []
        assert found.twice() == []
        most = max(most, len(acknowledged))
    tell(f"{IMAGES} images, up to {most} acknowledged, {checkpoints} checkpoints")
    assert checkpoints > 1
    assert most > ANSWERS // 2


def test_the_control_that_syncs_too_little_does_lose(
    tmp_path: Path, recorder: Path, shelf: Shelf, django_db_blocker: DjangoDbBlocker
) -> None:
    too_little = {"KOLL_SQLITE_SYNCHRONOUS": "LOSES_WRITES", "KOLL_TEST_CONTROL": "1"}
    recording = recorded(tmp_path, recorder, shelf, CONTROL_ANSWERS, too_little)
    losing = 0
    for image, acknowledged in crashes(recording, tmp_path, CONTROL_IMAGES, "KOLL_CRASH_SEED"):
        with django_db_blocker.unblock():
            losing += bool(evidence_in(embedded(image)).lost(acknowledged))
    tell(f"the control lost in {losing} of {CONTROL_IMAGES} images")
    assert losing > 0
