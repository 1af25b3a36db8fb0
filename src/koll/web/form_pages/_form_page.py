"""A page with one form: shown, sent, refused with everything still in it, or done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import Any

from django import forms
from django.http import HttpResponseBase, HttpResponseRedirect

from koll.acts.engine import Doing, Done
from koll.domain.refusals import Conflict, Refusal
from koll.frame.form_submission import submit
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.web.form_pages._draft_restore import form_with_draft


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """What the page says around the form; `key` names its draft, `back` where to go without doing anything."""

    heading: str
    lede: str
    button: str
    back: str
    key: str
    background: tuple[tuple[str, str], ...] = ()
    """(heading, text) to read beside the boxes."""
    template: str = "form_pages/form_page.html"
    """A page of its own, for forms that are more than boxes below one another."""


type Make[F] = Callable[[Any, Any], F]


def show_or_submit[F: forms.Form](
    request: KollRequest,
    question: FormPage,
    make: Make[F],
    initial: dict[str, Any],
    do: Callable[[Doing, F], Done],
    then: str | None = None,
) -> HttpResponseBase:
    """Shows the form with what was typed before; when it is sent, does the act or says why not and loses nothing."""
    if request.koll.on != request.koll.day:
        return HttpResponseRedirect(request.path)  # what is written is written today
    if request.method != "POST":
        saved = unticked(make(None, initial)) | initial
        form, draft = form_with_draft(request, question.key, saved, lambda kept: make(None, kept))
        return form_page(request, question, form, draft=draft)
    form = make(request.POST, None)
    if not form.is_valid():
        return form_page(request, question, form, status=HTTPStatus.BAD_REQUEST)
    show = partial(refused_form_page, request, question, make, form)
    return submit(request, lambda doing: do(doing, form), show, draft=question.key, then=then)


def refused_form_page[F: forms.Form](
    request: KollRequest, question: FormPage, make: Make[F], form: F, why: Refusal, status: int
) -> HttpResponseBase:
    """The page with why not and all that was typed; when another has saved first, with both texts side by side."""
    if not isinstance(why, Conflict):
        return form_page(request, question, form, why=why, status=status)
    again = request.POST.copy()
    again["revision"] = str(why.revision)
    return form_page(request, question, make(again, None), why=why, both=conflicting_fields(form, why), status=status)


def unticked(form: forms.Form) -> dict[str, Any]:
    """The boxes to tick that a form has, as they are before anybody ticks them."""
    empty: dict[str, Any] = {}
    for name, field in form.fields.items():
        if isinstance(field, forms.MultipleChoiceField):
            empty[name] = []
        elif isinstance(field, forms.BooleanField):
            empty[name] = False
    return empty


def conflicting_fields(form: forms.Form, why: Conflict) -> list[dict[str, str]]:
    """The two texts of every box that differs; a form whose boxes hold more than words says them by `in_words`."""
    said: Callable[[str, str], str] = getattr(form, "in_words", lambda _name, text: text)
    return [
        {
            "label": str(form.fields[name].label or name),
            "theirs": said(name, theirs),
            "mine": said(name, why.mine.get(name, "")),
        }
        for name, theirs in why.theirs.items()
        if name in form.fields and theirs != why.mine.get(name, "")
    ]


def form_page(
    request: KollRequest, question: FormPage, form: forms.Form, *, status: int = HTTPStatus.OK, **more: Any
) -> HttpResponseBase:
    """The page with the form."""
    more = {"form": form, "draft_key": question.key, **more}
    return render_page(request, question.template, question, status=status, **more)
