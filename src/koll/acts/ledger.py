"""Writes the ledger: one line per act, in the same transaction as the act."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection

from koll.records.ledger import canonical
from koll.records.merkle import Peaks, leaf_hash
from koll.records.models import Entry, EntryContent

LEDGER_LOCK = 265
"""The number under which PostgreSQL lets one act at a time write; any number that is always the same."""


def take_turn() -> None:
    """Lets one act at a time through on PostgreSQL, until the transaction ends; SQLite has queued it already."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LEDGER_LOCK])


def append(*, at: datetime, actor: int | None, act: str, subject: str, content: Mapping[str, Any]) -> int:
    """Adds a line, and gives its number; must run inside the transaction of the act it tells of, after `take_turn`."""
    last = Entry.objects.order_by("-number").only("number", "peaks").first()
    number = 1 if last is None else last.number + 1
    peaks = Peaks.empty() if last is None else Peaks.parse(last.peaks)
    words = canonical(number=number, at=at, actor=actor, act=act, subject=subject, content=content)
    salt = secrets.token_bytes(16)
    leaf = leaf_hash(salt, words.encode())
    grown = peaks.append(leaf)
    entry = Entry.objects.create(
        number=number,
        at=at,
        actor_id=actor,
        act=act,
        subject=subject,
        leaf=leaf,
        head=grown.head(),
        peaks=grown.text(),
    )
    EntryContent.objects.create(entry=entry, salt=salt, content=words)
    return number
