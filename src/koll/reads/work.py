"""One person's work across everything: what waits for them, what they have promised, and what is new to them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q

from koll.almanac import end_of_day
from koll.charter import Owed
from koll.permissions import Act, Actor, Subject, may, news_acts
from koll.reads.assignments import AssignmentLine, assignment_lines
from koll.reads.cycle import OccasionLine, occasion_lines
from koll.reads.home import ChangeLine, DraftLine, bodies_served, change_lines
from koll.reads.listed import ListedLine, is_to_tell, listed_lines
from koll.reads.meetings import MeetingLine, next_meetings
from koll.reads.municipality import body_names, ours, owed_on
from koll.reads.opinions import OpinionLine, opinions_waiting
from koll.reads.proposal_lines import ProposalLine, proposal_lines
from koll.reads.shifts import ShiftRow, shifts_of_others
from koll.reads.threads import FollowedLine, NewsLine, followed_by, news_for
from koll.reads.upshots import UpshotLine, to_tell
from koll.records.models import Draft, Entry, Look, Occasion, Part, PlanItem
from koll.snapshot import called

LATELY = timedelta(days=7)
"""How long what was promised and is done still stands on the page, so that it can be undone."""

ANSWERED = timedelta(days=30)
"""How long the answer to a proposal stands on the page of those who made it."""

MOST_NEW = 40
"""How many new things are listed; the number of all of them is said."""

FIRST_TIME = timedelta(days=14)
"""How far back it is new for somebody who has never said that they have seen it."""


@dataclass(frozen=True, slots=True)
class WritingLine:
    """An occasion that the person may write in: how many of its parts have words, of how many."""

    occasion: OccasionLine
    begun: int
    parts: int


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """Something in a plan that the person has taken on, with its day, and when it was done."""

    id: int
    heading: str
    body_key: str
    body_name: str
    due_on: date | None
    done_on: date | None


@dataclass(frozen=True, slots=True)
class News:
    """What has happened since the person last said that they had seen it, at most `MOST_NEW` of `number`.

    `seen_at` is None for somebody who never has; `through` is the line to mark as seen.
    """

    lines: tuple[ChangeLine, ...]
    number: int
    seen_at: datetime | None
    through: int


@dataclass(frozen=True, slots=True)
class WorkPage:
    """Everything that waits for one person on a day."""

    duties: tuple[Owed, ...]
    """Late and open duties of the bodies the person works for."""
    coming: tuple[Owed, ...]
    """Duties of theirs that begin within a month."""
    writing: tuple[WritingLine, ...]
    proposals: tuple[ProposalLine, ...]
    promised: tuple[PromiseLine, ...]
    done: tuple[PromiseLine, ...]
    assignments: tuple[AssignmentLine, ...]
    listed: tuple[ListedLine, ...]
    """Motions and other decisions that the person tells of."""
    shifts: tuple[ShiftRow, ...]
    """Shifts that other bodies have decided this year and that concern those the person works for."""
    to_tell: tuple[tuple[UpshotLine, str], ...]
    """Promises made in dialogues and signals without a word, each with the key of the body that tells."""
    opinions: tuple[OpinionLine, ...]
    answered: tuple[ProposalLine, ...]
    """Proposals of theirs that were lately decided, or declined with reasons."""
    drafts: tuple[DraftLine, ...]
    news: News
    said: tuple[NewsLine, ...]
    followed: tuple[FollowedLine, ...]
    meetings: dict[str, MeetingLine]
    """The next meeting of each body that something waits for, by its key."""
    body_names: dict[str, str]


def work_page(actor: Actor, day: date) -> WorkPage:
    """What waits for the person, what they promised and what is new, in a fixed number of queries."""
    served = bodies_served(actor, day)
    owed = [each for each in owed_on(day) if each.body in served]
    promises = promises_of(actor, day)
    soon = day + timedelta(days=31)
    return WorkPage(
        duties=tuple(each for each in owed if each.state in ("overdue", "open")),
        coming=tuple(each for each in owed if each.state == "upcoming" and each.opens and each.opens <= soon),
        writing=writing_of(actor, day, served),
        proposals=proposal_lines(Q(owner__key__in=served, settled_on__isnull=True, raised_on__lte=day)),
        promised=tuple(each for each in promises if each.done_on is None),
        done=tuple(each for each in promises if each.done_on is not None),
        to_tell=to_tell(actor, day),
        opinions=opinions_waiting(actor, day),
        answered=proposal_lines(
            Q(body__key__in=served, settled_on__lte=day, settled_on__gt=day - ANSWERED, raised_on__lte=day)
        ),
        assignments=tuple(each for each in assignment_lines(day) if is_to_report(actor, each)),
        listed=tuple(each for each in listed_lines(day) if is_to_tell(actor, each)),
        shifts=shifts_of_others(actor, day),
        drafts=drafts_of(actor),
        news=news_of(actor, day),
        said=news_for(actor),
        followed=followed_by(actor),
        meetings=next_meetings(served, day),
        body_names=body_names(day),
    )


def writing_of(actor: Actor, day: date, served: frozenset[str]) -> tuple[WritingLine, ...]:
    """The occasions under way in the bodies served where the person's seats write, with how far they have come."""
    charter = ours().charter
    kinds = {each.key: each for each in charter.activities}
    writers = {seat.body for seat in actor.seats if seat.role in ("secretary", "officer", "manager", "chair")}
    lines = [
        each
        for each in occasion_lines(day, Q(body__key__in=served, done_on__isnull=True, activity__in=list(kinds)))
        if writers
    ]
    begun: defaultdict[int, int] = defaultdict(int)
    for occasion in (
        Part.objects.filter(occasion__in=[each.id for each in lines])
        .exclude(text="")
        .values_list("occasion_id", flat=True)
    ):
        begun[occasion] += 1
    own = Occasion.objects.filter(pk__in=[each.id for each in lines], template__isnull=False)
    parts = {number: len(kept) for number, kept in own.values_list("pk", "template__parts")}
    return tuple(
        WritingLine(each, begun[each.id], parts.get(each.id, len(kinds[each.activity].parts))) for each in lines
    )


def promises_of(actor: Actor, day: date) -> tuple[PromiseLine, ...]:
    """What the person has said to do in the plans of their units, and what they did lately. One query."""
    if not actor.name:
        return ()
    rows = (
        PlanItem.objects.filter(
            Q(done_on__isnull=True) | Q(done_on__gt=day - LATELY),
            body__key__in=actor.bodies,
            who__icontains=actor.name,
            removed_on__isnull=True,
            added_on__lte=day,
            chosen="do",
        )
        .select_related("body")
        .order_by("due_on", "place", "pk")
    )
    return tuple(
        PromiseLine(row.pk, row.heading, row.body.key, called(row.body, day), row.due_on, row.done_on) for row in rows
    )


def is_to_report(actor: Actor, line: AssignmentLine) -> bool:
    """Whether the assignment is open and the person is among those who report on it."""
    subject = Subject(body=line.body_key)
    return line.closed_on is None and may(actor, Act.REPORT_ASSIGNMENT, subject).allowed


def drafts_of(actor: Actor) -> tuple[DraftLine, ...]:
    """What the person has typed and not sent, the latest first. One query."""
    rows = Draft.objects.filter(person_id=actor.person or 0).exclude(address="").order_by("-saved_at")
    return tuple(DraftLine(*row) for row in rows.values_list("form", "saved_at", "address", "heading")[:20])


def news_of(actor: Actor, day: date) -> News:
    """What others have done that everybody inside may know of, since the person's own mark. Fixed queries."""
    mark = Look.objects.filter(person_id=actor.person or 0).first()
    newest = Entry.objects.order_by("-number").values_list("number", flat=True).first() or 0
    rows = Entry.objects.filter(act__in=news_acts()).exclude(actor_id=actor.person)
    rows = rows.filter(number__gt=mark.through) if mark else rows.filter(at__gte=end_of_day(day - FIRST_TIME))
    lines = change_lines(rows.select_related("actor").order_by("-number")[:MOST_NEW], body_names(day))
    return News(lines, rows.count(), mark.at if mark else None, newest)
