"""What is said of an object to those who may see it, who may be asked, and what is news to somebody."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import F, Q

from koll.permissions import Act, Actor, may
from koll.reads.drafts import DraftPage
from koll.reads.municipality import ours
from koll.reads.people import people_on
from koll.reads.things import Thing, thing_at, things_at
from koll.records.models import Comment, Draft, Follow, Mention

MOST_NEWS = 6


@dataclass(frozen=True, slots=True)
class CommentLine:
    """One comment with its answers. `may_take_back`: it is the reader's own."""

    id: int
    place: str
    quote: str
    text: str
    who: str
    at: datetime
    asked: tuple[str, ...]
    resolved_at: datetime | None
    resolved_by: str
    replies: tuple[CommentLine, ...]
    may_take_back: bool


@dataclass(frozen=True, slots=True)
class ThreadPage:
    """Everything the reader may see of what is said of an object; `may_comment` is whether to offer boxes."""

    address: str
    comments: tuple[CommentLine, ...]
    follows: bool
    may_comment: bool
    colleagues: tuple[tuple[int, str], ...]
    drafts: dict[str, DraftPage] = field(default_factory=dict)

    def at(self, place: str) -> tuple[CommentLine, ...]:
        """The comments on one place of the object, "" for the object itself."""
        return tuple(each for each in self.comments if each.place == place)


@dataclass(frozen=True, slots=True)
class NewsLine:
    """A comment that is news to somebody: about what, who said it, when, and whether the reader was asked."""

    id: int
    address: str
    heading: str
    who: str
    at: datetime
    asked: bool
    anchor: int
    """The comment it stands under, itself unless it is an answer."""


def comment_key(address: str, place: str) -> str:
    """The draft's key of a comment that is being written."""
    return f"comment:{address}#{place}"


def colleagues_who_see(thing: Thing, day: date) -> tuple[tuple[int, str], ...]:
    """Those who may see what is said of the object now, by name. Two queries."""
    return tuple(
        (line.id, line.name)
        for line in people_on(day, ours().charter)
        if thing.seen_by(Actor(line.id, line.name, line.seats), in_draft=thing.in_draft)
    )


def thread_page(actor: Actor, address: str, day: date) -> ThreadPage | None:
    """What is said of the object; None where there is none or the actor may not see it. Fixed queries."""
    thing = thing_at(address)
    if thing is None or actor.person is None or not thing.seen_by(actor):
        return None
    sees_draft = thing.seen_by(actor, in_draft=True)
    rows = Comment.objects.filter(Q(subject=address, taken_back_at=None) & (Q() if sees_draft else Q(in_draft=False)))
    rows = rows.select_related("said_by", "resolved_by").prefetch_related("mentions__person")
    drafts = Draft.objects.filter(person_id=actor.person, form__startswith=comment_key(address, ""))
    return ThreadPage(
        address=address,
        comments=threaded(actor, list(rows)),
        follows=Follow.objects.filter(person_id=actor.person, subject=address).exists(),
        may_comment=may(actor, Act.COMMENT, thing.subject).allowed,
        colleagues=tuple(each for each in colleagues_who_see(thing, day) if each[0] != actor.person),
        drafts={
            row.form.partition("#")[2]: DraftPage(row.form, row.fields, row.revision, row.saved_at) for row in drafts
        },
    )


def threaded(actor: Actor, rows: list[Comment]) -> tuple[CommentLine, ...]:
    """The comments with their answers under them; answers to one that was taken back go with it."""
    under: defaultdict[int | None, list[Comment]] = defaultdict(list)
    for row in rows:
        under[row.answers_id].append(row)
    return tuple(line_of(actor, row, tuple(line_of(actor, each, ()) for each in under[row.pk])) for row in under[None])


def line_of(actor: Actor, row: Comment, replies: tuple[CommentLine, ...]) -> CommentLine:
    """A comment as a line."""
    return CommentLine(
        id=row.pk,
        place=row.place,
        quote=row.quote,
        text=row.text,
        who=row.said_by.name,
        at=row.said_at,
        asked=tuple(each.person.name for each in row.mentions.all()),
        resolved_at=row.resolved_at,
        resolved_by=row.resolved_by.name if row.resolved_by else "",
        replies=replies,
        may_take_back=row.said_by_id == actor.person,
    )


def news_for(actor: Actor) -> tuple[NewsLine, ...]:
    """The latest unresolved comments that ask the actor or are about what the actor follows. Fixed queries."""
    person = actor.person or 0
    asked = set(Mention.objects.filter(person_id=person).values_list("comment_id", flat=True))
    followed = dict(Follow.objects.filter(person_id=person).values_list("subject", "since"))
    rows = (
        Comment.objects.filter(Q(pk__in=asked) | Q(subject__in=followed))
        .filter(taken_back_at=None, resolved_at=None)
        .filter(Q(answers=None) | Q(answers__taken_back_at=None, answers__resolved_at=None))
        .exclude(said_by_id=person)
        .select_related("said_by")
        .order_by(F("said_at").desc(), "-pk")[: MOST_NEWS * 3]
    )
    fresh = [row for row in rows if row.pk in asked or row.said_at >= followed[row.subject]]
    things = things_at(row.subject for row in fresh)
    seen = [row for row in fresh if row.subject in things and things[row.subject].seen_by(actor, in_draft=row.in_draft)]
    return tuple(
        NewsLine(
            row.pk,
            row.subject,
            things[row.subject].heading,
            row.said_by.name,
            row.said_at,
            row.pk in asked,
            row.answers_id or row.pk,
        )
        for row in seen[:MOST_NEWS]
    )


@dataclass(frozen=True, slots=True)
class FollowedLine:
    """An object that somebody follows, and the latest that was said of it, if anything."""

    address: str
    heading: str
    since: datetime
    said_at: datetime | None
    who: str


def followed_by(actor: Actor) -> tuple[FollowedLine, ...]:
    """What the actor follows and may still see, the latest spoken of first. Fixed queries."""
    followed = dict(Follow.objects.filter(person_id=actor.person or 0).values_list("subject", "since"))
    things = things_at(followed)
    latest: dict[str, Comment] = {}
    for row in Comment.objects.filter(subject__in=things, taken_back_at=None).select_related("said_by"):
        if things[row.subject].seen_by(actor, in_draft=row.in_draft):
            latest[row.subject] = max(row, latest.get(row.subject, row), key=lambda each: each.said_at)
    lines = [
        FollowedLine(
            address,
            thing.heading,
            followed[address],
            latest[address].said_at if address in latest else None,
            latest[address].said_by.name if address in latest else "",
        )
        for address, thing in things.items()
        if thing.seen_by(actor)
    ]
    return tuple(sorted(lines, key=lambda each: each.said_at or each.since, reverse=True))


def asked_in(text: str, among: tuple[tuple[int, str], ...]) -> set[int]:
    """The numbers of those whose name stands after an @ in the text.

    >>> sorted(asked_in("Look, @Amira Berg and @nobody!", ((1, "Amira Berg"), (2, "Bo Ek"))))
    [1]
    """
    lowered = text.casefold()
    return {number for number, name in among if f"@{name.casefold()}" in lowered}
