"""Writes the ledger: one line per act, in the same transaction as the act."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.db import connection

from koll.tables.ledger import Peaks, leaf_of, line_words, words_digest
from koll.tables.models import LedgerContent, LedgerEntry

LEDGER_LOCK = 265
"""The number under which PostgreSQL lets one act at a time write; any number that is always the same."""

SALT_SIZE = 16


def take_turn() -> None:
    """Lets one act at a time through on PostgreSQL, until the transaction ends; SQLite has queued it already."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LEDGER_LOCK])


def append(
    *,
    at: datetime,
    actor: int | None,
    act: str,
    subject: str,
    content: Mapping[str, Any] | Callable[[bytes], Mapping[str, Any]],
) -> int:
    """Adds a line, and gives its number; must run inside the transaction of the act it tells of, after `take_turn`.

    `content` is what the line says, or how to say it with the line's salt.
    """
    last = LedgerEntry.objects.order_by("-number").only("number", "peaks").first()
    number = 1 if last is None else last.number + 1
    peaks = Peaks.empty() if last is None else Peaks.parse(last.peaks)
    salt = secrets.token_bytes(SALT_SIZE)
    words = line_words(content(salt) if callable(content) else content)
    digest = words_digest(salt, words)
    leaf = leaf_of(number=number, at=at, actor=actor, act=act, subject=subject, words=digest)
    grown = peaks.append(leaf)
    entry = LedgerEntry.objects.create(
        number=number,
        at=at,
        actor_id=actor,
        act=act,
        subject=subject,
        words=digest,
        leaf=leaf,
        head=grown.head(),
        peaks=grown.text(),
    )
    LedgerContent.objects.create(entry=entry, salt=salt, content=words)
    return number
