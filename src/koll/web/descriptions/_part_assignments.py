"""Handing out the parts of what is written, and opening a new version of what is decided."""

from __future__ import annotations

from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from koll.acts.descriptions import assign_part, open_correcting_version, unassign_part
from koll.domain.refs import OccasionRef
from koll.domain.refusals import Refusal
from koll.frame.form_submission import submit
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.guards import must
from koll.frame.http.request import KollRequest
from koll.frame.routes import address
from koll.reads.descriptions import OccasionPage, charges_of, writers_of
from koll.web.activities import why_not_written, writes_now, written_occasion_or_404
from koll.web.descriptions._descriptions import document_page
from koll.web.descriptions._part_assignment_forms import AssignPartForm, StepForm, VersionForm, holders_as_text
from koll.web.descriptions._writing_steps import writing_steps_of
from koll.web.form_pages import FormPage, show_or_submit


def heading_of(page: OccasionPage) -> str:
    """What is written, for which year, by whom."""
    return f"{page.line.period}, {page.line.body_name}"


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def assign_part_form(request: KollRequest, ref: OccasionRef) -> HttpResponseBase:
    """A part, a person and a day."""
    page = written_occasion_or_404(request, ref)
    must(request, writes_now(request, page), why_not_written(page), address(page.line.ref))
    return ask_whom(request, page)


def ask_whom(request: KollRequest, page: OccasionPage) -> HttpResponseBase:
    """The form with the part the address names, and who has it already."""
    steps = [(step.key, step.heading) for step in writing_steps_of(page) if step.key != "shifts"]
    people, which = writers_of(request.koll.context_today, page.line.ref), page.line.id
    chosen = request.GET.get("del", steps[0][0] if steps else "")
    charges = charges_of(which)
    had = charges.get(chosen)
    question = FormPage(
        heading=_("Hand out a part"),
        lede=heading_of(page),
        button=_("Hand it out"),
        back=address(page.line.ref),
        key=f"hand-out:{which}:{chosen}"[:200],
    )
    seen = holders_as_text({step: charge.person for step, charge in charges.items()})
    initial = {"step": chosen, "seen": seen}
    if had:
        initial |= {"person": str(had.person), "due_on": had.due_on.isoformat()}
    return show_or_submit(
        request,
        question,
        lambda data, initial: AssignPartForm(steps, people, data, initial=initial),
        initial,
        lambda doing, form: assign_part(doing, occasion=which, **form.words()),
    )


@reached_by(Audience.INSIDE)
@require_POST
def unassign_part_action(request: KollRequest, ref: OccasionRef) -> HttpResponseBase:
    """Takes back a part that was handed out."""
    page = written_occasion_or_404(request, ref)
    form = StepForm(request.POST)
    if not form.is_valid():
        raise Http404
    words = form.cleaned_data

    def show(why: Refusal, status: int) -> HttpResponseBase:
        return document_page(request, page, why=why, status=status)

    return submit(request, lambda doing: unassign_part(doing, occasion=page.line.id, **words), show)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def open_correcting_version_form(request: KollRequest, ref: OccasionRef) -> HttpResponseBase:
    """What is corrected, before the new version is opened."""
    page = written_occasion_or_404(request, ref)
    question = FormPage(
        heading=_("Correct in a new version"),
        lede=_(
            "What was decided stays as it is, and says that there is a newer version once the body has decided that."
        ),
        button=_("Open the new version"),
        back=address(page.line.ref),
        key=f"new-version:{page.line.id}",
    )
    return show_or_submit(
        request,
        question,
        lambda data, initial: VersionForm(data, initial=initial),
        {},
        lambda doing, form: open_correcting_version(doing, occasion=page.line.id, reason=form.cleaned_data["reason"]),
    )
