"""Talking about an object: saying something, answering, resolving, taking back, and following."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from koll.acts import comments
from koll.acts.act import Doing, Done
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.posting import try_to
from koll.frame.rendering import render_page
from koll.permissions import UnableTo
from koll.reads.things import thing_at
from koll.reads.threads import ThreadPage, comment_key, thread_page
from koll.web.asking import Question, ask
from koll.web.forms.commenting import CommentForm, SubjectForm


def thread_found(request: KollRequest, address: str) -> ThreadPage:
    """What is said of the object at the address; 404 where there is none or it may not be seen."""
    page = thread_page(request.koll.actor, address, request.koll.on)
    if page is None:
        raise Http404
    return page


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def commenting(request: KollRequest) -> HttpResponseBase:
    """A comment on its own page: an answer, or what was refused with everything still in it."""
    said = request.POST or {"subject": request.GET.get("om", ""), "answers": request.GET.get("svar", "")}
    page = thread_found(request, said.get("subject", ""))
    above = next((each for each in page.comments if str(each.id) == said.get("answers", "")), None)
    place = above.place if above else str(said.get("place", ""))
    thing = thing_at(page.address)
    question = Question(
        heading=_("Answer a comment") if above else _("Write a comment"),
        lede=thing.heading if thing else "",
        button=_("Answer") if above else _("Write a comment"),
        back=page.address,
        key=f"answer-comment:{above.id}" if above else comment_key(page.address, place),
        background=((above.who, above.text),) if above else (),
    )

    def make(data: Any, initial: Any) -> CommentForm:
        return CommentForm(page.colleagues, data, initial=initial)

    initial = {"subject": page.address, "place": place, "answers": above.id if above else ""}
    return ask(request, question, make, initial, lambda doing, form: comments.comment(doing, **form.words()))


def doing_to(request: KollRequest, do: Callable[[Doing], Done]) -> HttpResponseBase:
    """Does it and goes back to the object, or says why not."""

    def show(why: UnableTo, status: int) -> HttpResponseBase:
        return render_page(request, "koll/comments/refused.html", None, status=status, why=why)

    return try_to(request, do, show)


@reached_by(Audience.INSIDE)
@require_POST
def resolving(request: KollRequest, number: int) -> HttpResponseBase:
    """Says that a comment has been dealt with."""
    return doing_to(request, lambda doing: comments.resolve_comment(doing, comment=number))


@reached_by(Audience.INSIDE)
@require_POST
def reopening(request: KollRequest, number: int) -> HttpResponseBase:
    """Opens a resolved comment again."""
    return doing_to(request, lambda doing: comments.reopen_comment(doing, comment=number))


@reached_by(Audience.INSIDE)
@require_POST
def taking_back(request: KollRequest, number: int) -> HttpResponseBase:
    """Takes back what one said."""
    return doing_to(request, lambda doing: comments.take_back_comment(doing, comment=number))


def subject_in(request: KollRequest) -> str:
    """The object that was sent; 404 when none was."""
    form = SubjectForm(request.POST)
    if not form.is_valid():
        raise Http404
    return str(form.cleaned_data["subject"])


@reached_by(Audience.INSIDE)
@require_POST
def following(request: KollRequest) -> HttpResponseBase:
    """Follows an object."""
    subject = subject_in(request)
    return doing_to(request, lambda doing: comments.follow(doing, subject=subject))


@reached_by(Audience.INSIDE)
@require_POST
def unfollowing(request: KollRequest) -> HttpResponseBase:
    """Stops following an object, and goes back to my work, or to the first page when it is out of sight."""
    subject = subject_in(request)
    then = "/mitt/" if request.POST.get("fran") == "mitt" else "/hem/" if thing_unseen(request, subject) else None

    def show(why: UnableTo, status: int) -> HttpResponseBase:
        return render_page(request, "koll/comments/refused.html", None, status=status, why=why)

    return try_to(request, lambda doing: comments.unfollow(doing, subject=subject), show, then=then)


def thing_unseen(request: KollRequest, address: str) -> bool:
    """Whether the actor cannot see an object at the address."""
    thing = thing_at(address)
    return thing is None or not thing.seen_by(request.koll.actor)
