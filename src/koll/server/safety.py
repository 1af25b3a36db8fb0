"""What the server refuses to start with: everything that is safe only while nobody real uses it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from ipaddress import ip_address
from typing import Protocol
from urllib.parse import urlsplit

from django.db import DatabaseError
from django.utils.translation import gettext as _

from koll.domain.refusals import Refusal
from koll.frame.http.audience import undeclared
from koll.frame.http.days import clock_in, parse_day
from koll.snapshot import municipality_or_none

SHORTEST_SECRET = 32
DURABLE = frozenset({"FULL", "EXTRA"})


class Settings(Protocol):
    """The settings that safety depends on."""

    DEMO: bool
    DEBUG: bool
    HOST: str
    ALLOWED_HOSTS: Sequence[str]
    PUBLIC_ADDRESS: str
    SECRET_KEY: str
    SQLITE_SYNCHRONOUS: str
    TEST_CONTROL: bool
    KOLL_TODAY: str
    KOLL_CLOCK: str


def is_this_machine(host: str) -> bool:
    """Whether only this machine itself can reach the host.

    >>> is_this_machine("127.0.0.1"), is_this_machine("[::1]"), is_this_machine("0.0.0.0")
    (True, True, False)
    """
    bare = host.strip("[]")
    if bare == "localhost":
        return True
    try:
        return ip_address(bare).is_loopback
    except ValueError:
        return False


def hosts_reached(settings: Settings) -> Iterator[tuple[str, str]]:
    """Every setting that says where the server can be reached, with what it says."""
    yield "KOLL_HOST", settings.HOST
    yield "KOLL_PUBLIC_ADDRESS", urlsplit(settings.PUBLIC_ADDRESS).hostname or settings.PUBLIC_ADDRESS
    for host in settings.ALLOWED_HOSTS:
        yield "KOLL_ALLOWED_HOSTS", host


def unsafe(settings: Settings) -> Iterator[str]:
    """A sentence for each thing that makes the settings unsafe, with what to do; nothing when all is well."""
    for name in [name for name in ("DEMO", "DEBUG") if getattr(settings, name)]:
        for where, host in hosts_reached(settings):
            if not is_this_machine(host):
                yield _(
                    "KOLL_%(name)s is on, which is only for this machine itself, but %(where)s is “%(host)s”. "
                    "Turn KOLL_%(name)s off, or set %(where)s to 127.0.0.1."
                ) % {"name": name, "where": where, "host": host}
    if len(settings.SECRET_KEY) < SHORTEST_SECRET:
        yield _(
            "There is no secret to sign sessions with. Start with koll serve, which makes one in KOLL_DATA, "
            "or set KOLL_SECRET to at least %(length)s characters that nobody can guess."
        ) % {"length": SHORTEST_SECRET}
    if settings.SQLITE_SYNCHRONOUS.upper() not in DURABLE and not settings.TEST_CONTROL:
        yield _(
            "KOLL_SQLITE_SYNCHRONOUS is %(setting)s, which would lose saved work in a power cut. "
            "Remove the setting, or say FULL or EXTRA."
        ) % {"setting": settings.SQLITE_SYNCHRONOUS}
    yield from unsafe_day(settings)
    yield from unsafe_clock(settings)
    for address in undeclared():
        yield _("The address %(address)s does not say who may reach it. Declare it with reached_by.") % {
            "address": address
        }


def unsafe_day(settings: Settings) -> Iterator[str]:
    """A sentence when the settings name a day to live on and may not, or it is not a day."""
    if settings.KOLL_TODAY and not settings.DEMO:
        yield _("KOLL_TODAY is set, but only an example lives on another day than today. Remove KOLL_TODAY.")
    try:
        if settings.KOLL_TODAY:
            parse_day(settings.KOLL_TODAY)
    except Refusal as refusal:
        yield f"KOLL_TODAY: {refusal}"


def unsafe_clock(settings: Settings) -> Iterator[str]:
    """A sentence when the settings set a clock and may not, or it is none."""
    try:
        clock_in(settings.KOLL_CLOCK, datetime(2000, 1, 1, tzinfo=UTC), settings.DEMO or settings.TEST_CONTROL)
    except Refusal as refusal:
        yield str(refusal)


def refuse_unsafe(settings: Settings) -> None:
    """Raises Refusal with every reason at once, unless the settings are safe to serve with."""
    reasons = list(unsafe(settings))
    if reasons:
        raise Refusal("server.unsafe_settings", "\n".join(reasons))


def refuse_real(settings: Settings) -> None:
    """Raises Refusal when DEMO is on and the municipality is no example; without DEMO nothing is asked."""
    if not settings.DEMO:
        return
    try:
        municipality = municipality_or_none()
    except DatabaseError:
        return
    if municipality is not None and not municipality.is_example:
        raise Refusal(
            "server.demo_on_real_municipality",
            _(
                "KOLL_DEMO is on, and this database holds a real municipality: anybody could sign in as anybody. "
                "Turn KOLL_DEMO off, or choose another data folder with KOLL_DATA."
            ),
        )
