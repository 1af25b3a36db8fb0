"""The disk that loses power does so as a disk does."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.crash.images import WAYS, Disk, Operation, acknowledge, chance_of, operations, sectors

OLD, NEW = b"a" * 2048, b"b" * 1400


def written(way: str, *, sync: bool, folder: Path) -> bytes:
    disk = Disk(synced={"": bytearray(OLD)}, listed={""})
    disk.do(Operation("W", "", 300, NEW))
    if sync:
        disk.do(Operation("S", "", 0, b""))
    disk.crash(folder / "db", way, chance_of(7))
    return (folder / "db").read_bytes()


@pytest.mark.parametrize("way", WAYS)
def test_what_was_synced_is_always_there(way: str, tmp_path: Path) -> None:
    assert written(way, sync=True, folder=tmp_path) == OLD[:300] + NEW + OLD[1700:]


def test_what_was_not_synced_may_be_lost(tmp_path: Path) -> None:
    assert written("dropped", sync=False, folder=tmp_path) == OLD
    assert written("kept", sync=False, folder=tmp_path) == OLD[:300] + NEW + OLD[1700:]
    torn = written("torn", sync=False, folder=tmp_path)
    assert torn[:300] + torn[1700:] == OLD[:300] + OLD[1700:]
    assert {torn[300:512], torn[512:1024], torn[1024:1536], torn[1536:1700]} <= {
        b"a" * 212,
        b"b" * 212,
        b"a" * 512,
        b"b" * 512,
        b"a" * 164,
        b"b" * 164,
    }


def test_a_write_is_cut_where_sectors_meet() -> None:
    parts = list(sectors(Operation("W", "", 300, NEW)))
    assert [(part.offset, len(part.data)) for part in parts] == [(300, 212), (512, 512), (1024, 512), (1536, 164)]
    assert b"".join(part.data for part in parts) == NEW


def test_a_file_grows_and_shrinks_and_is_sure_to_be_there_when_its_folder_is_synced(tmp_path: Path) -> None:
    disk = Disk(synced={})
    disk.do(Operation("W", "-wal", 4, b"xy"))
    disk.do(Operation("T", "-wal", 5, b""))
    disk.do(Operation("T", "-wal", 7, b""))
    disk.do(Operation("S", "-wal", 0, b""))
    disk.crash(tmp_path / "db", "dropped", chance_of(7))
    assert not (tmp_path / "db-wal").exists()
    disk.do(Operation("S", "/", 0, b""))
    disk.crash(tmp_path / "db", "dropped", chance_of(7))
    assert (tmp_path / "db-wal").read_bytes() == b"\0\0\0\0x\0\0"


def test_acknowledgements_stand_in_the_log(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.touch()
    acknowledge(log, "first å")
    acknowledge(log, "second")
    assert [(operation.kind, operation.data.decode()) for operation in operations(log)] == [
        ("A", "first å"),
        ("A", "second"),
    ]
