"""How fresh things are: the ledger's head, and for each table the last line that touched it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import connections, router
from django.db.models import Value
from django.db.models.fields import CharField

from koll.tables.models import LedgerEntry, Stamp

EVERY = "*"
"""The table that stands for every one, where an act does not say which it wrote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamps:
    """The last line of the ledger, and of each table; lines by their heads, which no two ledgers have in common.

    `every` is the last line that may have touched any table: one of an act that did not say what it wrote.
    """

    head: str
    number: int
    every: tuple[int, str]
    tables: Mapping[str, tuple[int, str]]

    def of(self, tables: Iterable[str]) -> tuple[str, ...]:
        """The last line that may have touched each table, in the order asked."""
        return tuple(max(self.every, self.tables.get(table, self.every))[1] for table in tables)


def read_stamps() -> Stamps:
    """The stamps as they are in the database of the site. One query.

    A last line without a stamp was an act's that noted none: the head stands for every table.
    """
    alias = router.db_for_read(Stamp)
    with connections[alias].cursor() as cursor:
        cursor.execute(*stamps_query(alias))
        rows = cursor.fetchall()
    lines = {table: (number, bytes(head).hex()) for table, number, head in rows}
    head = lines.pop("", (0, ""))
    noted = max((number for number, _head in lines.values()), default=0)
    every = lines.pop(EVERY, (0, ""))
    return Stamps(head=head[1], number=head[0], every=every if noted == head[0] else head, tables=lines)


@cache
def stamps_query(alias: str) -> tuple[str, tuple[Any, ...]]:
    """Table, line and head of each stamp, and of the last line under no name: composed once, every request asks it."""
    last = LedgerEntry.objects.filter(number=LedgerEntry.objects.order_by("-number").values("number")[:1]).order_by()
    rows = (
        Stamp.objects.order_by()
        .values_list("table", "line_id", "line__head")
        .union(last.values_list(Value("", CharField()), "number", "head"), all=True)
    )
    sql, values = rows.query.get_compiler(using=alias).as_sql()
    return sql, tuple(values)


def note(tables: Iterable[str], line: int) -> None:
    """Says that the act of this line wrote these tables; within the act's transaction. One query."""
    Stamp.objects.bulk_create(
        [Stamp(table=table, line_id=line) for table in sorted(set(tables))],
        update_conflicts=True,
        unique_fields=["table"],
        update_fields=["line"],
    )
