"""The key of a form on a page: what is sent twice with it is done once."""

from __future__ import annotations

import hashlib
import secrets

LONGEST = 64
"""The most characters of a receipt's key."""


def new_receipt() -> str:
    """A key for one form on one page: sent twice, it is done once."""
    return secrets.token_urlsafe(18)


def receipt_in(sent: str) -> str:
    """The key as it is kept: one that is longer than a key of ours is shortened, the same way each time.

    >>> receipt_in("abc"), len(receipt_in("a" * 500))
    ('abc', 64)
    """
    return sent if len(sent) <= LONGEST else hashlib.sha256(sent.encode()).hexdigest()
