"""Adopting a governing text by a decision, from the text that is in force."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponseBase, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from koll.acts.instruments import adopt_instrument, modes_of
from koll.domain.charter import Instrument
from koll.domain.refs import InstrumentRef
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.reads.activities import bodies_existing_on
from koll.reads.home import drafts_of
from koll.reads.instruments import InstrumentPage, VersionPage, in_force_statements
from koll.snapshot import Context, Snapshot
from koll.web.form_pages import FormPage, form_page, show_or_submit
from koll.web.instruments._adoption_forms import AdoptForm, AdoptionChoices, adoption_at_first
from koll.web.instruments._reconsideration_forms import mode_words
from koll.web.instruments._texts import decider_of, instrument_or_404, version_called


def may_bind(context: Context, row: Instrument, decider: str) -> tuple[tuple[str, str], ...]:
    """The bodies the text can be for: those it binds, and only the decider where it decides for itself."""
    charter = context.snapshot.charter
    for_others = charter.role_of(row.decided_by) == "council"
    return tuple((key, name) for key, name in bodies_existing_on(context, row.binds) if for_others or key == decider)


def adoption_choices_in(
    snapshot: Snapshot, row: Instrument, bodies: tuple[tuple[str, str], ...], whose: str
) -> AdoptionChoices:
    """What can be chosen among when the text is adopted for the body, or for all."""
    charter = snapshot.charter
    held = in_force_statements(snapshot, [row.key]) if row.succession == "replaces" else ()
    words = mode_words()
    single = row.statements == "many" and not row.per_body and not row.crosscutting and row.level != "value"
    return AdoptionChoices(
        bodies=bodies,
        earlier=tuple(item for item in held if not row.per_body or (whose and item.body_key == whose)),
        targets=in_force_statements(snapshot, row.contributes_to),
        modes=tuple((mode, words.get(mode, mode)) for mode in modes_of(charter, row)),
        addressed=bodies if single else (),
        is_answered=any(answer.instrument == row.key for kind in charter.activities for answer in kind.answers),
    )


def whose_text(request: KollRequest, row: Instrument, bodies: tuple[tuple[str, str], ...]) -> str:
    """The body that the text is for, where each has its own: as sent, as asked for, or the only one."""
    if not row.per_body:
        return ""
    asked = request.POST.get("whose") or request.GET.get("organ", "")
    keys = [key for key, _name in bodies]
    only = keys[0] if len(keys) == 1 else ""
    return asked if asked in keys else only


def held_for(page: InstrumentPage, whose: str) -> VersionPage | None:
    """The text in force, the body's own where each has one."""
    held = (row for row in page.current if row.line.state == "in_force" and row.line.body_key == whose)
    return next(held, None)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def adopt_instrument_form(request: KollRequest, ref: InstrumentRef) -> HttpResponseBase:
    """Adopting a text by a decision."""
    page, row = (
        instrument_or_404(request.koll.snapshot_today, ref.key),
        request.koll.snapshot.charter.instrument(ref.key),
    )
    decider = decider_of(page, request)
    bodies = may_bind(request.koll.context_today, row, decider)
    whose = whose_text(request, row, bodies)
    choices = adoption_choices_in(request.koll.snapshot_today, row, bodies, whose)
    question = adoption_page(row, whose)

    def make(data: Any, initial: Any) -> AdoptForm:
        return AdoptForm(data, initial, instrument=row, choices=choices)

    if request.method == "POST" and "more" in request.POST:
        return with_more_rows(request, question, make(None, typed(request.POST)))
    return show_or_submit(
        request,
        question,
        make,
        {"day": request.koll.day.isoformat()} | adoption_at_first(row, choices, held_for(page, whose), whose),
        lambda doing, form: adopt_instrument(doing, decision=form.words(decider), version=form.version()),
    )


def adoption_page(row: Instrument, whose: str) -> FormPage:
    """The words around the form."""
    lede = _("Write down what has been decided. The text holds from the day you state, and ends the one before it.")
    key = f"adopt:{row.key}:{whose}" if whose else f"adopt:{row.key}"
    heading = _("Adopt %(what)s") % {"what": version_called(row)}
    return FormPage(
        heading=heading,
        lede=lede,
        button=_("Adopt"),
        back=f"/styrningen/{row.key}/",
        key=key,
        template="instruments/steering/adopt.html",
    )


def typed(sent: QueryDict) -> dict[str, Any]:
    """Everything that was typed, to stand in the boxes again; what is ticked as a list."""
    return {name: sent.getlist(name) if name.startswith("targets") else sent[name] for name in sent}


def with_more_rows(request: KollRequest, question: FormPage, form: AdoptForm) -> HttpResponseBase:
    """The page again with rows for more statements, and everything that was typed."""
    kept = drafts_of(request.koll.context, [question.key]).get(question.key)
    return form_page(request, question, form, draft_revision=kept.revision if kept else 0)
