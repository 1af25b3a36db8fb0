"""Talking about an object: commenting, asking a colleague, resolving, taking back, and following."""

from __future__ import annotations

from django.utils.translation import gettext as _

from koll.acts.act import Doing, Done, act, require
from koll.permissions import Act, UnableTo, UnableToReach
from koll.reads.things import Thing, thing_at
from koll.reads.threads import asked_in, colleagues_who_see
from koll.records.models import Comment, Follow, Mention

LONGEST = 10_000
"""The most characters of a comment, and of the passage it quotes."""


class UnableToComment(UnableTo):
    """What was said cannot be kept so."""


def thing_seen(doing: Doing, address: str, *, in_draft: bool | None = None) -> Thing:
    """The object at the address, which the actor must be able to see; otherwise it is as if it were not there."""
    thing = thing_at(address)
    if thing is None or not thing.seen_by(doing.actor, in_draft=in_draft):
        raise UnableToReach(_("This is no longer here, or you may not see it. Go back to the list and open it again."))
    require(doing, Act.COMMENT, thing.subject)
    return thing


def comment_with(doing: Doing, number: int) -> Comment:
    """The comment with this number, on something the actor can see."""
    row = Comment.objects.select_related("answers").filter(pk=number, taken_back_at=None).first()
    if row is None:
        require(doing, Act.COMMENT)
        raise UnableToComment(_("The comment has been taken back. Open the page again."))
    thing_seen(doing, row.subject, in_draft=row.in_draft)
    return row


def anchored(row: Comment) -> str:
    """Where the comment is read."""
    return f"{row.subject}#comment-{row.answers_id or row.pk}"


@act
def comment(
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
    above = answered(doing, subject, answers)
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
    Mention.objects.bulk_create(Mention(comment=row, person_id=each) for each in asked)
    follow_from(doing, thing.address)
    content = {"comment": row.pk, "place": row.place, "asked": asked}
    return Done(anchored(row), _("Your comment is there."), row.pk, content)


def answered(doing: Doing, subject: str, number: int | None) -> Comment | None:
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
def take_back_comment(doing: Doing, *, comment: int) -> Done:
    """Takes back what the person said; answers to it are no longer shown."""
    row = comment_with(doing, comment)
    if row.said_by_id != doing.actor.person:
        raise UnableToReach(_("Only the one who said it can take it back. Resolve it instead."))
    row.taken_back_at = doing.now
    row.save(update_fields=["taken_back_at"])
    return Done(row.subject, _("It has been taken back."), row.pk, {"comment": row.pk})


@act
def resolve_comment(doing: Doing, *, comment: int) -> Done:
    """Says that what was asked or noted has been dealt with; it can be reopened."""
    row = comment_with(doing, comment)
    row.resolved_at, row.resolved_by_id = doing.now, doing.actor.person
    row.save(update_fields=["resolved_at", "resolved_by"])
    return Done(anchored(row), _("It is resolved. You can reopen it."), row.pk, {"comment": row.pk})


@act
def reopen_comment(doing: Doing, *, comment: int) -> Done:
    """Opens a resolved comment again."""
    row = comment_with(doing, comment)
    row.resolved_at, row.resolved_by = None, None
    row.save(update_fields=["resolved_at", "resolved_by"])
    return Done(anchored(row), _("It is open again."), row.pk, {"comment": row.pk})


@act
def follow(doing: Doing, *, subject: str) -> Done:
    """Follows an object: what is said of it from now on is news on the person's first page."""
    thing = thing_seen(doing, subject)
    follow_from(doing, thing.address)
    return Done(thing.address, _("You follow it. What is said of it stands on your first page."), 0, {})


@act
def unfollow(doing: Doing, *, subject: str) -> Done:
    """Stops following an object; always possible, also when it can no longer be seen."""
    require(doing, Act.COMMENT)
    gone, _each = Follow.objects.filter(person_id=doing.actor.person or 0, subject=subject).delete()
    return Done(subject if gone else "/hem/", _("You no longer follow it."))
