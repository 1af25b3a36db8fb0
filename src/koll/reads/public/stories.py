"""How something came to be, as anybody may read it: what was said on the way and what units do stays inside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from koll.reads.followup import AnswerLine, answers_to
from koll.reads.instruments import (
    StatementLine,
    statement_called,
)
from koll.reads.public.told import finished
from koll.reads.standing import Standing, standing_of
from koll.reads.story import Happening, Story, in_order, story_of_statement
from koll.reads.story import settled_by as settled_stories
from koll.records.models import Shift

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
    """What is for all of that which stories lead to: where dialogues are told of, and the shifts that are decided."""

    told: frozenset[str]
    shifts: frozenset[int]


def openly(happenings: Iterable[Happening], day: date) -> Openly:
    """What is for all of everything that the happenings lead to, however many they are. Four queries."""
    told = {each.address for each in finished(day, ("dialogue",))}
    seen = {shift_of(each) for each in happenings if each.kind == "shift_seen"}
    decided = Shift.objects.filter(pk__in=seen, occasion__done_on__lte=day).values_list("pk", flat=True)
    return Openly(frozenset(told), frozenset(decided))


def opened(story: tuple[Happening, ...], day: date, known: Openly) -> tuple[Happening, ...]:
    """A story as anybody may read it: what was said on the way and what units do stays inside."""
    found = [opened_shift(each, known) for each in story if each.kind == "shift_seen"]
    for each in story:
        if each.kind in DECIDED:
            found.append(each)
        elif each.kind in ON_THE_WAY:
            found.append(replace(each, words="", address=each.address if each.address in known.told else ""))
    return in_order(filter(None, found), day)


def shift_of(happening: Happening) -> int:
    """The number of the shift that was seen."""
    return int(happening.address.partition("forflyttning/")[2].partition("/")[0])


def opened_shift(happening: Happening, known: Openly) -> Happening | None:
    """The shift as it stands in the description that its body has decided; None while it is a draft."""
    description = happening.address.partition("forflyttning/")[0]
    return replace(happening, address=description) if shift_of(happening) in known.shifts else None


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
