"""What is handed in to an act: its Input, and how that stands in the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any, ClassVar

from koll.tables.ledger import Journal, RowNote, bytes_digest, secret_digest

REPEATED = 120
"""Words of this many characters or more that a row holds too are not written twice in a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """What an act is handed. A frozen, keyword-only dataclass, and the schema of the act's lines in the ledger.

    `secret` names the fields that stand there as a digest; the reference says so.
    """

    secret: ClassVar[tuple[str, ...]] = ()


def input_fields(given: Input) -> dict[str, object]:
    """What was handed in, by field."""
    return {field.name: getattr(given, field.name) for field in fields(given)}


def said_of(given: Mapping[str, object], secret: Iterable[str], journal: Journal, salt: bytes) -> dict[str, object]:
    """What was handed in as the ledger has it: plain values, secret words as digests, long words where they stand."""
    hidden = set(secret)
    where = {
        value: {"table": note.table, "row": note.row, "field": name}
        for note in journal.notes.values()
        for name, value in ledger_value(note).items()
        if isinstance(value, str) and len(value) >= REPEATED
    }
    return {
        name: hide(salt, input_value(value)) if name in hidden else refer(input_value(value), where)
        for name, value in given.items()
    }


def ledger_value(note: RowNote) -> Mapping[str, object]:
    """The fields of a row that its line shows."""
    return note.fields or {}


def hide(salt: bytes, value: object) -> object:
    """The digest of what is secret; nothing stays nothing."""
    return secret_digest(salt, value) if value else value


def refer(value: object, where: Mapping[str, object]) -> object:
    """The value, with long words that a row of the line holds told by where they stand."""
    if isinstance(value, str):
        return where.get(value.strip(), value) if len(value) >= REPEATED else value
    if isinstance(value, dict):
        return {key: refer(inner, where) for key, inner in value.items()}
    if isinstance(value, list):
        return [refer(inner, where) for inner in value]
    return value


def input_value(value: Any) -> object:
    """The value in JSON's own types; a file's bytes as their hash and size."""
    match value:
        case None | bool() | int() | float():
            return value
        case Enum():
            return input_value(value.value)
        case str():
            return str(value)
        case bytes() | bytearray() | memoryview():
            return bytes_digest(bytes(value))
        case datetime():
            return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        case date() | time():
            return value.isoformat()
        case Decimal():
            return str(value)
        case Mapping():
            return {str(key): input_value(inner) for key, inner in value.items()}
        case Set():
            return sorted((input_value(inner) for inner in value), key=repr)
        case list() | tuple():
            return [input_value(inner) for inner in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: input_value(getattr(value, field.name)) for field in fields(value)}
    return str(value)
