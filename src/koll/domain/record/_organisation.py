"""The organisation through time: every body there has been, and how they stood on a day.

Pure: the rows come from the tables once, and each question about a day is then a look-up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from koll.domain.charter import Charter


@dataclass(frozen=True, slots=True, kw_only=True)
class NameChange:
    """Another name from a day; `was` is the name until then."""

    from_day: date
    was: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceChange:
    """Another body above from a day, by key; `was` is the one until then. Empty for none."""

    from_day: date
    was: str
    above: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyFact:
    """A body from its first day until, and not including, `until`; `heir` then takes over what it had.

    `begun_on` and `ended_on` are the days of the decisions that made and ended it, where they are known: before them
    nobody knew. `names` and `places` are in the order of time; `name` and `above` are what the tables say now, and
    hold where nothing has changed. `number` is the row's number in the tables.
    """

    key: str
    name: str
    kind: str
    begins: date
    until: date | None = None
    heir: str = ""
    begun_on: date | None = None
    ended_on: date | None = None
    number: int = 0
    above: str = ""
    names: tuple[NameChange, ...] = ()
    places: tuple[PlaceChange, ...] = ()

    def name_on(self, day: date) -> str:
        """What it was called on the day; before its first day, what it was to be called."""
        before = [self.names[0].was if self.names else self.name]
        return [*before, *(change.name for change in self.names if change.from_day <= day)][-1]

    def above_on(self, day: date) -> str:
        """The key of the body above it on the day; empty for none."""
        before = [self.places[0].was if self.places else self.above]
        return [*before, *(change.above for change in self.places if change.from_day <= day)][-1]

    def end_known_on(self, day: date) -> date | None:
        """Its first day of not being there, where that was known on the day, whether it had come or not."""
        return self.until if self.ended_on is None or self.ended_on <= day else None

    def is_known_on(self, day: date) -> bool:
        """Whether it had been decided by the day that there should be such a body."""
        return self.begun_on is None or self.begun_on <= day


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyOnDay:
    """A body as it stood on a day. Bodies are named by key; empty for none.

    `until` and `heir` are those known on the day, whether the end had come or not; `holder` has on the day what this
    one had: itself, or the last that has taken over.
    """

    number: int
    key: str
    name: str
    kind: str
    begins: date
    until: date | None
    is_known: bool
    above: str
    below: tuple[str, ...]
    heir: str
    holder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heir:
    """Who has taken over what a body had: key, name, and since when that body is no more."""

    key: str
    name: str
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Bodies:
    """Every body there has been, as they stood on a day."""

    day: date
    by_key: Mapping[str, BodyOnDay]
    by_number: Mapping[int, BodyOnDay]
    taken: Mapping[str, tuple[str, ...]]

    def name(self, key: str) -> str:
        """What the body was called; the key itself for a body that there is not."""
        body = self.by_key.get(key)
        return body.name if body is not None else key

    def holder(self, key: str) -> str:
        """The key of the body that has what this one had: itself, or the last that has taken over."""
        body = self.by_key.get(key)
        return body.holder if body is not None else key

    def taken_over(self, key: str) -> tuple[str, ...]:
        """The keys of the ended bodies whose goals and assignments this one has, however many steps away."""
        return self.taken.get(key, ())

    def heir_of(self, number: int | None) -> Heir | None:
        """Who has what the body with this number had; None while it has it itself, and for no body."""
        body = self.by_number.get(number or 0)
        if body is None or body.until is None or body.holder == body.key:
            return None
        return Heir(key=body.holder, name=self.name(body.holder), since=body.until)

    @property
    def names(self) -> dict[str, str]:
        """What every body was called, by key."""
        return {key: body.name for key, body in self.by_key.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """Every body there has been, in the order the tables hold them."""

    bodies: tuple[BodyFact, ...] = ()
    _days: dict[tuple[date, date], Bodies] = field(default_factory=dict, init=False, repr=False, compare=False)

    def on(self, day: date, known_on: date | None = None) -> Bodies:
        """The bodies as they stood on the day, by what was known then, or on another day.

        >>> old = BodyFact(
        ...     key="old", name="Old", kind="unit", begins=date(2020, 1, 1), until=date(2027, 1, 1), heir="new"
        ... )
        >>> new = BodyFact(key="new", name="New", kind="unit", begins=date(2026, 1, 1))
        >>> organisation = Organisation(bodies=(old, new))
        >>> [organisation.on(day).holder("old") for day in (date(2026, 12, 31), date(2027, 1, 1))]
        ['old', 'new']
        """
        asked = (day, known_on or day)
        if asked not in self._days:
            if len(self._days) >= MOST_DAYS:
                self._days.clear()
            self._days[asked] = bodies_on(self.bodies, *asked)
        return self._days[asked]


MOST_DAYS = 400
"""How many days are held ready at a time."""


def bodies_on(histories: Sequence[BodyFact], day: date, known_on: date) -> Bodies:
    """The bodies as they stood on the day, by what was known on the other."""
    ends = {body.key: body.end_known_on(known_on) for body in histories}
    heirs = {body.key: body.heir for body in histories if body.heir and ends[body.key] is not None}
    above = {body.key: body.above_on(day) for body in histories}
    below: defaultdict[str, list[str]] = defaultdict(list)
    taken: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    holders = {}
    for body in histories:
        below[above[body.key]].append(body.key)
        holder = body.key
        for _step in heirs:
            end = ends.get(holder)
            if holder not in heirs or end is None or end > day:
                break
            holder = heirs[holder]
        holders[body.key] = holder
        if holder != body.key:
            taken[holder] = (*taken[holder], body.key)
    found = [
        BodyOnDay(
            number=body.number,
            key=body.key,
            name=body.name_on(day),
            kind=body.kind,
            begins=body.begins,
            until=ends[body.key],
            is_known=body.is_known_on(known_on),
            above=above[body.key],
            below=tuple(below.get(body.key, ())),
            heir=heirs.get(body.key, ""),
            holder=holders[body.key],
        )
        for body in histories
    ]
    return Bodies(
        day=day,
        by_key={body.key: body for body in found},
        by_number={body.number: body for body in found},
        taken=dict(taken),
    )


LAST_LETTERS = str.maketrans(
    {
        "\N{LATIN SMALL LETTER A WITH RING ABOVE}": "{",
        "\N{LATIN SMALL LETTER A WITH DIAERESIS}": "|",
        "\N{LATIN SMALL LETTER AE}": "|",
        "\N{LATIN SMALL LETTER O WITH DIAERESIS}": "}",
        "\N{LATIN SMALL LETTER O WITH STROKE}": "}",
        "\N{LATIN SMALL LETTER E WITH ACUTE}": "e",
        "\N{LATIN SMALL LETTER U WITH DIAERESIS}": "y",
    }
)
"""The letters of the Swedish alphabet after z, as signs that come after z; and those sorted as others."""


def name_order(name: str) -> str:
    r"""What a name is sorted by: the Swedish alphabet, capitals as small letters.

    >>> order = sorted(
    ...     [
    ...         "\N{LATIN CAPITAL LETTER A WITH DIAERESIS}lv",
    ...         "Zink",
    ...         "alm",
    ...         "\N{LATIN CAPITAL LETTER A WITH RING ABOVE}by",
    ...     ],
    ...     key=name_order,
    ... )
    >>> [ascii(name) for name in order]
    ["'alm'", "'Zink'", "'\\xc5by'", "'\\xc4lv'"]
    """
    return name.casefold().translate(LAST_LETTERS)


class Text(Protocol):
    """A version of an instrument, by the number of the body that has it; None for the municipality's own."""

    @property
    def pk(self) -> int: ...
    @property
    def instrument(self) -> str: ...
    @property
    def body_id(self) -> int | None: ...
    @property
    def in_force_from(self) -> date: ...
    @property
    def stands_beside(self) -> bool: ...


def ends_of(charter: Charter, texts: Sequence[Text], bodies: Bodies) -> dict[int, date]:
    """The first day on which each text no longer holds, by number: the next text's, or its body's end.

    A body's goals follow to its heir, until the heir has decided goals of its own; assignments follow too.
    """
    ends: dict[int, date] = {}
    latest: dict[tuple[str, int | None], date] = {}
    for text in sorted(texts, key=lambda text: text.in_force_from, reverse=True):
        if not text.stands_beside:
            whose = (text.instrument, text.body_id)
            if whose in latest:
                ends[text.pk] = latest[whose]
            latest[whose] = text.in_force_from
    for text in texts:
        until = end_with_body(charter, text, texts, bodies)
        if until is not None and until > text.in_force_from:
            ends[text.pk] = min(until, ends.get(text.pk, until))
    return ends


def end_with_body(charter: Charter, text: Text, texts: Iterable[Text], bodies: Bodies) -> date | None:
    """When a text of a body that ends stops holding; None while an heir has it, and where no body has it."""
    instrument = charter.instrument(text.instrument)
    body = bodies.by_number.get(text.body_id or 0)
    for _step in bodies.by_key:
        if body is None or body.until is None:
            return None
        if not body.heir or not instrument.follows:
            return body.until
        until, body = body.until, bodies.by_key[body.heir]
        since = [
            other.in_force_from
            for other in texts
            if other.body_id == body.number
            and other.in_force_from >= until
            and charter.instrument(other.instrument).level == instrument.level == "own_goal"
        ]
        if since:
            return min(since)
    return None
