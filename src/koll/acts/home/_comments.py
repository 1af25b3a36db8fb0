"""Talking about an object: commenting, asking a colleague, resolving, taking back, and following."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _

from koll.acts.engine import Doing, Done, Input, act, change, create, create_many, remove, require
from koll.domain.refs import PageRef, Ref, ref_or_none
from koll.domain.refusals import Forbidden, Refusal
from koll.permissions import Permission, Subject, Trail
from koll.reads.decisions import SubjectOfRef, subject_of_ref
from koll.reads.home import asked_in, colleagues_who_see
from koll.tables.models import Comment, Follow, Mention

LONGEST = 10_000
"""The most characters of a comment, and of the passage it quotes."""


def thing_seen(doing: Doing, text: str, *, in_draft: bool | None = None) -> SubjectOfRef:
    """The object whose ref the text is, which the actor must see; otherwise it is as if it were not there."""
    ref = ref_or_none(text)
    thing = subject_of_ref(doing.context, ref) if ref is not None else None
    if thing is None or not thing.seen_by(doing.actor, in_draft=in_draft):
        raise Forbidden(
            "comment.out_of_reach",
            _("This is no longer here, or you may not see it. Go back to the list and open it again."),
        )
    require(doing, Permission.COMMENT, thing.subject)
    return thing


def comment_with(doing: Doing, number: int) -> Comment:
    """The comment with this number, on something the actor can see."""
    row = Comment.objects.select_related("answers").filter(pk=number, taken_back_at=None).first()
    if row is None:
        require(doing, Permission.COMMENT)
        raise Refusal("comment.taken_back", _("The comment has been taken back. Open the page again."))
    thing_seen(doing, row.subject, in_draft=row.in_draft)
    return row


def subject_of_comment(doing: Doing, number: int) -> Subject:
    """What is asked about when something is done with a comment: what it was said of."""
    row = comment_with(doing, number)
    return thing_seen(doing, row.subject, in_draft=row.in_draft).subject


def anchored(row: Comment) -> Ref:
    """Where the comment is read."""
    return Ref.parse(row.subject).at(f"comment-{row.answers_id or row.pk}")


@dataclass(frozen=True, slots=True, kw_only=True)
class AddComment(Input):
    """Says something about an object, and asks the colleagues named; who comments follows the object from then on."""

    secret: ClassVar[tuple[str, ...]] = ("text", "quote")

    subject: str
    text: str
    place: str = ""
    quote: str = ""
    answers: int | None = None
    asks: tuple[int, ...] = ()


@act(
    AddComment,
    permission=Permission.COMMENT,
    subject=lambda doing, given: thing_seen(doing, given.subject).subject,
    news=None,
    trail=Trail.OWN,
)
def add_comment(doing: Doing, given: AddComment) -> Done:
    thing = thing_seen(doing, given.subject)
    words, passage = given.text.strip(), given.quote.strip()
    if not words:
        raise Refusal("comment.empty", _("Write what you want to say."), field="text")
    if max(len(words), len(passage)) > LONGEST:
        raise Refusal(
            "comment.too_long", _("The comment is too long. Say it in at most 10,000 characters."), field="text"
        )
    above = answered_comment(doing, given.subject, given.answers)
    among = colleagues_who_see(doing.context, thing)
    if set(given.asks) - dict(among).keys():
        raise Refusal(
            "comment.asks_outsider",
            _("You can only ask people who may see this. Choose somebody from the list."),
            field="asks",
        )
    row = create(
        Comment,
        subject=str(thing.ref),
        place=above.place if above else given.place,
        quote=passage,
        text=words,
        in_draft=thing.in_draft or (above is not None and above.in_draft),
        answers=above,
        said_by_id=doing.actor.person or 0,
        said_at=doing.now,
    )
    asked = sorted({*given.asks, *asked_in(words, among)} - {doing.actor.person})
    create_many(Mention, [Mention(comment=row, person_id=person) for person in asked])
    follow_from(doing, thing.ref)
    return Done(subject=anchored(row), said=_("Your comment is there."), id=row.pk)


def answered_comment(doing: Doing, subject: str, number: int | None) -> Comment | None:
    """The comment that is answered; an answer to an answer stands beside it."""
    if number is None:
        return None
    row = comment_with(doing, number)
    if row.subject != subject:
        raise Refusal("comment.of_something_else", _("The comment belongs to something else. Open the page again."))
    return row.answers or row


def follow_from(doing: Doing, ref: Ref) -> None:
    """Follows the object from now on, unless it is followed already."""
    person = doing.actor.person or 0
    if not Follow.objects.filter(person_id=person, subject=str(ref)).exists():
        create(Follow, person_id=person, subject=str(ref), since=doing.now)


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawComment(Input):
    """Takes back what the person said; answers to it are no longer shown."""

    comment: int


@act(
    WithdrawComment,
    permission=Permission.COMMENT,
    subject=lambda doing, given: subject_of_comment(doing, given.comment),
    news=None,
    trail=Trail.OWN,
)
def withdraw_comment(doing: Doing, given: WithdrawComment) -> Done:
    row = comment_with(doing, given.comment)
    if row.said_by_id != doing.actor.person:
        raise Forbidden("comment.said_by_another", _("Only the one who said it can take it back. Resolve it instead."))
    change(row, taken_back_at=doing.now)
    return Done(subject=Ref.parse(row.subject), said=_("It has been taken back."), id=row.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolveComment(Input):
    """Says that what was asked or noted has been dealt with; it can be reopened."""

    comment: int


@act(
    ResolveComment,
    permission=Permission.COMMENT,
    subject=lambda doing, given: subject_of_comment(doing, given.comment),
    news=None,
    trail=Trail.OWN,
)
def resolve_comment(doing: Doing, given: ResolveComment) -> Done:
    row = comment_with(doing, given.comment)
    if row.resolved_at is None:
        change(row, resolved_at=doing.now, resolved_by_id=doing.actor.person)
    return Done(subject=anchored(row), said=_("It is resolved. You can reopen it."), id=row.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenComment(Input):
    """Opens a resolved comment again."""

    comment: int


@act(
    ReopenComment,
    permission=Permission.COMMENT,
    subject=lambda doing, given: subject_of_comment(doing, given.comment),
    news=None,
    trail=Trail.OWN,
)
def reopen_comment(doing: Doing, given: ReopenComment) -> Done:
    row = comment_with(doing, given.comment)
    change(row, resolved_at=None, resolved_by=None)
    return Done(subject=anchored(row), said=_("It is open again."), id=row.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowObject(Input):
    """Follows an object: what is said of it from now on is news on the person's first page."""

    subject: str


@act(
    FollowObject,
    permission=Permission.COMMENT,
    subject=lambda doing, given: thing_seen(doing, given.subject).subject,
    news=None,
    trail=Trail.OWN,
)
def follow_object(doing: Doing, given: FollowObject) -> Done:
    thing = thing_seen(doing, given.subject)
    follow_from(doing, thing.ref)
    return Done(subject=thing.ref, said=_("You follow it. What is said of it stands on your first page."), id=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnfollowObject(Input):
    """Stops following an object; always possible, also when it can no longer be seen."""

    subject: str


@act(UnfollowObject, permission=Permission.COMMENT, subject=lambda _doing, _given: None, news=None, trail=Trail.OWN)
def unfollow_object(doing: Doing, given: UnfollowObject) -> Done:
    row = Follow.objects.filter(person_id=doing.actor.person or 0, subject=given.subject).first()
    if row is not None:
        remove(row)
    return Done(
        subject=Ref.parse(row.subject) if row is not None else PageRef(name="home"), said=_("You no longer follow it.")
    )
