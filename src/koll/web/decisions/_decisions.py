"""Who decided what, when and on which ground; and recording a decision."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from koll.acts.decisions import record_decision, record_legal_duty_met
from koll.acts.engine import Doing, Done
from koll.domain.owed import Duty
from koll.domain.refs import CitedDecisionRef
from koll.frame.duty_lines import duty_lines
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.frame.routes import address
from koll.permissions import Permission, Subject, may
from koll.reads.assignments import listed_lines, may_follow
from koll.reads.decisions import corrected_decision, decision_page, decisions_page
from koll.reads.thread import stories_settled_by
from koll.snapshot import duties_on
from koll.web.decisions._decision_forms import FullDecisionForm
from koll.web.form_pages import FilesField, FormPage, one_of, show_or_submit


class SearchForm(forms.Form):
    """What to look for among decisions."""

    organ = forms.SlugField(required=False)
    year = forms.IntegerField(required=False, min_value=1900, max_value=2200)
    words = forms.CharField(required=False, max_length=100, label=gettext_lazy("Words"))


@reached_by(Audience.INSIDE)
@require_GET
def show_decisions(request: KollRequest) -> HttpResponseBase:
    """The decisions that fit, the latest first."""
    form = SearchForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    organ, year, words = asked.get("organ", ""), asked.get("year"), asked.get("words", "")
    page = decisions_page(request.koll.snapshot, body=organ, year=year, words=words)
    is_now = request.koll.on == request.koll.day
    may_record = is_now and any(seat.role == "secretary" for seat in request.koll.actor.seats)
    more = {"organ": organ, "year": year, "words": words, "may_record": may_record}
    return render_page(request, "decisions/decisions.html", page, **more)


@reached_by(Audience.INSIDE)
@require_GET
def show_decision(request: KollRequest, ref: CitedDecisionRef) -> HttpResponseBase:
    """One decision and everything it did."""
    page = decision_page(request.koll.context, ref)
    if page is None:
        return moved(request, ref)
    stories = stories_settled_by(request.koll.context, page.line.id)
    keeps = may(request.koll.actor, Permission.ATTACH_FILE, Subject(decides=ref.body)).allowed
    actor, is_now = request.koll.actor, request.koll.on == request.koll.day
    more: dict[str, Any] = {"may_attach": keeps, "stories": stories, "is_now": is_now}
    more["followed"] = [
        may_follow(actor, listed_line) for listed_line in listed_lines(request.koll.snapshot, decision=page.line.id)
    ]
    more["may_list"] = (
        is_now and may(actor, Permission.FOLLOW_DECISION, Subject(body=ref.body, decides=ref.body)).allowed
    )
    return render_page(request, "decisions/decision.html", page, **more)


def moved(request: KollRequest, once: CitedDecisionRef) -> HttpResponseBase:
    """The way on to a decision that was read here before its day or paragraph was corrected; 404 otherwise."""
    ref = corrected_decision(request.koll.snapshot, once)
    if ref is None:
        raise Http404
    return HttpResponseRedirect(address(ref))


class RecordForm(FullDecisionForm):
    """A decision by one of the bodies whose secretary the person is; perhaps one that meets a duty in law."""

    def __init__(
        self, data: Any, files: Any, initial: Any, *, bodies: list[tuple[str, str]], duties: list[tuple[str, str]]
    ) -> None:
        super().__init__(data, files, initial=initial)
        self.fields["organ"] = one_of(_("Which body decided"), bodies)
        self.fields["duty"] = one_of(_("It meets this duty in law"), duties, required=False)
        self.fields["files"] = FilesField(label=_("Attachments"))
        self.order_fields(["organ"])
        self.fields["duty"].error_messages["invalid_choice"] = _(
            "That duty has been met since this page was opened. Choose another, or none."
        )


def duties_to_meet(request: KollRequest, mine: set[str]) -> dict[str, Duty]:
    """The duties in law that these bodies have to meet now, by what names each: never by its place in a list."""
    return {
        f"{duty.duty}|{duty.body}|{duty.period}": duty
        for duty in duties_on(request.koll.snapshot_today)
        if duty.is_legal and duty.body in mine and duty.state in ("open", "passed")
    }


def act_on(doing: Doing, form: RecordForm, named: dict[str, Duty]) -> Done:
    """Records the decision, and that it meets the duty that was chosen, if one was."""
    words = replace(form.words(form.cleaned_data["organ"]), files=form.cleaned_data["files"])
    duty = named.get(form.cleaned_data.get("duty") or "")
    if duty is None:
        return record_decision(doing, words=words)
    rule = next(row.rule for row in doing.snapshot.charter.legal if row.key == duty.about)
    return record_legal_duty_met(doing, rule=rule, period=int(duty.period), concerns=duty.concerns or None, words=words)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def record_decision_form(request: KollRequest) -> HttpResponseBase:
    """Recording a decision by a body whose minutes one keeps."""
    names = request.koll.snapshot_today.bodies.names
    mine = {seat.body for seat in request.koll.actor.seats if seat.role == "secretary"}
    named = duties_to_meet(request, mine)
    lines = duty_lines(named.values(), request.koll.snapshot.charter, names)
    duties = [(key, line.sentence) for key, line in zip(named, lines, strict=True)]

    def make(data: Any, initial: Any) -> RecordForm:
        files = None if data is None else request.FILES
        return RecordForm(data, files, initial, bodies=[(key, names[key]) for key in sorted(mine)], duties=duties)

    question = FormPage(
        heading=_("Record a decision"),
        lede=_(
            "As in the minutes. A typing error can be corrected later, with both readings kept; "
            "all else takes a new decision."
        ),
        button=_("Record the decision"),
        back="/beslut/",
        key="decision:new",
    )
    initial = {"day": request.koll.day.isoformat()}
    return show_or_submit(request, question, make, initial, lambda doing, form: act_on(doing, form, named))
