"""How something came to be, as anybody may read it: what was said on the way and what units do stays inside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from koll.domain.refs import DecisionRef, OccasionRef, ProposalRef, Ref, StatementRef, VersionRef
from koll.public import _rows
from koll.public.activities import AnswerView, answers_to, finished_occasions
from koll.public.instruments import StatementStatus, StatementView, statement_with_key, status_of_statement
from koll.snapshot import Snapshot
from koll.tables.models import (
    Decision,
    Occasion,
    Proposal,
    ProposalStep,
    Statement,
)

ORDER = (
    "shift_seen",
    "talked_about",
    "proposal_seen",
    "shift_strengthened",
    "shift_let_go",
    "proposal_argued",
    "proposal_proposed",
    "opinion_asked",
    "opinion_given",
    "proposal_prepared",
    "proposal_decided",
    "proposal_declined",
)
"""What comes first of things on the same day; the rest comes after, as it was found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryEvent:
    """One thing that happened: when, what kind of thing (a word the page knows), by whom, in which words, where."""

    on: date
    kind: str
    who: str
    words: str
    ref: Ref | None

    @property
    def is_sight_of_shift(self) -> bool:
        """Whether somebody saw a shift then."""
        return self.kind == "shift_seen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A proposal's whole road."""

    proposal: int
    heading: str
    ref: Ref
    happenings: tuple[StoryEvent, ...]


def in_order(happenings: Iterable[StoryEvent], day: date) -> tuple[StoryEvent, ...]:
    """What had happened by the day, the first first, each thing once."""
    known = dict.fromkeys(happening for happening in happenings if happening.on <= day)
    rank = {kind: number for number, kind in enumerate(ORDER)}
    return tuple(sorted(known, key=lambda row: (row.on, rank.get(row.kind, len(rank)))))


def decision_ref(decision: Decision) -> DecisionRef:
    """Where the decision is read; its body must have been fetched."""
    return DecisionRef(body=decision.body.key, year=decision.year, paragraph=decision.paragraph, number=decision.pk)


def occasion_ref(occasion: Occasion) -> OccasionRef:
    """Where the occasion is read; its body must have been fetched."""
    return OccasionRef(
        activity=occasion.activity, body=occasion.body.key, period=occasion.period, number=occasion.number
    )


def closings_of(snapshot: Snapshot, statements: set[int]) -> defaultdict[int, list[StoryEvent]]:
    """Every time an assignment was closed, and every time it was reopened, in one query."""
    found: defaultdict[int, list[StoryEvent]] = defaultdict(list)
    for closing in (
        _rows.assignment_closings(snapshot.day)
        .filter(statement__in=statements)
        .select_related("decision__body", "reopened_by__body")
    ):
        for kind, made, words in (
            ("closed", closing.decision, closing.words),
            ("reopened", closing.reopened_by, closing.reopened_because),
        ):
            if made is not None:
                found[closing.statement_id].append(
                    StoryEvent(
                        on=made.day,
                        kind=kind,
                        who=snapshot.bodies.name(made.body.key),
                        words=words,
                        ref=decision_ref(made),
                    )
                )
    return found


def readings_in_story(snapshot: Snapshot, line: Sequence[Statement], before: Statement | None) -> list[StoryEvent]:
    """Each text that had the statement: adopted first, then with a new wording or unchanged."""
    found = []
    for row in line:
        made = row.version.decision
        same = before is not None and (before.heading, before.text) == (row.heading, row.text)
        kind = "renewed" if same else "reworded"
        title = row.version.title
        reads = row.heading if title == row.heading else f"{title}: {row.heading}"
        words = f"{reads}\n\n{row.text}" if len(line) > 1 else reads
        found.append(
            StoryEvent(
                on=made.day,
                kind=kind if before is not None else "adopted",
                who=snapshot.bodies.name(made.body.key),
                words=(title if same else words).strip(),
                ref=decision_ref(made),
            )
        )
        before = row
    return found


def lapses_of(snapshot: Snapshot, ids: Sequence[int]) -> list[StoryEvent]:
    """That the statement was let lapse, and why. One query."""
    rows = _rows.lapses(snapshot.day).filter(statement__in=ids).select_related("decision__body")
    return [
        StoryEvent(
            on=row.decision.day,
            kind="lapsed",
            who=snapshot.bodies.name(row.decision.body.key),
            words=row.words,
            ref=decision_ref(row.decision),
        )
        for row in rows
    ]


def ref_of_statement(row: Statement) -> Ref:
    """Where the statement is read; its version must have been fetched."""
    return StatementRef(instrument=row.version.instrument, key=row.key)


def cost_of_step(step: ProposalStep) -> str:
    """What a step said that it would cost, in words."""
    return _("Cost: %(cost)s") % {"cost": step.cost} if step.cost else ""


def words_of_step(step: ProposalStep) -> str:
    """What a step of a proposal says, and what it would cost."""
    return "\n\n".join(row for row in (step.words, cost_of_step(step)) if row)


def text_events(snapshot: Snapshot, decisions: set[int]) -> defaultdict[int, list[StoryEvent]]:
    """The texts that decisions put in force, such as a changed mandate, by decision. One query."""
    found: defaultdict[int, list[StoryEvent]] = defaultdict(list)
    for row in _rows.versions(snapshot.day).filter(decision__in=decisions).select_related("decision__body", "body"):
        beside = row.pk if row.stands_beside else 0
        ref = VersionRef(
            instrument=row.instrument,
            body=row.body.key if row.body else "",
            in_force_from=row.in_force_from,
            beside=beside,
        )
        made = row.decision
        found[made.pk].append(
            StoryEvent(on=made.day, kind="adopted", who=snapshot.bodies.name(made.body.key), words=row.title, ref=ref)
        )
    return found


def reported_events(snapshot: Snapshot, statements: Iterable[int]) -> defaultdict[int, list[StoryEvent]]:
    """What became of assignments as it was decided and told: answers, reports and closings. Three queries."""
    wanted = set(statements)
    found: defaultdict[int, list[StoryEvent]] = defaultdict(list)
    for answer in _rows.answers(snapshot.day).filter(statement__in=wanted).select_related("occasion__body"):
        held = answer.occasion
        words = " ".join(str(text) for text in answer.fields.values())
        on = held.done_on or held.opened_on
        found[answer.statement_id].append(
            StoryEvent(
                on=on,
                kind="followed_up",
                who=snapshot.bodies.name(held.body.key),
                words=words,
                ref=occasion_ref(held),
            )
        )
    for report in (
        _rows.assignment_reports(snapshot.day).filter(statement__in=wanted).select_related("body", "statement__version")
    ):
        ref = ref_of_statement(report.statement)
        found[report.statement_id].append(
            StoryEvent(
                on=report.on,
                kind="reported",
                who=snapshot.bodies.name(report.body.key),
                words=report.words,
                ref=ref,
            )
        )
    for statement, closings in closings_of(snapshot, wanted).items():
        found[statement] += closings
    return found


DECIDED = ("decided", "declined")
"""The steps of a proposal that are decisions, told to all in their own words."""

ON_THE_WAY = ("seen", "argued", "proposed", "prepared")
"""The steps that led to a decision: that each was done, when and by whom; its words stay inside."""


def settled_stories(snapshot: Snapshot, which: Q) -> tuple[Story, ...]:
    """The road of each settled proposal that fits, as anybody may read it. Fixed queries, however many."""
    fitting = _rows.settled_proposals(snapshot.day).filter(which)
    chosen = _rows.settled_proposals(snapshot.day).filter(pk__in=fitting.values("pk"))
    rows = list(chosen.select_related("body", "shift__occasion__body").order_by("raised_on", "pk"))
    if not rows:
        return ()
    told = {line.ref for line in finished_occasions(snapshot, ("dialogue",))}
    weighed = _weighing_events(snapshot, {row.shift_id for row in rows if row.shift_id}, told)
    steps, decided = _steps_of(snapshot, [row.pk for row in rows], told)
    opinions = opinion_events(snapshot, [row.pk for row in rows])
    outcomes = [row.outcome_id for row in rows if row.outcome_id]
    became = reported_events(snapshot, outcomes) if outcomes else {}
    led = text_events(snapshot, {decided[row.pk] for row in rows if row.pk in decided and row.is_about_conditions})
    found = []
    for row in rows:
        happenings = [*shift_events(snapshot, row), *weighed[row.shift_id]] if row.shift_id is not None else []
        happenings += [*steps[row.pk], *opinions[row.pk], *became.get(row.outcome_id or 0, [])]
        happenings += led[decided[row.pk]] if row.pk in decided else []
        story = in_order(happenings, snapshot.day)
        found.append(Story(proposal=row.pk, heading=row.heading, ref=ProposalRef(number=row.pk), happenings=story))
    return tuple(found)


def stories_settled_by(snapshot: Snapshot, decision: int) -> tuple[Story, ...]:
    """The road of each proposal that a decision settled."""
    return settled_stories(snapshot, Q(steps__decision=decision))


def shift_events(snapshot: Snapshot, row: Proposal) -> list[StoryEvent]:
    """That the shift was seen, once the description that it stands in is decided; fetched with its body."""
    shift = row.shift
    if shift is None or shift.occasion.done_on is None or shift.occasion.done_on > snapshot.day:
        return []
    held = shift.occasion
    return [
        StoryEvent(
            on=row.raised_on,
            kind="shift_seen",
            who=snapshot.bodies.name(held.body.key),
            words=shift.sentence,
            ref=occasion_ref(held),
        )
    ]


def _weighing_events(snapshot: Snapshot, shifts: set[int], told: Set[Ref]) -> defaultdict[int, list[StoryEvent]]:
    """The held dialogues that strengthened a shift, by shift; `told`: the refs of those told of. One query."""
    found: defaultdict[int, list[StoryEvent]] = defaultdict(list)
    rows = _rows.shift_weighings(snapshot.day).filter(shift__in=shifts, verdict="strengthened")
    for row in rows.select_related("occasion__body"):
        held = row.occasion
        on, ref = held.done_on or held.opened_on, occasion_ref(held)
        found[row.shift_id].append(
            StoryEvent(
                on=on,
                kind="shift_strengthened",
                who=snapshot.bodies.name(held.body.key),
                words="",
                ref=ref if ref in told else None,
            )
        )
    return found


def _steps_of(
    snapshot: Snapshot, proposals: Iterable[int], told: Set[Ref]
) -> tuple[defaultdict[int, list[StoryEvent]], dict[int, int]]:
    """Every step that is told of, and the decision that decided, by proposal. One query."""
    found: defaultdict[int, list[StoryEvent]] = defaultdict(list)
    decided = {}
    rows = _rows.proposal_steps(snapshot.day).filter(proposal__in=proposals, state__in=(*DECIDED, *ON_THE_WAY))
    for step in rows.select_related("body", "occasion__body", "decision__body"):
        is_decided = step.state in DECIDED
        ref: Ref | None = ProposalRef(number=step.proposal_id) if is_decided else None
        if step.decision is not None:
            ref = decision_ref(step.decision) if is_decided else None
            if step.state == "decided":
                decided[step.proposal_id] = step.decision.pk
        elif step.occasion is not None:
            held_at = occasion_ref(step.occasion)
            ref = held_at if is_decided or held_at in told else None
        found[step.proposal_id].append(
            StoryEvent(
                on=step.on,
                kind=f"proposal_{step.state}",
                who=snapshot.bodies.name(step.body.key),
                words=words_of_step(step) if is_decided else "",
                ref=ref,
            )
        )
    return found, decided


def opinion_events(snapshot: Snapshot, proposals: Iterable[int]) -> defaultdict[int, list[StoryEvent]]:
    """That other bodies were asked and answered, by proposal; their words stay inside. One query."""
    found: defaultdict[int, list[StoryEvent]] = defaultdict(list)
    for row in _rows.opinions(snapshot.day).filter(proposal__in=proposals).select_related("body", "asked_by"):
        found[row.proposal_id].append(
            StoryEvent(
                on=row.asked_on, kind="opinion_asked", who=snapshot.bodies.name(row.asked_by.key), words="", ref=None
            )
        )
        if row.given_on is not None:
            found[row.proposal_id].append(
                StoryEvent(
                    on=row.given_on, kind="opinion_given", who=snapshot.bodies.name(row.body.key), words="", ref=None
                )
            )
    return found


def _story_of_statement(snapshot: Snapshot, statement: int) -> tuple[StoryEvent, ...]:
    """A statement's story through every text that had it, as anybody may read it. Fixed queries."""
    row = _rows.statements(snapshot.day).select_related("version").filter(pk=statement).first()
    if row is None:
        return ()
    line = list(
        _rows.statements(snapshot.day)
        .filter(key=row.key, version__instrument=row.version.instrument)
        .select_related("version__decision__body")
        .order_by("version__in_force_from", "pk")
    )
    ids = [item.pk for item in line]
    origins = settled_stories(snapshot, Q(outcome__in=ids))
    found = [happening for story in origins for happening in story.happenings]
    found += readings_in_story(snapshot, line[1:] if origins else line, line[0] if origins else None) + lapses_of(
        snapshot, ids
    )
    became = reported_events(snapshot, ids)
    return in_order([*found, *(item for key in ids for item in became[key])], snapshot.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementPage:
    """A statement with what bodies have answered and its story."""

    statement: StatementView
    answers: tuple[AnswerView, ...]
    story: tuple[StoryEvent, ...]
    standing: StatementStatus | None


def statement_page(snapshot: Snapshot, instrument: str, key: str) -> StatementPage | None:
    """A statement with its answers and its story; plans stay inside."""
    found = statement_with_key(snapshot, instrument, key)
    if found is None:
        return None
    return StatementPage(
        statement=found,
        answers=answers_to(snapshot, key, instrument),
        story=_story_of_statement(snapshot, found.id),
        standing=status_of_statement(snapshot, instrument, found),
    )
