"""Where the public reads what those inside read at a permanent address."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlsplit

from django.urls import Resolver404, ResolverMatch, resolve

OPEN = "/oppet"
"""What the public's addresses begin with."""


@lru_cache(maxsize=4096)
def open_match(address: str) -> ResolverMatch | None:
    """What answers at the open twin of the address; None where the public has none."""
    try:
        return resolve(urlsplit(f"{OPEN}{address}").path)
    except Resolver404:
        return None


def public_address(address: str) -> str:
    """The open page of the same thing; empty where the public has none, and then there must be no link."""
    return f"{OPEN}{address}" if address and open_match(address) is not None else ""
