"""What the council is told of dialogues: each body's own result, one document for the meeting, and the note of it."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from koll.acts import results
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.guards import must
from koll.permissions import RULES, Act
from koll.reads.dialogues import DialoguePage
from koll.reads.municipality import ours
from koll.reads.results import results_page, results_waiting
from koll.reports.results import document_of, file_name
from koll.reports.sending import as_pdf
from koll.web.asking import Question, ask
from koll.web.composing import composed
from koll.web.forms.results import NoteForm, ResultForm
from koll.web.views.dialogues import found


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def reporting(request: KollRequest, activity: str, body: str, period: int, number: int = 1) -> HttpResponseBase:
    """Telling the council the result, in the words of the body whose it is."""
    page = found(request, activity, body, period, number)
    must(request, page.may_report_for, RULES[Act.REPORT].why_not)
    bodies = page.may_report_for or ((page.line.body_key, page.line.body_name),)
    return ask(
        request,
        report_question(page),
        lambda data, kept: ResultForm(data, kept, bodies=bodies, dissent=bool(page.dissent)),
        {"result": composed(page), "body": bodies[0][0]},
        lambda doing, form: results.report(
            doing,
            occasion=page.line.id,
            result=form.cleaned_data["result"],
            body=form.cleaned_data["body"],
            with_dissent=form.with_dissent(),
        ),
    )


def report_question(page: DialoguePage) -> Question:
    """The words around a body's own result, with the dissent to read beside it."""
    return Question(
        _("Report the result to the council"),
        _("In the body's own words, on about a page. It starts from what others may read; the notes are not in it."),
        _("Report"),
        page.line.address,
        f"report:{page.line.id}",
        ((_("Who saw it differently"), page.dissent),) if page.dissent else (),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def noted(request: KollRequest) -> HttpResponseBase:
    """The council's decision to note results."""
    waiting = [(each.key, f"{each.body_name} {each.line.period}") for each in results_waiting(request.koll.day)]
    council = next((seat.body for seat in request.koll.actor.seats if seat.body_role == "council"), "")
    question = Question(
        _("Note results in the council"),
        _("The council has been told these results. Record its decision."),
        _("Record the decision"),
        "/dialoger/",
        "decision:noted",
    )
    return ask(
        request,
        question,
        lambda data, kept: NoteForm(data, kept, waiting=waiting),
        {"day": request.koll.day.isoformat()},
        lambda doing, form: results.note_reports(
            doing, reports=tuple(form.cleaned_data["reports"]), words=form.words(council)
        ),
    )


@reached_by(Audience.INSIDE)
@require_GET
def document(request: KollRequest, period: int) -> HttpResponse:
    """The results of a year in one document for the council's meeting, as a PDF."""
    municipality, day = ours(), request.koll.on
    page = results_page(period, day)
    language = get_language() or "sv"
    made = document_of(page, day, municipality.name, language, is_example=municipality.is_example)
    return as_pdf(made, file_name(page))
