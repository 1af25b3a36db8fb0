"""Asking employees what they know: the questions beside the text, the page behind the link, and the receipt."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from typing import cast

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from koll.acts.staff import answer_question, ask_staff, close_question, take_in
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.guards import must
from koll.frame.posting import receipt_in, try_to
from koll.frame.rendering import render_page
from koll.permissions import RULES, SYSTEM, Act, Refusal, UnableTo
from koll.reads.cycle import OccasionPage
from koll.reads.staff import Asked, StaffPage, asked_at, receipt_address, receipt_at, staff_page
from koll.web.asking import Question, ask
from koll.web.drawing import drawing_of, site_of
from koll.web.forms.staff import StaffAnswerForm, StaffQuestionForm
from koll.web.views.analyses import found


def questions_found(request: KollRequest, page: OccasionPage) -> StaffPage:
    """The questions on the occasion; 404 for those who do not write it."""
    asked = staff_page(request.koll.actor, page.line.id, request.koll.on)
    if asked is None:
        raise Http404
    return asked


@reached_by(Audience.INSIDE)
@require_GET
def questions(request: KollRequest, activity: str, body: str, period: int, number: int = 1) -> HttpResponseBase:
    """The questions to employees with their answers, beside what stands in the part."""
    return questions_page(request, found(request, activity, body, period, number))


def questions_page(
    request: KollRequest, page: OccasionPage, *, why: UnableTo | None = None, status: int = HTTPStatus.OK
) -> HttpResponseBase:
    """The questions, or the questions again with why something could not be done."""
    asked = questions_found(request, page)
    site = site_of(request)
    drawn = [(each, f"{site}{each.address}", drawing_of(f"{site}{each.address}")) for each in asked.questions]
    is_now = request.koll.on == request.koll.day
    return render_page(
        request, "koll/staff/questions.html", page, status=status, asked=asked, drawn=drawn, is_now=is_now, why=why
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def asking(request: KollRequest, activity: str, body: str, period: int, number: int = 1) -> HttpResponseBase:
    """A new question to employees on a part."""
    page = found(request, activity, body, period, number)
    asked = questions_found(request, page)
    back = f"{page.line.address}medarbetare/"
    must(request, asked.may_ask, RULES[Act.ASK_STAFF].why_not, back)
    language = get_language() or "sv"
    parts = [(each.key, each.label.forms(language).indefinite.capitalize()) for each in page.parts]
    return ask(
        request,
        Question(
            heading=_("Ask the staff"),
            lede=_("Whoever has the link can answer, without an account. Nothing is kept about who they are."),
            button=_("Open the question"),
            back=back,
            key=f"ask-staff:{page.line.id}",
        ),
        lambda data, initial: StaffQuestionForm(parts, data, initial=initial),
        {"part": request.GET.get("del", "")},
        lambda doing, form: ask_staff(doing, occasion=page.line.id, **form.cleaned_data),
        then=back,
    )


@reached_by(Audience.INSIDE)
@require_POST
def closing(
    request: KollRequest, activity: str, body: str, period: int, question: int, number: int = 1
) -> HttpResponseBase:
    """Closes a question before its day."""
    page = found(request, activity, body, period, number)

    def show(why: UnableTo, status: int) -> HttpResponseBase:
        return questions_page(request, page, why=why, status=status)

    then = f"{page.line.address}medarbetare/"
    return try_to(request, lambda doing: close_question(doing, question=question), show, then=then)


@reached_by(Audience.INSIDE)
@require_POST
def taking_in(
    request: KollRequest, activity: str, body: str, period: int, answer: int, number: int = 1
) -> HttpResponseBase:
    """Takes an answer into the text of its part."""
    page = found(request, activity, body, period, number)

    def show(why: UnableTo, status: int) -> HttpResponseBase:
        return questions_page(request, page, why=why, status=status)

    then = f"{page.line.address}medarbetare/"
    return try_to(request, lambda doing: take_in(doing, answer=answer), show, then=then)


class UnableToFlood(UnableTo):
    """Too many answers come from one place in a short time."""


def must_not_flood(request: KollRequest) -> None:
    """Raises UnableToFlood after too many answers from one address; a day's secret digest of it is all that is kept."""
    place = f"{request.koll.day} {get_adapter().get_client_ip(request)}"
    key = salted_hmac("koll.staff.place", place, algorithm="sha256").hexdigest()
    if not ratelimit.consume(request, action="staff_answer", key=key):
        raise UnableToFlood(_("Many answers come from the same place just now. Wait ten minutes and send it again."))


@reached_by(Audience.EVERYBODY)
@never_cache
@require_http_methods(["GET", "POST"])
def answering(request: KollRequest, number: int, token: str) -> HttpResponseBase:
    """The question, to whoever has its link; 404 for a wrong one."""
    asked = asked_at(number, token, request.koll.day)
    if asked is None:
        raise Http404
    if request.method != "POST":
        return answer_page(request, asked, StaffAnswerForm())
    form = StaffAnswerForm(request.POST)
    if not form.is_valid():
        return answer_page(request, asked, form, status=HTTPStatus.BAD_REQUEST)
    return take_answer(request, asked, form)


def take_answer(request: KollRequest, asked: Asked, form: StaffAnswerForm) -> HttpResponseBase:
    """Takes the answer in nobody's name, and leads to its receipt; or shows it again with everything in it."""
    doing = replace(request.koll.doing(receipt_in(request.POST.get("receipt", ""))), actor=SYSTEM)
    try:
        must_not_flood(request)
        done = answer_question(doing, question=asked.id, **form.cleaned_data)
    except UnableToFlood as why:
        return answer_page(request, asked, form, why=why, status=HTTPStatus.TOO_MANY_REQUESTS)
    except Refusal as why:
        return answer_page(request, asked, form, why=cast("UnableTo", why), status=HTTPStatus.BAD_REQUEST)
    return HttpResponseRedirect(receipt_address(done.id))


def answer_page(
    request: KollRequest,
    asked: Asked,
    form: StaffAnswerForm,
    *,
    why: UnableTo | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponseBase:
    """The page behind the link."""
    return unlisted(render_page(request, "koll/staff/answer.html", asked, form=form, why=why, status=status))


def unlisted[R: HttpResponseBase](response: R) -> R:
    """The same, told to search engines not to list it."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


@reached_by(Audience.EVERYBODY)
@never_cache
@require_GET
def receipt(request: KollRequest, number: int, token: str) -> HttpResponseBase:
    """Where an answer went, to the one who gave it; 404 for a wrong link or when it has been deleted."""
    page = receipt_at(number, token, request.koll.day)
    if page is None:
        raise Http404
    return unlisted(render_page(request, "koll/staff/receipt.html", page))
