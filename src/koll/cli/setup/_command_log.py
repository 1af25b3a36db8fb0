"""One line in the log for each command: which, how it ended and how long it took; never what it was told."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import click
import structlog
from django.db.utils import DatabaseError

from koll.cli.setup._exit_status import COULD_NOT, FOUND, WELL
from koll.domain.refusals import Refusal

STARTS = ("timestamp=", "{")
"""How a line of the log begins in its two formats."""

log = structlog.get_logger("koll.commands")


def log_event(event: str, **said: object) -> None:
    """A line of a command. Nothing at a terminal, where whoever runs it reads the answer, nor before Django is."""
    if structlog.is_configured() and not sys.stderr.isatty():
        log.info(event, **said)


@contextmanager
def logged_command(ctx: click.Context) -> Iterator[None]:
    """Logs what became of the command that is run inside; a defect of ours by its kind and place."""
    began, end = time.perf_counter(), how_it_ended(None)
    try:
        yield
    except Exception as fault:
        end = how_it_ended(fault)
        raise
    finally:
        log_event("command", command=ctx.invoked_subcommand, **end, ms=round(1000 * (time.perf_counter() - began)))


def how_it_ended(fault: Exception | None) -> dict[str, object]:
    """The status, and why: a refusal's code, or a defect of ours with where it was raised."""
    match fault:
        case None:
            return {"status": WELL}
        case click.exceptions.Exit() | click.ClickException():
            return {"status": fault.exit_code}
        case Refusal():
            return {"status": COULD_NOT, "refusal": fault.code}
        case DatabaseError():
            return {"status": COULD_NOT, "refusal": type(fault).__name__}
    return {"status": FOUND, "exc_info": fault}


def split_log(said: str) -> tuple[list[str], list[str]]:
    """The lines of the log among what a command said on standard error, and the others.

    >>> split_log("timestamp=1 event=command\\nDet gick inte.\\n")
    (['timestamp=1 event=command'], ['Det gick inte.'])
    """
    lines = said.strip().splitlines()
    return [line for line in lines if line.startswith(STARTS)], [line for line in lines if not line.startswith(STARTS)]
