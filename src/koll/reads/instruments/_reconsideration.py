"""A new term in full: each text to take up again with what bodies said of it and what is suggested; what runs on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Q

from koll.domain.charter import Charter, Ground, Instrument, Label
from koll.domain.owed import Duty
from koll.domain.record import name_order
from koll.domain.refs import Ref, StatementRef, TermRef
from koll.media.rich_text import DifferencePiece, differs, word_differences
from koll.permissions import Permission, may
from koll.public.activities import AnswerView, last_answers
from koll.public.decisions import DecisionView
from koll.public.instruments import (
    StatementView,
    VersionView,
    in_force_statements,
    statement_views,
    version_views,
    versions_decided_by,
)
from koll.reads.instruments._reconsideration_works import (
    ELECTION,
    settled,
    settlings,
    taken_up_again,
    term_began_on,
    term_end,
    works_known,
)
from koll.snapshot import Context, Snapshot, duties_on
from koll.tables.models import Body, ReconsiderationSuggestion, ReconsiderationWork, Version


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionView:
    """What is suggested for a statement: "renew", "change", "lapse" or "new"; the words by box; who wrote it when."""

    key: str
    choice: str
    words: Mapping[str, str]
    revision: int
    at: datetime
    by: str
    targets: tuple[StatementView, ...] = ()
    """What it contributes to, of what holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementInTerm:
    """A statement of the former text, what each body last said of it, which have not, and what is suggested."""

    statement: StatementView
    said: tuple[AnswerView, ...]
    silent: tuple[str, ...]
    choice: SuggestionView | None

    @property
    def heading_now(self) -> tuple[DifferencePiece, ...]:
        """The heading as it is to read, against how it reads; empty where it is the same."""
        found = word_differences(self.statement.heading, self.choice.words.get("heading", "") if self.choice else "")
        return found if differs(found) else ()

    @property
    def text_now(self) -> tuple[DifferencePiece, ...]:
        """The text as it is to read, against how it reads."""
        return word_differences(self.statement.text, self.choice.words.get("text", "") if self.choice else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextInTerm:
    """A kind of text that is to be taken up again: its former text and statements, new ones, and how it was settled.

    `needs_target`: whether each statement must say what it contributes to.
    """

    instrument: str
    label: Label
    statement_label: Label
    ground: Ground
    needs_target: bool
    former: VersionView | None
    statements: tuple[StatementInTerm, ...]
    added: tuple[SuggestionView, ...]
    settled_by: DecisionView | None
    settled_in: str = ""
    """The first day of the text that settled it, to compare with the former; empty when none was adopted."""

    @property
    def unchosen(self) -> int:
        """How many statements nobody has suggested anything for."""
        return sum(statement.choice is None for statement in self.statements)

    @property
    def untied(self) -> tuple[str, ...]:
        """The headings of what is to hold and does not say what it contributes to, though it must."""
        if not self.needs_target:
            return ()
        chosen = [(statement.choice, statement.statement.heading) for statement in self.statements]
        chosen += [(row, row.words.get("heading", "")) for row in self.added]
        return tuple(
            row.words.get("heading") or heading
            for row, heading in chosen
            if row is not None and row.choice != "lapse" and not row.words.get("targets")
        )

    @property
    def is_ready(self) -> bool:
        """Whether everything has been chosen that a decision needs."""
        return not self.unchosen and not self.untied and any(self.living)

    @property
    def living(self) -> tuple[SuggestionView, ...]:
        """What is to hold: renewed, changed and new."""
        chosen = [statement.choice for statement in self.statements if statement.choice is not None]
        return tuple(row for row in (*chosen, *self.added) if row.choice != "lapse")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReconsiderationPage:
    """The work of one reconsideration as it stands on a day.

    `why`: "election" or "majority"; `words`: why it was opened in mid-term. `knows_choices`: whether the choices are
    shown: a working draft is for those who prepare it, and is not kept day by day.
    """

    began_on: date
    until: date | None
    why: str
    words: str
    texts: tuple[TextInTerm, ...]
    runs_on: tuple[VersionView, ...]
    overdue: tuple[Duty, ...]
    knows_choices: bool
    may_prepare: bool
    may_decide: bool
    decider: str
    others: tuple[date, ...]

    @property
    def ref(self) -> Ref:
        """Where the work is done."""
        return TermRef(began_on=self.began_on)

    @property
    def waiting(self) -> tuple[TextInTerm, ...]:
        """The texts that have not been settled."""
        return tuple(one_text for one_text in self.texts if one_text.settled_by is None)

    @property
    def ready(self) -> tuple[TextInTerm, ...]:
        """Those of them that are ready to be decided."""
        return tuple(row for row in self.waiting if row.is_ready)

    @property
    def revision(self) -> int:
        """Grows with every choice, so that a decision is about what was on the page."""
        return suggestion_revision(
            choice.revision
            for text in self.texts
            for choice in (*(statement.choice for statement in text.statements if statement.choice), *text.added)
        )


def suggestion_revision(revisions: Iterable[int]) -> int:
    """How far the choices have come: each counts, and each change of one."""
    return sum(revisions)


def term_page(context: Context, began_on: date, *, today: bool = True) -> ReconsiderationPage | None:
    """The work that began on the day; None when there is none. Fixed queries. `today`: whether the page is of now."""
    known = dict(works_known(context))
    if began_on not in known and began_on != term_began_on(began_on):
        return None
    if began_on > context.day:
        return None
    row = known.get(began_on) or ReconsiderationWork.objects.filter(began_on=began_on).first()
    charter = context.snapshot.charter
    prepares = may(context.actor, Permission.PREPARE_RECONSIDERATION).allowed
    choices = with_targets(context.snapshot, choices_in(row)) if prepares and today else {}
    council = next(kind.key for kind in charter.kinds("council"))
    decider = Body.objects.filter(kind=council, begins_on__lte=context.day).exclude(ends_on__lte=context.day).first()
    mine = {seat.body for seat in context.actor.seats if seat.role == "secretary"}
    lines = version_views(context.snapshot, versions_decided_by(context.snapshot))
    return ReconsiderationPage(
        began_on=began_on,
        until=term_end(began_on),
        why=row.why if row else ELECTION,
        words=row.words if row else "",
        texts=texts_in(context, began_on, choices),
        runs_on=running_on(charter, lines),
        overdue=overdue(context.snapshot),
        knows_choices=prepares and today,
        may_prepare=prepares and today,
        may_decide=today and decider is not None and decider.key in mine,
        decider=decider.key if decider else "",
        others=tuple(item for item in known if item != began_on),
    )


def choices_in(row: ReconsiderationWork | None) -> dict[tuple[str, str], SuggestionView]:
    """Every choice of the work, by instrument and key, in the order they were made. One query."""
    if row is None:
        return {}
    return {(choice.instrument, choice.key): choice_line(choice) for choice in row.choices.select_related("written_by")}


def with_targets(
    snapshot: Snapshot, choices: dict[tuple[str, str], SuggestionView]
) -> dict[tuple[str, str], SuggestionView]:
    """The choices with the statements in force that they contribute to."""
    charter = snapshot.charter
    wanted = [key for row in taken_up_again(charter) for key in row.contributes_to]
    held = {
        f"{instrument_of(in_force_statement)}/{in_force_statement.key}": in_force_statement
        for in_force_statement in in_force_statements(snapshot, dict.fromkeys(wanted))
    }
    return {
        place: replace(
            choice, targets=tuple(held[name] for name in choice.words.get("targets", "").split() if name in held)
        )
        for place, choice in choices.items()
    }


def instrument_of(line: StatementView) -> str:
    """The instrument of a statement."""
    return line.ref.instrument


def target_of(ref: StatementRef) -> str:
    """A statement as a choice names it.

    >>> target_of(StatementRef(instrument="vision", key="vision"))
    'vision/vision'
    """
    return f"{ref.instrument}/{ref.key}"


def choice_line(row: ReconsiderationSuggestion) -> SuggestionView:
    """A choice in a line; who wrote it must have been fetched."""
    by = row.written_by.name if row.written_by else ""
    return SuggestionView(
        key=row.key, choice=row.choice, words=row.words, revision=row.revision, at=row.written_at, by=by
    )


def texts_in(
    context: Context, began_on: date, choices: Mapping[tuple[str, str], SuggestionView]
) -> tuple[TextInTerm, ...]:
    """Every text to take up again, with what bodies last said of each statement. Eleven queries."""
    instruments = taken_up_again(context.snapshot.charter)
    keys = [one_instrument.key for one_instrument in instruments]
    lines = version_views(context.snapshot, versions_decided_by(context.snapshot, Q(instrument__in=keys)))
    former = {key: former_line(lines, key, began_on) for key in keys}
    statements = statement_views(context.snapshot, [line.id for line in former.values() if line is not None])
    said = last_answers(context.snapshot, keys)
    asked = bodies_asked(context.snapshot, instruments)
    ended = settled(began_on, settlings(context.snapshot))
    targets = set(
        Version.objects.filter(decision__day__lte=context.day, statements__isnull=False).values_list(
            "instrument", flat=True
        )
    )
    found = []
    for one_instrument in instruments:
        line = former[one_instrument.key]
        held = statements[line.id] if line is not None else ()
        own = {key: choice for (instrument, key), choice in choices.items() if instrument == one_instrument.key}
        decision, settled_in = ended.get(one_instrument.key, (None, ""))
        found.append(
            TextInTerm(
                instrument=one_instrument.key,
                label=one_instrument.label,
                statement_label=one_instrument.statement_label,
                ground=one_instrument.ground,
                needs_target=one_instrument.crosscutting
                and one_instrument.level == "goal"
                and bool(targets & set(one_instrument.contributes_to)),
                former=line,
                statements=tuple(in_term(one, said, asked[one_instrument.key], own) for one in held),
                added=tuple(choice for choice in own.values() if choice.choice == "new"),
                settled_by=decision,
                settled_in=settled_in,
            )
        )
    return tuple(found)


def in_term(
    line: StatementView,
    said: Mapping[tuple[str, str], tuple[AnswerView, ...]],
    asked: Mapping[str, str],
    choices: Mapping[str, SuggestionView],
) -> StatementInTerm:
    """A former statement with what bodies last said of it, and the choice."""
    told = said.get((instrument_of(line), line.key), ())
    have = {row.body_key for row in told}
    return StatementInTerm(
        statement=line,
        said=told,
        silent=tuple(name for key, name in asked.items() if key not in have),
        choice=choices.get(line.key),
    )


def former_line(lines: Iterable[VersionView], instrument: str, began_on: date) -> VersionView | None:
    """The last text of the instrument that was decided before the work began."""
    earlier = [line for line in lines if line.instrument == instrument and line.decision.day < began_on]
    return max(earlier, key=lambda line: line.in_force_from, default=None)


def bodies_asked(snapshot: Snapshot, instruments: Sequence[Instrument]) -> dict[str, dict[str, str]]:
    """By instrument, the bodies that answer it, by key with their names. One query."""
    charter = snapshot.charter
    here = Body.objects.filter(begins_on__lte=snapshot.day).exclude(ends_on__lte=snapshot.day)
    bodies = sorted(here, key=lambda body: name_order(snapshot.bodies.name(body.key)))
    kinds = {
        instrument.key: {
            kind
            for activity in charter.activities
            if any(one.instrument == instrument.key for one in activity.answers)
            for kind in activity.held_by
        }
        for instrument in instruments
    }
    return {
        instrument.key: {
            body.key: snapshot.bodies.name(body.key) for body in bodies if body.kind in kinds[instrument.key]
        }
        for instrument in instruments
    }


def running_on(charter: Charter, lines: Iterable[VersionView]) -> tuple[VersionView, ...]:
    """The texts in force that are decided for some years and not taken up again after each election."""
    spanning = {
        instrument.key
        for instrument in charter.instruments
        if instrument.term_years and instrument.reconsidered is None
    }
    return tuple(line for line in lines if line.instrument in spanning and line.state == "in_force")


def overdue(
    snapshot: Snapshot,
) -> tuple[Duty, ...]:
    """The council's texts that were to be revised or renewed by now, or within the year."""
    charter = snapshot.charter
    council = {
        instrument.key for instrument in charter.instruments if charter.role_of(instrument.decided_by) == "council"
    }
    return tuple(
        duty
        for duty in duties_on(snapshot)
        if (duty.is_to_revise or duty.is_to_renew) and duty.about in council and duty.state in ("passed", "open")
    )
