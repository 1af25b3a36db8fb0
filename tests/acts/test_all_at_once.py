"""Every act by two at the same moment, from its example: whatever is answered is true afterwards."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import partial
from typing import Any

import pytest
from django.db import connection
from pysqlite3 import dbapi2 as library
from tests.at_once import Town, raised, town
from tests.examples import EXAMPLES, Handed, carry_out
from tests.rows import put_back, read_tables
from tests.world import World

from koll.acts.engine import Done
from koll.domain.refusals import Refusal
from koll.reads.oversight import verify
from koll.tables.models import LedgerEntry

__all__ = ["town"]

pytestmark = [pytest.mark.both_databases, pytest.mark.timeout(240)]

EMPTIED = "DELETE FROM {table}"
ESCAPED = re.compile(r"\\u([0-9a-f]{4})")
PARTS = 4
LEAST_MET = 10
"""Of a part's acts, how many meet another at least."""
ONE_WORDING = frozenset({"start_municipality"})
"""What is handed in is a charter: said otherwise it is none."""


@dataclass(kw_only=True)
class Again:
    """A municipality that can be put back as it was."""

    town: Town
    put: Callable[[], None]

    def world(self) -> World:
        """The small municipality, in which nothing has been done."""
        self.put()
        again = copy(self.town.world)
        again.paragraphs, again.people = dict(again.paragraphs), {}
        return again


@pytest.fixture
def again(town: Town) -> Iterator[Again]:
    """The municipality, and how it is put back: a file as a file, rows as rows."""
    with (on_sqlite if connection.vendor == "sqlite" else on_postgresql)(town) as put:
        yield Again(town=town, put=put)


@contextmanager
def on_sqlite(town: Town) -> Iterator[Callable[[], None]]:
    """Puts the whole file back."""
    path = town.ask(lambda: str(connection.settings_dict["NAME"]))
    saved = library.connect(":memory:")
    with library.connect(path) as now:
        now.backup(saved)
    now.close()

    def put() -> None:
        with library.connect(path) as there:
            saved.backup(there)
        there.close()

    yield put
    saved.close()


@contextmanager
def on_postgresql(town: Town) -> Iterator[Callable[[], None]]:
    """Empties every table, with no rule and no trigger asked, and puts the rows back."""
    saved = town.ask(read_tables)

    def put() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
            for table in connection.introspection.django_table_names(only_existing=True, include_views=False):
                cursor.execute(EMPTIED.format(table=connection.ops.quote_name(table)))
        put_back(saved)
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = DEFAULT")

    yield lambda: town.ask(put)


def in_other_words(value: Any) -> Any:
    """The same with every sentence in it said otherwise; keys, days and numbers stay."""
    if isinstance(value, str):
        return f"{value} Annorlunda." if " " in value or value.endswith(".") else value
    if isinstance(value, Mapping):
        return {name: in_other_words(inner) for name, inner in value.items()}
    if isinstance(value, tuple):
        return tuple(in_other_words(inner) for inner in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{row.name: in_other_words(getattr(value, row.name)) for row in fields(value)})
    return value


def sentences_in(value: Any) -> Iterator[str]:
    """Every sentence that was handed in."""
    if isinstance(value, str) and (" " in value or value.endswith(".")):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from sentences_in(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from sentences_in(inner)
    elif is_dataclass(value) and not isinstance(value, type):
        for row in fields(value):
            yield from sentences_in(getattr(value, row.name))


def texts_of_tables() -> str:
    """All that stands in the tables, letters in JSON as they are read."""
    words = "\n".join(str(value) for table in read_tables() for row in table.rows for value in row)
    return words + ESCAPED.sub(lambda found: chr(int(found[1], 16)), words).replace('\\"', '"')


def lost_words(handed: Handed, text: str) -> list[str]:
    """The sentences that were handed in and stand nowhere."""
    return [words for words in sentences_in(handed[1]) if words.strip() not in text]


def doer(name: str, handed: Handed, key: str) -> Callable[[], Done]:
    """Does the act with what is handed in."""
    return lambda: carry_out(name, handed, receipt=key)


def done_of(answers: list[Done | Exception]) -> list[int]:
    """Which of them were told that it is done; what is no refusal is raised."""
    raised(answers, Refusal)
    return [number for number, answer in enumerate(answers) if isinstance(answer, Done)]


def neighbour(again: Again, world: World, name: str) -> tuple[str, Handed] | None:
    """The next act that has an example, when that can be made in the same world."""
    names = list(EXAMPLES)
    other = names[(names.index(name) + 1) % len(names)]
    try:
        return other, again.town.ask(partial(EXAMPLES[other], world))
    except Exception:  # what the one example has done is often in the way of the other
        return None


@pytest.mark.parametrize("part", range(PARTS))
def test_of_two_at_once_one_wins_or_both_stand(again: Again, part: int) -> None:
    """First two who do the same in other words, then one of them again and somebody who does another thing there.

    Nothing is raised but refusals, at least one is done, there is a line in the ledger for each that was told so and
    none for others, no words of theirs are gone, and the tables are what the ledger says.
    """
    met = 0
    ask = again.town.ask
    for name in list(EXAMPLES)[part::PARTS]:
        world = again.world()
        handed = ask(partial(EXAMPLES[name], world))
        before = ask(LedgerEntry.objects.count)
        others = handed if name in ONE_WORDING else (handed[0], in_other_words(handed[1]))
        both = (handed, others)
        done = done_of(again.town.at_once(*(doer(name, one, f"key-{key}") for key, one in enumerate(both))))
        text = ask(texts_of_tables)
        assert (name, bool(done), [lost_words(both[number], text) for number in done]) == (name, True, [[]] * len(done))
        assert (name, ask(LedgerEntry.objects.count) - before) == (name, len(done))
        beside = neighbour(again, world, name)
        if beside is not None:
            met += 1
            before = ask(LedgerEntry.objects.count)
            jobs = (doer(name, others, "key-again"), doer(*beside, "key-beside"))
            done = done_of(again.town.at_once(*jobs))
            assert (name, beside[0], ask(LedgerEntry.objects.count) - before) == (name, beside[0], len(done))
        assert (name, ask(verify).faults) == (name, ())
    assert met > LEAST_MET
