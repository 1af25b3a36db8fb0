"""One person's work across everything: what waits for them, what they have promised, and what is new to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial

from django.db.models import Q

from koll.domain.almanac import end_of_day
from koll.domain.owed import Duty
from koll.permissions import Actor, Permission, Subject, may, news_acts
from koll.public.activities import OccasionView
from koll.public.assignments import FollowedDecisionView, listed_lines
from koll.public.decisions import MeetingView, next_meetings
from koll.reads.activities import occasion_lines
from koll.reads.assignments import AssignmentView, assignment_lines, is_to_tell
from koll.reads.descriptions import ShiftRow, shifts_of_others
from koll.reads.dialogues import DialogueOutcomeView, to_tell
from koll.reads.home._comments import FollowedObjectView, MentionView, followed_by, news_for
from koll.reads.home._home import NEWS, DraftView, NewsView, change_lines
from koll.reads.proposals import OpinionView, ProposalView, opinions_waiting, proposal_lines
from koll.snapshot import MADE_OF, Context, Kept, bodies_served, duties_on
from koll.tables.models import (
    AssignmentReport,
    CorrectingVersion,
    Dialogue,
    DialogueOutcome,
    DialogueOutcomeReport,
    Draft,
    FollowedDecision,
    FollowUpReport,
    LedgerEntry,
    Meeting,
    NewsMark,
    Occasion,
    Opinion,
    Part,
    Person,
    PlanItem,
    ProposalStep,
    Shift,
    StatementLink,
    Template,
)

LATELY = timedelta(days=7)
"""How long what was promised and is done still stands on the page, so that it can be undone."""

ANSWERED = timedelta(days=30)
"""How long the answer to a proposal stands on the page of those who made it."""

MOST_NEW = 40
"""How many new things are listed; the number of all of them is said."""

FIRST_TIME = timedelta(days=14)
"""How far back it is new for somebody who has never said that they have seen it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WritingTaskView:
    """An occasion that the person may write in: how many of its parts have words, of how many."""

    occasion: OccasionView
    begun: int
    parts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentView:
    """Something in a plan that the person has taken on, with its day, and when it was done."""

    id: int
    heading: str
    body_key: str
    body_name: str
    due_on: date | None
    done_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What has happened since the person last said that they had seen it, at most `MOST_NEW` of `number`.

    `seen_at` is None for somebody who never has; `through` is the line to mark as seen.
    """

    lines: tuple[NewsView, ...]
    number: int
    seen_at: datetime | None
    through: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MyWorkPage:
    """Everything that waits for one person on a day."""

    duties: tuple[Duty, ...]
    """Late and open duties of the bodies the person works for."""
    coming: tuple[Duty, ...]
    """Duties of theirs that begin within a month."""
    writing: tuple[WritingTaskView, ...]
    proposals: tuple[ProposalView, ...]
    promised: tuple[CommitmentView, ...]
    done: tuple[CommitmentView, ...]
    assignments: tuple[AssignmentView, ...]
    listed: tuple[FollowedDecisionView, ...]
    """Motions and other decisions that the person tells of."""
    shifts: tuple[ShiftRow, ...]
    """Shifts that other bodies have decided this year and that concern those the person works for."""
    to_tell: tuple[tuple[DialogueOutcomeView, str], ...]
    """Promises made in dialogues and signals without a word, each with the key of the body that tells."""
    opinions: tuple[OpinionView, ...]
    answered: tuple[ProposalView, ...]
    """Proposals of theirs that were lately decided, or declined with reasons."""
    drafts: tuple[DraftView, ...]
    news: News
    said: tuple[MentionView, ...]
    followed: tuple[FollowedObjectView, ...]
    meetings: dict[str, MeetingView]
    """The next meeting of each body that something waits for, by its key."""
    body_names: dict[str, str]


WAITING = (
    *MADE_OF,
    AssignmentReport,
    CorrectingVersion,
    Dialogue,
    DialogueOutcome,
    DialogueOutcome.bodies.through,
    DialogueOutcomeReport,
    FollowUpReport,
    FollowedDecision,
    Meeting,
    Opinion,
    Person,
    PlanItem,
    ProposalStep,
    Shift,
    Shift.bodies.through,
    StatementLink,
    Template,
)
"""The tables that say what waits, but for parts, which are also written together without an act."""

WORK: Kept[MyWorkPage] = Kept(*WAITING, most=64)
"""What waits for a person, but for what is written without an act: parts, drafts and marks."""

FRESH: Kept[tuple[tuple[NewsView, ...], int, int]] = Kept(*NEWS, most=64)
"""What others have done since somebody's mark: the lines, how many there are, and the last line of the ledger."""


def work_page(context: Context) -> MyWorkPage:
    """What waits for the person, what they promised and what is new, in a fixed number of queries."""
    key = (context.actor, context.day, context.language)
    page = WORK.get(context.snapshot, key, partial(read_work, context))
    return replace(
        page,
        writing=with_begun(page.writing),
        drafts=drafts_in_work(context.actor),
        news=news_of(context),
        said=news_for(context),
        followed=followed_by(context),
    )


def read_work(context: Context) -> MyWorkPage:
    """The same without what is written without an act."""
    served = bodies_served(context)
    owed = [duty for duty in duties_on(context.snapshot) if duty.body in served]
    promises = promises_of(context)
    soon = context.day + timedelta(days=31)
    return MyWorkPage(
        duties=tuple(row for row in owed if row.state in ("passed", "open")),
        coming=tuple(row for row in owed if row.state == "coming" and row.opens and row.opens <= soon),
        writing=writing_of(context, served),
        proposals=proposal_lines(
            context, Q(owner__key__in=served, settled_on__isnull=True, raised_on__lte=context.day)
        ),
        promised=tuple(promise for promise in promises if promise.done_on is None),
        done=tuple(promise for promise in promises if promise.done_on is not None),
        to_tell=to_tell(context),
        opinions=opinions_waiting(context),
        answered=proposal_lines(
            context,
            Q(
                body__key__in=served,
                settled_on__lte=context.day,
                settled_on__gt=context.day - ANSWERED,
                raised_on__lte=context.day,
            ),
        ),
        assignments=tuple(
            assignment_line
            for assignment_line in assignment_lines(context)
            if is_to_report(context.actor, assignment_line)
        ),
        listed=tuple(
            listed_line for listed_line in listed_lines(context.snapshot) if is_to_tell(context.actor, listed_line)
        ),
        shifts=shifts_of_others(context),
        drafts=(),
        news=News(lines=(), number=0, seen_at=None, through=0),
        said=(),
        followed=(),
        meetings=next_meetings(context.snapshot, served),
        body_names=context.snapshot.bodies.names,
    )


def writing_of(context: Context, served: frozenset[str]) -> tuple[WritingTaskView, ...]:
    """The occasions under way in the bodies served where the person's seats write, with how far they have come."""
    charter = context.snapshot.charter
    kinds = {activity.key: activity for activity in charter.activities}
    writers = {seat.body for seat in context.actor.seats if seat.role in ("secretary", "officer", "manager", "chair")}
    lines = [
        occasion_line
        for occasion_line in occasion_lines(
            context.snapshot, Q(body__key__in=served, done_on__isnull=True, activity__in=list(kinds))
        )
        if writers
    ]
    own = Occasion.objects.filter(pk__in=[line.id for line in lines], template__isnull=False)
    parts = {number: len(kept) for number, kept in own.values_list("pk", "template__parts")}
    return tuple(
        WritingTaskView(occasion=line, begun=0, parts=parts.get(line.id, len(kinds[line.activity].parts)))
        for line in lines
    )


def with_begun(lines: Sequence[WritingTaskView]) -> tuple[WritingTaskView, ...]:
    """The same with how many of their parts have words. One query, where anything is written."""
    if not lines:
        return ()
    written = Part.objects.filter(occasion__in=[line.occasion.id for line in lines]).exclude(text="")
    begun = Counter(written.values_list("occasion_id", flat=True))
    return tuple(replace(line, begun=begun[line.occasion.id]) for line in lines)


def promises_of(context: Context) -> tuple[CommitmentView, ...]:
    """What the person has said to do in the plans of their units, and what they did lately. One query."""
    if not context.actor.name:
        return ()
    rows = (
        PlanItem.objects.filter(
            Q(done_on__isnull=True) | Q(done_on__gt=context.day - LATELY),
            body__key__in=context.actor.bodies,
            who__icontains=context.actor.name,
            removed_on__isnull=True,
            added_on__lte=context.day,
            chosen="do",
        )
        .select_related("body")
        .order_by("due_on", "place", "pk")
    )
    return tuple(
        CommitmentView(
            id=row.pk,
            heading=row.heading,
            body_key=row.body.key,
            body_name=context.snapshot.bodies.name(row.body.key),
            due_on=row.due_on,
            done_on=row.done_on,
        )
        for row in rows
    )


def is_to_report(actor: Actor, line: AssignmentView) -> bool:
    """Whether the assignment is open and the person is among those who report on it."""
    subject = Subject(body=line.body_key)
    return line.closed_on is None and may(actor, Permission.REPORT_ASSIGNMENT, subject).allowed


def drafts_in_work(actor: Actor) -> tuple[DraftView, ...]:
    """What the person has typed and not sent, the latest first. One query."""
    rows = Draft.objects.filter(person_id=actor.person or 0).exclude(address="").order_by("-saved_at")
    return tuple(DraftView(**row) for row in rows.values("form", "saved_at", "address", "heading")[:20])


def news_of(context: Context) -> News:
    """What others have done that everybody inside may know of, since the person's own mark. Fixed queries."""
    mark = NewsMark.objects.filter(person_id=context.actor.person or 0).first()
    through = mark.through if mark else None
    key = (context.snapshot.head, context.day, context.language, context.actor.person, through)
    lines, number, newest = FRESH.get(context.snapshot, key, partial(read_fresh_news, context, through))
    return News(lines=lines, number=number, seen_at=mark.at if mark else None, through=newest)


def read_fresh_news(context: Context, through: int | None) -> tuple[tuple[NewsView, ...], int, int]:
    """The lines after the mark, how many there are, and the last line of the ledger."""
    newest = LedgerEntry.objects.order_by("-number").values_list("number", flat=True).first() or 0
    rows = LedgerEntry.objects.filter(act__in=news_acts()).exclude(actor_id=context.actor.person)
    rows = (
        rows.filter(at__gte=end_of_day(context.day - FIRST_TIME))
        if through is None
        else rows.filter(number__gt=through)
    )
    lines = change_lines(
        context, rows.select_related("actor").order_by("-number")[:MOST_NEW], context.snapshot.bodies.names
    )
    return lines, rows.count(), newest
