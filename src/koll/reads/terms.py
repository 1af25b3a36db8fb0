"""A new term in full: each text to take up again with what bodies said of it and what is suggested; what runs on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Q

from koll.charter import Charter, Instrument, Owed
from koll.charter.model import Ground, Label
from koll.charter.organisation import name_order
from koll.permissions import Act, Actor, may
from koll.reads.decisions import DecisionLine
from koll.reads.differences import Piece, differ, differences
from koll.reads.followup import AnswerLine, last_answers
from koll.reads.instruments import (
    StatementLine,
    VersionLine,
    in_force_statements,
    lines_of,
    statements_of,
    versions_known,
)
from koll.reads.municipality import ours, owed_on
from koll.reads.term_works import (
    ELECTION,
    settled,
    settlings,
    taken_up_again,
    term_address,
    term_began_on,
    term_end,
    works_known,
)
from koll.records.models import Body, TermChoice, TermWork, Version
from koll.snapshot import called


@dataclass(frozen=True, slots=True)
class ChoiceLine:
    """What is suggested for a statement: "renew", "change", "lapse" or "new"; the words by box; who wrote it when."""

    key: str
    choice: str
    words: Mapping[str, str]
    revision: int
    at: datetime
    by: str
    targets: tuple[StatementLine, ...] = ()
    """What it contributes to, of what holds."""


@dataclass(frozen=True, slots=True)
class StatementInTerm:
    """A statement of the former text, what each body last said of it, which have not, and what is suggested."""

    statement: StatementLine
    said: tuple[AnswerLine, ...]
    silent: tuple[str, ...]
    choice: ChoiceLine | None

    @property
    def heading_now(self) -> tuple[Piece, ...]:
        """The heading as it is to read, against how it reads; empty where it is the same."""
        found = differences(self.statement.heading, self.choice.words.get("heading", "") if self.choice else "")
        return found if differ(found) else ()

    @property
    def text_now(self) -> tuple[Piece, ...]:
        """The text as it is to read, against how it reads."""
        return differences(self.statement.text, self.choice.words.get("text", "") if self.choice else "")


@dataclass(frozen=True, slots=True)
class TextInTerm:
    """A kind of text that is to be taken up again: its former text and statements, new ones, and how it was settled.

    `needs_target`: whether each statement must say what it contributes to.
    """

    instrument: str
    label: Label
    statement_label: Label
    ground: Ground
    needs_target: bool
    former: VersionLine | None
    statements: tuple[StatementInTerm, ...]
    added: tuple[ChoiceLine, ...]
    settled_by: DecisionLine | None
    settled_in: str = ""
    """The first day of the text that settled it, to compare with the former; empty when none was adopted."""

    @property
    def unchosen(self) -> int:
        """How many statements nobody has suggested anything for."""
        return sum(each.choice is None for each in self.statements)

    @property
    def untied(self) -> tuple[str, ...]:
        """The headings of what is to hold and does not say what it contributes to, though it must."""
        if not self.needs_target:
            return ()
        chosen = [(each.choice, each.statement.heading) for each in self.statements]
        chosen += [(each, each.words.get("heading", "")) for each in self.added]
        return tuple(
            each.words.get("heading") or heading
            for each, heading in chosen
            if each is not None and each.choice != "lapse" and not each.words.get("targets")
        )

    @property
    def is_ready(self) -> bool:
        """Whether everything has been chosen that a decision needs."""
        return not self.unchosen and not self.untied and any(self.living)

    @property
    def living(self) -> tuple[ChoiceLine, ...]:
        """What is to hold: renewed, changed and new."""
        chosen = [each.choice for each in self.statements if each.choice is not None]
        return tuple(each for each in (*chosen, *self.added) if each.choice != "lapse")


@dataclass(frozen=True, slots=True)
class TermPage:
    """The work of one reconsideration as it stands on a day.

    `why`: "election" or "majority"; `words`: why it was opened in mid-term. `knows_choices`: whether the choices are
    shown: a working draft is for those who prepare it, and is not kept day by day.
    """

    began_on: date
    until: date | None
    why: str
    words: str
    texts: tuple[TextInTerm, ...]
    runs_on: tuple[VersionLine, ...]
    overdue: tuple[Owed, ...]
    knows_choices: bool
    may_prepare: bool
    may_decide: bool
    decider: str
    others: tuple[date, ...]

    @property
    def address(self) -> str:
        """Where the work is done."""
        return term_address(self.began_on)

    @property
    def waiting(self) -> tuple[TextInTerm, ...]:
        """The texts that have not been settled."""
        return tuple(each for each in self.texts if each.settled_by is None)

    @property
    def ready(self) -> tuple[TextInTerm, ...]:
        """Those of them that are ready to be decided."""
        return tuple(each for each in self.waiting if each.is_ready)

    @property
    def revision(self) -> int:
        """Grows with every choice, so that a decision is about what was on the page."""
        return revision_of(
            choice.revision
            for text in self.texts
            for choice in (*(each.choice for each in text.statements if each.choice), *text.added)
        )


def revision_of(revisions: Iterable[int]) -> int:
    """How far the choices have come: each counts, and each change of one."""
    return sum(revisions)


def term_page(actor: Actor, began_on: date, day: date, *, today: bool = True) -> TermPage | None:
    """The work that began on the day; None when there is none. Fixed queries. `today`: whether the page is of now."""
    known = dict(works_known(day))
    if began_on not in known and began_on != term_began_on(began_on):
        return None
    if began_on > day:
        return None
    row = known.get(began_on) or TermWork.objects.filter(began_on=began_on).first()
    charter = ours().charter
    prepares = may(actor, Act.PREPARE_TERM).allowed
    choices = with_targets(charter, choices_in(row), day) if prepares and today else {}
    council = next(kind.key for kind in charter.kinds("council"))
    decider = Body.objects.filter(kind=council, begins_on__lte=day).exclude(ends_on__lte=day).first()
    mine = {seat.body for seat in actor.seats if seat.role == "secretary"}
    lines = lines_of(charter, versions_known(day), day)
    return TermPage(
        began_on=began_on,
        until=term_end(began_on),
        why=row.why if row else ELECTION,
        words=row.words if row else "",
        texts=texts_in(charter, began_on, day, choices),
        runs_on=running_on(charter, lines),
        overdue=overdue(charter, day),
        knows_choices=prepares and today,
        may_prepare=prepares and today,
        may_decide=today and decider is not None and decider.key in mine,
        decider=decider.key if decider else "",
        others=tuple(each for each in known if each != began_on),
    )


def choices_in(row: TermWork | None) -> dict[tuple[str, str], ChoiceLine]:
    """Every choice of the work, by instrument and key, in the order they were made. One query."""
    if row is None:
        return {}
    return {(each.instrument, each.key): choice_line(each) for each in row.choices.select_related("written_by")}


def with_targets(
    charter: Charter, choices: dict[tuple[str, str], ChoiceLine], day: date
) -> dict[tuple[str, str], ChoiceLine]:
    """The choices with the statements in force that they contribute to."""
    wanted = [key for each in taken_up_again(charter) for key in each.contributes_to]
    held = {f"{instrument_of(each)}/{each.key}": each for each in in_force_statements(day, dict.fromkeys(wanted))}
    return {
        place: replace(
            choice, targets=tuple(held[name] for name in choice.words.get("targets", "").split() if name in held)
        )
        for place, choice in choices.items()
    }


def instrument_of(line: StatementLine) -> str:
    """The instrument of a statement, which its address begins with."""
    return line.address.split("/")[2]


def target_of(address: str) -> str:
    """A statement as a choice names it, from its address.

    >>> target_of("/styrningen/vision/punkt/vision/")
    'vision/vision'
    """
    _before, _place, instrument, _word, key, _after = address.split("/")
    return f"{instrument}/{key}"


def choice_line(row: TermChoice) -> ChoiceLine:
    """A choice in a line; who wrote it must have been fetched."""
    by = row.written_by.name if row.written_by else ""
    return ChoiceLine(row.key, row.choice, row.words, row.revision, row.written_at, by)


def texts_in(
    charter: Charter, began_on: date, day: date, choices: Mapping[tuple[str, str], ChoiceLine]
) -> tuple[TextInTerm, ...]:
    """Every text to take up again, with what bodies last said of each statement. Eleven queries."""
    instruments = taken_up_again(charter)
    keys = [each.key for each in instruments]
    lines = lines_of(charter, versions_known(day, Q(instrument__in=keys)), day)
    former = {key: former_line(lines, key, began_on) for key in keys}
    statements = statements_of(charter, [line.id for line in former.values() if line is not None], day)
    said = last_answers(keys, day)
    asked = bodies_asked(charter, instruments, day)
    ended = settled(began_on, settlings(day))
    targets = set(
        Version.objects.filter(decision__day__lte=day, statements__isnull=False).values_list("instrument", flat=True)
    )
    found = []
    for each in instruments:
        line = former[each.key]
        held = statements[line.id] if line is not None else ()
        own = {key: choice for (instrument, key), choice in choices.items() if instrument == each.key}
        decision, settled_in = ended.get(each.key, (None, ""))
        found.append(
            TextInTerm(
                instrument=each.key,
                label=each.label,
                statement_label=each.statement_label,
                ground=each.ground,
                needs_target=each.crosscutting and each.level == "goal" and bool(targets & set(each.contributes_to)),
                former=line,
                statements=tuple(in_term(one, said, asked[each.key], own) for one in held),
                added=tuple(choice for choice in own.values() if choice.choice == "new"),
                settled_by=decision,
                settled_in=settled_in,
            )
        )
    return tuple(found)


def in_term(
    line: StatementLine,
    said: Mapping[tuple[str, str], tuple[AnswerLine, ...]],
    asked: Mapping[str, str],
    choices: Mapping[str, ChoiceLine],
) -> StatementInTerm:
    """A former statement with what bodies last said of it, and the choice."""
    told = said.get((instrument_of(line), line.key), ())
    have = {each.body_key for each in told}
    return StatementInTerm(
        line, told, tuple(name for key, name in asked.items() if key not in have), choices.get(line.key)
    )


def former_line(lines: Iterable[VersionLine], instrument: str, began_on: date) -> VersionLine | None:
    """The last text of the instrument that was decided before the work began."""
    earlier = [line for line in lines if line.instrument == instrument and line.decision.day < began_on]
    return max(earlier, key=lambda line: line.in_force_from, default=None)


def bodies_asked(charter: Charter, instruments: Sequence[Instrument], day: date) -> dict[str, dict[str, str]]:
    """By instrument, the bodies that answer it, by key with their names. One query."""
    here = Body.objects.filter(begins_on__lte=day).exclude(ends_on__lte=day)
    bodies = sorted(here, key=lambda body: name_order(called(body, day)))
    kinds = {
        each.key: {
            kind
            for activity in charter.activities
            if any(one.instrument == each.key for one in activity.answers)
            for kind in activity.held_by
        }
        for each in instruments
    }
    return {
        each.key: {body.key: called(body, day) for body in bodies if body.kind in kinds[each.key]}
        for each in instruments
    }


def running_on(charter: Charter, lines: Iterable[VersionLine]) -> tuple[VersionLine, ...]:
    """The texts in force that are decided for some years and not taken up again after each election."""
    spanning = {each.key for each in charter.instruments if each.term_years and each.reconsidered is None}
    return tuple(line for line in lines if line.instrument in spanning and line.state == "in_force")


def overdue(charter: Charter, day: date) -> tuple[Owed, ...]:
    """The council's texts that were to be revised or renewed by now, or within the year."""
    council = {each.key for each in charter.instruments if charter.role_of(each.decided_by) == "council"}
    return tuple(
        each
        for each in owed_on(day)
        if each.kind in ("revise", "renew") and each.about in council and each.state in ("overdue", "open")
    )
