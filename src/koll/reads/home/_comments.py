"""What is said of an object to those who may see it, who may be asked, and what is news to somebody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import F, Q

from koll.domain.refs import Ref, ref_or_none
from koll.permissions import Actor, Permission, may
from koll.reads.decisions import SubjectOfRef, subject_of_ref, subjects_of_refs
from koll.reads.home._drafts import DraftPage
from koll.snapshot import Context, people_on
from koll.tables.models import Comment, Draft, Follow, Mention

MOST_NEWS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentView:
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
    replies: tuple[CommentView, ...]
    may_take_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentsPage:
    """Everything the reader may see of what is said of an object; `may_comment` is whether to offer boxes."""

    ref: Ref
    comments: tuple[CommentView, ...]
    follows: bool
    may_comment: bool
    colleagues: tuple[tuple[int, str], ...]
    drafts: dict[str, DraftPage] = field(default_factory=dict)

    def at(self, place: str) -> tuple[CommentView, ...]:
        """The comments on one place of the object, "" for the object itself."""
        return tuple(comment for comment in self.comments if comment.place == place)


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionView:
    """A comment that is news to somebody: about what, who said it, when, and whether the reader was asked."""

    id: int
    ref: Ref
    heading: str
    who: str
    at: datetime
    asked: bool
    anchor: int
    """The comment it stands under, itself unless it is an answer."""


def comment_place(ref: Ref, place: str) -> str:
    """The draft's key of a comment that is being written."""
    return f"comment:{ref}#{place}"


def subjects_by_text(context: Context, texts: Iterable[str]) -> dict[str, SubjectOfRef]:
    """The objects by their refs as the tables hold them. At most six queries."""
    refs = [ref for ref in map(ref_or_none, texts) if ref is not None]
    return {str(thing.ref): thing for thing in subjects_of_refs(context, refs).values()}


def colleagues_who_see(context: Context, thing: SubjectOfRef) -> tuple[tuple[int, str], ...]:
    """Those who may see what is said of the object now, by name. Two queries."""
    return tuple(
        (line.id, line.name)
        for line in people_on(context.snapshot)
        if thing.seen_by(Actor(person=line.id, name=line.name, seats=line.seats), in_draft=thing.in_draft)
    )


def comments_page(context: Context, ref: Ref) -> CommentsPage | None:
    """What is said of the object; None where there is none or the actor may not see it. Fixed queries."""
    thing = subject_of_ref(context, ref)
    if thing is None or context.actor.person is None or not thing.seen_by(context.actor):
        return None
    sees_draft = thing.seen_by(context.actor, in_draft=True)
    rows = Comment.objects.filter(Q(subject=str(ref), taken_back_at=None) & (Q() if sees_draft else Q(in_draft=False)))
    rows = rows.select_related("said_by", "resolved_by").prefetch_related("mentions__person")
    drafts = Draft.objects.filter(person_id=context.actor.person, form__startswith=comment_place(ref, ""))
    return CommentsPage(
        ref=ref,
        comments=threaded(context.actor, list(rows)),
        follows=Follow.objects.filter(person_id=context.actor.person, subject=str(ref)).exists(),
        may_comment=may(context.actor, Permission.COMMENT, thing.subject).allowed,
        colleagues=tuple(item for item in colleagues_who_see(context, thing) if item[0] != context.actor.person),
        drafts={
            row.form.partition("#")[2]: DraftPage(
                form=row.form, fields=row.fields, revision=row.revision, saved_at=row.saved_at
            )
            for row in drafts
        },
    )


def threaded(actor: Actor, rows: list[Comment]) -> tuple[CommentView, ...]:
    """The comments with their answers under them; answers to one that was taken back go with it."""
    under: defaultdict[int | None, list[Comment]] = defaultdict(list)
    for row in rows:
        under[row.answers_id].append(row)
    return tuple(
        comment_view(actor, row, tuple(comment_view(actor, item, ()) for item in under[row.pk])) for row in under[None]
    )


def comment_view(actor: Actor, row: Comment, replies: tuple[CommentView, ...]) -> CommentView:
    """A comment as a line."""
    return CommentView(
        id=row.pk,
        place=row.place,
        quote=row.quote,
        text=row.text,
        who=row.said_by.name,
        at=row.said_at,
        asked=tuple(mention.person.name for mention in row.mentions.all()),
        resolved_at=row.resolved_at,
        resolved_by=row.resolved_by.name if row.resolved_by else "",
        replies=replies,
        may_take_back=row.said_by_id == actor.person,
    )


def news_for(context: Context) -> tuple[MentionView, ...]:
    """The latest unresolved comments that ask the actor or are about what the actor follows. Fixed queries."""
    person = context.actor.person or 0
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
    things = subjects_by_text(context, [row.subject for row in fresh])
    seen = [
        row
        for row in fresh
        if row.subject in things and things[row.subject].seen_by(context.actor, in_draft=row.in_draft)
    ]
    return tuple(
        MentionView(
            id=row.pk,
            ref=things[row.subject].ref,
            heading=things[row.subject].heading,
            who=row.said_by.name,
            at=row.said_at,
            asked=row.pk in asked,
            anchor=row.answers_id or row.pk,
        )
        for row in seen[:MOST_NEWS]
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedObjectView:
    """An object that somebody follows, and the latest that was said of it, if anything."""

    ref: Ref
    heading: str
    since: datetime
    said_at: datetime | None
    who: str


def followed_by(context: Context) -> tuple[FollowedObjectView, ...]:
    """What the actor follows and may still see, the latest spoken of first. Fixed queries."""
    followed = dict(Follow.objects.filter(person_id=context.actor.person or 0).values_list("subject", "since"))
    things = subjects_by_text(context, followed)
    latest: dict[str, Comment] = {}
    for row in Comment.objects.filter(subject__in=things, taken_back_at=None).select_related("said_by"):
        if things[row.subject].seen_by(context.actor, in_draft=row.in_draft):
            latest[row.subject] = max(row, latest.get(row.subject, row), key=lambda item: item.said_at)
    lines = [
        FollowedObjectView(
            ref=thing.ref,
            heading=thing.heading,
            since=followed[text],
            said_at=latest[text].said_at if text in latest else None,
            who=latest[text].said_by.name if text in latest else "",
        )
        for text, thing in things.items()
        if thing.seen_by(context.actor)
    ]
    return tuple(sorted(lines, key=lambda line: line.said_at or line.since, reverse=True))


def asked_in(text: str, among: tuple[tuple[int, str], ...]) -> set[int]:
    """The numbers of those whose name stands after an @ in the text.

    >>> sorted(asked_in("Look, @Amira Berg and @nobody!", ((1, "Amira Berg"), (2, "Bo Ek"))))
    [1]
    """
    lowered = text.casefold()
    return {number for number, name in among if f"@{name.casefold()}" in lowered}
