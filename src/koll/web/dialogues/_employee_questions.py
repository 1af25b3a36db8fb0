"""Asking employees what they know: the questions beside the text, the page behind the link, and the receipt."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from koll.acts.dialogues import answer_employee_question, ask_employees, close_employee_question, use_employee_answer
from koll.domain.refs import EmployeeAnswerRef, EmployeeQuestionRef, OccasionRef
from koll.domain.refusals import Busy, Refusal
from koll.frame.form_submission import doing_of, submit
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.guards import must
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.frame.routes import address
from koll.permissions import SYSTEM, Permission
from koll.reads.descriptions import OccasionPage
from koll.reads.dialogues import (
    EmployeeQuestionPage,
    EmployeeQuestionsPage,
    question_with_token,
    receipt_at,
    receipt_ref,
    staff_page,
)
from koll.web.activities import written_occasion_or_404
from koll.web.dialogues._employee_question_forms import EmployeeAnswerForm, EmployeeQuestionForm
from koll.web.form_pages import FormPage, drawing_of, show_or_submit, site_of


def questions_found(request: KollRequest, page: OccasionPage) -> EmployeeQuestionsPage:
    """The questions on the occasion; 404 for those who do not write it."""
    asked = staff_page(request.koll.context, page.line.id)
    if asked is None:
        raise Http404
    return asked


@reached_by(Audience.INSIDE)
@require_GET
def show_employee_questions(request: KollRequest, ref: OccasionRef) -> HttpResponseBase:
    """The questions to employees with their answers, beside what stands in the part."""
    return questions_page(request, written_occasion_or_404(request, ref))


def questions_page(
    request: KollRequest, page: OccasionPage, *, why: Refusal | None = None, status: int = HTTPStatus.OK
) -> HttpResponseBase:
    """The questions, or the questions again with why something could not be done."""
    asked = questions_found(request, page)
    site = site_of(request)
    drawn = [
        (question, f"{site}{address(question.ref)}", drawing_of(f"{site}{address(question.ref)}"))
        for question in asked.questions
    ]
    is_now = request.koll.on == request.koll.day
    return render_page(
        request, "dialogues/staff/questions.html", page, status=status, asked=asked, drawn=drawn, is_now=is_now, why=why
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def ask_employees_form(request: KollRequest, ref: OccasionRef) -> HttpResponseBase:
    """A new question to employees on a part."""
    page = written_occasion_or_404(request, ref)
    asked = questions_found(request, page)
    back = f"{address(page.line.ref)}medarbetare/"
    must(request, asked.may_ask, Permission.ASK_EMPLOYEES, back)
    language = get_language() or "sv"
    parts = [(part.key, part.label.forms(language).indefinite.capitalize()) for part in page.parts]
    return show_or_submit(
        request,
        FormPage(
            heading=_("Ask the staff"),
            lede=_("Whoever has the link can answer, without an account. Nothing is kept about who they are."),
            button=_("Open the question"),
            back=back,
            key=f"ask-staff:{page.line.id}",
        ),
        lambda data, initial: EmployeeQuestionForm(parts, data, initial=initial),
        {"part": request.GET.get("del", "")},
        lambda doing, form: ask_employees(doing, occasion=page.line.id, **form.cleaned_data),
        then=back,
    )


@reached_by(Audience.INSIDE)
@require_POST
def close_employee_question_action(request: KollRequest, ref: OccasionRef, question: int) -> HttpResponseBase:
    """Closes a question before its day."""
    page = written_occasion_or_404(request, ref)

    def show(why: Refusal, status: int) -> HttpResponseBase:
        return questions_page(request, page, why=why, status=status)

    then = f"{address(page.line.ref)}medarbetare/"
    return submit(request, lambda doing: close_employee_question(doing, question=question), show, then=then)


@reached_by(Audience.INSIDE)
@require_POST
def use_employee_answer_action(request: KollRequest, ref: OccasionRef, answer: int) -> HttpResponseBase:
    """Takes an answer into the text of its part."""
    page = written_occasion_or_404(request, ref)

    def show(why: Refusal, status: int) -> HttpResponseBase:
        return questions_page(request, page, why=why, status=status)

    then = f"{address(page.line.ref)}medarbetare/"
    return submit(request, lambda doing: use_employee_answer(doing, answer=answer), show, then=then)


def refusal_of_flood(request: KollRequest) -> Busy | None:
    """The refusal after too many answers from one address, of which a day's secret digest is all that is kept."""
    place = f"{request.koll.day} {get_adapter().get_client_ip(request)}"
    key = salted_hmac("koll.staff.place", place, algorithm="sha256").hexdigest()
    if ratelimit.consume(request, action="staff_answer", key=key):
        return None
    return Busy(
        "employee_question.too_many_answers",
        _("Many answers come from the same place just now. Wait ten minutes and send it again."),
    )


@reached_by(Audience.EVERYBODY)
@never_cache
@require_http_methods(["GET", "POST"])
def answer_employee_question_form(request: KollRequest, ref: EmployeeQuestionRef) -> HttpResponseBase:
    """The question, to whoever has its link; 404 for a wrong one."""
    asked = question_with_token(request.koll.context_today, ref.number, ref.token)
    if asked is None:
        raise Http404
    if request.method != "POST":
        return render_employee_answer_page(request, asked, EmployeeAnswerForm())
    form = EmployeeAnswerForm(request.POST)
    if not form.is_valid():
        return render_employee_answer_page(request, asked, form, status=HTTPStatus.BAD_REQUEST)
    return take_answer(request, asked, form)


def take_answer(request: KollRequest, asked: EmployeeQuestionPage, form: EmployeeAnswerForm) -> HttpResponseBase:
    """Takes the answer in nobody's name, and leads to its receipt; or shows it again with everything in it."""
    doing = replace(doing_of(request), actor=SYSTEM)
    if (flood := refusal_of_flood(request)) is not None:
        return render_employee_answer_page(request, asked, form, why=flood, status=HTTPStatus.TOO_MANY_REQUESTS)
    try:
        done = answer_employee_question(doing, question=asked.id, **form.cleaned_data)
    except Refusal as why:
        return render_employee_answer_page(request, asked, form, why=why, status=HTTPStatus.BAD_REQUEST)
    return HttpResponseRedirect(address(receipt_ref(done.id)))


def render_employee_answer_page(
    request: KollRequest,
    asked: EmployeeQuestionPage,
    form: EmployeeAnswerForm,
    *,
    why: Refusal | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponseBase:
    """The page behind the link."""
    return unlisted(render_page(request, "dialogues/staff/answer.html", asked, form=form, why=why, status=status))


def unlisted[R: HttpResponseBase](response: R) -> R:
    """The same, told to search engines not to list it."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


@reached_by(Audience.EVERYBODY)
@never_cache
@require_GET
def show_employee_answer_receipt(request: KollRequest, ref: EmployeeAnswerRef) -> HttpResponseBase:
    """Where an answer went, to the one who gave it; 404 for a wrong link or when it has been deleted."""
    page = receipt_at(request.koll.context_today, ref.number, ref.token)
    if page is None:
        raise Http404
    return unlisted(render_page(request, "dialogues/staff/receipt.html", page))
