"""The register of everything that governs, and the documents beside the charter's instruments."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from koll.acts.documents import adopt_document, repeal_document
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.files import sent
from koll.frame.registering import asked_for, register_file
from koll.frame.rendering import render_page
from koll.reads.documents import DocumentLine, DocumentPage, document_lines, document_page, kinds_kept
from koll.reads.municipality import body_names
from koll.reads.progress import bodies_on
from koll.reads.register import Asked, register_of
from koll.web.asking import Question, ask
from koll.web.forms.documents import DocumentForm, RepealForm


@reached_by(Audience.INSIDE)
@require_GET
def everything(request: KollRequest) -> HttpResponseBase:
    """The register: every text that fits what is asked for."""
    page = register_of(asked_for(request.GET.dict()), request.koll.on)
    may_adopt = bool(mine_of(request)) and request.koll.on == request.koll.day
    return render_page(request, "koll/steering/everything.html", page, may_adopt=may_adopt)


@reached_by(Audience.INSIDE)
@require_GET
def table(request: KollRequest, kind: str) -> HttpResponseBase:
    """The whole register as a file."""
    return sent(register_file(register_of(Asked(state=""), request.koll.on), kind, request.koll.on))


@reached_by(Audience.INSIDE)
@require_GET
def document(request: KollRequest, key: str) -> HttpResponseBase:
    """One governing document."""
    page = found(key, request)
    may_change = bool(mine_of(request)) and request.koll.on == request.koll.day
    return render_page(request, "koll/steering/document.html", page, may_change=may_change)


def found(key: str, request: KollRequest) -> DocumentPage:
    """The document on the page's day, or no such page."""
    page = document_page(key, request.koll.on)
    if page is None:
        raise Http404
    return page


def mine_of(request: KollRequest) -> list[tuple[str, str]]:
    """The bodies whose minutes the person keeps, as (key, name)."""
    names = body_names(request.koll.day)
    mine = sorted({seat.body for seat in request.koll.actor.seats if seat.role == "secretary"})
    return [(key, names[key]) for key in mine if key in names]


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def adopting(request: KollRequest, key: str = "") -> HttpResponseBase:
    """Adopting a new document, or a new text of one."""
    before = found(key, request).line if key else None
    mine, bodies, kinds = mine_of(request), list(bodies_on(request.koll.day)), kinds_kept()
    held = {each.key: each.title for each in document_lines(request.koll.day) if each.state == "in_force"}
    others = [(other, title) for other, title in held.items() if other != key]

    def make(data: Any, initial: Any) -> DocumentForm:
        return DocumentForm(data, initial, mine=mine, bodies=bodies, kinds=kinds, others=others)

    return ask(
        request,
        adopting_question(before),
        make,
        {"day": request.koll.day.isoformat()} | as_before(before),
        lambda doing, form: adopt_document(
            doing, decision=form.words(form.cleaned_data["organ"]), document=form.document(key)
        ),
    )


def adopting_question(before: DocumentLine | None) -> Question:
    """What the page says around the form, for a new document or a new text of one."""
    return Question(
        _("Adopt a new text of “%(title)s”") % {"title": before.title} if before else _("Adopt a governing document"),
        _("Write down what has been decided. The text holds from the day you state, and ends the one before it."),
        _("Adopt"),
        before.address if before else "/styrningen/register/",
        f"document:{before.key if before else 'new'}",
    )


def as_before(before: DocumentLine | None) -> dict[str, Any]:
    """What a new text of a document takes over until something else is written."""
    if before is None:
        return {}
    return {
        "kind": before.kind,
        "title": before.title,
        "responsible": before.responsible_key,
        "responsible_role": before.responsible_role,
    }


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def repealing(request: KollRequest, key: str) -> HttpResponseBase:
    """Repealing a document."""
    line, mine = found(key, request).line, mine_of(request)
    question = Question(
        _("Repeal “%(title)s”") % {"title": line.title},
        _("It stays readable for ever, and says when it stopped holding and by which decision."),
        _("Repeal"),
        line.address,
        f"repeal:{key}",
    )
    return ask(
        request,
        question,
        lambda data, initial: RepealForm(data, initial, mine=mine),
        {"day": request.koll.day.isoformat()},
        lambda doing, form: repeal_document(
            doing,
            decision=form.words(form.cleaned_data["organ"]),
            document=key,
            ends_on=form.cleaned_data["ends_on"],
            words=form.cleaned_data["why"],
        ),
    )
