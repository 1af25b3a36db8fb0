"""A Word file matched with what is written: each piece with the place its heading names, to be accepted by a person."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from koll.domain.refusals import Refusal
from koll.frame.http.json_sent import MISSHAPEN, read_json
from koll.media.formats import WordPiece, join_pieces, under_one
from koll.media.rich_text import plain_words
from koll.reads.descriptions import OccasionPage
from koll.web.form_pages import LOOK, FileField

MOST_PIECES, LONGEST = 300, 60_000
LEFT_OUT = ""
NUMBERED = re.compile(r"^[\d.\s)§–-]+")


class WordForm(forms.Form):
    """The file."""

    file = FileField(
        label=_("Word file"),
        widget=forms.FileInput(attrs={**LOOK, "accept": ".docx"}),
        help_text=_("A .docx with headings like those of the template, last year's for instance."),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class WordPlace:
    """Where words can go: "part:<key>" or "answer:<statement>:<field>", what it is called, and what stands there."""

    key: str
    name: str
    group: str
    stands: str
    mode: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordMatch:
    """What was found in the file under a heading, and the key of the place it seems to be for ("" for none)."""

    heading: str
    text: str
    place: str


def normalised_words(heading: str) -> str:
    """A heading as headings are compared: without its number, its case and its signs.

    >>> normalised_words("3.1  The-mandate:")
    'themandate'
    """
    bare = NUMBERED.sub("", heading.casefold())
    return " ".join("".join(row for row in bare if row.isalnum() or row == " ").split())


def places_in_occasion(page: OccasionPage) -> tuple[WordPlace, ...]:
    """Every box of the occasion that words can go to."""
    language = get_language() or "sv"
    parts = [
        WordPlace(
            key=f"part:{part.key}",
            name=capitalised_place(part.label.forms(language).indefinite),
            group="",
            stands=part.text,
        )
        for part in page.parts
    ]
    boxes = [
        WordPlace(
            key=f"answer:{answer.statement.id}:{field.key}",
            name=capitalised_place(field.label.forms(language).indefinite),
            group=answer.statement.heading,
            stands=text,
            mode=field.mode,
        )
        for _label, answers in page.answers
        for answer in answers
        for field, text in answer.fields
    ]
    return (*parts, *boxes)


def capitalised_place(words: str) -> str:
    """The words with a capital first letter."""
    return words[:1].upper() + words[1:]


def matched(pieces: Sequence[WordPiece], places: Sequence[WordPlace]) -> tuple[WordMatch, ...]:
    """The pieces put together by the places that their headings name; what is under no such heading stands alone.

    A heading may name a part, a statement (its first box to reason in) or, under a statement, one of its boxes. One
    within a part that has the name of a place with a heading of its own elsewhere is that part's own. A table straight
    under a statement holds facts about it, and is left for a person to place.
    """
    groups: list[tuple[str, int, list[WordPiece]]] = []
    inner = inner_headings(pieces, places)
    statement = ""
    for number, piece in enumerate(pieces):
        named, place = ("", "") if number in inner else place_named(piece.heading, statement, places)
        if named:
            statement = named if place.startswith("answer:") else ""
            only_facts = normalised_words(piece.heading) == statement and piece.text.startswith("|")
            groups.append((LEFT_OUT if only_facts else place, piece.level, [piece]))
        elif groups and groups[-1][0] and piece.level > groups[-1][1] > 0:
            groups[-1][2].append(piece)
        else:
            groups.append((LEFT_OUT, piece.level, [piece]))
    found = (
        WordMatch(heading=group[0].heading, text=under_one(group)[:LONGEST], place=place)
        for place, _level, group in groups
    )
    return tuple(row for row in found if row.text)[:MOST_PIECES]


def inner_headings(pieces: Sequence[WordPiece], places: Sequence[WordPlace]) -> frozenset[int]:
    """Which pieces have headings below a part's heading, and names that a heading outside that part has too."""
    parts = {normalised_words(place.name) for place in places if not place.group}
    below: list[tuple[int, str]] = []
    beside: set[str] = set()
    part = 0
    for number, piece in enumerate(pieces):
        said = normalised_words(piece.heading)
        if 0 < part < piece.level:
            below.append((number, said))
            continue
        part = piece.level if said in parts else 0
        beside.add(said)
    return frozenset(number for number, said in below if said in beside)


def place_named(heading: str, statement: str, places: Sequence[WordPlace]) -> tuple[str, str]:
    """What the heading names (a part's name, or a statement's), and the key of the place; "" and "" for nothing."""
    said = normalised_words(heading)
    if not said:
        return "", ""
    for place in places:
        if place.group and normalised_words(place.group) == statement and normalised_words(place.name) == said:
            return statement, place.key
    for place in places:
        if not place.group and normalised_words(place.name) == said:
            return said, place.key
    boxes = [place for place in places if place.group and normalised_words(place.group) == said]
    if boxes:
        return said, next((box for box in boxes if box.mode in ("", "reasoned")), boxes[0]).key
    return "", ""


def put_together(stands: str, found: WordMatch) -> str:
    """What stands there with the found words after it; answers are plain words, parts keep their signs."""
    if found.place.startswith("part:"):
        return join_pieces(stands, found.text)
    return "\n\n".join(filter(None, [stands.strip(), plain_words(found.text).strip()]))


def choices_as_stored(found: Sequence[WordMatch]) -> str:
    """The pieces as the page keeps them."""
    return json.dumps([[row.heading, row.text, row.place] for row in found])


def kept_in(text: str) -> tuple[WordMatch, ...]:
    """The pieces as the page had kept them; Refusal when they are not."""
    try:
        rows = read_json(text)
        return tuple(
            WordMatch(heading=str(heading), text=str(words), place=str(place))
            for heading, words, place in rows[:MOST_PIECES]
        )
    except MISSHAPEN:
        raise Refusal("word_import.lost", _("The file was lost on the way. Choose it again."), field="file") from None


def chosen_places(found: Sequence[WordMatch], sent: Any, places: Sequence[WordPlace]) -> Iterator[WordMatch]:
    """The pieces with the places that were chosen on the page."""
    known = {place.key for place in places}
    for number, row in enumerate(found):
        place = str(sent.get(f"place_{number}", row.place))
        yield replace(row, place=place if place in known else LEFT_OUT)
