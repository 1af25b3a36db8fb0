"""Writing in the executive board's file on a body: an entry, its conclusion, the answer, and the yearly decision."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from koll.acts.engine import Doing, Done
from koll.acts.oversight import (
    answer_oversight_entry,
    change_oversight_entry,
    conclude_oversight_entry,
    decide_company_assessment,
    open_oversight_entry,
)
from koll.domain.refs import OversightEntryRef, OversightRef
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.guards import must_act
from koll.frame.http.request import KollRequest
from koll.frame.routes import address
from koll.permissions import Permission, Subject
from koll.reads.oversight import OversightEntryView, OversightFilePage, entry_with, material_for
from koll.reads.proposals import proposals_page
from koll.reports.oversight import conclusion_word, resting_on
from koll.snapshot import Context
from koll.web.form_pages import FormPage, show_or_submit
from koll.web.oversight._oversight import oversight_file_or_404
from koll.web.oversight._oversight_forms import AnswerOversightEntryForm, CompanyForm, ConcludeForm, EntryForm


def must_oversee(request: KollRequest, page: OversightFilePage) -> None:
    """Refuses to show a form to those who may not; one that is sent is left to the act, so that no words are lost."""
    must_act(request, Permission.CONDUCT_OVERSIGHT, Subject(body=page.body_key, state="draft"))


def entry_in(request: KollRequest, page: OversightFilePage, number: int) -> OversightEntryView:
    """The entry of the file with this number, or no such page."""
    line = entry_with(request.koll.context, number)
    if line is None or (line.body_key, line.period) != (page.body_key, page.period):
        raise Http404
    return line


def entry_form(context: Context, page: OversightFilePage, line: OversightEntryView | None) -> Any:
    """How the form of an entry is made."""
    chosen = line.chosen if line else ((), (), ())

    def make(data: Any, initial: Any) -> EntryForm:
        return EntryForm(data, initial, questions=page.questions, material=choices, changing=line is not None)

    choices = material_for(context.on(page.on), page.body_key, page.period, chosen)
    return make


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def open_oversight_entry_form(request: KollRequest, ref: OversightRef) -> HttpResponseBase:
    """Beginning an entry."""
    page = oversight_file_or_404(request, ref)
    must_oversee(request, page)
    question = FormPage(
        heading=_("Look at %(body)s") % {"body": page.body_name},
        lede=_("It is a draft of the executive board until it is concluded. Then it can be read by all who work here."),
        button=_("Save the draft"),
        back=address(OversightRef(body=ref.body, period=ref.period)),
        key=f"oversight:{ref.body}:{ref.period}",
    )
    initial = {"looked_on": request.koll.day.isoformat()}

    def do(doing: Doing, form: EntryForm) -> Done:
        return open_oversight_entry(doing, body=ref.body, period=ref.period, words=form.words())

    return show_or_submit(request, question, entry_form(request.koll.context, page, None), initial, do)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def change_oversight_entry_form(request: KollRequest, ref: OversightEntryRef) -> HttpResponseBase:
    """Changing an entry that is not concluded."""
    page = oversight_file_or_404(request, ref)
    must_oversee(request, page)
    line = entry_in(request, page, ref.number)
    question = FormPage(
        heading=_("Change what was looked at"),
        lede=_("It is a draft of the executive board until it is concluded. Then it can be read by all who work here."),
        button=_("Save the draft"),
        back=address(OversightRef(body=ref.body, period=ref.period)),
        key=f"oversight:{ref.number}",
    )

    def do(doing: Doing, form: EntryForm) -> Done:
        revision = form.cleaned_data["revision"]
        return change_oversight_entry(doing, oversight=ref.number, words=form.words(), revision=revision)

    return show_or_submit(request, question, entry_form(request.koll.context, page, line), entry_as_typed(line), do)


def entry_as_typed(line: OversightEntryView) -> dict[str, Any]:
    """The entry as the boxes of its form hold it."""
    occasions, decisions, indicators = ([str(row) for row in some] for some in line.chosen)
    return {
        "heading": line.heading,
        "looked_on": line.on.isoformat(),
        "took_part": line.took_part,
        "seen": line.seen,
        "occasions": occasions,
        "decisions": decisions,
        "indicators": indicators,
        "revision": line.revision,
        **{f"q_{key}": text for key, text in line.said},
    }


def proposals_to_choose(request: KollRequest) -> list[tuple[int, str]]:
    """The proposals that are on their way, to choose the one that the entry led to."""
    columns = proposals_page(request.koll.context).columns
    return [
        (line.id, f"{line.body_name}: {line.heading}")
        for _state, lines in columns
        for line in lines
        if not line.settled_on
    ]


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def conclude_oversight_entry_form(request: KollRequest, ref: OversightEntryRef) -> HttpResponseBase:
    """Concluding an entry."""
    page = oversight_file_or_404(request, ref)
    must_oversee(request, page)
    line = entry_in(request, page, ref.number)
    question = FormPage(
        heading=_("Conclude"),
        lede=_("The executive board concludes what it saw in %(body)s. It is then fixed.") % {"body": page.body_name},
        button=_("Conclude it"),
        back=address(OversightRef(body=ref.body, period=ref.period)),
        key=f"oversight-end:{ref.number}",
        background=(
            (line.heading, line.seen or _("Nothing is written yet about what was seen.")),
            request_ground(page),
        ),
    )
    proposals = proposals_to_choose(request)

    def make(data: Any, initial: Any) -> ConcludeForm:
        return ConcludeForm(data, initial, proposals=proposals)

    def do(doing: Doing, form: ConcludeForm) -> Done:
        return conclude_oversight_entry(doing, oversight=ref.number, **form.words())

    return show_or_submit(request, question, make, {}, do)


def request_ground(page: OversightFilePage) -> tuple[str, str]:
    """On what a request for information to the body rests, to read beside the form."""
    if page.body_role != "company":
        said = _("The executive board may ask committees, preparatory bodies and employees for it (KL 6:12).")
        return _("A request for information"), said
    said = _("KL 6:12 does not name companies. The request rests on what the owner has decided:")
    texts = ", ".join(title for title, _address in page.owner_texts) or _("nothing that Koll has been told of")
    return _("A request for information"), f"{said} {texts}."


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def answer_oversight_entry_form(request: KollRequest, ref: OversightEntryRef) -> HttpResponseBase:
    """Answering what was concluded, by the body or by the executive board."""
    page = oversight_file_or_404(request, ref)
    line = entry_in(request, page, ref.number)
    state = "done" if line.concluded_on else "draft"
    must_act(request, Permission.ANSWER_OVERSIGHT, Subject(body=ref.body, state=state))
    question = FormPage(
        heading=_("Answer"),
        lede=_("%(what)s of %(day)s: %(heading)s")
        % {"what": conclusion_word(line.conclusion), "day": line.on.isoformat(), "heading": line.heading},
        button=_("Leave the answer"),
        back=address(OversightRef(body=ref.body, period=ref.period, place=str(ref.number))),
        key=f"oversight-answer:{ref.number}",
        background=((_("Conclusion"), line.words), (_("Ground"), resting_on(line))),
    )

    def do(doing: Doing, form: AnswerOversightEntryForm) -> Done:
        return answer_oversight_entry(doing, oversight=ref.number, words=form.cleaned_data["words"])

    return show_or_submit(request, question, AnswerOversightEntryForm, {}, do)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def decide_company_assessment_form(request: KollRequest, ref: OversightRef) -> HttpResponseBase:
    """The executive board's yearly decision on a company's past year."""
    page = oversight_file_or_404(request, ref)
    if page.body_role != "company":
        raise Http404
    must_act(request, Permission.RECORD_LEGAL_DUTY_MET, Subject(body=page.executive, decides=page.executive))
    question = form_about_company(page, OversightRef(body=ref.body, period=ref.period))
    proposals = proposals_to_choose(request)
    heading = _("%(body)s %(year)s: purpose and powers") % {"body": page.body_name, "year": ref.period - 1}

    def make(data: Any, initial: Any) -> CompanyForm:
        return CompanyForm(data, initial, proposals=proposals)

    def do(doing: Doing, form: CompanyForm) -> Done:
        words = form.words(page.executive)
        return decide_company_assessment(doing, company=ref.body, year=ref.period - 1, decision=words, **form.more())

    return show_or_submit(request, question, make, {"day": request.koll.day.isoformat(), "heading": heading}, do)


def form_about_company(page: OversightFilePage, place: OversightRef) -> FormPage:
    """What is said above the form of the yearly decision, and on its button."""
    lede = _(
        "The executive board decides each year, for each company by itself, whether what it did the year before was "
        "compatible with the municipal purpose and within the municipal powers (KL 6:9)."
    )
    heading = _("The decision on %(body)s for %(year)s") % {"body": page.body_name, "year": page.period - 1}
    return FormPage(
        heading=heading,
        lede=lede,
        button=_("Record the decision"),
        back=address(place),
        key=f"company:{place.body}:{place.period}",
    )
