"""What templates show of what is said about an object: fetched once a page, put beside the part it is about."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context

from koll.frame.asking import KollRequest
from koll.reads.threads import ThreadPage, comment_key, thread_page
from koll.web.forms.upshots import kind_words

register = template.Library()


@register.filter
def upshot_word(kind: str) -> str:
    """What a kind of upshot is called."""
    return kind_words()[kind]


@register.simple_tag(takes_context=True)
def thread_of(context: Context, address: str) -> ThreadPage | None:
    """What the reader may see of what is said of the object; None where it may not be seen."""
    request: KollRequest = context["request"]
    return thread_page(request.koll.actor, address, request.koll.on)


@register.inclusion_tag("koll/comments/comments.html", takes_context=True)
def comments(context: Context, thread: ThreadPage | None, place: str = "", about: str = "") -> dict[str, Any]:
    """The comments on one place of the object with the box to say more; `about` is what the place is called."""
    request: KollRequest = context["request"]
    lines = thread.at(place) if thread else ()
    draft = thread.drafts.get(place) if thread else None
    return {
        "request": request,
        "csrf_token": context.get("csrf_token"),
        "thread": thread,
        "place": place,
        "about": about,
        "open": [each for each in lines if each.resolved_at is None],
        "resolved": [each for each in lines if each.resolved_at is not None],
        "draft": draft,
        "key": comment_key(thread.address, place) if thread else "",
        "writes": thread is not None and thread.may_comment and request.koll.on == request.koll.day,
    }


@register.inclusion_tag("koll/comments/follow.html", takes_context=True)
def following(context: Context, thread: ThreadPage | None) -> dict[str, Any]:
    """The button to follow the object, or to stop."""
    request: KollRequest = context["request"]
    writes = thread is not None and thread.may_comment and request.koll.on == request.koll.day
    return {"thread": thread, "csrf_token": context.get("csrf_token"), "writes": writes}
