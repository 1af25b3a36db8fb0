"""How the log is written: one line an event to stderr, for a person to read or as JSON, and never anybody's words.

An exception is told by its kind and where it was raised. What it says is left out, because it can quote what somebody
typed or what a row holds.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from traceback import StackSummary, walk_tb
from types import TracebackType
from typing import Any

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

FORMATS = ("lines", "json")
MOST_PLACES = 40
"""How many places of a traceback are told, the innermost."""
ROOT = str(Path(__file__).resolve().parent.parent.parent)


def without_words(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """The event with an exception as its kinds, the outermost first, and its places, the innermost last."""
    told = event.pop("exc_info", None)
    event.pop("stack_info", None)
    if told is True or told == 1:
        told = sys.exc_info()
    exception = told[1] if isinstance(told, tuple) else told
    if isinstance(exception, BaseException):
        event["exception"] = " from ".join(kind_of(one) for one in chain_of(exception))
        event["places"] = [place for one in chain_of(exception) for place in traceback_places(one.__traceback__)][
            -MOST_PLACES:
        ]
    return event


def chain_of(exception: BaseException) -> Iterator[BaseException]:
    """The exception and those it came of."""
    seen: set[int] = set()
    current: BaseException | None = exception
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield current
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)


def kind_of(exception: BaseException) -> str:
    """The full name of its class."""
    kind = type(exception)
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def traceback_places(traceback: TracebackType | None) -> list[str]:
    """File, line and function of each step."""
    steps = StackSummary.extract(walk_tb(traceback), lookup_lines=False)
    return [f"{step.filename.removeprefix(ROOT).lstrip('/')}:{step.lineno} {step.name}" for step in steps]


def in_one_line(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """The places as one value, for the format that is read by people."""
    places = event.pop("places", None)
    if places:
        event["places"] = " > ".join(places)
    return event


def logging_in(form: str) -> dict[str, Any]:
    """Django's LOGGING: everything to stderr, in the form."""
    before: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        without_words,
    ]
    first = ["timestamp", "level", "event", "request"]
    last: list[Processor] = (
        [structlog.processors.JSONRenderer(ensure_ascii=True, default=str)]
        if form == "json"
        else [in_one_line, structlog.processors.LogfmtRenderer(key_order=first, drop_missing=True)]
    )
    structlog.configure(
        processors=[*before, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": before,
        "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last],
    }
    to_stderr = {"handlers": ["stderr"], "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"events": formatter},
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "formatter": "events"},
            "nowhere": {"class": "logging.NullHandler"},
        },
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "koll": {**to_stderr, "level": "INFO"},
            "django": {**to_stderr, "level": "WARNING"},
            # What these say is said by koll.frame.http.request_log, without the words of the address.
            "django.request": {"handlers": ["nowhere"], "propagate": False},
            "django.security": {"handlers": ["nowhere"], "propagate": False},
        },
    }
