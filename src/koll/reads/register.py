"""The register: every text of the charter's instruments and every governing document, in one list that is searched."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import get_language

from koll.almanac.elections import council_term
from koll.charter import Charter, Owed
from koll.reads.decisions import DecisionLine
from koll.reads.documents import DocumentLine, document_lines
from koll.reads.instruments import VersionLine, lines_of, versions_known
from koll.reads.municipality import ours, owed_on

STATES = ("in_force", "overdue", "coming", "past")
SORTS = ("title", "kind", "body", "from", "revise")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the register is asked for; `state` is one of STATES or empty for all, `sort` one of SORTS."""

    words: str = ""
    kind: str = ""
    body: str = ""
    state: str = "in_force"
    sort: str = "title"


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A text in the register. `overdue_since` is the day by which it should have been taken up again.

    `body` is whose it is or who answers for it, as (key, name); empty where it is the whole municipality's.
    """

    kind: str
    kind_words: str
    title: str
    body: tuple[str, str]
    role: str
    in_force_from: date
    until: date | None
    state: str
    revise_on: date | None
    overdue_since: date | None
    decision: DecisionLine
    is_example: bool
    address: str


@dataclass(frozen=True, slots=True)
class Register:
    """The texts that fit, and what there is to choose among: kinds as (key, words), bodies as (key, name)."""

    lines: tuple[RegisterLine, ...]
    total: int
    kinds: tuple[tuple[str, str], ...]
    bodies: tuple[tuple[str, str], ...]
    asked: Asked


def register_of(asked: Asked, day: date) -> Register:
    """The register on the day. Three queries beside the record itself, however many texts there are."""
    municipality = ours()
    owed = owed_on(day, municipality)
    lines = [
        *texts(municipality.charter, lines_of(municipality.charter, versions_known(day), day), owed),
        *(from_document(each) for each in document_lines(day)),
    ]
    chosen = sorted((each for each in lines if fits(each, asked)), key=lambda each: order(each, asked.sort))
    return Register(
        lines=tuple(chosen),
        total=len(lines),
        kinds=tuple(sorted({(each.kind, each.kind_words) for each in lines}, key=lambda row: row[1].casefold())),
        bodies=tuple(sorted(bodies_in(lines), key=lambda row: row[1].casefold())),
        asked=asked,
    )


def bodies_in(lines: Iterable[RegisterLine]) -> set[tuple[str, str]]:
    """The bodies that a text is for, or that decided one."""
    found = {(each.decision.body_key, each.decision.body_name) for each in lines}
    return found | {each.body for each in lines if each.body[0]}


def texts(charter: Charter, lines: Iterable[VersionLine], owed: Iterable[Owed]) -> list[RegisterLine]:
    """The charter's instruments as lines, with when each is to be taken up again, and late where that has passed.

    A text that ended without another after it is late too: it should have been decided anew.
    """
    duties = [each for each in owed if each.kind in ("revise", "reconsider", "renew") and each.state != "met"]
    found = []
    for line in lines:
        mine = [each for each in duties if is_about(each, line)]
        late = [last_day(each) for each in mine if each.state == "overdue"]
        coming = [each.due for each in mine if each.due is not None]
        found.append(from_version(charter, line, min(late, default=None), min(coming, default=None)))
    return found


def is_about(duty: Owed, line: VersionLine) -> bool:
    """Whether the duty is about this very text: the one it rests on, or the one that holds where it names none."""
    if duty.about != line.instrument:
        return False
    if duty.kind == "reconsider":
        return line.state == "in_force"
    return any(each.kind == "version" and each.key == str(line.id) for each in duty.evidence)


def last_day(duty: Owed) -> date:
    """The day by which it should have been done: of what follows an election, the last day of that term."""
    if duty.due is not None:
        return duty.due
    until = council_term(int(duty.period[:4])).span.until or date.max
    return until - timedelta(days=1)


def from_version(charter: Charter, line: VersionLine, late: date | None, due: date | None) -> RegisterLine:
    """A text of an instrument."""
    return RegisterLine(
        kind=line.instrument,
        kind_words=charter.instrument(line.instrument).label.forms(get_language() or "sv").indefinite,
        title=line.title,
        body=(line.body_key, line.body_name),
        role="",
        in_force_from=line.in_force_from,
        until=line.until,
        state=line.state,
        revise_on=late or due,
        overdue_since=late,
        decision=line.decision,
        is_example=line.is_example,
        address=line.address,
    )


def from_document(line: DocumentLine) -> RegisterLine:
    """A text of a governing document; its kind is the municipality's own word."""
    return RegisterLine(
        kind=line.kind,
        kind_words=line.kind,
        title=line.title,
        body=(line.responsible_key, line.responsible_name),
        role=line.responsible_role,
        in_force_from=line.in_force_from,
        until=line.until,
        state=line.state,
        revise_on=line.revise_on,
        overdue_since=line.overdue_since,
        decision=line.decision,
        is_example=line.is_example,
        address=line.address,
    )


def fits(line: RegisterLine, asked: Asked) -> bool:
    """Whether the line is among what was asked for."""
    words = asked.words.casefold().split()
    said = f"{line.title} {line.decision.registry_number}".casefold()
    state = line.overdue_since is not None if asked.state == "overdue" else asked.state in ("", line.state)
    return (
        all(word in said for word in words)
        and asked.kind in ("", line.kind)
        and asked.body in ("", line.body[0], line.decision.body_key)
        and state
    )


def order(line: RegisterLine, sort: str) -> tuple[object, ...]:
    """Where the line stands: always by title in the end."""
    title = (line.title.casefold(), line.in_force_from)
    if sort == "kind":
        return (line.kind_words.casefold(), *title)
    if sort == "body":
        return (line.body[1].casefold() or line.decision.body_name.casefold(), *title)
    if sort == "from":
        return (-line.in_force_from.toordinal(), *title)
    if sort == "revise":
        return (line.revise_on or date.max, *title)
    return title
