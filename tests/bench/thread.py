"""The golden thread with five thousand knots: how long a page takes when it is woven anew and when it is kept."""

from __future__ import annotations

import time
from dataclasses import replace

from tests.world import World, context_on

KNOTS = 5000
UNDER_EACH = 25


def weave_many(world: World) -> None:
    """Adds goals of bodies under the council's, and activities under those, straight into the weave that is kept."""
    from koll.reads.thread import inside_graph

    weave = inside_graph(context_on(world.day))
    goals = [knot for knot in weave.knots.values() if knot.kind == "goal"]
    while len(weave.knots) < KNOTS:
        number = len(weave.knots)
        target = goals[number % len(goals)]
        own = replace(target, key=f"own.{number}", kind="own_goal", heading=f"Nämndmål {number}", body_name="Nämnd 1")
        weave.add(own, target.key)
        for place in range(UNDER_EACH):
            plan = replace(own, key=f"plan:{number}-{place}", kind="plan", heading=f"Aktivitet {number}-{place}")
            weave.add(plan, own.key)


def the_thread(world: World, rounds: int = 20) -> None:
    """The page as a tree, as a list and through one goal: the read and the template together."""
    from django.template import engines

    from koll.frame.shell import Shell
    from koll.reads.thread import ThreadQuery, thread_page

    actor = world.actor("committee-1", "chair")
    began = time.perf_counter()
    thread_page(context_on(world.day, actor))
    print(f"thread, woven anew from ten years: {(time.perf_counter() - began) * 1000:.0f} ms")
    weave_many(world)
    shown = engines["django"].from_string('{% golden_thread is_missing=False page=page before="" pdf="" %}')
    shell = Shell(
        municipality="",
        is_example=False,
        day=world.day,
        on=world.day,
        language="sv",
        person="",
        person_id=None,
        seats=(),
        places=(),
        is_demo=False,
        sections={},
        path="/traden/",
    )
    goal = next(key for key, knot in thread_of(world).items() if knot == "goal")
    for name, asked in (
        ("tree", ThreadQuery()),
        ("list", ThreadQuery(as_list=True)),
        ("one goal", ThreadQuery(at=goal)),
    ):
        taken = []
        for _round in range(rounds):
            began = time.perf_counter()
            page = thread_page(context_on(world.day, actor), asked)
            shown.render({"page": page, "shell": shell})
            taken.append((time.perf_counter() - began) * 1000)
        taken.sort()
        print(f"thread of {KNOTS} knots, {name}: p50 {taken[rounds // 2]:.0f} ms, slowest {taken[-1]:.0f} ms")


def thread_of(world: World) -> dict[str, str]:
    """The kind of every knot in the weave that is kept."""
    from koll.reads.thread import inside_graph

    return {key: knot.kind for key, knot in inside_graph(context_on(world.day)).knots.items()}
