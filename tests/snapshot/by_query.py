"""The organisation on a day, each question by a query of its own: what the pure one must answer alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from koll.domain.charter import Charter
from koll.tables.models import Body, BodyMove, BodyRenaming, Version


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """That a body ends: its first day of not being there, and the heir, with number, key and name, where it has one."""

    until: date
    heir: int | None
    heir_key: str
    heir_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heir:
    """Who has taken over what a body had: key, name, and since when."""

    key: str
    name: str
    since: date


def endings(day: date) -> dict[int, Ended]:
    """Bodies whose end was known on the day, whether it had come or not, by number. One query."""
    rows = Body.objects.filter(ends_on__isnull=False).select_related("ending__decision", "ending__heir")
    found = {}
    for row in rows:
        ending = getattr(row, "ending", None)
        if row.ends_on is None or (ending is not None and ending.decision.day > day):
            continue
        heir = ending.heir if ending is not None else None
        found[row.pk] = Ended(
            until=row.ends_on,
            heir=heir.pk if heir else None,
            heir_key=heir.key if heir else "",
            heir_name=heir.name if heir else "",
        )
    return found


def heirs(day: date) -> dict[int, Heir]:
    """Who on the day has what each ended body had, however many steps away, by the ended body's number. One query."""
    ended = {
        number: ending for number, ending in endings(day).items() if ending.until <= day and ending.heir is not None
    }
    found = {}
    for number, first in ended.items():
        last = first
        for _step in ended:
            following = ended.get(last.heir or 0)
            if following is None:
                break
            last = following
        found[number] = Heir(key=last.heir_key, name=last.heir_name, since=first.until)
    return found


def taken_over(day: date) -> defaultdict[str, tuple[str, ...]]:
    """The keys of the ended bodies whose goals and assignments each body has on the day. At most two queries."""
    held: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    by_number = heirs(day)
    if not by_number:
        return held
    for number, key in Body.objects.filter(pk__in=by_number).values_list("pk", "key"):
        held[by_number[number].key] = (*held[by_number[number].key], key)
    return held


def holder_of(key: str, day: date) -> str:
    """The key of the body that on the day has what this one had: itself, or the one that has taken over."""
    return next((heir for heir, ended in taken_over(day).items() if key in ended), key)


def names_on(day: date) -> dict[str, str]:
    """What every body there has been was called on the day, by key. Two queries."""
    names = dict(Body.objects.values_list("key", "name"))
    changes: defaultdict[str, list[tuple[date, str, str]]] = defaultdict(list)
    for key, from_day, was, name in BodyRenaming.objects.values_list("body__key", "from_day", "was", "name"):
        changes[key].append((from_day, was, name))
    for key, rows in changes.items():
        past = [name for from_day, _was, name in rows if from_day <= day]
        names[key] = past[-1] if past else rows[0][1]
    return names


def above_on(day: date) -> dict[str, str]:
    """The body above each, by key, on the day; bodies without one are left out. Two queries."""
    above: dict[str, str | None] = dict(Body.objects.values_list("key", "parent__key"))
    changes: defaultdict[str, list[tuple[date, str | None, str | None]]] = defaultdict(list)
    for key, from_day, was, now in BodyMove.objects.values_list("body__key", "from_day", "was__key", "above__key"):
        changes[key].append((from_day, was, now))
    for key, rows in changes.items():
        past = [now for from_day, _was, now in rows if from_day <= day]
        above[key] = past[-1] if past else rows[0][1]
    return {key: parent for key, parent in above.items() if parent}


def ends_of(charter: Charter, rows: Sequence[Version], day: date) -> dict[int, date]:
    """The first day on which each text no longer holds, by number: the next text's, or its body's end. One query.

    A body's goals follow to its heir, until the heir has decided goals of its own; assignments follow too.
    """
    ends: dict[int, date] = {}
    latest: dict[tuple[str, int | None], date] = {}
    for row in sorted(rows, key=lambda one_row: one_row.in_force_from, reverse=True):
        if not row.stands_beside:
            whose = (row.instrument, row.body_id)
            if whose in latest:
                ends[row.pk] = latest[whose]
            latest[whose] = row.in_force_from
    ended = endings(day)
    for row in rows:
        if row.body_id in ended:
            until = end_with_body(charter, row, rows, ended)
            if until is not None and until > row.in_force_from:
                ends[row.pk] = min(until, ends.get(row.pk, until))
    return ends


def end_with_body(charter: Charter, row: Version, rows: Iterable[Version], ended: dict[int, Ended]) -> date | None:
    """When a text of a body that ends stops holding; None while an heir has it."""
    number, instrument = row.body_id, charter.instrument(row.instrument)
    for _step in ended:
        end = ended.get(number or 0)
        if end is None:
            return None
        if end.heir is None or not instrument.follows:
            return end.until
        number = end.heir
        since = [
            one_row.in_force_from
            for one_row in rows
            if one_row.body_id == number
            and one_row.in_force_from >= end.until
            and charter.instrument(one_row.instrument).level == instrument.level == "own_goal"
        ]
        if since:
            return min(since)
    return None
