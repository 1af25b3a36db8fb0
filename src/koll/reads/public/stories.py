"""How something came to be, as anybody may read it: what was said on the way and what units do stays inside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from koll.reads.decisions import shift_address
from koll.reads.followup import AnswerLine, answers_to
from koll.reads.instruments import (
    StatementLine,
    statement_called,
)
from koll.reads.public.told import finished
from koll.reads.standing import Standing, standing_of
from koll.reads.story import Happening, Story, held_at, in_order, story_of_statement
from koll.reads.story import settled_by as settled_stories
from koll.records.models import Proposal, Shift

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


def public_story(number: int, day: date) -> tuple[Happening, ...]:
    """A statement's whole road: the shift as its body decided it, the steps, the decision and what came of it."""
    story = story_of_statement(number, day)
    return opened(story, day, openly(story, day))


@dataclass(frozen=True, slots=True)
class Openly:
    """What is for all of that which stories lead to: where dialogues are told of, and the shifts that are decided.

    `shifts`: the description that a body has decided, by the address inside of a shift in it.
    """

    told: frozenset[str]
    shifts: Mapping[str, str]


def openly(happenings: Iterable[Happening], day: date) -> Openly:
    """What is for all of everything that the happenings lead to, however many they are. Four queries."""
    told = {each.address for each in finished(day, ("dialogue",))}
    seen = {each.address for each in happenings if each.kind == "shift_seen"}
    decided_by = Shift.objects.filter(pk__in=Proposal.objects.values("shift"), occasion__done_on__lte=day)
    rows = decided_by.select_related("occasion__body")
    decided = {shift_address(row.pk): held_at(row.occasion) for row in rows}
    return Openly(frozenset(told), {address: decided[address] for address in seen & decided.keys()})


def opened(story: tuple[Happening, ...], day: date, known: Openly) -> tuple[Happening, ...]:
    """A story as anybody may read it: what was said on the way and what units do stays inside."""
    found = []
    for each in story:
        if each.kind in DECIDED:
            found.append(each)
        elif each.kind in ON_THE_WAY:
            found.append(replace(each, words="", address=each.address if each.address in known.told else ""))
        elif each.address in known.shifts:
            found.append(replace(each, address=known.shifts[each.address]))
    return in_order(found, day)


def settled_by(decision: int, day: date) -> tuple[Story, ...]:
    """The road of each proposal that the decision settled, as anybody may read it. Fixed queries, however many."""
    stories = settled_stories(decision, day)
    known = openly((each for story in stories for each in story.happenings), day)
    return tuple(replace(each, happenings=opened(each.happenings, day, known)) for each in stories)


@dataclass(frozen=True, slots=True)
class StatementPage:
    """A statement with what bodies have answered and its story."""

    statement: StatementLine
    answers: tuple[AnswerLine, ...]
    story: tuple[Happening, ...]
    standing: Standing | None


def statement(instrument_key: str, key: str, day: date) -> StatementPage | None:
    """A statement with its answers and its story; plans stay inside."""
    found = statement_called(instrument_key, key, day)
    if found is None:
        return None
    standing = standing_of(instrument_key, found, day)
    return StatementPage(found, answers_to(key, instrument_key, day), public_story(found.id, day), standing)
