"""Whether the ledger is whole, every line saying what it said, and whether the tables are as its lines say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from django.db import connections
from django.utils.translation import gettext as _

from koll.reads.oversight._replay import Replay, differences
from koll.tables.ledger import Peaks, leaf_of, words_digest
from koll.tables.models import LedgerEntry
from koll.tables.triggers import missing

MOST_FAULTS = 100
"""Faults told of before the reading stops: one early fault makes every later head wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerFault:
    """One thing that is wrong: the line's number (0 for the whole), and a sentence."""

    number: int
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What a reading of the whole ledger found.

    `entries` lines, of which the words of `erased` have been lawfully removed; `head` the root of the tree in
    hexadecimal, to be compared with copies kept elsewhere; `faults` in order.
    """

    ok: bool
    entries: int
    erased: int
    head: str
    faults: tuple[LedgerFault, ...]


class LedgerLineView(NamedTuple):
    """One line as it is stored; salt and words are None where they have been erased."""

    number: int
    at: datetime
    actor: int | None
    act: str
    subject: str
    digest: bytes
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
    "words",
    "leaf",
    "head",
    "peaks",
    "content__salt",
    "content__content",
)


def verify(using: str = "default") -> Verified:
    """Reads every line in order, works the tree out again and compares; then the tables with what the lines say.

    Also that the triggers are there. A query a table beside the ledger's own.
    """
    faults = [LedgerFault(number=0, sentence=sentence) for sentence in unguarded_entries(using)]
    tree, entries, last = Peaks.empty(), 0, 0
    replay, erased = Replay(), list[int]()
    rows = LedgerEntry.objects.using(using).order_by("number").values_list(*COLUMNS)
    for row in rows.iterator(chunk_size=2000):
        line = LedgerLineView(*row)
        wrong = wrong_in(line, last + 1)
        faults += [LedgerFault(number=line.number, sentence=sentence) for sentence in wrong]
        tree = tree.append(bytes(line.leaf))
        if bytes(line.head) != tree.head() or line.peaks != tree.text():
            faults.append(
                LedgerFault(number=line.number, sentence=_("The head does not follow from the lines before it."))
            )
        last, entries = line.number, entries + 1
        if line.words is None or line.salt is None:
            erased.append(line.number)
        elif not wrong:
            replay.take(line.number, bytes(line.salt), line.words)
        if len(faults) >= MOST_FAULTS:
            break
    replay.has_gaps = bool(erased)
    faults += [
        LedgerFault(number=number, sentence=_("Its words are gone, and no later line says that they were erased."))
        for number in unlawfully_erased(erased, replay)
    ]
    if len(faults) < MOST_FAULTS:
        told = islice(differences(replay, using), MOST_FAULTS - len(faults))
        faults += [LedgerFault(number=item.line, sentence=item.sentence) for item in told]
    return Verified(ok=not faults, entries=entries, erased=len(erased), head=tree.head().hex(), faults=tuple(faults))


def unlawfully_erased(erased: list[int], replay: Replay) -> list[int]:
    """The lines whose words are gone without an erasure in the ledger."""
    return [number for number in erased if str(number) not in replay.rows.get("erasure", {})]


def unguarded_entries(using: str) -> list[str]:
    """A sentence for each trigger that should keep the ledger append-only and does not."""
    sentence = _(
        "The database no longer refuses changes to the ledger (%(name)s). "
        "Find out who took that away, and start Koll again: that puts it back."
    )
    return [sentence % {"name": name} for name in missing(connections[using])]


def wrong_in(line: LedgerLineView, expected: int) -> list[str]:
    """What is wrong with one line by itself: its number, its words, its leaf."""
    wrong = []
    if line.number != expected:
        wrong.append(_("Line %(number)s is missing before it.") % {"number": expected})
    leaf = leaf_of(
        number=line.number,
        at=line.at,
        actor=line.actor,
        act=line.act,
        subject=line.subject,
        words=bytes(line.digest),
    )
    if leaf != bytes(line.leaf):
        wrong.append(_("The line does not say what was written: when, who, what or where has been changed."))
    if line.words is None or line.salt is None:
        return wrong
    if words_digest(bytes(line.salt), line.words) != bytes(line.digest):
        wrong.append(_("The words are not those that were written."))
    return wrong
