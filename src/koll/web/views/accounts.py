"""Interim and annual accounts: composed from what bodies answered, written, compared and printed."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from koll.acts.accounts import write_accounts
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.guards import must
from koll.frame.rendering import render_page
from koll.frame.templatetags.accounts import about_word, accounts_word
from koll.permissions import RULES, Act, may
from koll.reads import accounts as reads
from koll.reads.municipality import ours
from koll.reports.accounts import document_of
from koll.reports.sending import as_pdf
from koll.web.asking import Question, ask
from koll.web.forms.accounts import AccountsTextForm

KINDS = ("interim", "annual")


@reached_by(Audience.INSIDE)
@require_GET
def overview(request: KollRequest) -> HttpResponseBase:
    """Every report."""
    page = reads.accounts_list(request.koll.actor, request.koll.on)
    now = request.koll.on == request.koll.day
    return render_page(
        request,
        "koll/accounts/list.html",
        page,
        may_begin=now and may(request.koll.actor, Act.KEEP_ACCOUNTS).allowed,
    )


def found(request: KollRequest, year: int, kind: str) -> reads.AccountsPage:
    """The report, or no such page."""
    page = reads.accounts_page(request.koll.actor, year, kind, request.koll.on) if kind in KINDS else None
    if page is None:
        raise Http404
    return page


@reached_by(Audience.INSIDE)
@require_GET
def one(request: KollRequest, year: int, kind: str) -> HttpResponseBase:
    """One report."""
    page = found(request, year, kind)
    others = [
        each for each in reads.accounts_list(request.koll.actor, request.koll.on) if each.address != page.line.address
    ]
    now = request.koll.on == request.koll.day
    return render_page(request, "koll/accounts/one.html", page, now=now, others=others[:4])


@reached_by(Audience.INSIDE)
@require_GET
def as_document(request: KollRequest, year: int, kind: str) -> HttpResponse:
    """The report as a PDF."""
    page = found(request, year, kind)
    title = f"{accounts_word(kind)} {year}"
    municipality = ours()
    parts = {about: about_word(about) for about in reads.ABOUT}
    return as_pdf(document_of(page, title, municipality.name, get_language() or "sv", parts), title)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def writing(request: KollRequest, year: int, kind: str, about: str) -> HttpResponseBase:
    """Writing what the report says about one thing, beside what bodies have told."""
    page = found(request, year, kind)
    goal = next((each for each in page.goals if each.text.about == about), None)
    kept = goal.text if goal else page.texts.get(about)
    if kept is None:
        raise Http404
    must(request, page.may_write, RULES[Act.KEEP_ACCOUNTS].why_not, page.line.address)
    return ask(
        request,
        writing_about(page, about, goal),
        lambda data, put_back: AccountsTextForm(data, initial=put_back),
        {"text": kept.text, "revision": kept.revision},
        lambda doing, form: write_accounts(doing, year=year, kind=kind, about=about, **form.cleaned_data),
    )


def writing_about(page: reads.AccountsPage, about: str, goal: reads.GoalInAccounts | None) -> Question:
    """The words around what is written about one thing."""
    return Question(
        goal.statement.heading if goal else about_word(about),
        _(
            "Reasoning and figures are worth the same. "
            "Say what has happened, what it depends on, and what is not known."
        ),
        _("Save"),
        f"{page.line.address}#{about}",
        f"accounts:{page.line.year}:{page.line.kind}:{about}",
        beside(goal),
    )


def beside(goal: reads.GoalInAccounts | None) -> tuple[tuple[str, str], ...]:
    """What bodies have told of the goal, to read beside the box."""
    if goal is None:
        return ()
    return tuple((told.body_name, "\n\n".join(words for _label, words in told.words)) for told in goal.told)


@reached_by(Audience.INSIDE)
@require_GET
def comparing(request: KollRequest, year: int, kind: str, other_year: int, other_kind: str) -> HttpResponseBase:
    """Two reports beside each other."""
    page, other = found(request, year, kind), found(request, other_year, other_kind)
    rows = reads.beside(other, page)
    return render_page(request, "koll/accounts/beside.html", page, other=other, rows=rows)
