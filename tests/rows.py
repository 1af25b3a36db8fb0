"""Every row of the tables, to be put back as it was: quicker than having it written by acts again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection

READ = "SELECT * FROM {table} ORDER BY {key}"
INSERT = "INSERT INTO {table} ({columns}) VALUES {rows}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRows:
    """What a table held. The columns are named, since a table that was rebuilt has them in another order."""

    table: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[Any, ...]]

    def insert(self) -> None:
        """Puts the rows in the table, which holds none of them."""
        quote = connection.ops.quote_name
        columns = ", ".join(quote(column) for column in self.columns)
        values = f"({', '.join(['%s'] * len(self.columns))})"
        at_a_time = max(1, (connection.features.max_query_params or 10_000) // len(self.columns))
        with connection.cursor() as cursor:
            for begin in range(0, len(self.rows), at_a_time):
                rows = self.rows[begin : begin + at_a_time]
                cursor.execute(
                    INSERT.format(table=quote(self.table), columns=columns, rows=", ".join([values] * len(rows))),
                    [value for row in rows for value in row],
                )


def read_tables() -> tuple[TableRows, ...]:
    """The rows of every table that has any, in the order of their numbers, as the database itself holds them."""
    tables = []
    with connection.cursor() as cursor:
        for model in apps.get_app_config("tables").get_models(include_auto_created=True):
            names = (model._meta.db_table, str(model._meta.pk.column))
            table, key = (connection.ops.quote_name(name) for name in names)
            cursor.execute(READ.format(table=table, key=key))
            if rows := cursor.fetchall():
                columns = tuple(column[0] for column in cursor.description)
                tables.append(TableRows(table=model._meta.db_table, columns=columns, rows=rows))
    return tuple(tables)


def put_back(tables: Sequence[TableRows]) -> None:
    """Puts the rows in the tables, which are empty; keys that point at other rows are checked at the end."""
    for table in tables:
        table.insert()
