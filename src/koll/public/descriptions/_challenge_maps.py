"""Maps: a body's description on one page with what it is composed from, and all bodies' maps of a year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from koll.domain.charter import Activity
from koll.domain.refs import OccasionRef, Ref
from koll.media.charts import MapPicture, lay_out_map
from koll.media.rich_text import plain_words
from koll.public import _rows
from koll.public.activities import OccasionView, occasion_line
from koll.public.descriptions._descriptions import DescriptionPage, description_page
from koll.snapshot import Language, Snapshot
from koll.tables.models import Challenge


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRef:
    """Something in the description that a challenge can come from: its key, name, ref, and its first words."""

    key: str
    label: str
    ref: Ref
    first_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChallengeOnMap:
    """A challenge with what it comes from."""

    number: int
    heading: str
    line: str
    sources: tuple[SourceRef, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnMapPage:
    """A body's map: its challenges and its picture, None while it is empty."""

    line: OccasionView
    challenges: tuple[ChallengeOnMap, ...]
    picture: MapPicture | None


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


def body_map_page(snapshot: Snapshot, language: Language, ref: OccasionRef) -> DrawnMapPage | None:
    """The map of a decided description; None while it is a draft, or when nothing is on it."""
    page = description_page(snapshot, ref)
    if page is None or not page.activity.is_description:
        return None
    drawn = drawn_map(
        page, _rows.challenges(snapshot.day).filter(occasion=page.line.id).order_by("number", "pk"), language
    )
    return drawn if drawn.challenges else None


def drawn_map(page: DescriptionPage, rows: Iterable[Challenge], language: Language) -> DrawnMapPage:
    """The map of a description with these challenges on it, in their order."""
    known = {source.key: source for source in sources_in(page, language)}
    challenges = tuple(
        ChallengeOnMap(
            number=place,
            heading=row.heading,
            line=row.line,
            sources=tuple(known[key] for key in row.sources if key in known),
        )
        for place, row in enumerate(rows, start=1)
    )
    drawn = lay_out_map(page.line.body_name, [(challenge.heading, challenge.line) for challenge in challenges])
    return DrawnMapPage(line=page.line, challenges=challenges, picture=drawn if challenges else None)


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


def sources_in(page: DescriptionPage, language: Language) -> tuple[SourceRef, ...]:
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


def mapped_activities(snapshot: Snapshot) -> tuple[Activity, ...]:
    """The activities in which a body describes itself, and so may draw a map."""
    return tuple(activity for activity in snapshot.charter.activities if activity.is_description)


def decided_maps_page(snapshot: Snapshot, period: int) -> ChallengeMapsPage:
    """Every body that describes itself, with its decided map of the year. Fixed queries."""
    keys = [activity.key for activity in mapped_activities(snapshot)]
    rows = _rows.occasions(snapshot.day).filter(activity__in=keys, period=period, opened_on__lte=snapshot.day)
    shown = {
        row.body_id: occasion_line(snapshot, row)
        for row in rows.select_related("body").defer("result").order_by("number")
    }
    drawn = _rows.challenges(snapshot.day).filter(occasion__in=[line.id for line in shown.values()])
    return maps_of_bodies(snapshot, period, shown, drawn.order_by("number", "pk"))


def maps_of_bodies(
    snapshot: Snapshot, period: int, shown: Mapping[int, OccasionView], challenges: Iterable[Challenge]
) -> ChallengeMapsPage:
    """The maps of a year, of the occasion that stands for each body by its number. One query."""
    bodies = _rows.bodies().filter(begins_on__lte=snapshot.day).exclude(ends_on__lte=snapshot.day)
    drawn: defaultdict[int, list[tuple[int, str, str]]] = defaultdict(list)
    for challenge in challenges:
        own = drawn[challenge.occasion_id]
        own.append((len(own) + 1, challenge.heading, challenge.line))
    holders = {kind for activity in mapped_activities(snapshot) for kind in activity.held_by}
    return ChallengeMapsPage(
        period=period,
        maps=tuple(
            BodyMap(
                body_name=snapshot.bodies.name(body.key),
                line=line,
                challenges=tuple(drawn[line.id]) if line else (),
            )
            for body in bodies
            if body.kind in holders
            for line in [shown.get(body.pk)]
        ),
    )
