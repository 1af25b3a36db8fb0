"""Writing an occasion: its parts and its answers, with what was written last year beside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, cast

from django.forms import Form
from django.http import Http404, HttpResponseBase, QueryDict
from django.views.decorators.http import require_http_methods

from koll.acts.descriptions import save_part_version, write_answer, write_part
from koll.domain.refs import AnswerRef, PartRef
from koll.domain.refusals import Conflict, Refusal
from koll.frame.form_submission import submit
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.guards import must
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.frame.routes import address
from koll.reads.activities import sent_back
from koll.reads.descriptions import AnswerPage, OccasionPage, PartPage, beside_answer, beside_part
from koll.reads.home import drafts_of
from koll.reads.instruments import StatementView, statement_with_id
from koll.web.activities import why_not_written, writes_now, written_occasion_or_404
from koll.web.descriptions._writing_forms import PartForm, WriteAnswerForm
from koll.web.descriptions._writing_steps import next_after, writing_steps_of
from koll.web.form_pages import NOT_WORDS, form_with_draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Both:
    """One box of a conflict: what it is called, what the other wrote and what this person wrote."""

    label: str
    theirs: str
    mine: str


def both_texts(form: Form, why: Refusal | None) -> list[Both]:
    """The boxes that differ when somebody else saved first; none otherwise."""
    if not isinstance(why, Conflict):
        return []
    names = [name for name in form.fields if name in why.theirs or name in why.mine]
    boxes = [(name, why.theirs.get(name, ""), why.mine.get(name, "")) for name in names]
    return [
        Both(label=str(form[name].label), theirs=theirs, mine=mine) for name, theirs, mine in boxes if theirs != mine
    ]


def saving_over[F: Form](form: F, why: Refusal | None) -> F:
    """After a conflict the form saves over what it has now shown."""
    if isinstance(why, Conflict):
        data = cast("QueryDict", form.data).copy()
        data["revision"] = str(why.revision)
        form.data = data
    return form


def taken_over(data: QueryDict, last: Mapping[str, str]) -> QueryDict:
    """What was typed, with last year's words after it in each box that does not hold them already."""
    filled = data.copy()
    for name, words in last.items():
        typed = filled.get(name, "").strip()
        if words.strip() not in typed:
            filled[name] = f"{typed}\n\n{words}".strip()
    return filled


def must_write(request: KollRequest, page: OccasionPage) -> None:
    """Leads those who have nothing to write in the occasion to what they may read of it."""
    must(request, writes_now(request, page), why_not_written(page), address(page.line.ref))


def address_after(request: KollRequest, page: OccasionPage, key: str) -> str:
    """Where to go on when it has been saved: the next step when that was asked for, else the whole."""
    following = next_after(writing_steps_of(page), key)
    return following.address if "next" in request.POST and following else address(page.line.ref)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def write_part_form(request: KollRequest, ref: PartRef) -> HttpResponseBase:
    """A part to write, beside what it starts from."""
    page = written_occasion_or_404(request, ref.occasion)
    kept = next((one_part for one_part in page.parts if one_part.key == ref.part), None)
    if kept is None:
        raise Http404
    key = f"part:{page.line.id}:{kept.key}"
    must_write(request, page)
    if request.method == "GET":
        saved = {"text": kept.text, "revision": kept.revision}
        form, draft = form_with_draft(request, key, saved, lambda words: PartForm(initial=words))
        return part_page(request, page, kept, form, draft=draft)
    if "take" in request.POST:
        form = PartForm(taken_over(request.POST, {"text": kept.last_text}))
        return part_page(request, page, kept, form, taken=kept.last_period)
    if "together" in request.POST:
        return save_shared(request, page, kept)
    return save_part(request, page, kept, PartForm(request.POST), key)


def save_shared(request: KollRequest, page: OccasionPage, kept: PartPage) -> HttpResponseBase:
    """Saves what is written together: the server has the text already, so that nothing is sent that could be old."""
    saved = {"text": kept.text, "revision": kept.revision}
    return submit(
        request,
        lambda doing: save_part_version(doing, occasion=page.line.id, part=kept.key),
        lambda why, status: part_page(request, page, kept, PartForm(initial=saved), why=why, status=status),
        then=address_after(request, page, f"part:{kept.key}"),
    )


def save_part(request: KollRequest, page: OccasionPage, kept: PartPage, form: PartForm, key: str) -> HttpResponseBase:
    """Saves a part, or shows it again with everything in it."""

    def show(why: Refusal | None, status: int) -> HttpResponseBase:
        return part_page(request, page, kept, saving_over(form, why), why=why, status=status)

    if not form.is_valid():
        return show(None, HTTPStatus.BAD_REQUEST)
    return submit(
        request,
        lambda doing: write_part(doing, occasion=page.line.id, part=kept.key, **form.cleaned_data),
        show,
        draft=key,
        then=address_after(request, page, f"part:{kept.key}"),
    )


def around_part(page: OccasionPage, form: Form, why: Refusal | None, kind: str, key: str | int) -> dict[str, Any]:
    """What a page to write on has around its boxes: both texts of a conflict, the way, and the draft's name."""
    return {
        "form": form,
        "both": both_texts(form, why),
        "steps": writing_steps_of(page),
        "current": f"{kind}:{key}",
        "draft_key": f"{kind}:{page.line.id}:{key}",
        "sent_back": sent_back(page.line),
    }


def part_page(
    request: KollRequest,
    page: OccasionPage,
    kept: PartPage,
    form: PartForm,
    *,
    status: int = HTTPStatus.OK,
    why: Refusal | None = None,
    **more: Any,
) -> HttpResponseBase:
    """The page on which a part is written; together with others unless it holds words that only this person has."""
    more["shares"] = page.may.write and not form.is_bound and not more.get("draft")
    more["beside"] = beside_part(request.koll.context, page, kept)
    return render_page(
        request,
        "descriptions/analyses/part.html",
        page,
        status=status,
        part=kept,
        why=why,
        **around_part(page, form, why, "part", kept.key),
        **more,
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def write_answer_form(request: KollRequest, ref: AnswerRef) -> HttpResponseBase:
    """A goal, a factor or an assignment to answer."""
    page = written_occasion_or_404(request, ref.occasion)
    must_write(request, page)
    asked = next((row for _label, group in page.answers for row in group if row.statement.id == ref.statement), None)
    if asked is None:
        return no_longer_asked(request, page, ref.statement)
    key = f"answer:{page.line.id}:{ref.statement}"
    if request.method == "GET":
        saved = {field.key: text for field, text in asked.fields} | {"mode": asked.mode, "revision": asked.revision}
        saved["mode_why"] = asked.mode_why
        form, draft = form_with_draft(request, key, saved, lambda words: WriteAnswerForm(asked, initial=words))
        return render_answer_page(request, page, asked, form, draft=draft)
    if "take" in request.POST:
        last = {field.key: text for field, text in asked.last_fields}
        form = WriteAnswerForm(asked, taken_over(request.POST, last))
        return render_answer_page(request, page, asked, form, taken=asked.last_period)
    return save_answer(request, page, asked, WriteAnswerForm(asked, request.POST), key)


def save_answer(
    request: KollRequest, page: OccasionPage, asked: AnswerPage, form: WriteAnswerForm, key: str
) -> HttpResponseBase:
    """Saves an answer, or shows it again with everything in it."""

    def show(why: Refusal | None, status: int) -> HttpResponseBase:
        return render_answer_page(request, page, asked, saving_over(form, why), why=why, status=status)

    if not form.is_valid():
        return show(None, HTTPStatus.BAD_REQUEST)
    said = {"mode": form.cleaned_data["mode"], "revision": form.cleaned_data["revision"], "fields": form.words()}
    said["mode_why"] = form.why()
    return submit(
        request,
        lambda doing: write_answer(doing, occasion=page.line.id, statement=asked.statement.id, **said),
        show,
        draft=key,
        then=address_after(request, page, f"answer:{asked.statement.id}"),
    )


def render_answer_page(
    request: KollRequest,
    page: OccasionPage,
    asked: AnswerPage,
    form: WriteAnswerForm,
    *,
    status: int = HTTPStatus.OK,
    why: Refusal | None = None,
    **more: Any,
) -> HttpResponseBase:
    """The page on which a statement is answered."""
    return render_page(
        request,
        "descriptions/analyses/answer.html",
        page,
        status=status,
        answer=asked,
        beside=beside_answer(request.koll.context, page, asked),
        why=why,
        **around_part(page, form, why, "answer", asked.statement.id),
        **more,
    )


def no_longer_asked(request: KollRequest, page: OccasionPage, statement: int) -> HttpResponseBase:
    """A statement that is not answered here any more: nothing is saved, and what was typed is shown to be copied."""
    line: StatementView | None = statement_with_id(request.koll.snapshot, statement)
    if line is None:
        raise Http404
    key = f"answer:{page.line.id}:{statement}"
    draft = drafts_of(request.koll.context, [key]).get(key)
    sent: Mapping[str, Any] = request.POST or (draft.fields if draft else {})
    names = {
        field.key: field.label for answer in page.activity.answers for field in answer.fields if sent.get(field.key)
    }
    words = [(label, sent[name]) for name, label in names.items() if name not in NOT_WORDS]
    status = HTTPStatus.BAD_REQUEST if request.method == "POST" else HTTPStatus.OK
    return render_page(
        request,
        "descriptions/analyses/no_longer_asked.html",
        page,
        status=status,
        statement=line,
        words=words,
        steps=writing_steps_of(page),
        current="",
    )
