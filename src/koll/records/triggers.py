"""What keeps the ledger and what belongs to it append-only in the database itself, whoever asks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = ("records_entry", "records_entrycontent")
"""The tables of the ledger."""

SQLITE = {
    "ledger_line_is_not_changed": """
        CREATE TRIGGER ledger_line_is_not_changed BEFORE UPDATE ON records_entry
        BEGIN SELECT RAISE(ABORT, 'the ledger is only added to'); END
    """,
    "ledger_line_is_not_removed": """
        CREATE TRIGGER ledger_line_is_not_removed BEFORE DELETE ON records_entry
        BEGIN SELECT RAISE(ABORT, 'the ledger is only added to'); END
    """,
    # Also stops INSERT OR REPLACE, which removes the old row without asking the trigger above.
    "ledger_line_follows_the_last": """
        CREATE TRIGGER ledger_line_follows_the_last BEFORE INSERT ON records_entry
        WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM records_entry)
        BEGIN SELECT RAISE(ABORT, 'the ledger is only added to'); END
    """,
    "ledger_words_are_not_changed": """
        CREATE TRIGGER ledger_words_are_not_changed BEFORE UPDATE ON records_entrycontent
        BEGIN SELECT RAISE(ABORT, 'the ledger is only added to'); END
    """,
    "ledger_words_are_not_replaced": """
        CREATE TRIGGER ledger_words_are_not_replaced BEFORE INSERT ON records_entrycontent
        WHEN EXISTS (SELECT 1 FROM records_entrycontent WHERE entry_id = NEW.entry_id)
        BEGIN SELECT RAISE(ABORT, 'the ledger is only added to'); END
    """,
}
"""Each trigger by name. The words of a line may be removed (lawful erasure) but never changed."""

POSTGRESQL_FUNCTIONS = (
    """
    CREATE OR REPLACE FUNCTION ledger_is_only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'the ledger is only added to' USING ERRCODE = 'integrity_constraint_violation';
    END $$
    """,
    """
    CREATE OR REPLACE FUNCTION ledger_line_follows_the_last() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM records_entry) THEN
            RAISE EXCEPTION 'the ledger is only added to' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE OR REPLACE FUNCTION row_is_only_added() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'this is only added to' USING ERRCODE = 'integrity_constraint_violation';
    END $$
    """,
)

POSTGRESQL = {
    "ledger_line_is_not_changed": """
        CREATE TRIGGER ledger_line_is_not_changed BEFORE UPDATE OR DELETE ON records_entry
        FOR EACH ROW EXECUTE FUNCTION ledger_is_only_added_to()
    """,
    "ledger_line_is_not_removed": """
        CREATE TRIGGER ledger_line_is_not_removed BEFORE TRUNCATE ON records_entry
        FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_only_added_to()
    """,
    "ledger_line_follows_the_last": """
        CREATE TRIGGER ledger_line_follows_the_last BEFORE INSERT ON records_entry
        FOR EACH ROW EXECUTE FUNCTION ledger_line_follows_the_last()
    """,
    "ledger_words_are_not_changed": """
        CREATE TRIGGER ledger_words_are_not_changed BEFORE UPDATE ON records_entrycontent
        FOR EACH ROW EXECUTE FUNCTION ledger_is_only_added_to()
    """,
}
"""The same on PostgreSQL."""

KEPT = (
    "records_attachment",
    "records_withdrawal",
    "records_correction",
    "records_document",
    "records_repeal",
    "records_beginning",
    "records_ending",
    "records_renaming",
    "records_moving",
    "records_ownership",
    "records_ownerstep",
    "records_binding",
)
"""Tables beside the ledger whose rows are never changed, replaced or removed."""


REPLACED = """
    CREATE TRIGGER TABLE_is_not_replaced BEFORE INSERT ON TABLE
    WHEN EXISTS (SELECT 1 FROM TABLE WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'this is only added to'); END
"""


def kept_on_sqlite(table: str) -> dict[str, str]:
    """The triggers that keep every row of a table as it was written."""
    refuse = "BEGIN SELECT RAISE(ABORT, 'this is only added to'); END"
    return {
        f"{table}_is_not_changed": f"CREATE TRIGGER {table}_is_not_changed BEFORE UPDATE ON {table} {refuse}",
        f"{table}_is_not_removed": f"CREATE TRIGGER {table}_is_not_removed BEFORE DELETE ON {table} {refuse}",
        f"{table}_is_not_replaced": REPLACED.replace("TABLE", table),
    }


def kept_on_postgresql(table: str) -> dict[str, str]:
    """The same on PostgreSQL."""
    refuse = "EXECUTE FUNCTION row_is_only_added()"
    return {
        f"{table}_is_not_changed": (
            f"CREATE TRIGGER {table}_is_not_changed BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW {refuse}"
        ),
        f"{table}_is_not_removed": (
            f"CREATE TRIGGER {table}_is_not_removed BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {refuse}"
        ),
    }


for each in KEPT:
    SQLITE |= kept_on_sqlite(each)
    POSTGRESQL |= kept_on_postgresql(each)

# Naming another table in a trigger would make SQLite refuse to rebuild that table in a migration.


def of(connection: BaseDatabaseWrapper) -> Mapping[str, str]:
    """Each trigger this kind of database needs, by name, with the statement that makes it."""
    return POSTGRESQL if connection.vendor == "postgresql" else SQLITE


def plain(sql: str) -> str:
    """The statement with single spaces, as it is compared.

    >>> plain(" SELECT   1 ")
    'SELECT 1'
    """
    return " ".join(sql.split())


def table_of(statement: str) -> str:
    """The table that a trigger is on.

    >>> table_of(SQLITE["ledger_words_are_not_changed"])
    'records_entrycontent'
    """
    return plain(statement).partition(" ON ")[2].partition(" ")[0]


def drop(connection: BaseDatabaseWrapper) -> None:
    """Takes the triggers away: only for emptying a whole database, and before they are made anew."""
    with connection.cursor() as cursor:
        for name, statement in of(connection).items():
            table = table_of(statement)
            on_table = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on_table}")


def create(connection: BaseDatabaseWrapper) -> None:
    """Makes the triggers, anew where they exist."""
    drop(connection)
    functions = POSTGRESQL_FUNCTIONS if connection.vendor == "postgresql" else ()
    with connection.cursor() as cursor:
        for statement in (*functions, *of(connection).values()):
            cursor.execute(plain(statement))


def missing(connection: BaseDatabaseWrapper) -> tuple[str, ...]:
    """The triggers that are not there, are switched off or say something else, by name."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A') AND NOT tgisinternal")
            there = {name for (name,) in cursor.fetchall()}
        else:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            there = {name for name, sql in cursor.fetchall() if plain(sql) == plain(SQLITE.get(name, ""))}
    return tuple(name for name in of(connection) if name not in there)


def keep_ledger(using: str, **_signal: Any) -> None:
    """Makes the triggers after every migration: a rebuilt table in SQLite has silently lost its own."""
    connection = connections[using]
    if {*TABLES, *KEPT} <= set(connection.introspection.table_names()):
        create(connection)
