"""The steps of a report: begun, handed over by the executive board, published, and treated by the council."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from koll.acts import accounts as acts
from koll.acts.act import Doing, Done
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.guards import must, must_act
from koll.frame.posting import try_to
from koll.frame.rendering import render_page
from koll.frame.templatetags.accounts import accounts_word
from koll.permissions import RULES, Act, UnableTo
from koll.web.asking import Question, ask
from koll.web.forms.accounts import BeginForm, TreatForm
from koll.web.forms.deciding import DecisionForm
from koll.web.views.accounts import found
from koll.web.views.budgeting import seat_in

LIST = "/bokslut/"
AUGUST_31 = (8, 31)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def beginning(request: KollRequest) -> HttpResponseBase:
    """Beginning a report."""
    must_act(request, Act.KEEP_ACCOUNTS)
    day = request.koll.day
    lede = _("The report is put together from what the bodies have answered. Nothing has to be written twice.")
    return ask(
        request,
        Question(_("Begin a report"), lede, _("Begin the report"), LIST, "accounts:new"),
        lambda data, kept: BeginForm(data, kept, day=day),
        {"kind": "interim", "year": day.year, "ends_on": date(day.year, *AUGUST_31).isoformat()},
        lambda doing, form: acts.begin_accounts(
            doing,
            year=int(form.cleaned_data["year"]),
            kind=form.cleaned_data["kind"],
            ends_on=form.cleaned_data["ends_on"],
        ),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def handing_over(request: KollRequest, year: int, kind: str) -> HttpResponseBase:
    """Recording that the executive board hands the report over."""
    page = found(request, year, kind)
    must(request, page.may_hand, RULES[Act.FULFIL].why_not, page.line.address)
    title = f"{accounts_word(kind)} {year}"
    question = Question(
        _("Hand over to the council and the auditors"),
        _("%(title)s is frozen when it has been handed over. It is to be handed over by %(day)s (%(section)s).")
        % {"title": title, "day": page.due.last_day.isoformat(), "section": page.due.section},
        _("Record that it is handed over"),
        page.line.address,
        f"accounts:{year}:{kind}:hand",
    )
    return ask(
        request,
        question,
        lambda data, kept: DecisionForm(data, initial=kept),
        {"day": request.koll.day.isoformat(), "heading": title},
        lambda doing, form: acts.hand_over_accounts(
            doing, year=year, kind=kind, words=form.words(seat_in(request, "executive"))
        ),
    )


@reached_by(Audience.INSIDE)
@require_POST
def publishing(request: KollRequest, year: int, kind: str) -> HttpResponseBase:
    """Putting a report on the open pages."""
    page = found(request, year, kind)

    def show(why: UnableTo, status: int) -> HttpResponseBase:
        return render_page(request, "koll/accounts/one.html", page, status=status, why=why, now=True)

    return try_to(request, lambda doing: acts.publish_accounts(doing, year=year, kind=kind), show)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def treating(request: KollRequest, year: int, kind: str) -> HttpResponseBase:
    """Recording that the council has treated the report, with the auditors' statement."""
    page = found(request, year, kind)
    must(request, page.may_treat, RULES[Act.FULFIL].why_not, page.line.address)
    question = Question(
        _("Treated by the council"),
        _(
            "The council treats at least one interim report a year (KL 11:16), and approves the annual report before "
            "it decides on discharge (KL 11:21)."
        ),
        _("Record that it has been treated"),
        page.line.address,
        f"accounts:{year}:{kind}:treat",
    )

    def do(doing: Doing, form: TreatForm) -> Done:
        said = form.cleaned_data
        words = form.words(seat_in(request, "council"))
        given = {"statement": said["statement"], "files": said["enclosed"] or ()}
        return acts.treat_accounts(doing, year=year, kind=kind, words=words, **given)

    heading = f"{accounts_word(kind)} {year}"
    initial = {"day": request.koll.day.isoformat(), "heading": heading}
    return ask(request, question, lambda data, kept: TreatForm(data, request.FILES or None, initial=kept), initial, do)
