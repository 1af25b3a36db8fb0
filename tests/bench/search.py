"""Search over ten years of every kind of text: what each key costs somebody who types."""

from __future__ import annotations

import time
from statistics import median
from typing import TYPE_CHECKING

from tests.world import context_on

if TYPE_CHECKING:
    from tests.world import World

TYPED = ("medarbetare", "vardagen", "internkontroll", "årsredovisning", "nämnd 3", "förslag")
ROUNDS = 5


def the_search(world: World) -> None:
    """The page as it is asked for at each key, read and template together; and the index made from the record."""
    from django.contrib.auth import get_user_model
    from django.test import Client

    from koll.reads.home import all_documents, search_inside

    began = time.perf_counter()
    search_inside(context_on(world.day, world.actor("committee-1")), "a")
    texts = sum(1 for _text in all_documents(world.charter))
    print(f"search, {texts} texts read and indexed: {(time.perf_counter() - began) * 1000:.0f} ms")
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(get_user_model()._default_manager.get(pk=world.person("committee-1")))
    wall, processor = [], []
    for _round in range(ROUNDS):
        for word in TYPED:
            for many in range(1, len(word) + 1):
                at, spent = time.perf_counter(), time.process_time()
                answer = client.get("/sok/", {"q": word[:many]})
                assert answer.status_code == 200
                wall.append((time.perf_counter() - at) * 1000)
                processor.append((time.process_time() - spent) * 1000)
    wall.sort()
    print(
        f"search, {len(wall)} keys: p50 {median(wall):.0f} ms, p99 {wall[int(len(wall) * 0.99)]:.0f} ms, "
        f"processor p50 {median(processor):.0f} ms"
    )


if __name__ == "__main__":
    from tests.bench.__main__ import alone

    alone(the_search)
