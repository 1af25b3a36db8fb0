"""Two texts of one instrument beside each other: each statement by its key, word by word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from koll.charter.model import Ground, Label
from koll.reads.differences import Piece, differ, differences
from koll.reads.instruments import StatementLine, VersionLine, lines_of, statements_of, versions_known
from koll.reads.municipality import ours
from koll.records.models import Lapse, Version


@dataclass(frozen=True, slots=True)
class ComparedStatement:
    """A statement in both texts or one. `state`: "same", "changed", "added" or "lapsed", then with `why` it did."""

    key: str
    number: int
    name: str
    address: str
    state: str
    heading: tuple[Piece, ...]
    text: tuple[Piece, ...]
    links: tuple[Piece, ...]
    """What it contributes to, where that differs."""
    why: str = ""


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """Two texts compared, and those there are to choose among; `earlier` is None where there is only one."""

    instrument: str
    label: Label
    ground: Ground
    body_key: str
    choices: tuple[VersionLine, ...]
    later: VersionLine
    earlier: VersionLine | None = None
    text: tuple[Piece, ...] = ()
    contents: tuple[tuple[Label, tuple[Piece, ...]], ...] = ()
    statements: tuple[ComparedStatement, ...] = ()

    def number(self, state: str) -> int:
        """How many statements are in this state."""
        return sum(each.state == state for each in self.statements)

    @property
    def both(self) -> tuple[VersionLine, ...]:
        """The earlier and the later text."""
        return (self.earlier, self.later) if self.earlier else (self.later,)

    @property
    def numbers(self) -> Mapping[str, int]:
        """How many statements are in each state."""
        return {state: self.number(state) for state in ("same", "changed", "added", "lapsed")}


def comparison(
    instrument: str, day: date, *, body: str = "", earlier: str = "", later: str = ""
) -> ComparisonPage | None:
    """The texts that begin on these days (as 2027-02-15) compared, the two latest when they are not told of.

    None where there is no text, or where texts stand beside each other and none comes after another. Eight queries.
    """
    charter = ours().charter
    kind = next((each for each in charter.instruments if each.key == instrument), None)
    if kind is None or kind.succession == "adds":
        return None
    whose = Q(body__key=body) if body else Q(body__isnull=True)
    rows = sorted(versions_known(day, Q(instrument=instrument) & whose), key=lambda row: row.in_force_from)
    if not rows:
        return None
    first, last = chosen(rows, earlier, later)
    lines = {line.id: line for line in lines_of(charter, rows, day)}
    page = ComparisonPage(instrument, kind.label, kind.ground, body, tuple(lines.values()), lines[last.pk])
    if first is None:
        return page
    statements = statements_of(charter, [first.pk, last.pk], day)
    return ComparisonPage(
        instrument,
        kind.label,
        kind.ground,
        body,
        page.choices,
        page.later,
        lines[first.pk],
        differences(first.text, last.text),
        tuple(
            (each.label, differences(first.contents.get(each.key, ""), last.contents.get(each.key, "")))
            for each in kind.must_contain
        ),
        compared(statements[first.pk], statements[last.pk], reasons(first, last, day)),
    )


def chosen(rows: list[Version], earlier: str, later: str) -> tuple[Version | None, Version]:
    """The two rows asked for, the earlier first; where that is not two, the last asked for and the one before it."""
    by_day = {row.in_force_from.isoformat(): row for row in rows}
    asked = sorted(
        {row.pk: row for row in (by_day.get(earlier), by_day.get(later)) if row is not None}.values(),
        key=lambda row: row.in_force_from,
    )
    if len(asked) == 2:
        return asked[0], asked[1]
    last = asked[0] if asked else rows[-1]
    place = rows.index(last)
    if place == 0 and len(rows) > 1:
        return last, rows[1]
    return (rows[place - 1] if place else None), last


def compared(
    then: Iterable[StatementLine], now: Iterable[StatementLine], why: Mapping[str, str]
) -> tuple[ComparedStatement, ...]:
    """Every statement of both texts in the order of their numbers, a lapsed one before one with the same number."""
    before, after = {each.key: each for each in then}, {each.key: each for each in now}
    found = [compared_statement(before.get(key), after.get(key), why.get(key, "")) for key in {**before, **after}]
    return tuple(sorted(found, key=lambda each: (each.number, each.state != "lapsed", each.key)))


def compared_statement(then: StatementLine | None, now: StatementLine | None, why: str) -> ComparedStatement:
    """One statement in both texts, or in one of them."""
    shown = next(each for each in (now, then) if each is not None)
    heading = differences(then.heading if then else "", now.heading if now else "")
    text = differences(then.text if then else "", now.text if now else "")
    links = differences(linked(then), linked(now))
    state = "added" if then is None else "lapsed" if now is None else "same"
    if state == "same" and (differ(heading) or differ(text) or differ(links)):
        state = "changed"
    return ComparedStatement(
        key=shown.key,
        number=shown.number,
        name=shown.heading,
        address=shown.address,
        state=state,
        heading=heading,
        text=text,
        links=links if state == "changed" and differ(links) else (),
        why=why,
    )


def linked(line: StatementLine | None) -> str:
    """What a statement contributes to, in a line."""
    return ", ".join(sorted(each.heading for each in line.contributes_to)) if line else ""


def reasons(first: Version, last: Version, day: date) -> dict[str, str]:
    """Why each statement lapsed, by key, between two texts. One query."""
    rows = Lapse.objects.filter(
        statement__version__instrument=first.instrument,
        statement__version__body=first.body,
        statement__version__in_force_from__gte=first.in_force_from,
        statement__version__in_force_from__lt=last.in_force_from,
        decision__day__lte=day,
    )
    return dict(rows.order_by("decision__day").values_list("statement__key", "words"))
