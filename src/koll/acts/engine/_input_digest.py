"""What was handed in with a receipt's key, as a digest: the same again is harmless, other words are told."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from enum import Enum
from typing import Any

from django.utils.functional import Promise


def digest_of(key: str, act: str, arguments: Mapping[str, Any]) -> str:
    """The digest of an act and all its arguments, salted with the key so that two receipts cannot be compared.

    >>> digest_of("k", "write", {"text": "a", "day": date(2027, 1, 2)}) == digest_of(
    ...     "k", "write", {"day": date(2027, 1, 2), "text": "a"}
    ... )
    True
    >>> digest_of("k", "write", {"text": "a"}) == digest_of("k", "write", {"text": "b"})
    False
    """
    words = json.dumps([key, act, plain_input(arguments)], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def plain_input(value: Any) -> Any:
    """A value as JSON says it, always in the same way; a file's bytes as their own digest. TypeError for other things.

    >>> plain_input((1, {"b": None, "a": b""}))[1]["b"] is None
    True
    """
    match value:
        case Enum():
            return plain_input(value.value)
        case None | bool() | int() | float() | str():
            return value
        case date() | time():
            return value.isoformat()
        case Decimal() | Promise():
            return str(value)
        case bytes() | bytearray() | memoryview():
            return {"sha256": hashlib.sha256(value).hexdigest()}
        case Mapping():
            return {str(key): plain_input(inner) for key, inner in value.items()}
        case frozenset() | set():
            return sorted((plain_input(inner) for inner in value), key=json.dumps)
        case list() | tuple():
            return [plain_input(inner) for inner in value]
    if is_dataclass(value):
        return {field.name: plain_input(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(f"{type(value).__name__} cannot be handed to an act")
