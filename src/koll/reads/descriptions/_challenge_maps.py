"""Maps as those who write see them: drafts too, and what more can go on one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from koll.permissions import Permission, may
from koll.public.activities import OccasionView, occasion_line
from koll.public.descriptions import (
    ChallengeMapsPage,
    ChallengeOnMap,
    DrawnMapPage,
    SourceRef,
    drawn_map,
    mapped_activities,
    maps_of_bodies,
    sources_in,
)
from koll.reads._composition import composed
from koll.reads.activities import standing
from koll.reads.decisions import subject_among
from koll.reads.descriptions._descriptions import OccasionPage
from koll.snapshot import Context, Language
from koll.tables.models import Body, Challenge, Occasion

MOST = 9
"""No more than a handful goes on a map."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChallengeView(ChallengeOnMap):
    """A challenge as it is written: its number in the tables, the keys of its sources, and its revision."""

    id: int
    keys: tuple[str, ...]
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChallengeMapPage(DrawnMapPage):
    """A body's map with what more can go on it."""

    challenges: tuple[ChallengeView, ...]
    sources: tuple[SourceRef, ...]
    may_write: bool

    @property
    def is_full(self) -> bool:
        """Whether nothing more has room."""
        return len(self.challenges) >= MOST


def map_page(page: OccasionPage, language: Language) -> ChallengeMapPage:
    """The map of a description. One query beside the description's."""
    rows = list(Challenge.objects.filter(occasion=page.line.id).order_by("number", "pk"))
    drawn = drawn_map(page, rows, language)
    return composed(
        ChallengeMapPage,
        drawn,
        challenges=tuple(
            composed(ChallengeView, challenge, id=row.pk, keys=tuple(row.sources), revision=row.revision)
            for challenge, row in zip(drawn.challenges, rows, strict=True)
        ),
        sources=sources_in(page, language),
        may_write=page.may.write,
    )


def maps_page(context: Context, period: int) -> ChallengeMapsPage:
    """Every body that describes itself, with its map of the year as the actor may see it. Fixed queries."""
    charter, by_key = context.snapshot.charter, {body.pk: body for body in Body.objects.all()}
    keys = [activity.key for activity in mapped_activities(context.snapshot)]
    rows = (
        Occasion.objects.filter(activity__in=keys, period=period, opened_on__lte=context.day)
        .select_related("body")
        .prefetch_related("counterparts")
        .order_by("number")
    )
    lines: defaultdict[int, list[OccasionView]] = defaultdict(list)
    for row in rows:
        line = occasion_line(context.snapshot, row)
        if line.done_on or may(context.actor, Permission.READ_DRAFT, subject_among(charter, by_key, row)).allowed:
            lines[row.body_id].append(line)
    shown = {number: line for number, own in lines.items() for line in [standing(own)] if line}
    drawn = Challenge.objects.filter(occasion__in=[line.id for line in shown.values()]).order_by("number", "pk")
    return maps_of_bodies(context.snapshot, period, shown, drawn)
