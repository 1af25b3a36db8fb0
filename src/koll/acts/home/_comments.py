"""Talking about an object: commenting, asking a colleague, resolving, taking back, and following."""

from __future__ import annotations

from django.utils.translation import gettext as _

from koll.acts.engine import Doing, Done, act, require
from koll.permissions import Permission, UnableTo, UnableToReach
from koll.reads.decisions import SubjectOfRef, subject_of_ref
from koll.reads.home import asked_in, colleagues_who_see
from koll.tables.models import Comment, Follow, Mention

LONGEST = 10_000
"""The most characters of a comment, and of the passage it quotes."""


class UnableToComment(UnableTo):
    """What was said cannot be kept so."""


def thing_seen(doing: Doing, address: str, *, in_draft: bool | None = None) -> SubjectOfRef:
    """The object at the address, which the actor must be able to see; otherwise it is as if it were not there."""
    thing = subject_of_ref(address)
    if thing is None or not thing.seen_by(doing.actor, in_draft=in_draft):
        raise UnableToReach(_("This is no longer here, or you may not see it. Go back to the list and open it again."))
    require(doing, Permission.COMMENT, thing.subject)
    return thing


def comment_with(doing: Doing, number: int) -> Comment:
    """The comment with this number, on something the actor can see."""
    row = Comment.objects.select_related("answers").filter(pk=number, taken_back_at=None).first()
    if row is None:
        require(doing, Permission.COMMENT)
        raise UnableToComment(_("The comment has been taken back. Open the page again."))
    thing_seen(doing, row.subject, in_draft=row.in_draft)
    return row


def anchored(row: Comment) -> str:
    """Where the comment is read."""
    return f"{row.subject}#comment-{row.answers_id or row.pk}"


@act
def add_comment(
    doing: Doing,
    *,
    subject: str,
    text: str,
    place: str = "",
    quote: str = "",
    answers: int | None = None,
    asks: tuple[int, ...] = (),
) -> Done:
    """Says something about an object, and asks the colleagues named; who comments follows the object from then on."""
    thing = thing_seen(doing, subject)
    words, passage = text.strip(), quote.strip()
    if not words:
        raise UnableToComment(_("Write what you want to say."))
    if max(len(words), len(passage)) > LONGEST:
        raise UnableToComment(_("The comment is too long. Say it in at most 10,000 characters."))
    above = answered_comment(doing, subject, answers)
    among = colleagues_who_see(thing, doing.day)
    if set(asks) - dict(among).keys():
        raise UnableToComment(_("You can only ask people who may see this. Choose somebody from the list."))
    row = Comment.objects.create(
        subject=thing.address,
        place=above.place if above else place,
        quote=passage,
        text=words,
        in_draft=thing.in_draft or (above is not None and above.in_draft),
        answers=above,
        said_by_id=doing.actor.person or 0,
        said_at=doing.now,
    )
    asked = sorted({*asks, *asked_in(words, among)} - {doing.actor.person})
    Mention.objects.bulk_create(Mention(comment=row, person_id=item) for item in asked)
    follow_from(doing, thing.address)
    content = {"comment": row.pk, "place": row.place, "asked": asked}
    return Done(subject=anchored(row), said=_("Your comment is there."), id=row.pk, content=content)


def answered_comment(doing: Doing, subject: str, number: int | None) -> Comment | None:
    """The comment that is answered; an answer to an answer stands beside it."""
    if number is None:
        return None
    row = comment_with(doing, number)
    if row.subject != subject:
        raise UnableToComment(_("The comment belongs to something else. Open the page again."))
    return row.answers or row


def follow_from(doing: Doing, address: str) -> None:
    """Follows the object from now on, unless it is followed already."""
    Follow.objects.get_or_create(person_id=doing.actor.person or 0, subject=address, defaults={"since": doing.now})


@act
def withdraw_comment(doing: Doing, *, comment: int) -> Done:
    """Takes back what the person said; answers to it are no longer shown."""
    row = comment_with(doing, comment)
    if row.said_by_id != doing.actor.person:
        raise UnableToReach(_("Only the one who said it can take it back. Resolve it instead."))
    row.taken_back_at = doing.now
    row.save(update_fields=["taken_back_at"])
    return Done(subject=row.subject, said=_("It has been taken back."), id=row.pk, content={"comment": row.pk})


@act
def resolve_comment(doing: Doing, *, comment: int) -> Done:
    """Says that what was asked or noted has been dealt with; it can be reopened."""
    row = comment_with(doing, comment)
    row.resolved_at, row.resolved_by_id = doing.now, doing.actor.person
    row.save(update_fields=["resolved_at", "resolved_by"])
    return Done(
        subject=anchored(row), said=_("It is resolved. You can reopen it."), id=row.pk, content={"comment": row.pk}
    )


@act
def reopen_comment(doing: Doing, *, comment: int) -> Done:
    """Opens a resolved comment again."""
    row = comment_with(doing, comment)
    row.resolved_at, row.resolved_by = None, None
    row.save(update_fields=["resolved_at", "resolved_by"])
    return Done(subject=anchored(row), said=_("It is open again."), id=row.pk, content={"comment": row.pk})


@act
def follow_object(doing: Doing, *, subject: str) -> Done:
    """Follows an object: what is said of it from now on is news on the person's first page."""
    thing = thing_seen(doing, subject)
    follow_from(doing, thing.address)
    return Done(
        subject=thing.address, said=_("You follow it. What is said of it stands on your first page."), id=0, content={}
    )


@act
def unfollow_object(doing: Doing, *, subject: str) -> Done:
    """Stops following an object; always possible, also when it can no longer be seen."""
    require(doing, Permission.COMMENT)
    gone, _each = Follow.objects.filter(person_id=doing.actor.person or 0, subject=subject).delete()
    return Done(subject=subject if gone else "/hem/", said=_("You no longer follow it."))
