"""Maps: a body's description on one page, what it is composed from, and all bodies' maps of a year."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language

from koll.charter.maps import MapPicture, map_picture
from koll.paper import words_of
from koll.permissions import Act, Actor, may
from koll.reads.cycle import OccasionLine, OccasionPage, occasion_line
from koll.reads.municipality import ours
from koll.reads.progress import standing
from koll.reads.things import subject_among
from koll.records.models import Body, Challenge, Occasion
from koll.snapshot import called

FEWEST, MOST = 3, 9
"""A handful."""


@dataclass(frozen=True, slots=True)
class SourceRef:
    """Something in the description that a challenge can come from: its key, name, address, and its first words."""

    key: str
    label: str
    address: str
    first_words: str


@dataclass(frozen=True, slots=True)
class ChallengeLine:
    """A challenge with what it comes from."""

    id: int
    number: int
    heading: str
    line: str
    sources: tuple[SourceRef, ...]
    keys: tuple[str, ...]
    revision: int


@dataclass(frozen=True, slots=True)
class MapPage:
    """A body's map: its challenges, its picture (None while it is empty), and what more can go on it."""

    line: OccasionLine
    challenges: tuple[ChallengeLine, ...]
    picture: MapPicture | None
    sources: tuple[SourceRef, ...]
    may_write: bool

    @property
    def is_full(self) -> bool:
        """Whether nothing more has room."""
        return len(self.challenges) >= MOST


@dataclass(frozen=True, slots=True)
class BodyMap:
    """A body's map in short; no challenges when it has none that the reader may see."""

    body_name: str
    line: OccasionLine | None
    challenges: tuple[tuple[int, str, str], ...]


@dataclass(frozen=True, slots=True)
class MapsPage:
    """All bodies' maps of a year."""

    period: int
    maps: tuple[BodyMap, ...]

    @property
    def drawn(self) -> int:
        """How many bodies have something on their map."""
        return sum(bool(each.challenges) for each in self.maps)

    @property
    def without(self) -> tuple[str, ...]:
        """The bodies that have nothing on a map the reader may see."""
        return tuple(each.body_name for each in self.maps if not each.challenges)


def first_words(text: str, most: int = 160) -> str:
    """The first sentence, or as much of it as has room.

    >>> first_words("One sentence. One more."), first_words("word " * 9, 12)
    ('One sentence.', 'word word …')
    """
    line = next((each for each in words_of(text).splitlines() if each.strip()), "")
    sentence = line.split(". ")[0].strip()
    sentence = f"{sentence}." if sentence != line.strip() else sentence
    if len(sentence) <= most:
        return sentence
    return f"{sentence[: most - 2].rsplit(' ', 1)[0]} …"


def sources_in(page: OccasionPage) -> tuple[SourceRef, ...]:
    """Everything written in the description that a challenge can come from, in the order it is read."""
    language, at = get_language() or "sv", page.line.address
    found = []
    for part in page.parts:
        if part.text:
            name = part.label.forms(language).indefinite
            label = f"{name[:1].upper()}{name[1:]}"
            found.append(SourceRef(f"part:{part.key}", label, f"{at}#part-{part.key}", first_words(part.text)))
    for _label, answers in page.answers:
        for answer in answers:
            if answer.is_answered:
                number, heading = answer.statement.id, answer.statement.heading
                said = next((text for _field, text in answer.fields if text), "")
                found.append(SourceRef(f"answer:{number}", heading, f"{at}#answer-{number}", first_words(said)))
    for shift in page.shifts:
        where = f"{at}#shift-{shift.number}"
        found.append(SourceRef(f"shift:{shift.number}", shift.sentence, where, first_words(shift.why)))
    return tuple(found)


def map_page(page: OccasionPage) -> MapPage:
    """The map of a description. One query beside the description's."""
    sources = sources_in(page)
    known = {each.key: each for each in sources}
    challenges = tuple(
        ChallengeLine(
            row.pk,
            place,
            row.heading,
            row.line,
            tuple(known[key] for key in row.sources if key in known),
            tuple(row.sources),
            row.revision,
        )
        for place, row in enumerate(Challenge.objects.filter(occasion=page.line.id).order_by("number", "pk"), start=1)
    )
    drawn = map_picture(page.line.body_name, [(each.heading, each.line) for each in challenges])
    return MapPage(page.line, challenges, drawn if challenges else None, sources, page.may.write)


def maps_page(actor: Actor, period: int, day: date) -> MapsPage:
    """Every body that describes itself, with its map of the year as the actor may see it. Fixed queries."""
    charter = ours().charter
    kinds = [each for each in charter.activities if each.kind == "description"]
    bodies = list(Body.objects.filter(begins_on__lte=day).exclude(ends_on__lte=day))
    by_key = {body.pk: body for body in Body.objects.all()}
    rows = (
        Occasion.objects.filter(activity__in=[each.key for each in kinds], period=period, opened_on__lte=day)
        .select_related("body")
        .prefetch_related("counterparts")
        .order_by("number")
    )
    lines: defaultdict[int, list[OccasionLine]] = defaultdict(list)
    for row in rows:
        line = occasion_line(charter, row, day)
        if line.done_on or may(actor, Act.READ_DRAFT, subject_among(charter, by_key, row)).allowed:
            lines[row.body_id].append(line)
    shown = {number: standing(own) for number, own in lines.items()}
    drawn: defaultdict[int, list[tuple[int, str, str]]] = defaultdict(list)
    wanted = [line.id for line in shown.values() if line]
    for each in Challenge.objects.filter(occasion__in=wanted).order_by("number", "pk"):
        own_drawn = drawn[each.occasion_id]
        own_drawn.append((len(own_drawn) + 1, each.heading, each.line))
    holders = {kind for each in kinds for kind in each.held_by}
    return MapsPage(
        period,
        tuple(
            BodyMap(called(body, day), line, tuple(drawn[line.id]) if line else ())
            for body in bodies
            if body.kind in holders
            for line in [shown.get(body.pk)]
        ),
    )
