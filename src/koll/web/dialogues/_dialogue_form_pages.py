"""How dialogues are done: one is opened, its form chosen and published, and bodies keep forms of their own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django import forms as django_forms
from django.http import Http404, HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from koll.acts.activities import open_occasion
from koll.acts.dialogues import archive_dialogue_form, change_dialogue_form, create_dialogue_form, publish_dialogue_form
from koll.domain.refs import OccasionRef
from koll.domain.refusals import Forbidden
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.frame.routes import address
from koll.permissions import WRITERS_SENTENCE, Permission
from koll.reads.activities import bodies_existing_on
from koll.reads.dialogues import DialogueFormView, form_called, forms_page, library_lines
from koll.snapshot import Context, Snapshot, bodies_with_permission
from koll.web.dialogues._dialogue_form_forms import DialogueFormForm, OpenDialogueForm, PublishForm, steps_in_boxes
from koll.web.dialogues._dialogues import to_write
from koll.web.form_pages import FormPage, show_or_submit

if TYPE_CHECKING:
    from collections.abc import Callable

    from koll.acts.engine import Doing, Done
    from koll.reads.dialogues import DialoguePage

TEMPLATE = "dialogues/form_with_steps.html"


def kinds_of_dialogue(snapshot: Snapshot) -> list[tuple[str, str]]:
    """The charter's dialogues and days to choose among."""
    language = get_language() or "sv"
    return [
        (activity.key, activity.label.forms(language).indefinite.capitalize())
        for activity in snapshot.charter.activities
        if activity.is_talk
    ]


def open_as_said(doing: Doing, form: OpenDialogueForm) -> Done:
    """Opens the dialogue that the form describes."""
    said = form.cleaned_data
    return open_occasion(
        doing,
        activity=said["kind"],
        body=said["body"],
        period=(said["planned_on"] or doing.day).year,
        planned_on=said["planned_on"],
        counterparts=tuple(key for key in said["with_bodies"] if key != said["body"]),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def open_dialogue_form(request: KollRequest) -> HttpResponseBase:
    """Opening a dialogue."""
    kinds = kinds_of_dialogue(request.koll.snapshot)
    mine = list(bodies_with_permission(request.koll.context_today, Permission.OPEN_OCCASION))
    others = list(bodies_existing_on(request.koll.context_today))
    question = FormPage(
        heading=_("Open a dialogue"),
        lede=_("Choose which, and with whom. You own the form, and publish it next."),
        button=_("Open"),
        back="/dialoger/",
        key="dialogue:new",
    )
    return show_or_submit(
        request,
        question,
        lambda data, kept: OpenDialogueForm(data, kept, kinds=kinds, mine=mine, others=others),
        {},
        open_as_said,
    )


def copied(request: KollRequest) -> DialogueFormView | None:
    """The form of the library that the reader starts from, when the address says one."""
    key = request.GET.get("from", "")
    return form_called(request.koll.context, key) if key else None


def published_words(page: DialoguePage, start: DialogueFormView | None) -> dict[str, Any]:
    """What stands in the boxes: what is published, or the form of the library that was chosen."""
    name, text, steps = page.form_name, page.form_text, page.steps
    if start is not None:
        name, text, steps = start.name, start.purpose, start.steps
    return {
        "form_name": name,
        "form_text": text,
        "based_on": page.based_on.id if page.based_on else "",
        "lens": [one_len.key for one_len in page.lens],
        "revision": page.revision,
    } | steps_in_boxes(steps)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def publish_dialogue_form_form(request: KollRequest, ref: OccasionRef) -> HttpResponseBase:
    """Publishing the form of a dialogue."""
    page, start = to_write(request, ref), copied(request)
    question = FormPage(
        heading=_("The form of the dialogue"),
        lede=_(
            "Those who take part know the form beforehand. Start from one in the library if you want, and change it."
        ),
        button=_("Publish"),
        back=address(page.line.ref),
        key=f"form:{page.line.id}:{start.key}" if start else f"form:{page.line.id}",
        template=TEMPLATE,
    )

    def do(doing: Doing, form: PublishForm) -> Done:
        return publish_as_said(doing, page.line.id, form)

    return show_or_submit(
        request, question, publish_form_of(request.koll.context, page), published_words(page, start), do
    )


def publish_form_of(context: Context, page: DialoguePage) -> Callable[[Any, Any], PublishForm]:
    """Makes the form of the page that publishes, with what it can start from and the principles to talk about."""
    language = get_language() or "sv"
    grounds = [
        (row.id, f"{row.label.forms(language).indefinite.capitalize()} {row.period}: {row.body_name}")
        for row in page.may_be_based_on
    ]
    principles = [
        (principle.key, principle.label.forms(language).indefinite.capitalize()) for principle in page.principles
    ]
    return partial(PublishForm, grounds=grounds, principles=principles, library=library_lines(context))


def publish_as_said(doing: Doing, occasion: int, form: PublishForm) -> Done:
    """Publishes the form as it is described."""
    said = form.cleaned_data
    return publish_dialogue_form(
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
def show_dialogue_forms(request: KollRequest) -> HttpResponseBase:
    """The forms to start from, and the bodies' own."""
    page = forms_page(request.koll.context)
    return render_page(request, "dialogues/forms.html", page)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def create_dialogue_form_form(request: KollRequest) -> HttpResponseBase:
    """Making a form that is a body's own, from a copy or from nothing."""
    bodies = list(bodies_with_permission(request.koll.context_today, Permission.MANAGE_DIALOGUE_FORMS))
    if not bodies:
        raise Forbidden("dialogue_form.made_by_writers", WRITERS_SENTENCE)
    start = copied(request)
    question = FormPage(
        heading=_("A form of your own"),
        lede=_("Give it your own name and change what you want. It belongs to the body, and any dialogue can use it."),
        button=_("Keep the form"),
        back="/dialoger/former/",
        key=f"own-form:{start.key if start else 'new'}",
        template=TEMPLATE,
    )
    return show_or_submit(
        request,
        question,
        lambda data, kept: DialogueFormForm(data, kept, bodies=bodies),
        own_words(start, as_copy=True) if start else {},
        lambda doing, form: create_dialogue_form(doing, body=form.cleaned_data["body"], words=form.words()),
    )


def own_words(form: DialogueFormView, *, as_copy: bool = False) -> dict[str, Any]:
    """What stands in the boxes of a form; of a copy, what it was made from instead of a name."""
    named = {"name": "", "made_from": form.name} if as_copy else {"name": form.name, "revision": form.revision}
    return named | {"purpose": form.purpose} | steps_in_boxes(form.steps)


def own_form(request: KollRequest, number: int) -> DialogueFormView:
    """The body's form, for those who may change it; no such page when it is put away."""
    found = [row for row in forms_page(request.koll.context_today).own if row.id == number]
    if not found:
        raise Http404
    if not found[0].may_change:
        raise Forbidden("dialogue_form.changed_by_writers", WRITERS_SENTENCE)
    return found[0]


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def change_dialogue_form_form(request: KollRequest, number: int) -> HttpResponseBase:
    """Changing a body's form."""
    form = own_form(request, number)
    question = FormPage(
        heading=_("Change the form %(name)s") % {"name": form.name},
        lede=_("It belongs to %(body)s. Dialogues that have used it keep the form they had.")
        % {"body": form.body_name},
        button=_("Save"),
        back="/dialoger/former/",
        key=f"own-form:{form.id}",
        template=TEMPLATE,
    )
    return show_or_submit(
        request,
        question,
        lambda data, kept: DialogueFormForm(data, kept, bodies=[]),
        own_words(form),
        lambda doing, sent: change_dialogue_form(
            doing, form=number, words=sent.words(), revision=sent.cleaned_data["revision"]
        ),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def archive_dialogue_form_form(request: KollRequest, number: int) -> HttpResponseBase:
    """Putting a body's form away."""
    form = own_form(request, number)
    question = FormPage(
        heading=_("Put the form %(name)s away") % {"name": form.name},
        lede=_("It leaves the library. Dialogues that have used it keep the form they had."),
        button=_("Put it away"),
        back="/dialoger/former/",
        key=f"own-form:{form.id}:away",
    )
    return show_or_submit(
        request,
        question,
        lambda data, kept: django_forms.Form(data, initial=kept),
        {},
        lambda doing, _form: archive_dialogue_form(doing, form=number),
    )
