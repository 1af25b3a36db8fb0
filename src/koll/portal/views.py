"""What anybody may read: what has been adopted, decided, held and reported, each at its own address."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.duties import reader, together
from koll.frame.files import sent
from koll.frame.registering import asked_for as asked_of_register
from koll.frame.registering import register_file
from koll.frame.rendering import render_page
from koll.frame.searching import asked_for, hits_in_words, kinds_found
from koll.reads import public
from koll.reports.calendar import Voice, as_feed, calendar_of
from koll.reports.description import document_of, file_name
from koll.reports.sending import as_pdf

WRITTEN = ("analysis", "description", "followup")
TOLD = (*WRITTEN, "dialogue")
MOST_OWED = 12


def found[T](page: T | None) -> T:
    """The page, or 404 when there is none to show the public."""
    if page is None:
        raise Http404
    return page


@reached_by(Audience.EVERYBODY)
@require_GET
def front(request: KollRequest) -> HttpResponseBase:
    """What a resident meets first."""
    page = public.front_page(request.koll.on)
    owed = together(page.owed, page.municipality.charter, page.body_names)
    return render_page(
        request,
        "portal/front.html",
        page,
        owed=owed[:MOST_OWED],
        more_owed=owed[MOST_OWED:],
    )


@reached_by(Audience.EVERYBODY)
@require_GET
def register(request: KollRequest) -> HttpResponseBase:
    """Every kind of governing text with what holds."""
    return render_page(request, "portal/register.html", public.register(request.koll.on))


@reached_by(Audience.EVERYBODY)
@require_GET
def everything(request: KollRequest) -> HttpResponseBase:
    """The register: every text that fits what is asked for."""
    page = public.everything(asked_of_register(request.GET.dict()), request.koll.on)
    return render_page(request, "portal/everything.html", page)


@reached_by(Audience.EVERYBODY)
@require_GET
def register_table(request: KollRequest, kind: str) -> HttpResponseBase:
    """The whole register as a file."""
    return sent(register_file(public.whole_register(request.koll.on), kind, request.koll.on))


@reached_by(Audience.EVERYBODY)
@require_GET
def document(request: KollRequest, key: str) -> HttpResponseBase:
    """One governing document."""
    return render_page(request, "portal/document.html", found(public.document(key, request.koll.on)))


@reached_by(Audience.EVERYBODY)
@require_GET
def instrument(request: KollRequest, instrument: str) -> HttpResponseBase:
    """One kind of governing text."""
    return render_page(request, "portal/instrument.html", found(public.instrument(instrument, request.koll.on)))


@reached_by(Audience.EVERYBODY)
@require_GET
def version(request: KollRequest, instrument: str, on: date, body: str = "", beside: int = 0) -> HttpResponseBase:
    """A text in full, whichever day it held."""
    page = public.version(instrument, body, on, request.koll.on, beside)
    return render_page(request, "portal/version.html", found(page))


@reached_by(Audience.EVERYBODY)
@require_GET
def statement(request: KollRequest, instrument: str, key: str) -> HttpResponseBase:
    """A statement with what bodies have answered, and its story."""
    return render_page(request, "portal/statement.html", found(public.statement(instrument, key, request.koll.on)))


@reached_by(Audience.EVERYBODY)
@require_GET
def decisions(request: KollRequest) -> HttpResponseBase:
    """Decisions, to choose among by body, year and words."""
    chosen = {name: request.GET.get(name, "").strip() for name in ("organ", "ar", "ord")}
    year = int(chosen["ar"]) if chosen["ar"].isascii() and chosen["ar"].isdigit() and len(chosen["ar"]) == 4 else None
    page = public.decisions(request.koll.on, body=chosen["organ"], year=year, words=chosen["ord"])
    return render_page(request, "portal/decisions.html", page, chosen=chosen, year=year)


@reached_by(Audience.EVERYBODY)
@require_GET
def decision(
    request: KollRequest, body: str, year: int, paragraph: int | None = None, number: int | None = None
) -> HttpResponseBase:
    """One decision and everything it did."""
    page = public.decision(body, year, paragraph, number, request.koll.on)
    if page is None:
        now = found(public.decision_now(request.path.removeprefix("/oppet")))
        return HttpResponseRedirect(f"/oppet{now}")
    return render_page(request, "portal/decision.html", page, stories=public.settled_by(page.line.id, request.koll.on))


@reached_by(Audience.EVERYBODY)
@require_GET
def assignments(request: KollRequest) -> HttpResponseBase:
    """Assignments, the open ones unless something else is chosen."""
    chosen = {name: request.GET.get(name, "").strip() for name in ("organ", "giver", "state")}
    chosen["state"] = chosen["state"] or "open"
    page = public.assignments(request.koll.on, body=chosen["organ"], giver=chosen["giver"], state=chosen["state"])
    return render_page(request, "portal/assignments.html", page, chosen=chosen)


@reached_by(Audience.EVERYBODY)
@require_GET
def budgets(request: KollRequest) -> HttpResponseBase:
    """Every year that has a budget that holds or is published."""
    return render_page(request, "portal/budgets.html", public.budgets(request.koll.on))


@reached_by(Audience.EVERYBODY)
@require_GET
def budget(request: KollRequest, year: int) -> HttpResponseBase:
    """A year's budget, and what has been put forward and published."""
    return render_page(request, "portal/budget.html", found(public.budget(year, request.koll.on)))


@reached_by(Audience.EVERYBODY)
@require_GET
def attachment(request: KollRequest, number: int) -> HttpResponseBase:
    """A file of a decision, to be saved."""
    return sent(found(public.attachment(number, request.koll.on)))


@reached_by(Audience.EVERYBODY)
@require_GET
def told(request: KollRequest) -> HttpResponseBase:
    """What bodies have told: what they have decided in writing, and dialogues whose result is reported."""
    return render_page(request, "portal/told.html", public.finished(request.koll.on, TOLD))


@reached_by(Audience.EVERYBODY)
@require_GET
def occasion(request: KollRequest, activity: str, body: str, period: int, number: int = 1) -> HttpResponseBase:
    """What a body has decided in writing, or a dialogue's reported result; 404 while it is a draft."""
    written = public.description(activity, body, period, number, request.koll.on)
    if written is not None:
        return render_page(request, "portal/description.html", written)
    result = found(public.result(activity, body, period, number, request.koll.on))
    return render_page(request, "portal/result.html", result)


@reached_by(Audience.EVERYBODY)
@require_GET
def occasion_pdf(request: KollRequest, activity: str, body: str, period: int, number: int = 1) -> HttpResponse:
    """What a body has decided in writing, as a PDF; 404 while it is a draft."""
    page = found(public.description(activity, body, period, number, request.koll.on))
    ours = public.ours()
    language = get_language() or "sv"
    return as_pdf(document_of(page, ours.name, language, ours.is_example), file_name(page, language))


@reached_by(Audience.EVERYBODY)
@require_GET
def accessibility(request: KollRequest) -> HttpResponseBase:
    """How far these pages can be used by everybody, and where to say that they cannot."""
    return render_page(request, "portal/accessibility.html", public.ours())


@reached_by(Audience.EVERYBODY)
@require_GET
def year_calendar(request: KollRequest) -> HttpResponseBase:
    """The year of all, for anybody's own calendar."""
    year = public.year_of_all(request.koll.day)
    site, now = settings.PUBLIC_ADDRESS, request.koll.now
    voice = Voice(year.municipality.charter, year.body_names, reader(), site, now, is_open=True)
    return as_feed(calendar_of(year.municipality.name, year.duties, (), year.meetings, voice), "koll")


@reached_by(Audience.EVERYBODY)
@require_GET
def search(request: KollRequest) -> HttpResponseBase:
    """What anybody may find."""
    asked = asked_for(request.GET)
    page = public.search_page(asked.query, request.koll.on, kind=asked.kind, page=asked.page)
    return render_page(request, "portal/search.html", page, hits=hits_in_words(page), kinds=kinds_found(page.kinds))


@reached_by(Audience.EVERYBODY)
@require_GET
def reports(request: KollRequest) -> HttpResponseBase:
    """Every report of interim or annual accounts that is published."""
    return render_page(request, "portal/reports.html", public.reports(request.koll.on))


@reached_by(Audience.EVERYBODY)
@require_GET
def accounts(request: KollRequest, year: int, kind: str) -> HttpResponseBase:
    """One report of interim or annual accounts."""
    return render_page(request, "portal/accounts.html", found(public.accounts(year, kind, request.koll.on)))
