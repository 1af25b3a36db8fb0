"""What keeps the ledger and what belongs to it append-only in the database itself, whoever asks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from koll.domain.record import minutes_labels

TABLES = ("tables_ledgerentry", "tables_ledgercontent")
"""The tables of the ledger."""

SQLITE = {
    "ledger_line_is_not_changed": """
        CREATE TRIGGER ledger_line_is_not_changed BEFORE UPDATE ON tables_ledgerentry
        BEGIN SELECT RAISE(ABORT, 'the ledger is only added to'); END
    """,
    "ledger_line_is_not_removed": """
        CREATE TRIGGER ledger_line_is_not_removed BEFORE DELETE ON tables_ledgerentry
        BEGIN SELECT RAISE(ABORT, 'the ledger is only added to'); END
    """,
    # Also stops INSERT OR REPLACE, which removes the old row without asking the trigger above.
    "ledger_line_follows_the_last": """
        CREATE TRIGGER ledger_line_follows_the_last BEFORE INSERT ON tables_ledgerentry
        WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM tables_ledgerentry)
        BEGIN SELECT RAISE(ABORT, 'the ledger is only added to'); END
    """,
    "ledger_words_are_not_changed": """
        CREATE TRIGGER ledger_words_are_not_changed BEFORE UPDATE ON tables_ledgercontent
        BEGIN SELECT RAISE(ABORT, 'the ledger is only added to'); END
    """,
    "ledger_words_are_not_replaced": """
        CREATE TRIGGER ledger_words_are_not_replaced BEFORE INSERT ON tables_ledgercontent
        WHEN EXISTS (SELECT 1 FROM tables_ledgercontent WHERE entry_id = NEW.entry_id)
        BEGIN SELECT RAISE(ABORT, 'the ledger is only added to'); END
    """,
}
"""Each trigger by name. The words of a line may be removed by the act that erases them, but never changed."""

ERASING = """
    CREATE TRIGGER ledger_words_are_not_removed BEFORE DELETE ON tables_ledgercontent
    WHEN NOT EXISTS (SELECT 1 FROM tables_erasure WHERE entry_id = OLD.entry_id)
    BEGIN SELECT RAISE(ABORT, 'the ledger is only added to'); END
"""
SQLITE["ledger_words_are_not_removed"] = ERASING

POSTGRESQL_FUNCTIONS: tuple[str, ...] = (
    """
    CREATE OR REPLACE FUNCTION ledger_is_only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'the ledger is only added to' USING ERRCODE = 'integrity_constraint_violation';
    END $$
    """,
    """
    CREATE OR REPLACE FUNCTION ledger_line_follows_the_last() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM tables_ledgerentry) THEN
            RAISE EXCEPTION 'the ledger is only added to' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE OR REPLACE FUNCTION ledger_words_are_erased_by_an_act() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NOT EXISTS (SELECT 1 FROM tables_erasure WHERE entry_id = OLD.entry_id) THEN
            RAISE EXCEPTION 'the ledger is only added to' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN OLD;
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
        CREATE TRIGGER ledger_line_is_not_changed BEFORE UPDATE OR DELETE ON tables_ledgerentry
        FOR EACH ROW EXECUTE FUNCTION ledger_is_only_added_to()
    """,
    "ledger_line_is_not_removed": """
        CREATE TRIGGER ledger_line_is_not_removed BEFORE TRUNCATE ON tables_ledgerentry
        FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_only_added_to()
    """,
    "ledger_line_follows_the_last": """
        CREATE TRIGGER ledger_line_follows_the_last BEFORE INSERT ON tables_ledgerentry
        FOR EACH ROW EXECUTE FUNCTION ledger_line_follows_the_last()
    """,
    "ledger_words_are_not_changed": """
        CREATE TRIGGER ledger_words_are_not_changed BEFORE UPDATE ON tables_ledgercontent
        FOR EACH ROW EXECUTE FUNCTION ledger_is_only_added_to()
    """,
    "ledger_words_are_not_removed": """
        CREATE TRIGGER ledger_words_are_not_removed BEFORE DELETE ON tables_ledgercontent
        FOR EACH ROW EXECUTE FUNCTION ledger_words_are_erased_by_an_act()
    """,
}
"""The same on PostgreSQL."""

KEPT = (
    "tables_version",
    "tables_statement",
    "tables_statementlink",
    "tables_statementlapse",
    "tables_reconsideration",
    "tables_proposalstep",
    "tables_oversightanswer",
    "tables_assignmentreport",
    "tables_followupreport",
    "tables_correctingversion",
    "tables_erasure",
    "tables_attachment",
    "tables_attachmentwithdrawal",
    "tables_correction",
    "tables_governingdocument",
    "tables_documentrepeal",
    "tables_bodybeginning",
    "tables_bodyending",
    "tables_bodyrenaming",
    "tables_bodymove",
    "tables_ownership",
    "tables_ownerstep",
    "tables_bindingmeeting",
)
"""Tables beside the ledger whose rows are never changed, replaced or removed."""


FROZEN = {
    "tables_decision": (
        ("body_id", "is_example", "recorded_at", "recorded_by_id"),
        "OLD.id IS NOT NULL",
        True,
    ),
    "tables_seat": (("person_id", "body_id", "role", "begins_on"), "OLD.id IS NOT NULL", True),
    "tables_oversightentry": (
        (
            "body_id",
            "period",
            "heading",
            "looked_on",
            "took_part",
            "seen",
            "answers",
            "conclusion",
            "words",
            "answer_by",
            "decision_id",
            "concluded_on",
        ),
        "OLD.concluded_on IS NOT NULL",
        False,
    ),
    "tables_occasion": (
        ("activity", "body_id", "period", "number", "done_on", "decision_id"),
        "OLD.done_on IS NOT NULL",
        False,
    ),
    "tables_part": (
        ("occasion_id", "key", "text"),
        "EXISTS (SELECT 1 FROM tables_occasion WHERE id = OLD.occasion_id AND done_on IS NOT NULL)",
        False,
    ),
    "tables_answer": (
        ("occasion_id", "statement_id", "mode", "mode_why", "fields"),
        "EXISTS (SELECT 1 FROM tables_occasion WHERE id = OLD.occasion_id AND done_on IS NOT NULL)",
        False,
    ),
}
"""Tables whose rows stand from a moment: the columns that are then never changed, which moment, and whether a row is
never removed before it either. What is left out may still be added: an end, a report, an answer."""


REPLACED = """
    CREATE TRIGGER TABLE_is_not_replaced BEFORE INSERT ON TABLE
    WHEN EXISTS (SELECT 1 FROM TABLE WHERE KEY = NEW.KEY)
    BEGIN SELECT RAISE(ABORT, 'this is only added to'); END
"""


def kept_on_sqlite(table: str) -> dict[str, str]:
    """The triggers that keep every row of a table as it was written."""
    refuse = "BEGIN SELECT RAISE(ABORT, 'this is only added to'); END"
    return {
        f"{table}_is_not_changed": f"CREATE TRIGGER {table}_is_not_changed BEFORE UPDATE ON {table} {refuse}",
        f"{table}_is_not_removed": f"CREATE TRIGGER {table}_is_not_removed BEFORE DELETE ON {table} {refuse}",
        f"{table}_is_not_replaced": REPLACED.replace("TABLE", table).replace("KEY", key_of(table)),
    }


def key_of(table: str) -> str:
    """The column that a table's rows are known by."""
    return "entry_id" if table == "tables_erasure" else "id"


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


def frozen_on_sqlite(table: str) -> dict[str, str]:
    """The triggers that keep the columns of a row that stands."""
    columns, stands, for_ever = FROZEN[table]
    refuse = "BEGIN SELECT RAISE(ABORT, 'this is only added to'); END"
    changed = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in columns)
    removed = "" if for_ever else f"WHEN {stands} "
    return {
        f"{table}_stands": f"CREATE TRIGGER {table}_stands BEFORE UPDATE ON {table} "
        f"WHEN ({stands}) AND ({changed}) {refuse}",
        f"{table}_is_not_removed": f"CREATE TRIGGER {table}_is_not_removed BEFORE DELETE ON {table} {removed}{refuse}",
        f"{table}_is_not_replaced": REPLACED.replace("TABLE", table).replace("KEY", "id"),
    }


def frozen_on_postgresql(table: str) -> dict[str, str]:
    """The same on PostgreSQL, where a condition that asks another table stands in a function."""
    columns, _stands, for_ever = FROZEN[table]
    changed = " OR ".join(f"NEW.{column}::text IS DISTINCT FROM OLD.{column}::text" for column in columns)
    return {
        f"{table}_stands": (
            f"CREATE TRIGGER {table}_stands BEFORE UPDATE ON {table} FOR EACH ROW WHEN ({changed}) "
            f"EXECUTE FUNCTION {table}_stands()"
        ),
        f"{table}_is_not_removed": (
            f"CREATE TRIGGER {table}_is_not_removed BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION "
            + ("row_is_only_added()" if for_ever else f"{table}_stands()")
        ),
    }


def standing_function(table: str, stands: str) -> str:
    """The function that refuses to change a row that stands."""
    return f"""
    CREATE OR REPLACE FUNCTION {table}_stands() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF {stands} THEN
            RAISE EXCEPTION 'this is only added to' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        RETURN NEW;
    END $$
    """


def uncorrected(as_text: str, other: str) -> str:
    """Whether minutes changed to something no correction says, but for a first day of adjustment.

    `as_text` casts a column, `other` compares.
    """
    question = (
        "(NEW.COLUMN OTHER OLD.COLUMN FIRST AND NOT EXISTS (SELECT 1 FROM tables_correction "
        "WHERE decision_id = OLD.id AND field = 'COLUMN' AND became = coalesce(TEXT, '')))"
    )
    return " OR ".join(
        question.replace("FIRST", "AND OLD.attested_on IS NOT NULL" if column == "attested_on" else "")
        .replace("TEXT", as_text)
        .replace("OTHER", other)
        .replace("COLUMN", column)
        for column in minutes_labels()
    )


SQLITE["tables_decision_reads_as_corrected"] = (
    "CREATE TRIGGER tables_decision_reads_as_corrected BEFORE UPDATE ON tables_decision "
    f"WHEN {uncorrected('CAST(NEW.COLUMN AS TEXT)', 'IS NOT')} "
    "BEGIN SELECT RAISE(ABORT, 'this is only added to'); END"
)
POSTGRESQL["tables_decision_reads_as_corrected"] = (
    "CREATE TRIGGER tables_decision_reads_as_corrected BEFORE UPDATE ON tables_decision "
    "FOR EACH ROW EXECUTE FUNCTION tables_decision_reads_as_corrected()"
)
DECISION_FUNCTION = standing_function("tables_decision", uncorrected("NEW.COLUMN::text", "IS DISTINCT FROM")).replace(
    "tables_decision_stands", "tables_decision_reads_as_corrected"
)

for kept_table in KEPT:
    SQLITE |= kept_on_sqlite(kept_table)
    POSTGRESQL |= kept_on_postgresql(kept_table)
for frozen_table in FROZEN:
    SQLITE |= frozen_on_sqlite(frozen_table)
    POSTGRESQL |= frozen_on_postgresql(frozen_table)
POSTGRESQL_FUNCTIONS += (
    *(standing_function(frozen_table, stands) for frozen_table, (_columns, stands, _ever) in FROZEN.items()),
    DECISION_FUNCTION,
)

# A trigger that names another table makes SQLite refuse to rebuild that one: they are let go before a migration.


def triggers_of(connection: BaseDatabaseWrapper) -> Mapping[str, str]:
    """Each trigger this kind of database needs, by name, with the statement that makes it."""
    return POSTGRESQL if connection.vendor == "postgresql" else SQLITE


def plain_column(sql: str) -> str:
    """The statement with single spaces, as it is compared.

    >>> plain_column(" SELECT   1 ")
    'SELECT 1'
    """
    return " ".join(sql.split())


def table_of(statement: str) -> str:
    """The table that a trigger is on.

    >>> table_of(SQLITE["ledger_words_are_not_changed"])
    'tables_ledgercontent'
    """
    return plain_column(statement).partition(" ON ")[2].partition(" ")[0]


def drop(connection: BaseDatabaseWrapper) -> None:
    """Takes the triggers away: only for emptying a whole database, and before they are made anew."""
    with connection.cursor() as cursor:
        for name, statement in triggers_of(connection).items():
            table = table_of(statement)
            on_table = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on_table}")


def create(connection: BaseDatabaseWrapper) -> None:
    """Makes the triggers, anew where they exist."""
    drop(connection)
    functions = POSTGRESQL_FUNCTIONS if connection.vendor == "postgresql" else ()
    with connection.cursor() as cursor:
        for statement in (*functions, *triggers_of(connection).values()):
            cursor.execute(plain_column(statement))


def missing(connection: BaseDatabaseWrapper) -> tuple[str, ...]:
    """The triggers that are not there, are switched off or say something else, by name."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A') AND NOT tgisinternal")
            there = {name for (name,) in cursor.fetchall()}
        else:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            there = {name for name, sql in cursor.fetchall() if plain_column(sql) == plain_column(SQLITE.get(name, ""))}
    return tuple(name for name in triggers_of(connection) if name not in there)


def let_go(using: str, **_signal: Any) -> None:
    """Takes the triggers away before a migration, which may rebuild the tables that they name."""
    connection = connections[using]
    if TABLES[0] in connection.introspection.table_names():
        drop(connection)


def keep_ledger(using: str, **_signal: Any) -> None:
    """Makes the triggers after every migration: a rebuilt table in SQLite has silently lost its own."""
    connection = connections[using]
    if {*TABLES, *KEPT} <= set(connection.introspection.table_names()):
        create(connection)
