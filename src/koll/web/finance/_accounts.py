"""Interim and annual accounts: composed from what bodies answered, written, compared and printed."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from koll.acts.finance import write_accounts
from koll.domain.refs import AccountsRef
from koll.frame.components.finance import about_word, accounts_word
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.guards import must
from koll.frame.http.report_downloads import as_pdf
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.frame.routes import address
from koll.permissions import Permission, may
from koll.reads.finance import ABOUT, AccountsPage, GoalInAccounts, accounts_list, accounts_page
from koll.reads.finance import beside as beside_read
from koll.reports.finance import accounts_document
from koll.web.finance._accounts_forms import AccountsTextForm
from koll.web.form_pages import FormPage, show_or_submit

KINDS = ("interim", "annual")


@reached_by(Audience.INSIDE)
@require_GET
def show_accounts_overview(request: KollRequest) -> HttpResponseBase:
    """Every report."""
    page = accounts_list(request.koll.context)
    now = request.koll.on == request.koll.day
    return render_page(
        request,
        "finance/accounts/list.html",
        page,
        may_begin=now and may(request.koll.actor, Permission.MANAGE_ACCOUNTS).allowed,
    )


def accounts_or_404(request: KollRequest, ref: AccountsRef) -> AccountsPage:
    """The report, or no such page."""
    page = accounts_page(request.koll.context, ref.year, ref.report) if ref.report in KINDS else None
    if page is None:
        raise Http404
    return page


@reached_by(Audience.INSIDE)
@require_GET
def show_accounts(request: KollRequest, ref: AccountsRef) -> HttpResponseBase:
    """One report."""
    page = accounts_or_404(request, ref)
    others = [row for row in accounts_list(request.koll.context) if row.ref != page.line.ref]
    now = request.koll.on == request.koll.day
    return render_page(request, "finance/accounts/one.html", page, now=now, others=others[:4])


@reached_by(Audience.INSIDE)
@require_GET
def send_accounts(request: KollRequest, ref: AccountsRef) -> HttpResponse:
    """The report as a PDF."""
    page = accounts_or_404(request, ref)
    title = f"{accounts_word(ref.report)} {ref.year}"
    municipality = request.koll.snapshot.municipality
    parts = {about: about_word(about) for about in ABOUT}
    return as_pdf(accounts_document(page, title, municipality.name, get_language() or "sv", parts), title)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def write_accounts_form(request: KollRequest, ref: AccountsRef, about: str) -> HttpResponseBase:
    """Writing what the report says about one thing, beside what bodies have told."""
    page = accounts_or_404(request, ref)
    goal = next((one_goal for one_goal in page.goals if one_goal.text.about == about), None)
    kept = goal.text if goal else page.texts.get(about)
    if kept is None:
        raise Http404
    must(request, page.may_write, Permission.MANAGE_ACCOUNTS, address(page.line.ref))
    return show_or_submit(
        request,
        writing_about(page, about, goal),
        lambda data, put_back: AccountsTextForm(data, initial=put_back),
        {"text": kept.text, "revision": kept.revision},
        lambda doing, form: write_accounts(doing, year=ref.year, kind=ref.report, about=about, **form.cleaned_data),
    )


def writing_about(page: AccountsPage, about: str, goal: GoalInAccounts | None) -> FormPage:
    """The words around what is written about one thing."""
    return FormPage(
        heading=goal.statement.heading if goal else about_word(about),
        lede=_(
            "Reasoning and figures are worth the same. "
            "Say what has happened, what it depends on, and what is not known."
        ),
        button=_("Save"),
        back=f"{address(page.line.ref)}#{about}",
        key=f"accounts:{page.line.year}:{page.line.kind}:{about}",
        background=accounts_beside(goal),
    )


def accounts_beside(goal: GoalInAccounts | None) -> tuple[tuple[str, str], ...]:
    """What bodies have told of the goal, to read beside the box."""
    if goal is None:
        return ()
    return tuple((told.body_name, "\n\n".join(words for _label, words in told.words)) for told in goal.told)


@reached_by(Audience.INSIDE)
@require_GET
def show_accounts_comparison(request: KollRequest, ref: AccountsRef, other: AccountsRef) -> HttpResponseBase:
    """Two reports beside each other."""
    page, beside = accounts_or_404(request, ref), accounts_or_404(request, other)
    rows = beside_read(beside, page)
    return render_page(request, "finance/accounts/beside.html", page, other=beside, rows=rows)
