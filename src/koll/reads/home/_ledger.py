"""Whether a head of the ledger that somebody noted down is still in the chain, and after which line it stood."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from koll.tables.models import LedgerEntry

SHORTEST = 16
"""Hexadecimal digits enough of a head to look for: people note down the beginning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerCheckpoint:
    """The line after which the ledger had this head, and when it was written."""

    entry: int
    at: datetime


class LedgerHeadError(ValueError):
    """What was given is not a head, nor the beginning of one."""


def check_ledger_head(written: str) -> LedgerCheckpoint | None:
    """The line that has this head, or None when the chain has no such head.

    `written` may hold blanks and capitals, and may be only the beginning. The head is compared as it is stored: read
    the whole ledger too (`verify`), which shows that each stored head follows from the lines before it.

    Raises LedgerHeadError when it is not hexadecimal, or shorter than SHORTEST or longer than 64 digits.
    """
    digits = "".join(written.split()).lower()
    if not SHORTEST <= len(digits) <= 64 or set(digits) - set("0123456789abcdef"):
        raise LedgerHeadError(written)
    rows = LedgerEntry.objects.order_by("number").values_list("number", "at", "head")
    for number, at, head in rows.iterator(chunk_size=2000):
        if bytes(head).hex().startswith(digits):
            return LedgerCheckpoint(entry=number, at=at)
    return None
