"""What other bodies think of a proposal: asking them, and answering in a body's name."""

from __future__ import annotations

from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from koll.acts import opinions
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.guards import must
from koll.permissions import RULES, Act
from koll.reads.progress import bodies_on
from koll.web.asking import Question, ask
from koll.web.forms.talking import AskForm, WordsForm
from koll.web.views.proposals import found, question_about


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def asking(request: KollRequest, number: int) -> HttpResponseBase:
    """Asking other bodies what they think."""
    page = found(request, number)
    must(request, page.may.ask, RULES[Act.PREPARE].why_not)
    lede = _("Each answers in words, in the body's name. It waits among what they have to do until then.")
    question = question_about(page, _("Ask other bodies"), lede, "ask")
    bodies = [each for each in bodies_on(request.koll.day) if each[0] != page.owner_key]
    return ask(
        request,
        question,
        lambda data, kept: AskForm(data, kept, bodies=bodies),
        {},
        lambda doing, form: opinions.ask_opinions(
            doing,
            proposal=number,
            bodies=tuple(form.cleaned_data["bodies"]),
            question=form.cleaned_data["question"],
            due_on=form.cleaned_data["due_on"],
        ),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def giving(request: KollRequest, number: int, opinion: int) -> HttpResponseBase:
    """Answering what the body thinks."""
    page = found(request, number)
    line = next((each for each in page.opinions if each.id == opinion), None)
    if line is None:
        raise Http404
    must(request, line.may_give, RULES[Act.GIVE_OPINION].why_not)
    asked = ((line.asked_by, line.question),) if line.question else ()
    question = Question(
        _("What %(body)s thinks") % {"body": line.body_name},
        _("The answer goes with the proposal and is part of its story."),
        _("Answer"),
        page.line.address,
        f"opinion:{line.id}",
        (*asked, (page.line.heading, page.text), (_("Why"), page.reasons)),
    )
    return ask(
        request,
        question,
        lambda data, kept: WordsForm(data, kept, label=_("What the body thinks")),
        {},
        lambda doing, form: opinions.give_opinion(doing, opinion=opinion, words=form.cleaned_data["words"]),
    )
