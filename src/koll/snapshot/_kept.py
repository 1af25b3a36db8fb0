"""What has been worked out is kept in memory until an act touches a table that it was read from."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock
from typing import Any, Protocol

from django.conf import settings
from django.db import connections
from django.db.models import Model

from koll.snapshot._site import Site
from koll.snapshot._stamps import Stamps

ASKED = re.compile(r'\b(?:FROM|JOIN)\s+"?(\w+)"?', re.IGNORECASE)
"""The tables that a query reads."""


class Stamped(Protocol):
    """A moment of a site: a Snapshot is one."""

    @property
    def site(self) -> Site: ...
    @property
    def stamps(self) -> Stamps | None:
        """None: an act is under way and has written, so that nothing may be kept."""
        ...


class KeptReadsMore(AssertionError):
    """What is kept was read from a table that it does not name, and would have gone stale."""


_watched: ContextVar[frozenset[str] | None] = ContextVar("watched", default=None)


class Kept[T]:
    """Values read from some tables, kept by key until one of these is written; the `most` last used of them.

    In tests (the setting KOLL_WATCH_KEPT) it watches what `make` asks, and fails when a table is not named.
    """

    def __init__(self, *models: type[Model], most: int = 4) -> None:
        self.tables = tuple(sorted(model._meta.db_table for model in models))
        self.most = most
        self._values: OrderedDict[tuple[Any, ...], T] = OrderedDict()
        self._lock = Lock()

    def get(self, at: Stamped, key: Any, make: Callable[[], T]) -> T:
        """The value under the key as it is at the moment, made where it is not kept."""
        self._is_named_outside()
        stamps = at.stamps
        if stamps is None or not stamps.head:
            return self._made(at, make)
        whole = (at.site.key, stamps.of(self.tables), key)
        with self._lock:
            if whole in self._values:
                self._values.move_to_end(whole)
                return self._values[whole]
        value = self._made(at, make)
        with self._lock:
            self._values[whole] = value
            while len(self._values) > self.most:
                self._values.popitem(last=False)
        return value

    def clear(self) -> None:
        """Lets go of everything."""
        with self._lock:
            self._values.clear()

    def _is_named_outside(self) -> None:
        outside = _watched.get()
        if outside is not None and not outside.issuperset(self.tables):
            raise KeptReadsMore(f"Not named, but read through what is kept: {sorted(set(self.tables) - outside)}")

    def _made(self, at: Stamped, make: Callable[[], T]) -> T:
        if not settings.KOLL_WATCH_KEPT:
            return make()
        with watched(frozenset(self.tables), at.site.database):
            return make()


@contextmanager
def watched(tables: frozenset[str], database: str) -> Iterator[None]:
    """Within: KeptReadsMore for a query of a table that is not among these."""

    def ask(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        more = set(ASKED.findall(sql)) - tables
        if more:
            raise KeptReadsMore(f"Not named, but read: {sorted(more)}")
        return execute(sql, params, many, context)

    token = _watched.set(tables)
    try:
        with connections[database].execute_wrapper(ask):
            yield
    finally:
        _watched.reset(token)
