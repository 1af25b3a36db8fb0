"""Founds the municipality that the crash tests write in, by the same acts as any other."""

from __future__ import annotations

from django.core.management import call_command
from tests.world import SCHOOLS, World

from koll.acts.activities import open_occasion
from koll.frame.routes import address


def found() -> tuple[str, ...]:
    """A committee's descriptions: its secretary's cookie, and where a possible shift is written down in each."""
    call_command("migrate", verbosity=0)
    world = World()
    activity = world.activity("description").key
    opened = [
        open_occasion(world.by(SCHOOLS), activity=activity, body=SCHOOLS, period=period)
        for period in range(world.day.year - 1, world.day.year + 3)
    ]
    (cookie,) = world.client(SCHOOLS).cookies.values()
    return f"{cookie.key}={cookie.value}", *(f"{address(done.subject)}forflyttning/ny/" for done in opened)
