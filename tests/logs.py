"""What the server would log, read in its own format."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from koll.server.logs import logging_in


@dataclass(kw_only=True)
class Log:
    """What has been logged, in the words of an operator's log."""

    written: io.StringIO

    @property
    def text(self) -> str:
        """All of it."""
        return self.written.getvalue()

    def lines(self, event: str) -> list[dict[str, Any]]:
        """The lines of an event."""
        return [line for line in map(json.loads, self.text.splitlines()) if line["event"] == event]


@pytest.fixture
def log() -> Iterator[Log]:
    """Everything that the server would write, through the handler it writes by."""
    settings = logging_in("json")
    formatter = settings["formatters"]["events"]
    handler = logging.StreamHandler(written := io.StringIO())
    handler.setFormatter(
        formatter["()"](foreign_pre_chain=formatter["foreign_pre_chain"], processors=formatter["processors"])
    )
    listened = [logging.getLogger(name) for name in ("", *settings["loggers"])]
    for logger in listened:
        if logger.name != "django.request" and logger.name != "django.security":
            logger.addHandler(handler)
    try:
        yield Log(written=written)
    finally:
        for logger in listened:
            logger.removeHandler(handler)
        logging_in("lines")
