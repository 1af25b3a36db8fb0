"""What the council is told of dialogues: each body's own result, one document for the meeting, and the note of it."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from koll.acts.dialogues import note_dialogue_results, report_dialogue_result
from koll.domain.refs import OccasionRef
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.guards import must
from koll.frame.http.report_downloads import as_pdf
from koll.frame.http.request import KollRequest
from koll.frame.routes import address
from koll.permissions import Permission
from koll.reads.dialogues import DialoguePage, results_page, results_waiting
from koll.reports.dialogues import result_file_name, results_document
from koll.web.dialogues._dialogues import dialogue_or_404
from koll.web.dialogues._result_draft import draft_result_text
from koll.web.dialogues._result_forms import NoteForm, ResultForm
from koll.web.form_pages import FormPage, show_or_submit


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def report_dialogue_result_form(request: KollRequest, ref: OccasionRef) -> HttpResponseBase:
    """Telling the council the result, in the words of the body whose it is."""
    page = dialogue_or_404(request, ref)
    must(request, page.may_report_for, Permission.REPORT_DIALOGUE_RESULT)
    bodies = page.may_report_for or ((page.line.body_key, page.line.body_name),)
    return show_or_submit(
        request,
        report_question(page),
        lambda data, kept: ResultForm(data, kept, bodies=bodies, dissent=bool(page.dissent)),
        {"result": draft_result_text(page), "body": bodies[0][0]},
        lambda doing, form: report_dialogue_result(
            doing,
            occasion=page.line.id,
            result=form.cleaned_data["result"],
            body=form.cleaned_data["body"],
            with_dissent=form.with_dissent(),
        ),
    )


def report_question(page: DialoguePage) -> FormPage:
    """The words around a body's own result, with the dissent to read beside it."""
    return FormPage(
        heading=_("Report the result to the council"),
        lede=_(
            "In the body's own words, on about a page. It starts from what others may read; the notes are not in it."
        ),
        button=_("Report"),
        back=address(page.line.ref),
        key=f"report:{page.line.id}",
        background=((_("Who saw it differently"), page.dissent),) if page.dissent else (),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def note_dialogue_results_form(request: KollRequest) -> HttpResponseBase:
    """The council's decision to note results."""
    waiting = [(row.key, f"{row.body_name} {row.line.period}") for row in results_waiting(request.koll.context_today)]
    council = next((seat.body for seat in request.koll.actor.seats if seat.body_role == "council"), "")
    question = FormPage(
        heading=_("Note results in the council"),
        lede=_("The council has been told these results. Record its decision."),
        button=_("Record the decision"),
        back="/dialoger/",
        key="decision:noted",
    )
    return show_or_submit(
        request,
        question,
        lambda data, kept: NoteForm(data, kept, waiting=waiting),
        {"day": request.koll.day.isoformat()},
        lambda doing, form: note_dialogue_results(
            doing, reports=tuple(form.cleaned_data["reports"]), words=form.words(council)
        ),
    )


@reached_by(Audience.INSIDE)
@require_GET
def send_dialogue_results(request: KollRequest, period: int) -> HttpResponse:
    """The results of a year in one document for the council's meeting, as a PDF."""
    municipality = request.koll.snapshot.municipality
    page = results_page(request.koll.context, period)
    language = get_language() or "sv"
    made = results_document(
        request.koll.snapshot, page, municipality.name, language, is_example=municipality.is_example
    )
    return as_pdf(made, result_file_name(page))
