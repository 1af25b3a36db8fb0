"""Whether the ledger is whole: every line in its place, saying what it said, under the head it was given."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db import connections
from django.utils.translation import gettext as _

from koll.records.ledger import canonical
from koll.records.merkle import Peaks, leaf_hash
from koll.records.models import Entry
from koll.records.triggers import missing

MOST_FAULTS = 100
"""Faults told of before the reading stops: one early fault makes every later head wrong."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: the line's number (0 for the whole), and a sentence."""

    number: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What a reading of the whole ledger found.

    `entries` lines, of which the words of `erased` have been lawfully removed; `head` the root of the tree in
    hexadecimal, to be compared with copies kept elsewhere; `faults` in order.
    """

    ok: bool
    entries: int
    erased: int
    head: str
    faults: tuple[Fault, ...]


class Line(NamedTuple):
    """One line as it is stored; salt and words are None where they have been erased."""

    number: int
    at: datetime
    actor: int | None
    act: str
    subject: str
    leaf: bytes
    head: bytes
    peaks: str
    salt: bytes | None
    words: str | None


COLUMNS = (
    "number",
    "at",
    "actor_id",
    "act",
    "subject",
    "leaf",
    "head",
    "peaks",
    "content__salt",
    "content__content",
)


def verify(using: str = "default") -> Verified:
    """Reads every line in order, works the tree out again and compares; also that the triggers are there."""
    faults = [Fault(0, sentence) for sentence in unguarded(using)]
    tree, entries, erased, last = Peaks.empty(), 0, 0, 0
    rows = Entry.objects.using(using).order_by("number").values_list(*COLUMNS)
    for row in rows.iterator(chunk_size=2000):
        line = Line(*row)
        faults += [Fault(line.number, sentence) for sentence in wrong_in(line, last + 1)]
        tree = tree.append(bytes(line.leaf))
        if bytes(line.head) != tree.head() or line.peaks != tree.text():
            faults.append(Fault(line.number, _("The head does not follow from the lines before it.")))
        last, entries = line.number, entries + 1
        erased += line.words is None
        if len(faults) >= MOST_FAULTS:
            break
    return Verified(not faults, entries, erased, tree.head().hex(), tuple(faults))


def unguarded(using: str) -> list[str]:
    """A sentence for each trigger that should keep the ledger append-only and does not."""
    sentence = _(
        "The database no longer refuses changes to the ledger (%(name)s). "
        "Find out who took that away, and start Koll again: that puts it back."
    )
    return [sentence % {"name": name} for name in missing(connections[using])]


def wrong_in(line: Line, expected: int) -> list[str]:
    """What is wrong with one line by itself: its number, its words, its leaf."""
    wrong = []
    if line.number != expected:
        wrong.append(_("Line %(number)s is missing before it.") % {"number": expected})
    if line.words is None or line.salt is None:
        return wrong
    if leaf_hash(bytes(line.salt), line.words.encode()) != bytes(line.leaf):
        wrong.append(_("The words are not those that were written."))
    elif line.words != words_of(line):
        wrong.append(_("The line does not say the same as its words."))
    return wrong


def words_of(line: Line) -> str:
    """The exact text the line should have, from its columns and the content within its words."""
    content = json.loads(line.words or "{}").get("content", {})
    return canonical(
        number=line.number, at=line.at, actor=line.actor, act=line.act, subject=line.subject, content=content
    )
