"""How dialogues are done: one is opened, its form chosen and published, and bodies keep forms of their own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django import forms as django_forms
from django.http import Http404, HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from koll.acts import cycle, dialogues, forms
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.rendering import render_page
from koll.permissions import WRITERS_SENTENCE, Act, UnableToReach
from koll.reads.forms import FormLine, form_called, forms_page, library_lines
from koll.reads.municipality import ours
from koll.reads.progress import bodies_for, bodies_on
from koll.web.asking import Question, ask
from koll.web.forms.forming import OpenDialogueForm, OwnForm, PublishForm, steps_in_boxes
from koll.web.views.dialogues import to_write

if TYPE_CHECKING:
    from collections.abc import Callable

    from koll.acts.act import Doing, Done
    from koll.reads.dialogues import DialoguePage

TEMPLATE = "koll/dialogues/form_with_steps.html"


def kinds_of_dialogue() -> list[tuple[str, str]]:
    """The charter's dialogues and days to choose among."""
    language = get_language() or "sv"
    return [
        (each.key, each.label.forms(language).indefinite.capitalize())
        for each in ours().charter.activities
        if each.kind in ("dialogue", "day")
    ]


def open_as_said(doing: Doing, form: OpenDialogueForm) -> Done:
    """Opens the dialogue that the form describes."""
    said = form.cleaned_data
    return cycle.open_occasion(
        doing,
        activity=said["kind"],
        body=said["body"],
        period=(said["planned_on"] or doing.day).year,
        planned_on=said["planned_on"],
        counterparts=tuple(key for key in said["with_bodies"] if key != said["body"]),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def opening(request: KollRequest) -> HttpResponseBase:
    """Opening a dialogue."""
    kinds = kinds_of_dialogue()
    mine = list(bodies_for(request.koll.actor, Act.OPEN_OCCASION, request.koll.day))
    others = list(bodies_on(request.koll.day))
    question = Question(
        _("Open a dialogue"),
        _("Choose which, and with whom. You own the form, and publish it next."),
        _("Open"),
        "/dialoger/",
        "dialogue:new",
    )
    return ask(
        request,
        question,
        lambda data, kept: OpenDialogueForm(data, kept, kinds=kinds, mine=mine, others=others),
        {},
        open_as_said,
    )


def copied(request: KollRequest) -> FormLine | None:
    """The form of the library that the reader starts from, when the address says one."""
    key = request.GET.get("from", "")
    return form_called(key) if key else None


def published_words(page: DialoguePage, start: FormLine | None) -> dict[str, Any]:
    """What stands in the boxes: what is published, or the form of the library that was chosen."""
    name, text, steps = page.form_name, page.form_text, page.steps
    if start is not None:
        name, text, steps = start.name, start.purpose, start.steps
    return {
        "form_name": name,
        "form_text": text,
        "based_on": page.based_on.id if page.based_on else "",
        "lens": [each.key for each in page.lens],
        "revision": page.revision,
    } | steps_in_boxes(steps)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def publishing(request: KollRequest, activity: str, body: str, period: int, number: int = 1) -> HttpResponseBase:
    """Publishing the form of a dialogue."""
    page, start = to_write(request, activity, body, period, number), copied(request)
    question = Question(
        _("The form of the dialogue"),
        _("Those who take part know the form beforehand. Start from one in the library if you want, and change it."),
        _("Publish"),
        page.line.address,
        f"form:{page.line.id}:{start.key}" if start else f"form:{page.line.id}",
        template=TEMPLATE,
    )

    def do(doing: Doing, form: PublishForm) -> Done:
        return publish_as_said(doing, page.line.id, form)

    return ask(request, question, publish_form_of(page), published_words(page, start), do)


def publish_form_of(page: DialoguePage) -> Callable[[Any, Any], PublishForm]:
    """Makes the form of the page that publishes, with what it can start from and the principles to talk about."""
    language = get_language() or "sv"
    grounds = [
        (each.id, f"{each.label.forms(language).indefinite.capitalize()} {each.period}: {each.body_name}")
        for each in page.may_be_based_on
    ]
    principles = [(each.key, each.label.forms(language).indefinite.capitalize()) for each in page.principles]
    return partial(PublishForm, grounds=grounds, principles=principles, library=library_lines())


def publish_as_said(doing: Doing, occasion: int, form: PublishForm) -> Done:
    """Publishes the form as it is described."""
    said = form.cleaned_data
    return dialogues.publish_form(
        doing,
        occasion=occasion,
        form_name=said["form_name"],
        form_text=said["form_text"],
        based_on=int(said["based_on"]) if said["based_on"] else None,
        revision=said["revision"],
        steps=form.steps(),
        lens=tuple(said["lens"]),
    )


@reached_by(Audience.INSIDE)
@require_GET
def library(request: KollRequest) -> HttpResponseBase:
    """The forms to start from, and the bodies' own."""
    page = forms_page(request.koll.actor, request.koll.on)
    return render_page(request, "koll/dialogues/forms.html", page)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def making(request: KollRequest) -> HttpResponseBase:
    """Making a form that is a body's own, from a copy or from nothing."""
    bodies = list(bodies_for(request.koll.actor, Act.KEEP_FORM, request.koll.day))
    if not bodies:
        raise UnableToReach(WRITERS_SENTENCE)
    start = copied(request)
    question = Question(
        _("A form of your own"),
        _("Give it your own name and change what you want. It belongs to the body, and any dialogue can use it."),
        _("Keep the form"),
        "/dialoger/former/",
        f"own-form:{start.key if start else 'new'}",
        template=TEMPLATE,
    )
    return ask(
        request,
        question,
        lambda data, kept: OwnForm(data, kept, bodies=bodies),
        own_words(start, as_copy=True) if start else {},
        lambda doing, form: forms.make_form(doing, body=form.cleaned_data["body"], words=form.words()),
    )


def own_words(form: FormLine, *, as_copy: bool = False) -> dict[str, Any]:
    """What stands in the boxes of a form; of a copy, what it was made from instead of a name."""
    named = {"name": "", "made_from": form.name} if as_copy else {"name": form.name, "revision": form.revision}
    return named | {"purpose": form.purpose} | steps_in_boxes(form.steps)


def own_form(request: KollRequest, number: int) -> FormLine:
    """The body's form, for those who may change it; no such page when it is put away."""
    found = [each for each in forms_page(request.koll.actor, request.koll.day).own if each.id == number]
    if not found:
        raise Http404
    if not found[0].may_change:
        raise UnableToReach(WRITERS_SENTENCE)
    return found[0]


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def changing(request: KollRequest, number: int) -> HttpResponseBase:
    """Changing a body's form."""
    form = own_form(request, number)
    question = Question(
        _("Change the form %(name)s") % {"name": form.name},
        _("It belongs to %(body)s. Dialogues that have used it keep the form they had.") % {"body": form.body_name},
        _("Save"),
        "/dialoger/former/",
        f"own-form:{form.id}",
        template=TEMPLATE,
    )
    return ask(
        request,
        question,
        lambda data, kept: OwnForm(data, kept, bodies=[]),
        own_words(form),
        lambda doing, sent: forms.change_form(
            doing, form=number, words=sent.words(), revision=sent.cleaned_data["revision"]
        ),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def putting_away(request: KollRequest, number: int) -> HttpResponseBase:
    """Putting a body's form away."""
    form = own_form(request, number)
    question = Question(
        _("Put the form %(name)s away") % {"name": form.name},
        _("It leaves the library. Dialogues that have used it keep the form they had."),
        _("Put it away"),
        "/dialoger/former/",
        f"own-form:{form.id}:away",
    )
    return ask(
        request,
        question,
        lambda data, kept: django_forms.Form(data, initial=kept),
        {},
        lambda doing, _form: forms.put_away_form(doing, form=number),
    )
