"""A body's map: its description condensed to a handful of headed challenges, each with where it comes from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from koll.acts.act import Doing, Done, UnableToSave, act
from koll.acts.cycle import UnableToWrite, activity_called, address_of, frozen_unless_open
from koll.acts.finding import occasion_with
from koll.reads.municipality import ours
from koll.records.models import Answer, Challenge, Occasion, Part, Shift

MOST_CHALLENGES = 9
"""More than a handful is no map."""
LONGEST_HEADING, LONGEST_LINE = 50, 160


@dataclass(frozen=True, slots=True)
class ChallengeWords:
    """A challenge: its heading, one line, and the keys of what in the description it comes from."""

    heading: str
    line: str
    sources: tuple[str, ...]


def described(number: int) -> Occasion:
    """The description with this number."""
    row = occasion_with(number)
    if activity_called(ours().charter, row.activity).kind != "description":
        raise UnableToWrite(_("A map is drawn of a description."))
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


def kept(occasion: Occasion, words: ChallengeWords) -> dict[str, Any]:
    """The words by column; UnableToWrite when they do not say enough, or come from nowhere."""
    heading, line = words.heading.strip(), words.line.strip()
    if not heading or not line:
        raise UnableToWrite(_("Give the challenge a heading and one line."))
    if len(heading) > LONGEST_HEADING or len(line) > LONGEST_LINE:
        raise UnableToWrite(
            _("The map has little room: at most 50 characters in the heading and 160 in the line. Shorten it.")
        )
    if not words.sources:
        raise UnableToWrite(_("Say what in the description it comes from, so that readers can go there."))
    if set(words.sources) - keys_written(occasion):
        raise UnableToWrite(_("What it comes from is no longer in the description. Choose again."))
    return {"heading": heading, "line": line, "sources": list(words.sources)}


def map_address(occasion: Occasion) -> str:
    """Where the map is read."""
    return f"{address_of(occasion)}karta/"


def challenge_with(number: int) -> Challenge:
    """The challenge with this number, with its description and the description's body."""
    row = Challenge.objects.select_related("occasion__body").filter(pk=number).first()
    if row is None:
        raise UnableToWrite(_("The challenge is no longer there. Your text is kept; add it as a new one."))
    return row


@act
def put_on_map(doing: Doing, *, occasion: int, words: ChallengeWords) -> Done:
    """Puts a challenge on the map of a description that is being written."""
    row = described(occasion)
    frozen_unless_open(doing, row)
    said = kept(row, words)
    there = Challenge.objects.filter(occasion=row)
    if there.count() >= MOST_CHALLENGES:
        raise UnableToWrite(_("The map has nine challenges. Put two of them together, or take one away."))
    last = there.aggregate(n=Max("number"))["n"] or 0
    challenge = Challenge.objects.create(occasion=row, number=last + 1, **said)
    return Done(map_address(row), _("It is on the map."), challenge.pk, said)


@act
def change_on_map(doing: Doing, *, challenge: int, words: ChallengeWords, revision: int) -> Done:
    """Changes a challenge on the map of a description that is being written."""
    row = challenge_with(challenge)
    frozen_unless_open(doing, row.occasion)
    said = kept(row.occasion, words)
    if not Challenge.objects.filter(pk=challenge, revision=revision).update(revision=revision + 1, **said):
        theirs, mine = {"heading": row.heading, "line": row.line}, {"heading": said["heading"], "line": said["line"]}
        raise UnableToSave(theirs, mine, row.revision)
    return Done(map_address(row.occasion), _("Saved."), row.pk, said)


@act
def take_off_map(doing: Doing, *, challenge: int) -> Done:
    """Takes a challenge off the map; what it came from stays in the description."""
    row = challenge_with(challenge)
    frozen_unless_open(doing, row.occasion)
    content = {"heading": row.heading}
    row.delete()
    return Done(map_address(row.occasion), _("It is off the map."), challenge, content)


@act
def move_on_map(doing: Doing, *, challenge: int, steps: int) -> Done:
    """Moves a challenge up (a negative number of steps) or down among the others."""
    row = challenge_with(challenge)
    frozen_unless_open(doing, row.occasion)
    order = list(Challenge.objects.filter(occasion=row.occasion).order_by("number", "pk"))
    place = next(place for place, each in enumerate(order) if each.pk == challenge)
    order.insert(min(max(place + steps, 0), len(order) - 1), order.pop(place))
    renumber(order)
    return Done(map_address(row.occasion), _("Moved."), row.pk, {"order": [each.heading for each in order]})


def renumber(order: Iterable[Challenge]) -> None:
    """Numbers the challenges as they now stand."""
    for number, each in enumerate(order, start=1):
        if each.number != number:
            each.number = number
            each.save(update_fields=["number"])
