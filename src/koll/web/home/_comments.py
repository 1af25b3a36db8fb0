"""Talking about an object: saying something, answering, resolving, taking back, and following."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponseBase
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from koll.acts.engine import Doing, Done
from koll.acts.home import (
    add_comment,
    follow_object,
    reopen_comment,
    resolve_comment,
    unfollow_object,
    withdraw_comment,
)
from koll.domain.refs import ref_or_none
from koll.domain.refusals import Refusal
from koll.frame.form_submission import submit
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.frame.routes import address
from koll.reads.decisions import subject_of_ref
from koll.reads.home import CommentsPage, comment_place, comments_page
from koll.web.form_pages import FormPage, show_or_submit
from koll.web.home._comment_forms import AddCommentForm, SubjectForm


def thread_found(request: KollRequest, text: str) -> CommentsPage:
    """What is said of the object whose ref the text is; 404 where there is none or it may not be seen."""
    ref = ref_or_none(text)
    page = comments_page(request.koll.context, ref) if ref is not None else None
    if page is None:
        raise Http404
    return page


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def add_comment_form(request: KollRequest) -> HttpResponseBase:
    """A comment on its own page: an answer, or what was refused with everything still in it."""
    said = request.POST or {"subject": request.GET.get("om", ""), "answers": request.GET.get("svar", "")}
    page = thread_found(request, said.get("subject", ""))
    above = next((comment for comment in page.comments if str(comment.id) == said.get("answers", "")), None)
    place = above.place if above else str(said.get("place", ""))
    thing = subject_of_ref(request.koll.context, page.ref)
    question = FormPage(
        heading=_("Answer a comment") if above else _("Write a comment"),
        lede=thing.heading if thing else "",
        button=_("Answer") if above else _("Write a comment"),
        back=address(page.ref),
        key=f"answer-comment:{above.id}" if above else comment_place(page.ref, place),
        background=((above.who, above.text),) if above else (),
    )

    def make(data: Any, initial: Any) -> AddCommentForm:
        return AddCommentForm(page.colleagues, data, initial=initial)

    initial = {"subject": str(page.ref), "place": place, "answers": above.id if above else ""}
    then = place_back(request, address(page.ref))
    return show_or_submit(
        request, question, make, initial, lambda doing, form: add_comment(doing, **form.words()), then
    )


def place_back(request: KollRequest, of_object: str) -> str | None:
    """Where the comment was written, when that is a page of the object; None to go to the object itself."""
    back = request.POST.get("back", "")
    return f"{back}#talk" if back.startswith(of_object) and url_has_allowed_host_and_scheme(back, None) else None


def doing_to(request: KollRequest, do: Callable[[Doing], Done]) -> HttpResponseBase:
    """Does it and goes back to the object, or says why not."""

    def show(why: Refusal, status: int) -> HttpResponseBase:
        return render_page(request, "home/comments/refused.html", None, status=status, why=why)

    return submit(request, do, show)


@reached_by(Audience.INSIDE)
@require_POST
def resolve_comment_action(request: KollRequest, number: int) -> HttpResponseBase:
    """Says that a comment has been dealt with."""
    return doing_to(request, lambda doing: resolve_comment(doing, comment=number))


@reached_by(Audience.INSIDE)
@require_POST
def reopen_comment_action(request: KollRequest, number: int) -> HttpResponseBase:
    """Opens a resolved comment again."""
    return doing_to(request, lambda doing: reopen_comment(doing, comment=number))


@reached_by(Audience.INSIDE)
@require_POST
def withdraw_comment_action(request: KollRequest, number: int) -> HttpResponseBase:
    """Takes back what one said."""
    return doing_to(request, lambda doing: withdraw_comment(doing, comment=number))


def subject_in(request: KollRequest) -> str:
    """The object that was sent; 404 when none was."""
    form = SubjectForm(request.POST)
    if not form.is_valid():
        raise Http404
    return str(form.cleaned_data["subject"])


@reached_by(Audience.INSIDE)
@require_POST
def follow_object_action(request: KollRequest) -> HttpResponseBase:
    """Follows an object."""
    subject = subject_in(request)
    return doing_to(request, lambda doing: follow_object(doing, subject=subject))


@reached_by(Audience.INSIDE)
@require_POST
def unfollow_object_action(request: KollRequest) -> HttpResponseBase:
    """Stops following an object, and goes back to my work, or to the first page when it is out of sight."""
    subject = subject_in(request)
    then = "/hem/" if thing_unseen(request, subject) else None
    if request.POST.get("fran") == "mitt":
        then = "/mitt/"

    def show(why: Refusal, status: int) -> HttpResponseBase:
        return render_page(request, "home/comments/refused.html", None, status=status, why=why)

    return submit(request, lambda doing: unfollow_object(doing, subject=subject), show, then=then)


def thing_unseen(request: KollRequest, text: str) -> bool:
    """Whether the actor cannot see an object whose ref the text is."""
    ref = ref_or_none(text)
    thing = subject_of_ref(request.koll.context, ref) if ref is not None else None
    return thing is None or not thing.seen_by(request.koll.actor)
