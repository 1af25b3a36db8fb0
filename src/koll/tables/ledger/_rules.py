"""What the ledger does not hold and why, what it holds as a digest, and how values are written in it."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.db import models

OUTSIDE = {
    "ledgerentry": "the ledger itself",
    "ledgercontent": "the ledger itself",
    "stamp": "the number of the line that last wrote a table: follows from the lines",
    "receipt": "makes a repeated request harmless for a month; says nothing that the act's own line does not",
    "draft": "what one person has typed and not sent; nobody else ever sees it",
    "importupload": "a table that one person has chosen and not taken in yet; nobody else ever sees it",
    "sharedpart": "a text while several write it: what it came to is the part's text",
    "sharedpartchange": "each key pressed while several write a text",
    "sharedpartwriter": "who has a text open at this moment",
    "partversion": "how a text that is not decided read at times: gone when it is erased, never adopted",
    "reminder": "what was sent by mail and when, as the post is delivered; no act of anybody",
}
"""Tables whose rows the ledger does not tell of, each with the reason."""

UNSAID = {
    "person": ("password", "last_login"),
}
"""Columns that the ledger does not tell of: how a person signs in is their own and changes without an act."""

SETTLES_BY_ITSELF = {"part": ("text", "revision", "written_at", "written_by_id")}
"""Columns of what is open that change without an act, as several write at once: compared when it has been decided."""

CLEARED_BY_ITSELF = {"employeeanswer": "cleared away 90 days after the question closed"}
"""Tables whose rows go by themselves, with when."""

SECRET = {
    "answer": ("fields", "mode_why"),
    "challenge": ("heading", "line", "sources"),
    "comment": ("quote", "text"),
    "dialogue": ("notes", "result", "dissent"),
    "oversightentry": ("took_part", "seen", "answers", "words"),
    "part": ("text",),
    "dialogueroom": ("code",),
    "shift": ("sentence", "why", "needs"),
    "employeeanswer": ("text", "signed"),
    "reconsiderationsuggestion": ("words",),
    "thought": ("text", "name", "cluster"),
    "trend": ("heading", "text", "effect", "sources"),
    "trendmeaning": ("text",),
    "dialogueoutcome": ("text", "example"),
    "dialogueoutcomereport": ("words",),
    "eventdaygroup": ("notes",),
    "bodyremindersetting": ("teams_address",),
}
"""Columns that stand in the ledger as a digest until an act reveals them: protected notes, what employees and those in
a room said, and words that nobody has decided yet. The act that decides holds the words as decided."""


def plain_value(field: models.Field[Any, Any], value: Any) -> object:
    """A column's value as the ledger has it: as the database would give it back, in JSON's own types.

    Days and moments as text (UTC), numbers with decimals as text, bytes as their hash and size.
    """
    if value is None:
        return None
    if isinstance(field, models.BinaryField):
        return bytes_digest(bytes(value))
    if isinstance(field, models.JSONField):
        return json.loads(json.dumps(value, cls=field.encoder))
    value = field.to_python(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal) and isinstance(field, models.DecimalField):
        return str(value.quantize(Decimal(1).scaleb(-(field.decimal_places or 0))))
    return value if isinstance(value, bool | int | float) else str(value)


def bytes_digest(content: bytes) -> dict[str, object]:
    """What the ledger says of a file: its SHA-256 and its size in bytes.

    >>> bytes_digest(b"")["bytes"]
    0
    """
    return {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}


def secret_digest(salt: bytes, value: object) -> dict[str, str]:
    """What the ledger says of secret words: SHA-256 of the line's salt and the words, so that nobody can guess them.

    >>> secret_digest(b"", "") == secret_digest(b"s", "")
    False
    """
    words = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return {"secret": hashlib.sha256(salt + words.encode()).hexdigest()}
