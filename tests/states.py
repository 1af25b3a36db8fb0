"""Waiting for a state of another process, which says when it is there; never for a length of time."""

from __future__ import annotations

import time
from collections.abc import Callable

PATIENCE = 180
"""Seconds after which what is waited for is taken never to come, on a machine that is very busy."""

PAUSE = 0.05
"""Seconds between two looks."""


def wait_until(is_so: Callable[[], bool], why: Callable[[], str] = lambda: "it never came") -> None:
    """Returns when it is so; AssertionError with `why` when it never is."""
    until = time.monotonic() + PATIENCE
    while not is_so():
        if time.monotonic() > until:
            raise AssertionError(why())
        time.sleep(PAUSE)
