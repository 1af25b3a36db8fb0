"""The register of everything that governs, and the documents beside the charter's instruments."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from koll.acts.instruments import adopt_governing_document, repeal_governing_document
from koll.domain.refs import DocumentRef
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.downloads import sent
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.frame.queries import parse_register_query, register_file
from koll.frame.routes import address
from koll.reads.activities import bodies_existing_on
from koll.reads.instruments import (
    DocumentPage,
    DocumentView,
    RegisterQuery,
    document_lines,
    find_in_register,
    governing_document_page,
    kinds_kept,
)
from koll.web.form_pages import FormPage, show_or_submit
from koll.web.instruments._document_forms import DocumentForm, RepealForm


@reached_by(Audience.INSIDE)
@require_GET
def show_register(request: KollRequest) -> HttpResponseBase:
    """The register: every text that fits what is asked for."""
    page = find_in_register(request.koll.snapshot, parse_register_query(request.GET.dict()), request.koll.language)
    may_adopt = bool(mine_of(request)) and request.koll.on == request.koll.day
    return render_page(request, "instruments/steering/everything.html", page, may_adopt=may_adopt)


@reached_by(Audience.INSIDE)
@require_GET
def send_register(request: KollRequest, kind: str) -> HttpResponseBase:
    """The whole register as a file."""
    return sent(
        register_file(
            find_in_register(request.koll.snapshot, RegisterQuery(state=""), request.koll.language),
            kind,
            request.koll.on,
        )
    )


@reached_by(Audience.INSIDE)
@require_GET
def show_document(request: KollRequest, ref: DocumentRef) -> HttpResponseBase:
    """One governing document."""
    page = document_or_404(ref.key, request)
    may_change = bool(mine_of(request)) and request.koll.on == request.koll.day
    return render_page(request, "instruments/steering/document.html", page, may_change=may_change)


def document_or_404(key: str, request: KollRequest) -> DocumentPage:
    """The document on the page's day, or no such page."""
    page = governing_document_page(request.koll.snapshot, key)
    if page is None:
        raise Http404
    return page


def mine_of(request: KollRequest) -> list[tuple[str, str]]:
    """The bodies whose minutes the person keeps, as (key, name)."""
    names = request.koll.snapshot_today.bodies.names
    mine = sorted({seat.body for seat in request.koll.actor.seats if seat.role == "secretary"})
    return [(key, names[key]) for key in mine if key in names]


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def adopt_document_form(request: KollRequest, ref: DocumentRef | None = None) -> HttpResponseBase:
    """Adopting a new document, or a new text of one."""
    key = ref.key if ref else ""
    before = document_or_404(key, request).line if key else None
    mine, kinds = mine_of(request), kinds_kept()
    bodies = list(bodies_existing_on(request.koll.context_today))
    held = {
        document_line.key: document_line.title
        for document_line in document_lines(request.koll.snapshot_today)
        if document_line.state == "in_force"
    }
    others = [(other, title) for other, title in held.items() if other != key]

    def make(data: Any, initial: Any) -> DocumentForm:
        return DocumentForm(data, initial, mine=mine, bodies=bodies, kinds=kinds, others=others)

    return show_or_submit(
        request,
        adopting_question(before),
        make,
        {"day": request.koll.day.isoformat()} | as_before(before),
        lambda doing, form: adopt_governing_document(
            doing, decision=form.words(form.cleaned_data["organ"]), document=form.document(key)
        ),
    )


def adopting_question(before: DocumentView | None) -> FormPage:
    """What the page says around the form, for a new document or a new text of one."""
    return FormPage(
        heading=_("Adopt a new text of “%(title)s”") % {"title": before.title}
        if before
        else _("Adopt a governing document"),
        lede=_("Write down what has been decided. The text holds from the day you state, and ends the one before it."),
        button=_("Adopt"),
        back=address(before.ref) if before else "/styrningen/register/",
        key=f"document:{before.key if before else 'new'}",
    )


def as_before(before: DocumentView | None) -> dict[str, Any]:
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
def repeal_document_form(request: KollRequest, ref: DocumentRef) -> HttpResponseBase:
    """Repealing a document."""
    line, mine = document_or_404(ref.key, request).line, mine_of(request)
    question = FormPage(
        heading=_("Repeal “%(title)s”") % {"title": line.title},
        lede=_("It stays readable for ever, and says when it stopped holding and by which decision."),
        button=_("Repeal"),
        back=address(line.ref),
        key=f"repeal:{ref.key}",
    )
    return show_or_submit(
        request,
        question,
        lambda data, initial: RepealForm(data, initial, mine=mine),
        {"day": request.koll.day.isoformat()},
        lambda doing, form: repeal_governing_document(
            doing,
            decision=form.words(form.cleaned_data["organ"]),
            document=ref.key,
            ends_on=form.cleaned_data["ends_on"],
            words=form.cleaned_data["why"],
        ),
    )
