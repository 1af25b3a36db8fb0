"""Recording how the organisation changes: a body begins, ends with an heir, or changes name."""

from __future__ import annotations

from django.http import Http404, HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from koll.acts.organisation import begin_body, end_body, rename_body
from koll.domain.refs import BodyRef
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.frame.routes import address
from koll.permissions import Permission, require
from koll.reads.activities import bodies_existing_on
from koll.reads.finance import council_key
from koll.reads.organisation import BodyView, body_lines
from koll.snapshot import Snapshot
from koll.web.form_pages import FormPage, show_or_submit
from koll.web.organisation._organisation_forms import BeginBodyForm, EndBodyForm, RenameForm


def body_here(snapshot: Snapshot, key: str) -> BodyView:
    """The body, known on the day, or no such page."""
    found = next((body_line for body_line in body_lines(snapshot).values() if body_line.key == key), None)
    if found is None:
        raise Http404
    return found


def kinds_of_many(request: KollRequest) -> list[tuple[str, str]]:
    """The kinds of body that there may be several of, in the page's language."""
    language = get_language() or "sv"
    return [
        (body.key, body.label.forms(language).indefinite) for body in request.koll.snapshot.charter.bodies if body.many
    ]


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def begin_body_form(request: KollRequest) -> HttpResponseBase:
    """A new body."""
    require(request.koll.actor, Permission.CHANGE_ORGANISATION)
    day, council = request.koll.day, council_key(request.koll.context)
    kinds = kinds_of_many(request)
    question = FormPage(
        heading=_("A new body"),
        lede=_(
            "Write down what the council has decided. The body exists from its first day, and owes what its kind owes."
        ),
        button=_("Record the new body"),
        back="/organ/",
        key="body:new",
    )
    return show_or_submit(
        request,
        question,
        lambda data, initial: BeginBodyForm(
            data, initial, kinds=kinds, bodies=list(bodies_existing_on(request.koll.context.on(day)))
        ),
        {"day": day.isoformat()},
        lambda doing, form: begin_body(doing, decision=form.words(council), body=form.new_body()),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def end_body_form(request: KollRequest, ref: BodyRef) -> HttpResponseBase:
    """The end of a body."""
    require(request.koll.actor, Permission.CHANGE_ORGANISATION)
    line, council = body_here(request.koll.snapshot_today, ref.key), council_key(request.koll.context)
    others = [(other, name) for other, name in bodies_existing_on(request.koll.context_today) if other != ref.key]
    question = FormPage(
        heading=_("End %(body)s") % {"body": line.name},
        lede=_("Everything it has decided and told stays readable. What it owes stops on the day you state."),
        button=_("Record that it ends"),
        back=address(line.ref),
        key=f"body-end:{ref.key}",
    )
    return show_or_submit(
        request,
        question,
        lambda data, initial: EndBodyForm(data, initial, bodies=others),
        {"day": request.koll.day.isoformat()},
        lambda doing, form: end_body(doing, decision=form.words(council), body=ref.key, **form.end()),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def rename_body_form(request: KollRequest, ref: BodyRef) -> HttpResponseBase:
    """A new name for a body."""
    require(request.koll.actor, Permission.CHANGE_ORGANISATION)
    line, council = body_here(request.koll.snapshot_today, ref.key), council_key(request.koll.context)
    question = FormPage(
        heading=_("A new name for %(body)s") % {"body": line.name},
        lede=_("It is the same body, with the same address. Pages of earlier days keep the earlier name."),
        button=_("Record the new name"),
        back=address(line.ref),
        key=f"body-name:{ref.key}",
    )
    return show_or_submit(
        request,
        question,
        RenameForm,
        {"day": request.koll.day.isoformat()},
        lambda doing, form: rename_body(
            doing,
            decision=form.words(council),
            body=ref.key,
            name=form.cleaned_data["name"],
            from_day=form.cleaned_data["from_day"],
        ),
    )
