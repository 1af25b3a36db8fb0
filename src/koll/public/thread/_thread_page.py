"""The golden thread as it is followed: as a tree from the roots or from one knot, and as a list that says the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from koll.public import _rows
from koll.public.thread._graph import NODE_KINDS, PLACES, ThreadGraph, ThreadNode, thread_graph
from koll.snapshot import Snapshot

FITS = 60
"""As many knots as are shown open at first: about what fits on a sheet of paper."""


MOST_BELOW = 24
"""How many knots are shown under one; the rest are in the list."""


MOST_PATHS = 12


PER_PAGE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadQuery:
    """Which part of the thread: of a body, of a year (0: as it stands), through one knot.

    `turned`: the knots that are opened or closed by hand, against how they stand at first.
    """

    body: str = ""
    year: int = 0
    at: str = ""
    turned: frozenset[str] = frozenset()
    as_list: bool = False
    page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadBranch:
    """A knot in the tree with what hangs below it, when it is open.

    `number`: how many there are below in all. `again`: what hangs here too but is shown elsewhere in the tree.
    `more`: how many are left out here because they are too many.
    """

    knot: ThreadNode
    below: tuple[ThreadBranch, ...] = ()
    again: tuple[ThreadNode, ...] = ()
    number: int = 0
    is_open: bool = True
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadRow:
    """A knot in the list, with what it contributes to and how many contribute to it."""

    knot: ThreadNode
    towards: tuple[ThreadNode, ...]
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadPage:
    """The thread as it is asked for. `paths`: every way from a root down to the knot it is followed through."""

    asked: ThreadQuery
    at: ThreadNode | None
    paths: tuple[tuple[ThreadNode, ...], ...]
    branches: tuple[ThreadBranch, ...]
    beside: tuple[ThreadBranch, ...]
    """Goals and assignments that contribute to nothing, with what hangs below them."""
    lines: tuple[ThreadRow, ...]
    counts: tuple[tuple[str, int], ...]
    pages: int
    bodies: tuple[tuple[str, str], ...]
    goals: tuple[tuple[str, str], ...]
    years: tuple[int, ...]

    @property
    def earlier(self) -> int:
        """The page of the list before this one."""
        return self.asked.page - 1

    @property
    def later(self) -> int:
        """The page of the list after this one."""
        return self.asked.page + 1


@dataclass(slots=True, kw_only=True)
class VisibleThread:
    """The weave as somebody sees it: only the knots in `seen`, in the order of the levels."""

    weave: ThreadGraph
    seen: set[str]
    turned: frozenset[str] = frozenset()
    shown: set[str] = field(default_factory=set)
    depth: int = 99
    hanging: dict[str, list[str]] = field(default_factory=dict)

    def below(self, key: str) -> list[str]:
        """What hangs directly below, that is seen."""
        if key not in self.hanging:
            self.hanging[key] = self.ordered(row for row in self.weave.below.get(key, ()) if row in self.seen)
        return self.hanging[key]

    def above(self, key: str) -> list[str]:
        """What it contributes to, that is seen."""
        return self.ordered(row for row in self.weave.above.get(key, ()) if row in self.seen)

    def ordered(self, keys: Iterable[str]) -> list[str]:
        """By level, and otherwise as they were found."""
        return sorted(keys, key=lambda one_key: PLACES[self.weave.knots[one_key].kind])

    def reached(self, starts: Iterable[str], step: Callable[[str], list[str]]) -> list[str]:
        """Everything that is reached by the step, each once, the nearest of each way first, the starts not counted."""
        found: dict[str, None] = {}
        waiting = [row for start in starts for row in reversed(step(start))]
        while waiting:
            key = waiting.pop()
            if key not in found:
                found[key] = None
                waiting += reversed(step(key))
        return list(found)

    def branch(self, key: str, depth: int = 0) -> ThreadBranch:
        """The knot and what hangs below, each shown once in the whole tree."""
        self.shown.add(key)
        children = self.below(key)
        again = [child for child in children if child in self.shown]
        fresh = [child for child in children if child not in self.shown]
        is_open = (depth < self.depth) != (key in self.turned)
        below = []
        if is_open:
            for row in fresh[:MOST_BELOW]:
                if row not in self.shown:
                    below.append(self.branch(row, depth + 1))
        return ThreadBranch(
            knot=self.weave.knots[key],
            below=tuple(below),
            again=tuple(self.weave.knots[item] for item in again[:MOST_BELOW]),
            number=len(self.reached([key], self.below)) if fresh else 0,
            is_open=is_open,
            more=max(0, len(fresh) - MOST_BELOW) if is_open else 0,
        )

    def depth_that_fits(self, starts: Iterable[str]) -> int:
        """How deep the tree can be open at first without becoming more than a page; one step always is."""
        found = set(starts)
        level = found
        for depth in range(99):
            level = {row for key in level for row in self.below(key)} - found
            if not level or (depth and len(found) + len(level) > FITS):
                return depth
            found |= level
        return 99

    def paths(self, key: str, via: frozenset[str] = frozenset()) -> Iterator[tuple[ThreadNode, ...]]:
        """Every way down to the knot, from what contributes to nothing more."""
        upper = [row for row in self.above(key) if row not in via]
        if not upper:
            yield ()
        for row in upper:
            for path in self.paths(row, via | {key}):
                yield (*path, self.weave.knots[row])


def thread_page(snapshot: Snapshot, asked: ThreadQuery | None = None, most: int = PER_PAGE) -> ThreadPage | None:
    """The thread as everybody may see it; None when it is followed through what is not there."""
    asked = asked or ThreadQuery()
    weave = thread_graph(snapshot, asked.year)
    return page_of(snapshot, asked, weave, set(weave.knots), most)


def page_of(
    snapshot: Snapshot, asked: ThreadQuery, weave: ThreadGraph, known: set[str], most: int
) -> ThreadPage | None:
    """The part of the thread that is asked for, of the knots that are known to the reader.

    As a list it has at most `most` knots on a page.
    """
    if asked.at and asked.at not in known:
        return None
    whose = bodies_asked_for(asked.body)
    followed = VisibleThread(
        weave=weave, seen=known & nodes_for_bodies(weave, whose) if whose else known, turned=asked.turned
    )
    if asked.at:
        followed.seen = known
    starts = [asked.at] if asked.at else roots_of(followed)
    beside = [] if asked.at else standing_alone(followed)
    followed.depth = followed.depth_that_fits([*starts, *beside])
    order = [*starts, *followed.reached(starts, followed.below), *beside, *followed.reached(beside, followed.below)]
    listed = list(dict.fromkeys(order))
    pages = max(1, -(-len(listed) // most))
    asked = replace(asked, page=min(asked.page, pages))
    first = (asked.page - 1) * most
    return ThreadPage(
        asked=asked,
        at=weave.knots.get(asked.at),
        paths=tuple(path for path, _place in zip(followed.paths(asked.at), range(MOST_PATHS), strict=False) if path)
        if asked.at
        else (),
        branches=() if asked.as_list else tuple(followed.branch(start) for start in starts),
        beside=() if asked.as_list else tuple(followed.branch(row) for row in beside),
        lines=tuple(thread_row(followed, row) for row in listed[first : first + most]) if asked.as_list else (),
        counts=counted(weave, listed),
        pages=pages,
        bodies=body_choices(snapshot),
        goals=tuple((key, weave.knots[key].heading) for key in weave.knots if weave.knots[key].is_goal),
        years=tuple(range(snapshot.day.year, snapshot.municipality.kept_from.year - 1, -1)),
    )


def thread_row(followed: VisibleThread, key: str) -> ThreadRow:
    """A knot as a line of the list."""
    knots = followed.weave.knots
    return ThreadRow(
        knot=knots[key], towards=tuple(knots[row] for row in followed.above(key)), number=len(followed.below(key))
    )


def counted(weave: ThreadGraph, keys: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """How many there are of each kind, in the order of the levels."""
    counts = Counter(weave.knots[key].kind for key in keys)
    return tuple((kind, counts[kind]) for kind in NODE_KINDS if counts[kind])


def roots_of(followed: VisibleThread) -> list[str]:
    """Where the thread begins: the visions and values; where there are none, the goals that contribute to nothing."""
    found = [key for key in followed.weave.knots if key in followed.seen]
    tops = [key for key in found if followed.weave.knots[key].is_root]
    return tops or [key for key in found if followed.weave.knots[key].is_goal and not followed.above(key)]


def standing_alone(followed: VisibleThread) -> list[str]:
    """The goals and assignments that contribute to nothing."""
    tops = set(roots_of(followed))
    kinds = ("goal", "own_goal", "assignment")
    return followed.ordered(
        key
        for key, knot in followed.weave.knots.items()
        if key in followed.seen and knot.kind in kinds and key not in tops and not followed.above(key)
    )


def bodies_asked_for(body: str) -> frozenset[str]:
    """The body and those under it, at most two steps down; empty for no body. One query when there is one."""
    if not body:
        return frozenset()
    rows = _rows.bodies().values_list("key", "parent__key", "parent__parent__key")
    return frozenset(key for key, above, higher in rows if body in (key, above, higher))


def nodes_for_bodies(weave: ThreadGraph, whose: frozenset[str]) -> set[str]:
    """What belongs to the bodies, what is common to all, and everything that theirs contribute to."""
    own = {key for key, knot in weave.knots.items() if knot.body_key in whose}
    upwards = VisibleThread(weave=weave, seen=set(weave.knots))
    common = {key for key, knot in weave.knots.items() if not knot.body_key and (knot.is_root or knot.is_goal)}
    return own | common | set(upwards.reached(own, upwards.above))


def body_choices(snapshot: Snapshot) -> tuple[tuple[str, str], ...]:
    """The bodies there are on the day that something can belong to: all but the council. One query."""
    council = {kind.key for kind in snapshot.charter.kinds("council")}
    rows = (
        _rows.bodies().filter(begins_on__lte=snapshot.day).exclude(ends_on__lte=snapshot.day).exclude(kind__in=council)
    )
    return tuple((row.key, snapshot.bodies.name(row.key)) for row in rows)
