"""How fresh what is asked of a site is: its stamps, read once, and anew after each act."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connections

from koll.snapshot._site import Site, site_now
from koll.snapshot._stamps import Stamps, read_stamps

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


class Moment:
    """A site from when it is first asked for until an act is done there; everything that shares it is as fresh.

    The one thing of a snapshot that moves: an act that has written sees its own writes, and what is asked for after
    it sees the act, whoever was handed the snapshot before.
    """

    __slots__ = ("_acts", "_has_written", "_stamps", "site")

    def __init__(self, site: Site, stamps: Stamps | None = None) -> None:
        self.site = site
        self._stamps = stamps
        self._acts = 0
        self._has_written = False

    @property
    def stamps(self) -> Stamps | None:
        """The stamps; None within an act that has written, so that nothing is kept. No query but the first time."""
        if self._has_written:
            return None
        if self._stamps is None:
            self._stamps = read_stamps()
        return self._stamps

    @property
    def head(self) -> str:
        """The ledger's head as hexadecimal text; empty before the first act."""
        stamps = self.stamps
        return stamps.head if stamps is not None else read_stamps().head

    @contextmanager
    def acting(self) -> Iterator[None]:
        """Within: an act. It begins with the site as it is then; after its first write nothing is kept or taken."""
        if self._acts == 0:
            self._stamps, self._has_written = None, False
        self._acts += 1
        try:
            with connections[self.site.database].execute_wrapper(self._note_write):
                yield
        finally:
            self._acts -= 1
            if self._acts == 0:
                self._stamps, self._has_written = None, False

    def _note_write(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        self._has_written = self._has_written or sql.lstrip()[:7].upper().startswith(WRITES)
        return execute(sql, params, many, context)


def moment_now() -> Moment:
    """The site that is asked for, from now on. No query until its stamps are asked for."""
    return Moment(site_now())
