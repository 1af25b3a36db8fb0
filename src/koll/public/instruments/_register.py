"""The register: every text of the charter's instruments and every governing document, in one list that is searched."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from koll.domain.almanac import council_term
from koll.domain.charter import Charter
from koll.domain.owed import Duty
from koll.domain.refs import Ref
from koll.public.decisions import DecisionView
from koll.public.instruments._documents import DocumentView, document_lines
from koll.public.instruments._versions import VersionView, version_views, versions_decided_by
from koll.snapshot import Language, Snapshot, duties_on

STATES = ("in_force", "overdue", "coming", "past")
SORTS = ("title", "kind", "body", "from", "revise")


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterQuery:
    """What the register is asked for; `state` is one of STATES or empty for all, `sort` one of SORTS."""

    words: str = ""
    kind: str = ""
    body: str = ""
    state: str = "in_force"
    sort: str = "title"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRowView:
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
    decision: DecisionView
    is_example: bool
    ref: Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """The texts that fit, and what there is to choose among: kinds as (key, words), bodies as (key, name)."""

    lines: tuple[RegisterRowView, ...]
    total: int
    kinds: tuple[tuple[str, str], ...]
    bodies: tuple[tuple[str, str], ...]
    asked: RegisterQuery


def find_in_register(snapshot: Snapshot, asked: RegisterQuery, language: Language) -> Register:
    """The register on the day. Three queries beside the record itself, however many texts there are."""
    municipality = snapshot.municipality
    owed = duties_on(snapshot)
    lines = [
        *texts_in_register(
            municipality.charter,
            version_views(snapshot, versions_decided_by(snapshot)),
            owed,
            language,
        ),
        *(from_document(document_line) for document_line in document_lines(snapshot)),
    ]
    chosen = sorted(
        (line for line in lines if row_matches_query(line, asked)), key=lambda item: order(item, asked.sort)
    )
    return Register(
        lines=tuple(chosen),
        total=len(lines),
        kinds=tuple(sorted({(line.kind, line.kind_words) for line in lines}, key=lambda row: row[1].casefold())),
        bodies=tuple(sorted(bodies_in(lines), key=lambda row: row[1].casefold())),
        asked=asked,
    )


def bodies_in(lines: Iterable[RegisterRowView]) -> set[tuple[str, str]]:
    """The bodies that a text is for, or that decided one."""
    found = {(line.decision.body_key, line.decision.body_name) for line in lines}
    return found | {line.body for line in lines if line.body[0]}


def texts_in_register(
    charter: Charter, lines: Iterable[VersionView], owed: Iterable[Duty], language: Language
) -> list[RegisterRowView]:
    """The charter's instruments as lines, with when each is to be taken up again, and late where that has passed.

    A text that ended without another after it is late too: it should have been decided anew.
    """
    duties = [row for row in owed if row.is_to_decide_anew and row.state not in ("done", "closed")]
    found = []
    for line in lines:
        mine = [duty for duty in duties if is_about(duty, line)]
        late = [last_day(row) for row in mine if row.state == "passed"]
        coming = [row.due for row in mine if row.due is not None]
        found.append(from_version(charter, line, min(late, default=None), min(coming, default=None), language))
    return found


def is_about(duty: Duty, line: VersionView) -> bool:
    """Whether the duty is about this very text: the one it rests on, or the one that holds where it names none."""
    if duty.about != line.instrument:
        return False
    if duty.is_to_reconsider:
        return line.state == "in_force"
    return any(row.is_version(line.id) for row in duty.evidence)


def last_day(duty: Duty) -> date:
    """The day by which it should have been done: of what follows an election, the last day of that term."""
    if duty.due is not None:
        return duty.due
    until = council_term(int(duty.period[:4])).span.until or date.max
    return until - timedelta(days=1)


def from_version(
    charter: Charter, line: VersionView, late: date | None, due: date | None, language: Language
) -> RegisterRowView:
    """A text of an instrument."""
    return RegisterRowView(
        kind=line.instrument,
        kind_words=charter.instrument(line.instrument).label.forms(language).indefinite,
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
        ref=line.ref,
    )


def from_document(line: DocumentView) -> RegisterRowView:
    """A text of a governing document; its kind is the municipality's own word."""
    return RegisterRowView(
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
        ref=line.ref,
    )


def row_matches_query(line: RegisterRowView, asked: RegisterQuery) -> bool:
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


def order(line: RegisterRowView, sort: str) -> tuple[object, ...]:
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


def whole_register(snapshot: Snapshot, language: Language) -> Register:
    """Every text there is, was or will be."""
    return find_in_register(snapshot, RegisterQuery(state=""), language)
