"""Founds the municipality that the crash tests write in, by the same acts as any other."""

from __future__ import annotations

from datetime import UTC, datetime

from django.core.management import call_command
from tests.world import SCHOOLS, World

from koll.acts import cycle


def found() -> tuple[str, str]:
    """A committee that describes its situation: where a possible shift is written down, and its secretary's cookie."""
    call_command("migrate", verbosity=0)
    today = datetime.now(UTC).date()
    world = World(day=today)
    done = cycle.open_occasion(
        world.by(SCHOOLS), activity=world.activity("description").key, body=SCHOOLS, period=today.year
    )
    (cookie,) = world.client(SCHOOLS).cookies.values()
    return f"{done.subject}forflyttning/ny/", f"{cookie.key}={cookie.value}"
