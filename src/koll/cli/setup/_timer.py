"""The timer that `koll serve` keeps: `koll tick` in a process of its own, again and again, while it lives."""

from __future__ import annotations

import os
import subprocess
import sys
import time

from koll.cli.setup._command_log import split_log
from koll.cli.setup._language import N_, speak, spoken, translate

EVERY = "KOLL_TIMER_EVERY"
FIRST = 5
"""Seconds before the first tick, so that the server answers people first."""
LOOKS = 1
"""Seconds between looking whether the server still lives."""
LONGEST = 600
"""Seconds a tick may take; a longer one is ended, and what it had begun is taken up by the next."""


def start_timer(seconds: int) -> int:
    """Starts the timer beside this process, which is or becomes the server, and answers with its number.

    It ends by itself when this process has ended, however that came about.
    """
    told = os.environ | {EVERY: str(seconds)}
    return subprocess.Popen([sys.executable, "-m", "koll.cli.setup._timer"], stdin=subprocess.DEVNULL, env=told).pid


def keep_ticking(seconds: int, server: int) -> None:
    """Ticks every `seconds` until the server, whose process is our parent, is gone."""
    wait = min(seconds, FIRST)
    while lives_for(wait, server):
        fault = tick()
        if fault:
            print(fault, file=sys.stderr, flush=True)
        wait = seconds


def lives_for(seconds: int, server: int) -> bool:
    """Waits; whether the server lived all the time."""
    until = time.monotonic() + seconds
    while os.getppid() == server:
        left = until - time.monotonic()
        if left <= 0:
            return True
        time.sleep(min(left, LOOKS))
    return False


def tick() -> str:
    """Does one tick; what is to stand in the log when it failed, otherwise nothing."""
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "koll.cli", "tick"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=LONGEST,
        )
    except (OSError, subprocess.TimeoutExpired) as fault:
        return failed(str(fault))
    logged, said = split_log(ended.stderr)
    for line in logged:
        print(line, file=sys.stderr, flush=True)
    return failed("\n".join(said)) if ended.returncode else ""


def failed(why: str) -> str:
    """One line about a tick that failed, with the last thing it said.

    >>> failed("Traceback …\\nOSError: the disk is full\\n").endswith("OSError: the disk is full")
    True
    """
    lines = why.strip().splitlines()
    sentence = translate(N_("Koll's timer: a tick failed, and is tried again next time: %(fault)s"))
    return sentence % {"fault": lines[-1] if lines else "?"}


if __name__ == "__main__":
    try:
        speak(spoken())
        keep_ticking(int(os.environ[EVERY]), os.getppid())
    except KeyboardInterrupt:
        sys.exit(0)
