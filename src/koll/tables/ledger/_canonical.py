"""The exact text of a ledger line, and the hash that commits to it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from koll.tables.ledger._merkle import leaf_hash


def line_words(content: Mapping[str, Any]) -> str:
    """What a line says, as one JSON object with sorted keys and no spaces.

    >>> line_words({"said": "é", "given": {}})
    '{"given":{},"said":"é"}'
    """
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def words_digest(salt: bytes, words: str) -> bytes:
    """The 32 bytes that stay when a line's words are lawfully erased: SHA-256 of the salt and the words."""
    return hashlib.sha256(salt + words.encode()).digest()


def canonical(*, number: int, at: datetime, actor: int | None, act: str, subject: str, words: bytes) -> str:
    """The line itself as one JSON object: number, moment (UTC, to the microsecond), who, what, and its words' digest.

    >>> canonical(number=1, at=datetime(2027, 1, 1, tzinfo=UTC), actor=None, act="start", subject="/", words=b"")
    '{"act":"start","actor":null,"at":"2027-01-01T00:00:00.000000Z","number":1,"subject":"/","words":""}'
    """
    moment = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return line_words(
        {"number": number, "at": moment, "actor": actor, "act": act, "subject": subject, "words": words.hex()}
    )


def leaf_of(*, number: int, at: datetime, actor: int | None, act: str, subject: str, words: bytes) -> bytes:
    """The leaf of a line. It commits to everything but the words themselves, which can be erased without moving it."""
    said = canonical(number=number, at=at, actor=actor, act=act, subject=subject, words=words)
    return leaf_hash(b"", said.encode())
