"""Last year's Word file taken in: matched with the template, looked through, and accepted piece by piece."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from koll.acts.descriptions import write_answer, write_part
from koll.acts.engine import Doing, Done
from koll.acts.imports import WORD, CheckedFile
from koll.domain.refs import OccasionRef
from koll.domain.refusals import Refusal
from koll.frame.form_submission import doing_of
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.guards import must, refuse_sealed
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.frame.routes import address
from koll.media.formats import LARGE, FileReadError, read_word_file, split_into_pieces
from koll.reads.descriptions import AnswerPage, OccasionPage
from koll.web.activities import why_not_written, writes_now
from koll.web.activities import written_occasion_or_404 as found_page
from koll.web.descriptions._word_import_forms import (
    WordForm,
    WordMatch,
    choices_as_stored,
    chosen_places,
    kept_in,
    matched,
    places_in_occasion,
    put_together,
)

PAGE = "descriptions/analyses/word_in.html"


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def import_word_file_form(request: KollRequest, ref: OccasionRef) -> HttpResponseBase:
    """Choosing the file, looking through what was found, and accepting it."""
    page = found_page(request, ref)
    must(request, writes_now(request, page), why_not_written(page), address(page.line.ref))
    if request.method == "GET":
        return render_page(request, PAGE, page, form=WordForm())
    if "pieces" in request.POST:
        return accepting(request, page)
    refuse_sealed(request)
    form = WordForm(request.POST, request.FILES)
    if not form.is_valid():
        return render_page(request, PAGE, page, form=form, status=HTTPStatus.BAD_REQUEST)
    try:
        found = read(form.cleaned_data["file"], page)
    except Refusal as refusal:
        return render_page(request, PAGE, page, form=form, why=refusal, status=HTTPStatus.BAD_REQUEST)
    return look_through(request, page, found)


def read(file: CheckedFile, page: OccasionPage) -> tuple[WordMatch, ...]:
    """What the file holds, matched with the places; Refusal says why not."""
    if file.media_type != WORD:
        raise Refusal("word_import.not_word", _("Choose a Word file (.docx)."), field="file")
    try:
        found = matched(split_into_pieces(read_word_file(file.content)), places_in_occasion(page))
    except FileReadError as fault:
        if fault.why == LARGE:
            raise Refusal(
                "word_import.too_large",
                _("The file is too large to be read. Divide it, and take one part at a time."),
                field="file",
            ) from None
        raise Refusal(
            "word_import.unreadable",
            _("The file cannot be read. Open it in Word, save it anew, and choose it again."),
            field="file",
        ) from None
    if not found:
        raise Refusal("word_import.empty", _("There are no words in the file. Choose another."), field="file")
    return found


def look_through(
    request: KollRequest, page: OccasionPage, found: tuple[WordMatch, ...], status: int = HTTPStatus.OK, **more: Any
) -> HttpResponseBase:
    """The page on which each piece is placed and accepted."""
    places = places_in_occasion(page)
    stands = {place.key: place.stands for place in places}
    rows = [(number, row, stands.get(row.place, "")) for number, row in enumerate(found)]
    placed = sum(bool(row.place) for row in found)
    more = {"rows": rows, "places": places, "kept": choices_as_stored(found), "placed": placed, **more}
    return render_page(request, PAGE, page, status=status, **more)


def accepting(request: KollRequest, page: OccasionPage) -> HttpResponseBase:
    """Takes in one piece, or all that have a place; those that remain are shown again, and nothing is lost."""
    try:
        found = tuple(chosen_places(kept_in(request.POST.get("pieces", "")), request.POST, places_in_occasion(page)))
    except Refusal as refusal:
        return render_page(request, PAGE, page, form=WordForm(), why=refusal, status=HTTPStatus.BAD_REQUEST)
    asked = request.POST.get("take", "")
    wanted = {number for number, row in enumerate(found) if row.place and asked in ("all", str(number))}
    taken: set[int] = set()
    for number in sorted(wanted):
        try:
            take_word_pieces(request, found_page(request, page.line.ref), found[number], number)
        except Refusal as refusal:
            rest = tuple(row for place, row in enumerate(found) if place not in taken)
            return look_through(request, page, rest, HTTPStatus.BAD_REQUEST, why=refusal)
        taken.add(number)
    rest = tuple(row for number, row in enumerate(found) if number not in taken)
    if taken:
        messages.success(request, _("It has been taken in, after what stood there."))
    if rest:
        why = None if taken else Refusal("word_import.no_place", _("Say where the piece is to stand first."))
        return look_through(request, found_page(request, page.line.ref), rest, why=why)
    return HttpResponseRedirect(address(page.line.ref))


def take_word_pieces(request: KollRequest, page: OccasionPage, piece: WordMatch, number: int) -> Done:
    """Writes one piece where it belongs, after what stands there now, once however often it is sent."""
    doing = doing_of(request, str(number))
    kind, _colon, key = piece.place.partition(":")
    if kind == "part":
        part = next(one_part for one_part in page.parts if one_part.key == key)
        text = put_together(part.text, piece)
        return write_part(doing, occasion=page.line.id, part=key, text=text, revision=part.revision)
    return take_word_answer(doing, page, piece, key)


def take_word_answer(doing: Doing, page: OccasionPage, piece: WordMatch, key: str) -> Done:
    """Writes a piece in one box of an answer."""
    statement, _colon, box = key.partition(":")
    answer = answer_to(page, int(statement))
    mode = next((field.mode for field, _text in answer.fields if field.key == box and field.mode), answer.mode)
    fields = {field.key: text for field, text in answer.fields}
    fields[box] = put_together(fields[box], piece)
    return write_answer(
        doing, occasion=page.line.id, statement=int(statement), mode=mode, fields=fields, revision=answer.revision
    )


def answer_to(page: OccasionPage, statement: int) -> AnswerPage:
    """The answer to a statement that the occasion answers."""
    return next(row for _label, group in page.answers for row in group if row.statement.id == statement)
