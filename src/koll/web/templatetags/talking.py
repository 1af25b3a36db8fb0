"""What templates show of what is said about an object: fetched once a page, put beside the part it is about."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context

from koll.domain.charter import AnswerField
from koll.domain.refs import Ref
from koll.frame.http.request import KollRequest
from koll.media.rich_text import plain_words
from koll.reads.home import CommentsPage, CommentView, comment_place, comments_page
from koll.web.dialogues import outcome_kind_words

register = template.Library()


@register.filter
def upshot_word(kind: str) -> str:
    """What a kind of upshot is called."""
    return outcome_kind_words()[kind]


@register.simple_tag(takes_context=True)
def thread_of(context: Context, ref: Ref) -> CommentsPage | None:
    """What the reader may see of what is said of the object; None where it may not be seen."""
    request: KollRequest = context["request"]
    return comments_page(request.koll.context, ref)


@register.inclusion_tag("home/comments/comments.html", takes_context=True)
def comments(
    context: Context,
    thread: CommentsPage | None,
    place: str = "",
    about: str = "",
    text: str | None = None,
    back: str = "",
) -> dict[str, Any]:
    """The comments on one place of the object with the box to say more; `about` is what the place is called.

    `text` is how the place reads now, to say of a passage meant that it is gone; `back` where to go when it is said.
    """
    request: KollRequest = context["request"]
    lines = thread.at(place) if thread else ()
    draft = thread.drafts.get(place) if thread else None
    return {
        "request": request,
        "csrf_token": context.get("csrf_token"),
        "thread": thread,
        "place": place,
        "back": back,
        "gone": gone_from(text, lines) if text is not None else frozenset(),
        "about": about,
        "open": [line for line in lines if line.resolved_at is None],
        "resolved": [line for line in lines if line.resolved_at is not None],
        "draft": draft,
        "key": comment_place(thread.ref, place) if thread else "",
        "writes": thread is not None and thread.may_comment and request.koll.on == request.koll.day,
    }


@register.filter
def all_words(fields: tuple[tuple[AnswerField, str], ...]) -> str:
    """Everything that has been written in the boxes of an answer."""
    return "\n\n".join(text for _field, text in fields)


def gone_from(text: str, lines: tuple[CommentView, ...]) -> frozenset[int]:
    """The comments whose passage no longer stands in the text."""
    words = " ".join(plain_words(text, notes=False).split())
    return frozenset(line.id for line in lines if line.quote and " ".join(line.quote.split()) not in words)


@register.inclusion_tag("home/comments/follow.html", takes_context=True)
def following_address(context: Context, thread: CommentsPage | None) -> dict[str, Any]:
    """The button to follow the object, or to stop."""
    request: KollRequest = context["request"]
    writes = thread is not None and thread.may_comment and request.koll.on == request.koll.day
    return {"thread": thread, "csrf_token": context.get("csrf_token"), "writes": writes}
