"""The small municipality that these tests read."""

from tests.world import world

__all__ = ["world"]
