"""A body's map: its description condensed to a handful of headed challenges, each with where it comes from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from koll.acts.activities import UnableToWriteOccasion, activity_called, address_of, frozen_unless_open
from koll.acts.engine import Doing, Done, UnableToSave, act, occasion_with
from koll.snapshot import ours
from koll.tables.models import Answer, Challenge, Occasion, Part, Shift

MOST_CHALLENGES = 9
"""More than a handful is no map."""
LONGEST_HEADING, LONGEST_LINE = 50, 160


@dataclass(frozen=True, slots=True, kw_only=True)
class ChallengeInput:
    """A challenge: its heading, one line, and the keys of what in the description it comes from."""

    heading: str
    line: str
    sources: tuple[str, ...]


def described(number: int) -> Occasion:
    """The description with this number."""
    row = occasion_with(number)
    if activity_called(ours().charter, row.activity).kind != "description":
        raise UnableToWriteOccasion(_("A map is drawn of a description."))
    return row


def keys_written(occasion: Occasion) -> set[str]:
    """The keys of everything that has been written in the description and can be a source."""
    parts = Part.objects.filter(occasion=occasion).exclude(text="").values_list("key", flat=True)
    answers = Answer.objects.filter(occasion=occasion).values_list("statement_id", flat=True)
    shifts = Shift.objects.filter(occasion=occasion).values_list("number", flat=True)
    return {
        *(f"part:{key}" for key in parts),
        *(f"answer:{number}" for number in answers),
        *(f"shift:{number}" for number in shifts),
    }


def challenge_values(occasion: Occasion, words: ChallengeInput) -> dict[str, Any]:
    """The words by column; UnableToWrite when they do not say enough, or come from nowhere."""
    heading, line = words.heading.strip(), words.line.strip()
    if not heading or not line:
        raise UnableToWriteOccasion(_("Give the challenge a heading and one line."))
    if len(heading) > LONGEST_HEADING or len(line) > LONGEST_LINE:
        raise UnableToWriteOccasion(
            _("The map has little room: at most 50 characters in the heading and 160 in the line. Shorten it.")
        )
    if not words.sources:
        raise UnableToWriteOccasion(_("Say what in the description it comes from, so that readers can go there."))
    if set(words.sources) - keys_written(occasion):
        raise UnableToWriteOccasion(_("What it comes from is no longer in the description. Choose again."))
    return {"heading": heading, "line": line, "sources": list(words.sources)}


def map_address(occasion: Occasion) -> str:
    """Where the map is read."""
    return f"{address_of(occasion)}karta/"


def challenge_with(number: int) -> Challenge:
    """The challenge with this number, with its description and the description's body."""
    row = Challenge.objects.select_related("occasion__body").filter(pk=number).first()
    if row is None:
        raise UnableToWriteOccasion(_("The challenge is no longer there. Your text is kept; add it as a new one."))
    return row


@act
def add_challenge(doing: Doing, *, occasion: int, words: ChallengeInput) -> Done:
    """Puts a challenge on the map of a description that is being written."""
    row = described(occasion)
    frozen_unless_open(doing, row)
    said = challenge_values(row, words)
    there = Challenge.objects.filter(occasion=row)
    if there.count() >= MOST_CHALLENGES:
        raise UnableToWriteOccasion(_("The map has nine challenges. Put two of them together, or take one away."))
    last = there.aggregate(n=Max("number"))["n"] or 0
    challenge = Challenge.objects.create(occasion=row, number=last + 1, **said)
    return Done(subject=map_address(row), said=_("It is on the map."), id=challenge.pk, content=said)


@act
def change_challenge(doing: Doing, *, challenge: int, words: ChallengeInput, revision: int) -> Done:
    """Changes a challenge on the map of a description that is being written."""
    row = challenge_with(challenge)
    frozen_unless_open(doing, row.occasion)
    said = challenge_values(row.occasion, words)
    if not Challenge.objects.filter(pk=challenge, revision=revision).update(revision=revision + 1, **said):
        theirs, mine = {"heading": row.heading, "line": row.line}, {"heading": said["heading"], "line": said["line"]}
        raise UnableToSave(theirs, mine, row.revision)
    return Done(subject=map_address(row.occasion), said=_("Saved."), id=row.pk, content=said)


@act
def remove_challenge(doing: Doing, *, challenge: int) -> Done:
    """Takes a challenge off the map; what it came from stays in the description."""
    row = challenge_with(challenge)
    frozen_unless_open(doing, row.occasion)
    content = {"heading": row.heading}
    row.delete()
    return Done(subject=map_address(row.occasion), said=_("It is off the map."), id=challenge, content=content)


@act
def move_challenge(doing: Doing, *, challenge: int, steps: int) -> Done:
    """Moves a challenge up (a negative number of steps) or down among the others."""
    row = challenge_with(challenge)
    frozen_unless_open(doing, row.occasion)
    order = list(Challenge.objects.filter(occasion=row.occasion).order_by("number", "pk"))
    place = next(place for place, item in enumerate(order) if item.pk == challenge)
    order.insert(min(max(place + steps, 0), len(order) - 1), order.pop(place))
    renumber(order)
    return Done(
        subject=map_address(row.occasion),
        said=_("Moved."),
        id=row.pk,
        content={"order": [item.heading for item in order]},
    )


def renumber(order: Iterable[Challenge]) -> None:
    """Numbers the challenges as they now stand."""
    for number, row in enumerate(order, start=1):
        if row.number != number:
            row.number = number
            row.save(update_fields=["number"])
