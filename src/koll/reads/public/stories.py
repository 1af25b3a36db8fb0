"""How something came to be, as anybody may read it: what was said on the way and what units do stays inside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from koll.public.activities import AnswerView, answers_to
from koll.public.decisions import shift_address
from koll.public.instruments import StatementStatus, StatementView, statement_with_key, status_of_statement
from koll.reads.public.told import finished
from koll.reads.thread import Story, StoryEvent, in_order, occasion_ref, story_of_statement
from koll.reads.thread import stories_settled_by as settled_stories
from koll.tables.models import Proposal, Shift

DECIDED = (
    "adopted",
    "renewed",
    "reworded",
    "lapsed",
    "proposal_decided",
    "proposal_declined",
    "followed_up",
    "reported",
    "closed",
    "reopened",
)
"""What is told to all in its own words."""

ON_THE_WAY = frozenset(
    {
        "shift_strengthened",
        "proposal_seen",
        "proposal_argued",
        "proposal_proposed",
        "opinion_asked",
        "opinion_given",
        "proposal_prepared",
    }
)
"""What led to a decision: that it was done, when and by whom, is told to all once it is decided; the words stay."""


def public_story(number: int, day: date) -> tuple[StoryEvent, ...]:
    """A statement's whole road: the shift as its body decided it, the steps, the decision and what came of it."""
    story = story_of_statement(number, day)
    return opened_event(story, day, openly(story, day))


@dataclass(frozen=True, slots=True, kw_only=True)
class Openly:
    """What is for all of that which stories lead to: where dialogues are told of, and the shifts that are decided.

    `shifts`: the description that a body has decided, by the address inside of a shift in it.
    """

    told: frozenset[str]
    shifts: Mapping[str, str]


def openly(happenings: Iterable[StoryEvent], day: date) -> Openly:
    """What is for all of everything that the happenings lead to, however many they are. Four queries."""
    told = {item.address for item in finished(day, ("dialogue",))}
    seen = {happening.address for happening in happenings if happening.kind == "shift_seen"}
    decided_by = Shift.objects.filter(pk__in=Proposal.objects.values("shift"), occasion__done_on__lte=day)
    rows = decided_by.select_related("occasion__body")
    decided = {shift_address(row.pk): occasion_ref(row.occasion) for row in rows}
    return Openly(told=frozenset(told), shifts={address: decided[address] for address in seen & decided.keys()})


def opened_event(story: tuple[StoryEvent, ...], day: date, known: Openly) -> tuple[StoryEvent, ...]:
    """A story as anybody may read it: what was said on the way and what units do stays inside."""
    found = []
    for row in story:
        if row.kind in DECIDED:
            found.append(row)
        elif row.kind in ON_THE_WAY:
            found.append(replace(row, words="", address=row.address if row.address in known.told else ""))
        elif row.address in known.shifts:
            found.append(replace(row, address=known.shifts[row.address]))
    return in_order(found, day)


def settled_by(decision: int, day: date) -> tuple[Story, ...]:
    """The road of each proposal that the decision settled, as anybody may read it. Fixed queries, however many."""
    stories = settled_stories(decision, day)
    known = openly((happening for story in stories for happening in story.happenings), day)
    return tuple(replace(one_story, happenings=opened_event(one_story.happenings, day, known)) for one_story in stories)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementPage:
    """A statement with what bodies have answered and its story."""

    statement: StatementView
    answers: tuple[AnswerView, ...]
    story: tuple[StoryEvent, ...]
    standing: StatementStatus | None


def statement(instrument_key: str, key: str, day: date) -> StatementPage | None:
    """A statement with its answers and its story; plans stay inside."""
    found = statement_with_key(instrument_key, key, day)
    if found is None:
        return None
    standing = status_of_statement(instrument_key, found, day)
    return StatementPage(
        statement=found,
        answers=answers_to(key, instrument_key, day),
        story=public_story(found.id, day),
        standing=standing,
    )
