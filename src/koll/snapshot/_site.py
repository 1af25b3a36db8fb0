"""The municipalities of this installation: which one is asked for, and which database is its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.conf import settings


class SiteNotChosen(LookupError):
    """Nobody has said which of several municipalities is meant; a defect of whoever asks, which no person meets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One municipality of an installation: its key, the host names it answers to, and its database's alias.

    No host names: it answers to every one, which the only site of an installation does.
    """

    key: str
    hosts: tuple[str, ...]
    database: str


_site: ContextVar[Site | None] = ContextVar("site", default=None)


def sites() -> tuple[Site, ...]:
    """Every municipality of this installation, from the setting SITES."""
    return tuple(
        Site(key=key, hosts=tuple(site["hosts"]), database=site["database"]) for key, site in settings.SITES.items()
    )


def site_at(host: str) -> Site | None:
    """The site that answers to a host name; None when there is none."""
    return next((site for site in sites() if not site.hosts or host in site.hosts), None)


def site_now() -> Site:
    """The site that is asked for; the only one where none has been said. SiteNotChosen where there are several."""
    chosen = _site.get()
    if chosen is not None:
        return chosen
    every = sites()
    if len(every) != 1:
        raise SiteNotChosen("Several municipalities are kept here, and none has been chosen. Say which one.")
    return every[0]


@contextmanager
def at(site: Site) -> Iterator[Site]:
    """Within: every query goes to the site's own database."""
    token = _site.set(site)
    try:
        yield site
    finally:
        _site.reset(token)


class SiteRouter:
    """Sends every query to the database of the site that is asked for."""

    def db_for_read(self, _model: Any, **_hints: Any) -> str:
        """The database of the site."""
        return site_now().database

    def db_for_write(self, _model: Any, **_hints: Any) -> str:
        """The database of the site."""
        return site_now().database
