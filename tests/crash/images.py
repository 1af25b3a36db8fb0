"""A disk that loses power: which bytes of a database are there after a crash at any point of a recorded log."""

from __future__ import annotations

import os
import random
import struct
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

SECTOR = 512
"""Bytes a disk writes whole or not at all."""

HEADER = struct.Struct("<BBQI")
"""Operation, length of the name, offset, length of the bytes: as recorder.c writes them."""

WAYS = ("dropped", "subset", "torn", "kept")
"""What may become of writes that were never synced: none, some, some sectors of each, or all of them are there."""


class Operation(NamedTuple):
    """W(rite), T(runcate), S(ync), U(nlink) of the file `name`, or an A(cknowledgement).

    The name is what follows the database's; "" is the database, "/" its folder.
    """

    kind: str
    name: str
    offset: int
    data: bytes


def chance_of(seed: str | int) -> random.Random:
    """Chance that can be had again."""
    return random.Random(seed)  # noqa: S311 -- nothing here is secret


def operations(log: Path) -> Iterator[Operation]:
    """What was recorded, in order."""
    with log.open("rb") as file:
        while head := file.read(HEADER.size):
            kind, name_length, offset, length = HEADER.unpack(head)
            name = file.read(name_length).decode()
            yield Operation(chr(kind), name, offset, file.read(length) if chr(kind) in "WA" else b"")


def acknowledge(log: Path, words: str) -> None:
    """Notes that a client has been told its words are kept, in the same order as the server's writes."""
    data = words.encode()
    file = os.open(log, os.O_WRONLY | os.O_APPEND)
    os.write(file, HEADER.pack(ord("A"), 0, 0, len(data)) + data)
    os.close(file)


@dataclass(kw_only=True)
class Disk:
    """The synced bytes of each file, what has been written since and may be lost, and the files sure to be there."""

    synced: dict[str, bytearray]
    unsynced: defaultdict[str, list[Operation]] = field(default_factory=lambda: defaultdict(list))
    listed: set[str] = field(default_factory=set)

    @staticmethod
    def of(database: Path) -> Disk:
        """The disk as a closed database left it."""
        return Disk(synced={"": bytearray(database.read_bytes())}, listed={""})

    def do(self, operation: Operation) -> None:
        """Takes in the next operation of the log."""
        name = operation.name
        if operation.kind in "WT":
            self.unsynced[name].append(operation)
        elif operation.kind == "U":
            self.synced.pop(name, None)
            self.unsynced.pop(name, None)
            self.listed.discard(name)
        elif name == "/":
            self.listed |= self.synced.keys() | self.unsynced.keys()
        elif operation.kind == "S":
            content = self.synced.setdefault(name, bytearray())
            for earlier in self.unsynced.pop(name, []):
                apply(content, earlier)

    def crash(self, database: Path, way: str, chance: random.Random) -> None:
        """Writes the files as a power cut now would leave them."""
        for name in sorted(self.synced.keys() | self.unsynced.keys()):
            if name not in self.listed and (way == "dropped" or (way != "kept" and chance.random() < 0.5)):
                continue
            content = bytearray(self.synced.get(name, b""))
            for operation in self.unsynced.get(name, []):
                for part in surviving(operation, way, chance):
                    apply(content, part)
            Path(f"{database}{name}").write_bytes(content)


def apply(content: bytearray, operation: Operation) -> None:
    """What one operation does to a file; a hole reads as zeros."""
    if operation.kind == "T":
        missing = operation.offset - len(content)
        content[:] = content + bytes(missing) if missing > 0 else content[: operation.offset]
        return
    content.extend(bytes(max(0, operation.offset - len(content))))
    content[operation.offset : operation.offset + len(operation.data)] = operation.data


def surviving(operation: Operation, way: str, chance: random.Random) -> Iterator[Operation]:
    """What is left of one unsynced operation."""
    if way == "kept" or (way == "subset" and chance.random() < 0.5):
        yield operation
    elif way == "torn":
        yield from (sector for sector in sectors(operation) if chance.random() < 0.5)


def sectors(operation: Operation) -> Iterator[Operation]:
    """One write cut where the disk's sectors meet; anything else whole."""
    if operation.kind != "W":
        yield operation
        return
    at, end = operation.offset, operation.offset + len(operation.data)
    while at < end:
        until = min(end, (at // SECTOR + 1) * SECTOR)
        yield operation._replace(offset=at, data=operation.data[at - operation.offset : until - operation.offset])
        at = until
