"""Two texts of one instrument beside each other: each statement by its key, word by word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from koll.domain.charter import Ground, Label
from koll.domain.refs import Ref
from koll.media.rich_text import DifferencePiece, differs, word_differences
from koll.public import _rows
from koll.public.instruments._statements import StatementView, statement_views
from koll.public.instruments._versions import VersionView, version_views, versions_decided_by
from koll.snapshot import Snapshot
from koll.tables.models import Version


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedStatement:
    """A statement in both texts or one. `state`: "same", "changed", "added" or "lapsed", then with `why` it did."""

    key: str
    number: int
    name: str
    ref: Ref
    state: str
    heading: tuple[DifferencePiece, ...]
    text: tuple[DifferencePiece, ...]
    links: tuple[DifferencePiece, ...]
    """What it contributes to, where that differs."""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonPage:
    """Two texts compared, and those there are to choose among; `earlier` is None where there is only one."""

    instrument: str
    label: Label
    ground: Ground
    body_key: str
    choices: tuple[VersionView, ...]
    later: VersionView
    earlier: VersionView | None = None
    text: tuple[DifferencePiece, ...] = ()
    contents: tuple[tuple[Label, tuple[DifferencePiece, ...]], ...] = ()
    statements: tuple[ComparedStatement, ...] = ()

    def number(self, state: str) -> int:
        """How many statements are in this state."""
        return sum(statement.state == state for statement in self.statements)

    @property
    def both(self) -> tuple[VersionView, ...]:
        """The earlier and the later text."""
        return (self.earlier, self.later) if self.earlier else (self.later,)

    @property
    def numbers(self) -> Mapping[str, int]:
        """How many statements are in each state."""
        return {state: self.number(state) for state in ("same", "changed", "added", "lapsed")}


def comparison(
    snapshot: Snapshot, instrument: str, *, body: str = "", earlier: str = "", later: str = ""
) -> ComparisonPage | None:
    """The texts that begin on these days (as 2027-02-15) compared, the two latest when they are not told of.

    None where there is no text, or where texts stand beside each other and none comes after another. Eight queries.
    """
    charter = snapshot.charter
    kind = next((one_instrument for one_instrument in charter.instruments if one_instrument.key == instrument), None)
    if kind is None or kind.succession == "adds":
        return None
    whose = Q(body__key=body) if body else Q(body__isnull=True)
    rows = sorted(versions_decided_by(snapshot, Q(instrument=instrument) & whose), key=lambda row: row.in_force_from)
    if not rows:
        return None
    first, last = chosen_versions(rows, earlier, later)
    lines = {line.id: line for line in version_views(snapshot, rows)}
    page = ComparisonPage(
        instrument=instrument,
        label=kind.label,
        ground=kind.ground,
        body_key=body,
        choices=tuple(lines.values()),
        later=lines[last.pk],
    )
    if first is None:
        return page
    statements = statement_views(snapshot, [first.pk, last.pk])
    return ComparisonPage(
        instrument=instrument,
        label=kind.label,
        ground=kind.ground,
        body_key=body,
        choices=page.choices,
        later=page.later,
        earlier=lines[first.pk],
        text=word_differences(first.text, last.text),
        contents=tuple(
            (item.label, word_differences(first.contents.get(item.key, ""), last.contents.get(item.key, "")))
            for item in kind.must_contain
        ),
        statements=compared_texts(statements[first.pk], statements[last.pk], reasons(first, last, snapshot.day)),
    )


def chosen_versions(rows: list[Version], earlier: str, later: str) -> tuple[Version | None, Version]:
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


def compared_texts(
    then: Iterable[StatementView], now: Iterable[StatementView], why: Mapping[str, str]
) -> tuple[ComparedStatement, ...]:
    """Every statement of both texts in the order of their numbers, a lapsed one before one with the same number."""
    before, after = {row.key: row for row in then}, {row.key: row for row in now}
    found = [compared_statement(before.get(key), after.get(key), why.get(key, "")) for key in {**before, **after}]
    return tuple(sorted(found, key=lambda row: (row.number, row.state != "lapsed", row.key)))


def compared_statement(then: StatementView | None, now: StatementView | None, why: str) -> ComparedStatement:
    """One statement in both texts, or in one of them."""
    shown = next(row for row in (now, then) if row is not None)
    heading = word_differences(then.heading if then else "", now.heading if now else "")
    text = word_differences(then.text if then else "", now.text if now else "")
    links = word_differences(linked(then), linked(now))
    state = "changed" if differs(heading) or differs(text) or differs(links) else "same"
    if then is None or now is None:
        state = "added" if then is None else "lapsed"
    return ComparedStatement(
        key=shown.key,
        number=shown.number,
        name=shown.heading,
        ref=shown.ref,
        state=state,
        heading=heading,
        text=text,
        links=links if state == "changed" and differs(links) else (),
        why=why,
    )


def linked(line: StatementView | None) -> str:
    """What a statement contributes to, in a line."""
    return ", ".join(sorted(row.heading for row in line.contributes_to)) if line else ""


def reasons(first: Version, last: Version, day: date) -> dict[str, str]:
    """Why each statement lapsed, by key, between two texts. One query."""
    rows = _rows.lapses(day).filter(
        statement__version__instrument=first.instrument,
        statement__version__body=first.body,
        statement__version__in_force_from__gte=first.in_force_from,
        statement__version__in_force_from__lt=last.in_force_from,
    )
    return dict(rows.order_by("decision__day").values_list("statement__key", "words"))
