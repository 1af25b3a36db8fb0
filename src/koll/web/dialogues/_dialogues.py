"""Dialogues and days: the year's, one of them, what is noted in it, and that it was held."""

from __future__ import annotations

from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from koll.acts.dialogues import record_dialogue_held, write_dialogue_notes
from koll.domain.refs import OccasionRef
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.guards import must
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.frame.routes import address
from koll.permissions import FROZEN_SENTENCE, WRITERS_SENTENCE
from koll.reads.dialogues import DialoguePage, dialogue_page, dialogues_page, results_waiting
from koll.web.dialogues._dialogue_forms import NotesForm, RecordDialogueHeldForm
from koll.web.form_pages import FormPage, show_or_submit


@reached_by(Audience.INSIDE)
@require_GET
def show_dialogues(request: KollRequest, period: int | None = None) -> HttpResponseBase:
    """The dialogues of a year, and whose results the council has had."""
    year = period or request.koll.on.year
    page = dialogues_page(request.koll.context, year)
    is_now = request.koll.on == request.koll.day
    roles = {(seat.body_role, seat.role) for seat in request.koll.actor.seats} if is_now else set()
    return render_page(
        request,
        "dialogues/dialogues.html",
        page,
        before=year - 1,
        after=year + 1,
        may_open=any(role in ("secretary", "officer", "manager", "chair") for _body, role in roles),
        may_note=("council", "secretary") in roles and bool(results_waiting(request.koll.context)),
        mine=[(seat.body, seat.body_name) for seat in request.koll.actor.seats if seat.body_role != "unit"],
    )


def dialogue_or_404(request: KollRequest, ref: OccasionRef) -> DialoguePage:
    """The dialogue, or no such page."""
    page = dialogue_page(request.koll.context, ref)
    if page is None:
        raise Http404
    return page


def to_write(request: KollRequest, ref: OccasionRef) -> DialoguePage:
    """The dialogue, for those who write in it; a form that is sent is left to the act, so that no words are lost."""
    page = dialogue_or_404(request, ref)
    must(request, page.may_hold, FROZEN_SENTENCE if page.line.done_on else WRITERS_SENTENCE)
    return page


def dialogue(request: KollRequest, ref: OccasionRef) -> HttpResponseBase:
    """One dialogue."""
    return render_page(request, "dialogues/dialogue.html", dialogue_or_404(request, ref))


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def write_dialogue_notes_form(request: KollRequest, ref: OccasionRef) -> HttpResponseBase:
    """Noting what is said and what comes of it."""
    page = to_write(request, ref)
    question = FormPage(
        heading=_("Notes and result"),
        lede=_("The notes stay with those who take part. The result and the dissent are told to the council."),
        button=_("Save"),
        back=address(page.line.ref),
        key=f"notes:{page.line.id}",
        background=((page.form_name or _("The form"), page.form_text),) if page.form_text else (),
    )
    initial = {"notes": page.notes, "result": page.result, "dissent": page.dissent, "revision": page.revision}
    return show_or_submit(
        request,
        question,
        NotesForm,
        initial,
        lambda doing, form: write_dialogue_notes(doing, occasion=page.line.id, **form.cleaned_data),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def record_dialogue_held_form(request: KollRequest, ref: OccasionRef) -> HttpResponseBase:
    """Recording that it was held."""
    page = to_write(request, ref)
    question = FormPage(
        heading=_("Record that it was held"),
        lede=_("What came of it is then fixed. The notes stay as they are."),
        button=_("It was held"),
        back=address(page.line.ref),
        key=f"held:{page.line.id}",
        background=((_("What came of it"), page.result),),
    )
    return show_or_submit(
        request,
        question,
        RecordDialogueHeldForm,
        {"held_on": request.koll.day.isoformat()},
        lambda doing, form: record_dialogue_held(doing, occasion=page.line.id, held_on=form.cleaned_data["held_on"]),
    )
