"""What anybody may read: what has been adopted, decided, held and reported, each at its own address."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from koll.domain.charter import WRITTEN
from koll.domain.refs import (
    AccountsRef,
    AttachmentRef,
    BudgetRef,
    CitedDecisionRef,
    DocumentRef,
    InstrumentRef,
    OccasionRef,
    PictureRef,
    StatementRef,
    VersionRef,
)
from koll.frame.components.formats import age
from koll.frame.components.thread import level_words_of_query
from koll.frame.duty_lines import group_duties, phrasing
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.downloads import sent
from koll.frame.http.report_downloads import as_pdf
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.frame.queries import (
    hits_in_words,
    kinds_found,
    parse_search_query,
    parse_thread_query,
    register_file,
)
from koll.frame.queries import parse_register_query as asked_of_register
from koll.frame.routes import open_address
from koll.media.rich_text import LinkTargets
from koll.public.activities import finished_occasions
from koll.public.assignments import assignments_page
from koll.public.decisions import attachment_file, corrected_decision, decision_page, decisions_page
from koll.public.descriptions import description_page, open_picture, open_pictures
from koll.public.dialogues import dialogue_result_page
from koll.public.finance import accounts_report_page, budget_page, published_accounts, published_budgets
from koll.public.home import front_page, search_page, year_of_all
from koll.public.instruments import (
    comparison,
    find_in_register,
    governing_document_page,
    instrument_page,
    instruments_page,
    is_to_be_reconsidered,
    version_page,
    whole_register,
)
from koll.public.thread import statement_page, stories_settled_by, thread_page
from koll.reports.activities import Voice, as_feed, calendar_of
from koll.reports.assignments import assignments_document
from koll.reports.descriptions import description_document, file_name
from koll.reports.thread import MOST, thread_document, whole_thread

TOLD = (*WRITTEN, "dialogue")
MOST_OWED = 12


def found[T](page: T | None) -> T:
    """The page, or 404 when there is none to show the public."""
    if page is None:
        raise Http404
    return page


@reached_by(Audience.EVERYBODY)
@require_GET
def show_front(request: KollRequest) -> HttpResponseBase:
    """What a resident meets first."""
    page = front_page(request.koll.snapshot)
    owed = group_duties(page.owed, page.municipality.charter, page.body_names)
    return render_page(
        request,
        "portal/front.html",
        page,
        owed=owed[:MOST_OWED],
        more_owed=owed[MOST_OWED:],
    )


@reached_by(Audience.EVERYBODY)
@require_GET
def show_instruments(request: KollRequest) -> HttpResponseBase:
    """Every kind of governing text with what holds."""
    return render_page(request, "portal/register.html", instruments_page(request.koll.snapshot))


@reached_by(Audience.EVERYBODY)
@require_GET
def show_register(request: KollRequest) -> HttpResponseBase:
    """The register: every text that fits what is asked for."""
    page = find_in_register(request.koll.snapshot, asked_of_register(request.GET.dict()), request.koll.language)
    return render_page(request, "portal/everything.html", page)


@reached_by(Audience.EVERYBODY)
@require_GET
def send_register(request: KollRequest, kind: str) -> HttpResponseBase:
    """The whole register as a file."""
    return sent(register_file(whole_register(request.koll.snapshot, request.koll.language), kind, request.koll.on))


@reached_by(Audience.EVERYBODY)
@require_GET
def show_document(request: KollRequest, ref: DocumentRef) -> HttpResponseBase:
    """One governing document."""
    return render_page(request, "portal/document.html", found(governing_document_page(request.koll.snapshot, ref.key)))


@reached_by(Audience.EVERYBODY)
@require_GET
def show_instrument(request: KollRequest, ref: InstrumentRef) -> HttpResponseBase:
    """One kind of governing text."""
    return render_page(request, "portal/instrument.html", found(instrument_page(request.koll.snapshot, ref.key)))


@reached_by(Audience.EVERYBODY)
@require_GET
def show_comparison(request: KollRequest, ref: InstrumentRef) -> HttpResponseBase:
    """What differs between two texts of one kind."""
    asked = {name: request.GET.get(name, "") for name in ("organ", "fran", "till")}
    page = comparison(request.koll.snapshot, ref.key, body=asked["organ"], earlier=asked["fran"], later=asked["till"])
    return render_page(request, "portal/comparison.html", found(page))


@reached_by(Audience.EVERYBODY)
@require_GET
def show_version(request: KollRequest, ref: VersionRef) -> HttpResponseBase:
    """A text in full, whichever day it held."""
    page = version_page(request.koll.snapshot, ref.instrument, ref.body, ref.in_force_from, ref.beside)
    reconsider = is_to_be_reconsidered(request.koll.snapshot, ref.instrument)
    return render_page(request, "portal/version.html", found(page), reconsider=reconsider)


@reached_by(Audience.EVERYBODY)
@require_GET
def show_statement(request: KollRequest, ref: StatementRef) -> HttpResponseBase:
    """A statement with what bodies have answered, and its story."""
    return render_page(
        request, "portal/statement.html", found(statement_page(request.koll.snapshot, ref.instrument, ref.key))
    )


@reached_by(Audience.EVERYBODY)
@require_GET
def show_decisions(request: KollRequest) -> HttpResponseBase:
    """Decisions, to choose among by body, year and words."""
    chosen = {name: request.GET.get(name, "").strip() for name in ("organ", "ar", "ord")}
    year = int(chosen["ar"]) if chosen["ar"].isascii() and chosen["ar"].isdigit() and len(chosen["ar"]) == 4 else None
    page = decisions_page(request.koll.snapshot, body=chosen["organ"], year=year, words=chosen["ord"])
    return render_page(request, "portal/decisions.html", page, chosen=chosen, year=year)


@reached_by(Audience.EVERYBODY)
@require_GET
def show_decision(request: KollRequest, ref: CitedDecisionRef) -> HttpResponseBase:
    """One decision and everything it did."""
    page = decision_page(request.koll.snapshot, ref)
    if page is None:
        return HttpResponseRedirect(open_address(found(corrected_decision(request.koll.snapshot, ref))))
    return render_page(
        request, "portal/decision.html", page, stories=stories_settled_by(request.koll.snapshot, page.line.id)
    )


@reached_by(Audience.EVERYBODY)
@require_GET
def show_assignments(request: KollRequest) -> HttpResponseBase:
    """Assignments, the open ones unless something else is chosen."""
    chosen = {name: request.GET.get(name, "").strip() for name in ("organ", "giver", "state")}
    chosen["state"] = chosen["state"] or "open"
    page = assignments_page(request.koll.snapshot, body=chosen["organ"], giver=chosen["giver"], state=chosen["state"])
    return render_page(request, "portal/assignments.html", page, chosen=chosen)


@reached_by(Audience.EVERYBODY)
@require_GET
def send_assignments_pdf(request: KollRequest) -> HttpResponse:
    """The same assignments as one document."""
    organ, giver, state = (request.GET.get(name, "").strip() for name in ("organ", "giver", "state"))
    page = assignments_page(request.koll.snapshot, body=organ, giver=giver, state=state or "open")
    document = assignments_document(
        page, request.koll.on, request.koll.snapshot.municipality, get_language() or "sv", age
    )
    return as_pdf(document, document.title)


@reached_by(Audience.EVERYBODY)
@require_GET
def show_thread(request: KollRequest) -> HttpResponseBase:
    """How what has been decided hangs together."""
    asked = parse_thread_query(request.GET)
    page = thread_page(request.koll.snapshot, asked)
    if page is None:
        page = thread_page(request.koll.snapshot, replace(asked, at=""))
        return render_page(request, "portal/thread.html", page, status=HTTPStatus.NOT_FOUND, is_missing=True)
    return render_page(request, "portal/thread.html", page)


@reached_by(Audience.EVERYBODY)
@require_GET
def send_thread_pdf(request: KollRequest) -> HttpResponse:
    """The same thread as a PDF."""
    page = found(thread_page(request.koll.snapshot, whole_thread(parse_thread_query(request.GET)), MOST))
    document = thread_document(
        page, request.koll.on, request.koll.snapshot.municipality, get_language() or "sv", level_words_of_query()
    )
    return as_pdf(document, document.title)


@reached_by(Audience.EVERYBODY)
@require_GET
def show_budgets(request: KollRequest) -> HttpResponseBase:
    """Every year that has a budget that holds or is published."""
    return render_page(request, "portal/budgets.html", published_budgets(request.koll.snapshot))


@reached_by(Audience.EVERYBODY)
@require_GET
def show_budget(request: KollRequest, ref: BudgetRef) -> HttpResponseBase:
    """A year's budget, and what has been put forward and published."""
    return render_page(request, "portal/budget.html", found(budget_page(request.koll.snapshot, ref.year)))


@reached_by(Audience.EVERYBODY)
@require_GET
def send_attachment(request: KollRequest, ref: AttachmentRef) -> HttpResponseBase:
    """A file of a decision, to be saved."""
    return sent(found(attachment_file(request.koll.snapshot, ref.number)))


@reached_by(Audience.EVERYBODY)
@require_GET
def send_picture(request: KollRequest, ref: PictureRef) -> HttpResponseBase:
    """A picture in what a body has decided."""
    return sent(found(open_picture(request.koll.snapshot, ref.number)))


@reached_by(Audience.EVERYBODY)
@require_GET
def show_descriptions(request: KollRequest) -> HttpResponseBase:
    """What bodies have told: what they have decided in writing, and dialogues whose result is reported."""
    return render_page(request, "portal/told.html", finished_occasions(request.koll.snapshot, TOLD))


@reached_by(Audience.EVERYBODY)
@require_GET
def show_occasion(request: KollRequest, ref: OccasionRef) -> HttpResponseBase:
    """What a body has decided in writing, or a dialogue's reported result; 404 while it is a draft."""
    written = description_page(request.koll.snapshot, ref)
    if written is not None:
        return render_page(request, "portal/description.html", written)
    result = found(dialogue_result_page(request.koll.snapshot, ref))
    return render_page(request, "portal/result.html", result)


@reached_by(Audience.EVERYBODY)
@require_GET
def send_occasion_pdf(request: KollRequest, ref: OccasionRef) -> HttpResponse:
    """What a body has decided in writing, as a PDF; 404 while it is a draft."""
    page = found(description_page(request.koll.snapshot, ref))
    ours = request.koll.snapshot.municipality
    language = get_language() or "sv"
    outside = LinkTargets(
        site=request.build_absolute_uri("/oppet"), pictures=open_pictures(request.koll.snapshot, page)
    )
    return as_pdf(
        description_document(request.koll.snapshot, page, ours.name, language, ours.is_example, outside),
        file_name(page, language),
    )


@reached_by(Audience.EVERYBODY)
@require_GET
def show_accessibility(request: KollRequest) -> HttpResponseBase:
    """How far these pages can be used by everybody, and where to say that they cannot."""
    return render_page(request, "portal/accessibility.html", request.koll.snapshot.municipality)


@reached_by(Audience.EVERYBODY)
@require_GET
def send_year_calendar(request: KollRequest) -> HttpResponseBase:
    """The year of all, for anybody's own calendar."""
    year = year_of_all(request.koll.snapshot_today)
    site, now = settings.PUBLIC_ADDRESS, request.koll.now
    voice = Voice(
        charter=year.municipality.charter,
        names=year.body_names,
        reader=phrasing(),
        site=site,
        where=open_address,
        now=now,
        is_open=True,
    )
    return as_feed(calendar_of(year.municipality.name, year.duties, (), year.meetings, voice), "koll")


@reached_by(Audience.EVERYBODY)
@require_GET
def show_search(request: KollRequest) -> HttpResponseBase:
    """What anybody may find."""
    asked = parse_search_query(request.GET)
    page = search_page(request.koll.snapshot, asked.query, kind=asked.kind, page=asked.page)
    return render_page(request, "portal/search.html", page, hits=hits_in_words(page), kinds=kinds_found(page.kinds))


@reached_by(Audience.EVERYBODY)
@require_GET
def show_reports(request: KollRequest) -> HttpResponseBase:
    """Every report of interim or annual accounts that is published."""
    return render_page(request, "portal/reports.html", published_accounts(request.koll.snapshot))


@reached_by(Audience.EVERYBODY)
@require_GET
def show_accounts(request: KollRequest, ref: AccountsRef) -> HttpResponseBase:
    """One report of interim or annual accounts."""
    return render_page(
        request, "portal/accounts.html", found(accounts_report_page(request.koll.snapshot, ref.year, ref.report))
    )
