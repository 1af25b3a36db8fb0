"""The steps of a report: begun, handed over by the executive board, published, and treated by the council."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from koll.acts.engine import Doing, Done
from koll.acts.finance import begin_accounts, hand_over_accounts, publish_accounts, treat_accounts
from koll.domain.refs import AccountsRef
from koll.domain.refusals import Refusal
from koll.frame.components.finance import accounts_word
from koll.frame.form_submission import submit
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.guards import must, must_act
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.frame.routes import address
from koll.permissions import Permission
from koll.web.decisions import DecisionForm
from koll.web.finance._accounts import accounts_or_404
from koll.web.finance._accounts_forms import BeginAccountsForm, TreatForm
from koll.web.finance._budget_changes import seat_in
from koll.web.form_pages import FormPage, show_or_submit

LIST = "/bokslut/"
AUGUST_31 = (8, 31)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def begin_accounts_form(request: KollRequest) -> HttpResponseBase:
    """Beginning a report."""
    must_act(request, Permission.MANAGE_ACCOUNTS)
    day = request.koll.day
    lede = _("The report is put together from what the bodies have answered. Nothing has to be written twice.")
    return show_or_submit(
        request,
        FormPage(heading=_("Begin a report"), lede=lede, button=_("Begin the report"), back=LIST, key="accounts:new"),
        lambda data, kept: BeginAccountsForm(data, kept, day=day),
        {"kind": "interim", "year": day.year, "ends_on": date(day.year, *AUGUST_31).isoformat()},
        lambda doing, form: begin_accounts(
            doing,
            year=int(form.cleaned_data["year"]),
            kind=form.cleaned_data["kind"],
            ends_on=form.cleaned_data["ends_on"],
        ),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def hand_over_accounts_form(request: KollRequest, ref: AccountsRef) -> HttpResponseBase:
    """Recording that the executive board hands the report over."""
    page = accounts_or_404(request, ref)
    must(request, page.may_hand, Permission.RECORD_LEGAL_DUTY_MET, address(page.line.ref))
    title = f"{accounts_word(ref.report)} {ref.year}"
    question = FormPage(
        heading=_("Hand over to the council and the auditors"),
        lede=_("%(title)s is frozen when it has been handed over. It is to be handed over by %(day)s (%(section)s).")
        % {"title": title, "day": page.due.last_day.isoformat(), "section": page.due.section},
        button=_("Record that it is handed over"),
        back=address(page.line.ref),
        key=f"accounts:{ref.year}:{ref.report}:hand",
    )
    return show_or_submit(
        request,
        question,
        lambda data, kept: DecisionForm(data, initial=kept),
        {"day": request.koll.day.isoformat(), "heading": title},
        lambda doing, form: hand_over_accounts(
            doing, year=ref.year, kind=ref.report, words=form.words(seat_in(request, "executive"))
        ),
    )


@reached_by(Audience.INSIDE)
@require_POST
def publish_accounts_action(request: KollRequest, ref: AccountsRef) -> HttpResponseBase:
    """Putting a report on the open pages."""
    page = accounts_or_404(request, ref)

    def show(why: Refusal, status: int) -> HttpResponseBase:
        return render_page(request, "finance/accounts/one.html", page, status=status, why=why, now=True)

    return submit(request, lambda doing: publish_accounts(doing, year=ref.year, kind=ref.report), show)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def treat_accounts_form(request: KollRequest, ref: AccountsRef) -> HttpResponseBase:
    """Recording that the council has treated the report, with the auditors' statement."""
    page = accounts_or_404(request, ref)
    must(request, page.may_treat, Permission.RECORD_LEGAL_DUTY_MET, address(page.line.ref))
    question = FormPage(
        heading=_("Treated by the council"),
        lede=_(
            "The council treats at least one interim report a year (KL 11:16), and approves the annual report before "
            "it decides on discharge (KL 11:21)."
        ),
        button=_("Record that it has been treated"),
        back=address(page.line.ref),
        key=f"accounts:{ref.year}:{ref.report}:treat",
    )

    def do(doing: Doing, form: TreatForm) -> Done:
        said = form.cleaned_data
        words = form.words(seat_in(request, "council"))
        given = {"statement": said["statement"], "files": said["enclosed"] or ()}
        return treat_accounts(doing, year=ref.year, kind=ref.report, words=words, **given)

    initial = {"day": request.koll.day.isoformat(), "heading": f"{accounts_word(ref.report)} {ref.year}"}
    return show_or_submit(
        request, question, lambda data, kept: TreatForm(data, request.FILES or None, initial=kept), initial, do
    )
