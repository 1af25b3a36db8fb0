"""The statements in force on a day, kept until a text or a link is written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Q

from koll.public import _rows
from koll.public.instruments._statements import StatementView, statement_views
from koll.public.instruments._versions import version_views, versions_decided_by
from koll.snapshot import TEXTS, Kept, Snapshot
from koll.tables.models import StatementLink

IN_FORCE: Kept[dict[str, tuple[StatementView, ...]]] = Kept(*TEXTS, StatementLink, most=64)


def in_force_statements(snapshot: Snapshot, instruments: Iterable[str], body: str = "") -> tuple[StatementView, ...]:
    """The statements in force on the day of these instruments; with `body`, those addressed to all or to it."""
    return in_force_statements_by_body(snapshot, instruments, [body])[body]


def in_force_statements_by_body(
    snapshot: Snapshot, instruments: Iterable[str], bodies: Sequence[str]
) -> dict[str, tuple[StatementView, ...]]:
    """The same for each of several bodies, in as many queries as for one; in none while no text has been touched."""
    wanted, whose = tuple(instruments), tuple(bodies)
    return dict(IN_FORCE.get(snapshot, (snapshot.day, wanted, whose), lambda: read_in_force(snapshot, wanted, whose)))


def read_in_force(
    snapshot: Snapshot, wanted: Sequence[str], bodies: Sequence[str]
) -> dict[str, tuple[StatementView, ...]]:
    """The statements in force for each of the bodies, from the tables."""
    lines = version_views(snapshot, versions_decided_by(snapshot, Q(instrument__in=wanted)))
    taken = snapshot.bodies
    whose = {body: ("", body, *taken.taken_over(body)) for body in bodies}
    meant = {key for keys in whose.values() for key in keys}
    held = sorted(
        (line for line in lines if line.state == "in_force" and ("" in whose or line.body_key in meant)),
        key=lambda line: (wanted.index(line.instrument), line.in_force_from, line.id),
    )
    statements = statement_views(snapshot, [line.id for line in held])
    return {
        body: tuple(
            statement
            for line in held
            if not body or line.body_key in keys
            for statement in statements[line.id]
            if statement.closed_on is None and (not body or statement.holder_key in ("", body))
        )
        for body, keys in whose.items()
    }


def statement_with_key(snapshot: Snapshot, instrument: str, key: str) -> StatementView | None:
    """The statement with this key as it read on the day, in the last text by then that had it; None when there is none.

    One that is decided and not yet in force is read as it will be.
    """
    there = _rows.statements(snapshot.day).filter(version__instrument=instrument, key=key)
    latest_first = there.order_by("-version__in_force_from", "-version_id")
    rows = list(latest_first.values_list("version_id", "version__in_force_from"))
    version = next((number for number, first_day in rows if first_day <= snapshot.day), rows[-1][0] if rows else None)
    if version is None:
        return None
    lines = statement_views(snapshot, [version])[version]
    return next((line for line in lines if line.key == key), None)


def statements_in_force(
    snapshot: Snapshot, *, instrument: str = "", level: str = "", body: str = ""
) -> tuple[StatementView, ...]:
    """The statements in force; with `instrument` of one kind of text, with `body` those addressed to all or to it."""
    keys = [
        one_instrument.key
        for one_instrument in snapshot.charter.instruments
        if instrument in ("", one_instrument.key) and level in ("", one_instrument.level)
    ]
    return in_force_statements(snapshot, keys, body)
