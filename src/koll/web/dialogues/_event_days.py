"""A day for many: its programme to read and print, its groups, and what came out of it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from koll.acts.dialogues import (
    add_event_day_group,
    change_event_day_group,
    note_event_day_outcome,
    remove_event_day_outcome,
    use_event_day_outcome,
    write_programme,
)
from koll.domain.refs import EventDayGroupRef, OccasionRef
from koll.domain.refusals import Refusal
from koll.frame.form_submission import submit
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.guards import must
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.frame.routes import address
from koll.permissions import FROZEN_SENTENCE, WRITERS_SENTENCE
from koll.reads.dialogues import EventDayPage, event_day_page
from koll.web.dialogues._event_day_forms import (
    EventDayOutcomeForm,
    GroupForm,
    ProgrammeForm,
    TakeForm,
    in_programme_boxes,
)
from koll.web.form_pages import FormPage, show_or_submit


def day_found(request: KollRequest, ref: OccasionRef) -> EventDayPage:
    """The day, or no such page."""
    page = event_day_page(request.koll.context, ref)
    if page is None:
        raise Http404
    return page


def to_prepare(request: KollRequest, ref: OccasionRef) -> EventDayPage:
    """The day, for those who prepare it; what is sent, the act answers."""
    page = day_found(request, ref)
    must(
        request,
        page.said.may_hold and request.koll.on == request.koll.day,
        FROZEN_SENTENCE if page.said.line.done_on else WRITERS_SENTENCE,
    )
    return page


def day(request: KollRequest, ref: OccasionRef) -> HttpResponseBase:
    """One day."""
    return day_shown(request, day_found(request, ref))


def day_shown(
    request: KollRequest, page: EventDayPage, why: Refusal | None = None, status: int = 200
) -> HttpResponseBase:
    """The page, with what could not be done on top."""
    is_now = request.koll.on == request.koll.day
    return render_page(request, "dialogues/days/day.html", page, status=status, why=why, is_now=is_now)


@reached_by(Audience.INSIDE)
@require_GET
def show_programme(request: KollRequest, ref: OccasionRef) -> HttpResponseBase:
    """The programme on a sheet of its own, to print."""
    return render_page(request, "dialogues/days/programme.html", day_found(request, ref))


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def write_programme_form(request: KollRequest, ref: OccasionRef) -> HttpResponseBase:
    """Writing the programme."""
    page = to_prepare(request, ref)
    question = FormPage(
        heading=_("The programme"),
        lede=_(
            "When and where, what happens and who leads it, and who takes part. Numbers are enough; names are optional."
        ),
        button=_("Save"),
        back=address(page.said.line.ref),
        key=f"programme:{page.said.line.id}",
        template="form_pages/rows_page.html",
    )
    return show_or_submit(
        request,
        question,
        ProgrammeForm,
        in_programme_boxes(page),
        lambda doing, form: write_programme(
            doing, occasion=page.said.line.id, words=form.words(), revision=form.cleaned_data["revision"]
        ),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def add_event_day_group_form(request: KollRequest, ref: OccasionRef) -> HttpResponseBase:
    """A new group."""
    page = to_prepare(request, ref)
    question = FormPage(
        heading=_("A group"),
        lede=_("Each group talks about a question and notes what it says."),
        button=_("Add the group"),
        back=address(page.said.line.ref),
        key=f"day-group:{page.said.line.id}:new",
    )
    return show_or_submit(
        request,
        question,
        lambda data, kept: GroupForm(data, kept, is_new=True),
        {},
        lambda doing, form: add_event_day_group(doing, occasion=page.said.line.id, **form.cleaned_data),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def change_event_day_group_form(request: KollRequest, ref: EventDayGroupRef) -> HttpResponseBase:
    """A group and what it notes."""
    page = to_prepare(request, ref.occasion)
    kept = next((one_group for one_group in page.groups if one_group.id == ref.group), None)
    if kept is None:
        raise Http404
    question = FormPage(
        heading=kept.name,
        lede=kept.question,
        button=_("Save"),
        back=address(page.said.line.ref),
        key=f"day-group:{ref.group}",
    )
    initial = {"name": kept.name, "question": kept.question, "notes": kept.notes, "revision": kept.revision}
    return show_or_submit(
        request,
        question,
        lambda data, words: GroupForm(data, words, is_new=False),
        initial,
        lambda doing, form: change_event_day_group(doing, group=ref.group, **form.cleaned_data),
    )


def outcome_words(form: EventDayOutcomeForm) -> dict[str, Any]:
    """What the form says, as the act takes it."""
    chosen = form.cleaned_data.get("group")
    return {"text": form.cleaned_data["text"], "group": int(chosen) if chosen else None}


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def note_event_day_outcome_form(request: KollRequest, ref: OccasionRef) -> HttpResponseBase:
    """Noting something that came out of the day."""
    page = to_prepare(request, ref)
    question = FormPage(
        heading=_("Note what came out of the day"),
        lede=_("It can then be taken into the common analysis, as a trend or as a note beside it."),
        button=_("Note it"),
        back=address(page.said.line.ref),
        key=f"day-outcome:{page.said.line.id}",
    )
    groups = [(group.id, group.name) for group in page.groups]
    return show_or_submit(
        request,
        question,
        lambda data, kept: EventDayOutcomeForm(data, kept, groups=groups),
        {},
        lambda doing, form: note_event_day_outcome(doing, occasion=page.said.line.id, **outcome_words(form)),
    )


@reached_by(Audience.INSIDE)
@require_POST
def use_event_day_outcome_action(request: KollRequest, ref: OccasionRef, outcome: int) -> HttpResponseBase:
    """Taking something into the analysis."""
    page, form = day_found(request, ref), TakeForm(request.POST)
    if not form.is_valid():
        raise Http404
    as_trend = form.cleaned_data["how"] == "trend"
    return submit(
        request,
        lambda doing: use_event_day_outcome(doing, outcome=outcome, as_trend=as_trend),
        lambda why, status: day_shown(request, page, why, status),
    )


@reached_by(Audience.INSIDE)
@require_POST
def remove_event_day_outcome_action(request: KollRequest, ref: OccasionRef, outcome: int) -> HttpResponseBase:
    """Taking away something noted."""
    page = day_found(request, ref)
    return submit(
        request,
        lambda doing: remove_event_day_outcome(doing, outcome=outcome),
        lambda why, status: day_shown(request, page, why, status),
    )
