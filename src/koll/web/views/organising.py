"""Recording how the organisation changes: a body begins, ends with an heir, or changes name."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from koll.acts.organisation import begin_body, end_body, rename_body
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.permissions import Act, require
from koll.reads.bodies import BodyLine, body_lines
from koll.reads.budget import council_key
from koll.reads.municipality import ours
from koll.reads.progress import bodies_on
from koll.web.asking import Question, ask
from koll.web.forms.organising import BeginForm, EndForm, RenameForm


def body_here(key: str, day: date) -> BodyLine:
    """The body, known on the day, or no such page."""
    found = next((each for each in body_lines(day).values() if each.key == key), None)
    if found is None:
        raise Http404
    return found


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def beginning(request: KollRequest) -> HttpResponseBase:
    """A new body."""
    require(request.koll.actor, Act.ORGANISE)
    day, council = request.koll.day, council_key()
    language = get_language() or "sv"
    kinds = [(each.key, each.label.forms(language).indefinite) for each in ours().charter.bodies if each.many]
    question = Question(
        _("A new body"),
        _("Write down what the council has decided. The body exists from its first day, and owes what its kind owes."),
        _("Record the new body"),
        "/organ/",
        "body:new",
    )
    return ask(
        request,
        question,
        lambda data, initial: BeginForm(data, initial, kinds=kinds, bodies=list(bodies_on(day))),
        {"day": day.isoformat()},
        lambda doing, form: begin_body(doing, decision=form.words(council), body=form.new_body()),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def ending(request: KollRequest, key: str) -> HttpResponseBase:
    """The end of a body."""
    require(request.koll.actor, Act.ORGANISE)
    line, council = body_here(key, request.koll.day), council_key()
    others = [(other, name) for other, name in bodies_on(request.koll.day) if other != key]
    question = Question(
        _("End %(body)s") % {"body": line.name},
        _("Everything it has decided and told stays readable. What it owes stops on the day you state."),
        _("Record that it ends"),
        line.address,
        f"body-end:{key}",
    )
    return ask(
        request,
        question,
        lambda data, initial: EndForm(data, initial, bodies=others),
        {"day": request.koll.day.isoformat()},
        lambda doing, form: end_body(doing, decision=form.words(council), body=key, **form.end()),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def renaming(request: KollRequest, key: str) -> HttpResponseBase:
    """A new name for a body."""
    require(request.koll.actor, Act.ORGANISE)
    line, council = body_here(key, request.koll.day), council_key()
    question = Question(
        _("A new name for %(body)s") % {"body": line.name},
        _("It is the same body, with the same address. Pages of earlier days keep the earlier name."),
        _("Record the new name"),
        line.address,
        f"body-name:{key}",
    )
    return ask(
        request,
        question,
        RenameForm,
        {"day": request.koll.day.isoformat()},
        lambda doing, form: rename_body(
            doing,
            decision=form.words(council),
            body=key,
            name=form.cleaned_data["name"],
            from_day=form.cleaned_data["from_day"],
        ),
    )
