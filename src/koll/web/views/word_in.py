"""Last year's Word file taken in: matched with the template, looked through, and accepted piece by piece."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from koll.acts.act import Doing, Done
from koll.acts.cycle import write_answer, write_part
from koll.acts.files import WORD, Checked, UnableToTakeFile
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.guards import must, refuse_sealed
from koll.frame.posting import receipt_in
from koll.frame.rendering import render_page
from koll.paper.apart import LARGE, UnableToOpen, words
from koll.paper.worded import pieces_in
from koll.permissions import Refusal
from koll.reads.cycle import AnswerPage, OccasionPage
from koll.web.forms.word_in import Found, WordForm, as_kept, chosen, kept_in, matched, places_of, put_together
from koll.web.views.analyses import found as found_page
from koll.web.views.writing import why_not_written, writes_now

PAGE = "koll/analyses/word_in.html"


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def taking_in(request: KollRequest, activity: str, body: str, period: int, number: int = 1) -> HttpResponseBase:
    """Choosing the file, looking through what was found, and accepting it."""
    page = found_page(request, activity, body, period, number)
    must(request, writes_now(request, page), why_not_written(page), page.line.address)
    if request.method == "GET":
        return render_page(request, PAGE, page, form=WordForm())
    if "pieces" in request.POST:
        return accepting(request, page)
    refuse_sealed(request)
    form = WordForm(request.POST, request.FILES)
    if not form.is_valid():
        return render_page(request, PAGE, page, form=form, status=HTTPStatus.BAD_REQUEST)
    try:
        return look_through(request, page, read(form.cleaned_data["file"], page))
    except UnableToTakeFile as refusal:
        form.add_error("file", str(refusal))
        return render_page(request, PAGE, page, form=form, status=HTTPStatus.BAD_REQUEST)


def read(file: Checked, page: OccasionPage) -> tuple[Found, ...]:
    """What the file holds, matched with the places; UnableToTakeFile says why not."""
    if file.media_type != WORD.decode():
        raise UnableToTakeFile(_("Choose a Word file (.docx)."))
    try:
        found = matched(pieces_in(words(file.content)), places_of(page))
    except UnableToOpen as fault:
        if fault.why == LARGE:
            raise UnableToTakeFile(
                _("The file is too large to be read. Divide it, and take one part at a time.")
            ) from None
        raise UnableToTakeFile(
            _("The file cannot be read. Open it in Word, save it anew, and choose it again.")
        ) from None
    if not found:
        raise UnableToTakeFile(_("There are no words in the file. Choose another."))
    return found


def look_through(
    request: KollRequest, page: OccasionPage, found: tuple[Found, ...], status: int = HTTPStatus.OK, **more: Any
) -> HttpResponseBase:
    """The page on which each piece is placed and accepted."""
    places = places_of(page)
    stands = {place.key: place.stands for place in places}
    rows = [(number, each, stands.get(each.place, "")) for number, each in enumerate(found)]
    placed = sum(bool(each.place) for each in found)
    more = {"rows": rows, "places": places, "kept": as_kept(found), "placed": placed, **more}
    return render_page(request, PAGE, page, status=status, **more)


def accepting(request: KollRequest, page: OccasionPage) -> HttpResponseBase:
    """Takes in one piece, or all that have a place; those that remain are shown again, and nothing is lost."""
    try:
        found = tuple(chosen(kept_in(request.POST["pieces"]), request.POST, places_of(page)))
    except UnableToTakeFile as refusal:
        return render_page(request, PAGE, page, form=WordForm(), why=refusal, status=HTTPStatus.BAD_REQUEST)
    asked = request.POST.get("take", "")
    wanted = {number for number, each in enumerate(found) if each.place and asked in ("all", str(number))}
    taken: set[int] = set()
    for number in sorted(wanted):
        try:
            take(request, found_page(request, *of(page)), found[number], number)
        except Refusal as refusal:
            rest = tuple(each for place, each in enumerate(found) if place not in taken)
            return look_through(request, page, rest, HTTPStatus.BAD_REQUEST, why=refusal)
        taken.add(number)
    rest = tuple(each for number, each in enumerate(found) if number not in taken)
    if taken:
        messages.success(request, _("It has been taken in, after what stood there."))
    if rest:
        why = None if taken else UnableToTakeFile(_("Say where the piece is to stand first."))
        return look_through(request, found_page(request, *of(page)), rest, why=why)
    return HttpResponseRedirect(page.line.address)


def of(page: OccasionPage) -> tuple[str, str, int, int]:
    """What the occasion is found by."""
    return page.line.activity, page.line.body_key, page.line.period, page.line.number


def take(request: KollRequest, page: OccasionPage, piece: Found, number: int) -> Done:
    """Writes one piece where it belongs, after what stands there now, once however often it is sent."""
    receipt = request.POST.get("receipt", "")
    doing = request.koll.doing(receipt_in(f"{receipt}:{number}") if receipt else "")
    kind, _colon, key = piece.place.partition(":")
    if kind == "part":
        part = next(each for each in page.parts if each.key == key)
        text = put_together(part.text, piece)
        return write_part(doing, occasion=page.line.id, part=key, text=text, revision=part.revision)
    return take_answer(doing, page, piece, key)


def take_answer(doing: Doing, page: OccasionPage, piece: Found, key: str) -> Done:
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
    return next(each for _label, group in page.answers for each in group if each.statement.id == statement)
