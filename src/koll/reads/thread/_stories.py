"""How something came to be and what became of it, as one dated story in both directions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from koll.domain.refs import BudgetRef, PlanRef, ProposalRef, Ref, ShiftRef
from koll.public.thread import (
    Story,
    StoryEvent,
    decision_ref,
    in_order,
    lapses_of,
    occasion_ref,
    readings_in_story,
    reported_events,
    text_events,
    words_of_step,
)
from koll.snapshot import Context, Snapshot
from koll.tables.models import (
    Budget,
    Dialogue,
    Opinion,
    PlanItem,
    PlanNote,
    Proposal,
    ProposalStep,
    Shift,
    ShiftWeighing,
    Statement,
)


def stories_of(context: Context, which: Q, *, shared_plans_only: bool = True) -> tuple[Story, ...]:
    """The whole road of each proposal that fits: seen, argued, prepared, settled, and what became of what it led to.

    A fixed number of queries, however many fit and however far they have come.
    """
    chosen = Proposal.objects.filter(pk__in=Proposal.objects.filter(which).values("pk"), raised_on__lte=context.day)
    rows = list(chosen.select_related("body", "shift__occasion__body").order_by("raised_on", "pk"))
    shifts = _weighing_events(context.snapshot, {row.shift_id for row in rows if row.shift_id})
    steps, decided = _steps_of(context.snapshot, [row.pk for row in rows])
    opinions = opinions_on(context.snapshot, [row.pk for row in rows])
    outcomes = [row.outcome_id for row in rows if row.outcome_id]
    became = later_events(context.snapshot, outcomes, shared_plans_only=shared_plans_only) if outcomes else {}
    led = outcome_events(
        context.snapshot, {decided[row.pk] for row in rows if row.pk in decided and row.is_about_conditions}
    )
    found = []
    for row in rows:
        happenings = (
            [shift_seen_events(context.snapshot, row.shift, row.raised_on), *shifts[row.shift.pk]]
            if row.shift is not None
            else []
        )
        happenings += [*steps[row.pk], *opinions[row.pk], *became.get(row.outcome_id or 0, [])]
        happenings += led[decided[row.pk]] if row.pk in decided else []
        found.append(
            Story(
                proposal=row.pk,
                heading=row.heading,
                ref=ProposalRef(number=row.pk),
                happenings=in_order(happenings, context.day),
            )
        )
    return tuple(found)


def stories_settled_by(context: Context, decision: int) -> tuple[Story, ...]:
    """The road of each proposal that a decision settled."""
    return stories_of(context, Q(steps__decision=decision, state__in=("decided", "declined")))


def story_of_proposal(context: Context, number: int, *, shared_plans_only: bool = True) -> tuple[StoryEvent, ...]:
    """One proposal's road; nothing when there is no such proposal by the day."""
    found = stories_of(context, Q(pk=number), shared_plans_only=shared_plans_only)
    return found[0].happenings if found else ()


def story_of_shift(context: Context, row: Shift) -> tuple[StoryEvent, ...]:
    """A shift's story on its own page: seen, talked about, weighed, and the road of every proposal that came of it.

    The shift's occasion, its body and its decision must have been fetched.
    """
    held, decision = row.occasion, row.occasion.decision
    roads = [happening for story in stories_of(context, Q(shift=row.pk)) for happening in story.happenings]
    seen_on = min([held.done_on or held.opened_on, *(road.on for road in roads if road.is_sight_of_shift)])
    first = StoryEvent(
        on=seen_on,
        kind="shift_seen",
        who=context.snapshot.bodies.name(held.body.key),
        words="",
        ref=decision_ref(decision) if decision else occasion_ref(held),
    )
    after = [road for road in roads if not road.is_sight_of_shift]
    return in_order(
        [first, *dialogue_events(context.snapshot, row), *_weighing_events(context.snapshot, {row.pk})[row.pk], *after],
        context.day,
    )


def shift_seen_events(snapshot: Snapshot, shift: Shift, on: date) -> StoryEvent:
    """That the shift was seen; its occasion and body must have been fetched."""
    return StoryEvent(
        on=on,
        kind="shift_seen",
        who=snapshot.bodies.name(shift.occasion.body.key),
        words=shift.sentence,
        ref=ShiftRef(number=shift.pk),
    )


def dialogue_events(snapshot: Snapshot, shift: Shift) -> list[StoryEvent]:
    """The held dialogues about the description it was seen in, but for those that weighed it. One query."""
    rows = Dialogue.objects.filter(based_on=shift.occasion_id, occasion__done_on__isnull=False)
    talks = [row.occasion for row in rows.exclude(occasion__weighings__shift=shift).select_related("occasion__body")]
    return [
        StoryEvent(
            on=talk.done_on or talk.opened_on,
            kind="talked_about",
            who=snapshot.bodies.name(talk.body.key),
            words="",
            ref=occasion_ref(talk),
        )
        for talk in talks
    ]


def _weighing_events(snapshot: Snapshot, shifts: set[int]) -> defaultdict[int, list[StoryEvent]]:
    """The dialogues that strengthened a shift or let it go, once held, by shift. One query."""
    found: defaultdict[int, list[StoryEvent]] = defaultdict(list)
    rows = ShiftWeighing.objects.filter(shift__in=shifts, occasion__done_on__isnull=False).select_related(
        "occasion__body"
    )
    for row in rows:
        held = row.occasion
        on = held.done_on or held.opened_on
        found[row.shift_id].append(
            StoryEvent(
                on=on,
                kind=f"shift_{row.verdict}",
                who=snapshot.bodies.name(held.body.key),
                words=row.reasons,
                ref=occasion_ref(held),
            )
        )
    return found


def _steps_of(
    snapshot: Snapshot, proposals: Iterable[int]
) -> tuple[defaultdict[int, list[StoryEvent]], dict[int, int]]:
    """Every step, and the decision that decided, by proposal. One query."""
    found: defaultdict[int, list[StoryEvent]] = defaultdict(list)
    decided = {}
    for step in ProposalStep.objects.filter(proposal__in=proposals).select_related(
        "body", "occasion__body", "decision__body"
    ):
        ref: Ref = ProposalRef(number=step.proposal_id)
        if step.decision is not None:
            ref = decision_ref(step.decision)
            if step.state == "decided":
                decided[step.proposal_id] = step.decision.pk
        elif step.occasion is not None:
            ref = occasion_ref(step.occasion)
        found[step.proposal_id].append(
            StoryEvent(
                on=step.on,
                kind=f"proposal_{step.state}",
                who=snapshot.bodies.name(step.body.key),
                words=words_of_step(step),
                ref=ref,
            )
        )
    return found, decided


def opinions_on(snapshot: Snapshot, proposals: Iterable[int]) -> defaultdict[int, list[StoryEvent]]:
    """What other bodies were asked and answered, by proposal. One query."""
    found: defaultdict[int, list[StoryEvent]] = defaultdict(list)
    for row in Opinion.objects.filter(proposal__in=proposals).select_related("body", "asked_by"):
        ref = ProposalRef(number=row.proposal_id)
        asked = _("%(body)s is asked. %(question)s") % {
            "body": snapshot.bodies.name(row.body.key),
            "question": row.question,
        }
        found[row.proposal_id].append(
            StoryEvent(
                on=row.asked_on,
                kind="opinion_asked",
                who=snapshot.bodies.name(row.asked_by.key),
                words=asked.strip(),
                ref=ref,
            )
        )
        if row.given_on is not None:
            found[row.proposal_id].append(
                StoryEvent(
                    on=row.given_on,
                    kind="opinion_given",
                    who=snapshot.bodies.name(row.body.key),
                    words=row.words,
                    ref=ref,
                )
            )
    return found


def outcome_events(snapshot: Snapshot, decisions: set[int]) -> defaultdict[int, list[StoryEvent]]:
    """What else decisions put in force: texts such as a changed mandate, and budgets. Two queries."""
    found = text_events(snapshot, decisions)
    for budget in Budget.objects.filter(decision__in=decisions).select_related("decision__body"):
        if budget.decision is not None:
            made = budget.decision
            ref = BudgetRef(year=budget.year)
            found[made.pk].append(
                StoryEvent(
                    on=made.day,
                    kind="budgeted",
                    who=snapshot.bodies.name(made.body.key),
                    words=str(budget.year),
                    ref=ref,
                )
            )
    return found


def later_events(
    snapshot: Snapshot, statements: Iterable[int], *, shared_plans_only: bool
) -> defaultdict[int, list[StoryEvent]]:
    """What became of assignments: plans that took them up, notes, answers, reports and closing. Five queries."""
    wanted = set(statements)
    shared = Q(shared=True) if shared_plans_only else Q()
    found: defaultdict[int, list[StoryEvent]] = defaultdict(list)
    items = {
        row.pk: row
        for row in PlanItem.objects.filter(shared, serves__in=wanted, removed_on=None).select_related("body")
    }
    for item in items.values():
        if item.begins_on is not None:
            ref = PlanRef(body=item.body.key)
            found[item.serves_id or 0].append(
                StoryEvent(
                    on=item.begins_on,
                    kind="planned",
                    who=snapshot.bodies.name(item.body.key),
                    words=item.heading,
                    ref=ref,
                )
            )
    for note in PlanNote.objects.filter(item__in=list(items)):
        of = items[note.item_id]
        found[of.serves_id or 0].append(
            StoryEvent(
                on=note.on,
                kind="noted",
                who=snapshot.bodies.name(of.body.key),
                words=note.words,
                ref=PlanRef(body=of.body.key),
            )
        )
    for statement, events in reported_events(snapshot, wanted).items():
        found[statement] += events
    return found


def story_of_statement(context: Context, statement: int, *, shared_plans_only: bool = True) -> tuple[StoryEvent, ...]:
    """A statement's story through every text that had it: where it came from, each reading, and what became of it.

    Fixed queries, however many the texts.
    """
    row = Statement.objects.select_related("version").filter(pk=statement).first()
    if row is None:
        return ()
    line = list(
        Statement.objects.filter(key=row.key, version__instrument=row.version.instrument)
        .select_related("version__decision__body")
        .order_by("version__in_force_from", "pk")
    )
    ids = [item.pk for item in line]
    origins = stories_of(context, Q(outcome__in=ids), shared_plans_only=shared_plans_only)
    found = [happening for story in origins for happening in story.happenings]
    found += readings_in_story(
        context.snapshot, line[1:] if origins else line, line[0] if origins else None
    ) + lapses_of(context.snapshot, ids)
    became = later_events(context.snapshot, ids, shared_plans_only=shared_plans_only)
    return in_order([*found, *(item for key in ids for item in became[key])], context.day)
