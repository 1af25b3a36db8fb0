"""Maps: a body's description on one page, what it is composed from, and all bodies' maps of a year."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from koll.domain.refs import Ref
from koll.media.charts import MapPicture, lay_out_map
from koll.media.rich_text import plain_words
from koll.permissions import Permission, may
from koll.public.activities import OccasionView, occasion_line
from koll.reads.activities import standing
from koll.reads.decisions import subject_among
from koll.reads.descriptions._descriptions import OccasionPage
from koll.snapshot import Context, Language
from koll.tables.models import Body, Challenge, Occasion

FEWEST, MOST = 3, 9
"""A handful."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRef:
    """Something in the description that a challenge can come from: its key, name, ref, and its first words."""

    key: str
    label: str
    ref: Ref
    first_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChallengeView:
    """A challenge with what it comes from."""

    id: int
    number: int
    heading: str
    line: str
    sources: tuple[SourceRef, ...]
    keys: tuple[str, ...]
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChallengeMapPage:
    """A body's map: its challenges, its picture (None while it is empty), and what more can go on it."""

    line: OccasionView
    challenges: tuple[ChallengeView, ...]
    picture: MapPicture | None
    sources: tuple[SourceRef, ...]
    may_write: bool

    @property
    def is_full(self) -> bool:
        """Whether nothing more has room."""
        return len(self.challenges) >= MOST


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyMap:
    """A body's map in short; no challenges when it has none that the reader may see."""

    body_name: str
    line: OccasionView | None
    challenges: tuple[tuple[int, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChallengeMapsPage:
    """All bodies' maps of a year."""

    period: int
    maps: tuple[BodyMap, ...]

    @property
    def drawn(self) -> int:
        """How many bodies have something on their map."""
        return sum(bool(one_map.challenges) for one_map in self.maps)

    @property
    def without(self) -> tuple[str, ...]:
        """The bodies that have nothing on a map the reader may see."""
        return tuple(one_map.body_name for one_map in self.maps if not one_map.challenges)


def first_words(text: str, most: int = 160) -> str:
    """The first sentence, or as much of it as has room.

    >>> first_words("One sentence. One more."), first_words("word " * 9, 12)
    ('One sentence.', 'word word …')
    """
    line = next((one_line for one_line in plain_words(text).splitlines() if one_line.strip()), "")
    sentence = line.split(". ")[0].strip()
    sentence = f"{sentence}." if sentence != line.strip() else sentence
    if len(sentence) <= most:
        return sentence
    return f"{sentence[: most - 2].rsplit(' ', 1)[0]} …"


def sources_in(page: OccasionPage, language: Language) -> tuple[SourceRef, ...]:
    """Everything written in the description that a challenge can come from, in the order it is read."""
    at = page.line.ref
    found = []
    for part in page.parts:
        if part.text:
            name = part.label.forms(language).indefinite
            label = f"{name[:1].upper()}{name[1:]}"
            found.append(
                SourceRef(
                    key=f"part:{part.key}",
                    label=label,
                    ref=at.at(f"part-{part.key}"),
                    first_words=first_words(part.text),
                )
            )
    for _label, answers in page.answers:
        for answer in answers:
            if answer.is_answered:
                number, heading = answer.statement.id, answer.statement.heading
                said = next((text for _field, text in answer.fields if text), "")
                found.append(
                    SourceRef(
                        key=f"answer:{number}",
                        label=heading,
                        ref=at.at(f"answer-{number}"),
                        first_words=first_words(said),
                    )
                )
    for shift in page.shifts:
        where = at.at(f"shift-{shift.number}")
        found.append(
            SourceRef(key=f"shift:{shift.number}", label=shift.sentence, ref=where, first_words=first_words(shift.why))
        )
    return tuple(found)


def map_page(page: OccasionPage, language: Language) -> ChallengeMapPage:
    """The map of a description. One query beside the description's."""
    sources = sources_in(page, language)
    known = {source.key: source for source in sources}
    challenges = tuple(
        ChallengeView(
            id=row.pk,
            number=place,
            heading=row.heading,
            line=row.line,
            sources=tuple(known[key] for key in row.sources if key in known),
            keys=tuple(row.sources),
            revision=row.revision,
        )
        for place, row in enumerate(Challenge.objects.filter(occasion=page.line.id).order_by("number", "pk"), start=1)
    )
    drawn = lay_out_map(page.line.body_name, [(challenge.heading, challenge.line) for challenge in challenges])
    return ChallengeMapPage(
        line=page.line,
        challenges=challenges,
        picture=drawn if challenges else None,
        sources=sources,
        may_write=page.may.write,
    )


def maps_page(context: Context, period: int) -> ChallengeMapsPage:
    """Every body that describes itself, with its map of the year as the actor may see it. Fixed queries."""
    charter = context.snapshot.charter
    kinds = [activity for activity in charter.activities if activity.kind == "description"]
    bodies = list(Body.objects.filter(begins_on__lte=context.day).exclude(ends_on__lte=context.day))
    by_key = {body.pk: body for body in Body.objects.all()}
    rows = (
        Occasion.objects.filter(
            activity__in=[one_kind.key for one_kind in kinds], period=period, opened_on__lte=context.day
        )
        .select_related("body")
        .prefetch_related("counterparts")
        .order_by("number")
    )
    lines: defaultdict[int, list[OccasionView]] = defaultdict(list)
    for row in rows:
        line = occasion_line(context.snapshot, row)
        if line.done_on or may(context.actor, Permission.READ_DRAFT, subject_among(charter, by_key, row)).allowed:
            lines[row.body_id].append(line)
    shown = {number: standing(own) for number, own in lines.items()}
    drawn: defaultdict[int, list[tuple[int, str, str]]] = defaultdict(list)
    wanted = [line.id for line in shown.values() if line]
    for challenge in Challenge.objects.filter(occasion__in=wanted).order_by("number", "pk"):
        own_drawn = drawn[challenge.occasion_id]
        own_drawn.append((len(own_drawn) + 1, challenge.heading, challenge.line))
    holders = {kind for one_kind in kinds for kind in one_kind.held_by}
    return ChallengeMapsPage(
        period=period,
        maps=tuple(
            BodyMap(
                body_name=context.snapshot.bodies.name(body.key),
                line=line,
                challenges=tuple(drawn[line.id]) if line else (),
            )
            for body in bodies
            if body.kind in holders
            for line in [shown.get(body.pk)]
        ),
    )
