"""The years that a page can be asked for."""

from __future__ import annotations

FIRST_YEAR, LAST_YEAR = 1975, 2200
"""The years that have a page: beyond them there is neither a record nor a calendar."""
