"""The exact text of a ledger line, which its hash is taken of."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any


def canonical(
    *, number: int, at: datetime, actor: int | None, act: str, subject: str, content: Mapping[str, Any]
) -> str:
    """One JSON object with sorted keys and no spaces; the moment in UTC to the microsecond.

    >>> canonical(number=1, at=datetime(2027, 1, 1, tzinfo=UTC), actor=None, act="start", subject="/", content={})
    '{"act":"start","actor":null,"at":"2027-01-01T00:00:00.000000Z","content":{},"number":1,"subject":"/"}'
    """
    moment = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    line = {"number": number, "at": moment, "actor": actor, "act": act, "subject": subject, "content": content}
    return json.dumps(line, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
