"""The possible shifts a body sees: all of them, a new one, and one to change."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpResponseBase, HttpResponsePermanentRedirect
from django.views.decorators.http import require_GET, require_http_methods

from koll.acts.descriptions import add_shift, change_shift
from koll.domain.refs import OccasionRef, ShiftChangeRef, ShiftRef
from koll.domain.refusals import Refusal
from koll.frame.form_submission import submit
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.frame.routes import address
from koll.reads.activities import bodies_existing_on
from koll.reads.descriptions import OccasionPage, ShiftView
from koll.web.activities import written_occasion_or_404
from koll.web.descriptions._writing import both_texts, must_write, saving_over
from koll.web.descriptions._writing_forms import ShiftForm
from koll.web.descriptions._writing_steps import writing_steps_of
from koll.web.form_pages import form_with_draft


@reached_by(Audience.INSIDE)
@require_GET
def show_occasion_shifts(request: KollRequest, ref: OccasionRef) -> HttpResponseBase:
    """Every shift written down, and a way to add one."""
    page = written_occasion_or_404(request, ref)
    return render_page(
        request,
        "descriptions/analyses/shifts.html",
        page,
        steps=writing_steps_of(page),
        current="shifts",
        writes=page.may.write,
        is_now=request.koll.on == request.koll.day,
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def add_shift_form(request: KollRequest, ref: OccasionRef) -> HttpResponseBase:
    """A new shift."""
    page = written_occasion_or_404(request, ref)
    key = f"shift:{page.line.id}:new"
    must_write(request, page)
    if request.method == "GET":
        saved: dict[str, Any] = {"statements": [], "bodies": []}
        form, draft = form_with_draft(request, key, saved, lambda words: shift_form(request, page, initial=words))
        return render_shift_page(request, page, None, form, draft=draft)
    form = shift_form(request, page, data=request.POST)

    def show(why: Refusal | None, status: int) -> HttpResponseBase:
        return render_shift_page(request, page, None, form, why=why, status=status)

    if not form.is_valid():
        return show(None, HTTPStatus.BAD_REQUEST)
    return submit(
        request,
        lambda doing: add_shift(doing, occasion=page.line.id, **form.words()),
        show,
        draft=key,
        then=f"{address(page.line.ref)}forflyttning/",
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def change_shift_form(request: KollRequest, ref: ShiftChangeRef) -> HttpResponseBase:
    """A shift to change."""
    page = written_occasion_or_404(request, ref.occasion)
    kept = next((one_shift for one_shift in page.shifts if one_shift.id == ref.shift), None)
    if kept is None:
        raise Http404
    key = f"shift:{page.line.id}:{kept.id}"
    must_write(request, page)
    if request.method == "GET":
        form, draft = form_with_draft(
            request, key, saved_words(kept), lambda words: shift_form(request, page, initial=words)
        )
        return render_shift_page(request, page, kept, form, draft=draft)
    return save_shift(request, page, kept, shift_form(request, page, data=request.POST))


@reached_by(Audience.INSIDE)
@require_GET
def show_shift_history(request: KollRequest, ref: ShiftChangeRef) -> HttpResponseBase:
    """Where a shift's story was once read; it is read on the shift's own page, on the same day."""
    asked = f"?{request.GET.urlencode()}" if request.GET else ""
    return HttpResponsePermanentRedirect(f"{address(ShiftRef(number=ref.shift))}{asked}")


def saved_words(kept: ShiftView) -> dict[str, Any]:
    """What stands in the boxes of a shift that has been saved."""
    return {
        "sentence": kept.sentence,
        "why": kept.why,
        "needs": kept.needs,
        "revision": kept.revision,
        "statements": [str(row) for row in kept.statement_ids],
        "bodies": list(kept.body_keys),
    }


def save_shift(request: KollRequest, page: OccasionPage, kept: ShiftView, form: ShiftForm) -> HttpResponseBase:
    """Saves a shift, or shows it again with everything in it."""

    def show(why: Refusal | None, status: int) -> HttpResponseBase:
        return render_shift_page(request, page, kept, saving_over(form, why), why=why, status=status)

    if not form.is_valid():
        return show(None, HTTPStatus.BAD_REQUEST)
    revision = form.cleaned_data["revision"]
    return submit(
        request,
        lambda doing: change_shift(doing, shift=kept.id, revision=revision, **form.words()),
        show,
        draft=f"shift:{page.line.id}:{kept.id}",
        then=f"{address(page.line.ref)}forflyttning/",
    )


def shift_form(request: KollRequest, page: OccasionPage, **options: Any) -> ShiftForm:
    """The form with the statements that are answered here and the other bodies to choose among."""
    statements = [(row.statement.id, row.statement.heading) for _label, group in page.answers for row in group]
    others = [(key, name) for key, name in bodies_existing_on(request.koll.context_today) if key != page.line.body_key]
    return ShiftForm(statements, others, **options)


def render_shift_page(
    request: KollRequest,
    page: OccasionPage,
    kept: ShiftView | None,
    form: ShiftForm,
    *,
    status: int = HTTPStatus.OK,
    why: Refusal | None = None,
    **more: Any,
) -> HttpResponseBase:
    """The page on which a shift is written."""
    return render_page(
        request,
        "descriptions/analyses/shift.html",
        page,
        status=status,
        shift=kept,
        form=form,
        why=why,
        both=both_texts(form, why),
        steps=writing_steps_of(page),
        current="shifts",
        draft_key=f"shift:{page.line.id}:{kept.id if kept else 'new'}",
        **more,
    )
