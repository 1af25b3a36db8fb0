"""A body's map: its description condensed to a handful of headed challenges, each with where it comes from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from django.db.models import Max
from django.utils.translation import gettext as _

from koll.acts.activities import activity_called, occasion_ref, subject_of_given_occasion
from koll.acts.engine import Doing, Done, Input, act, change, changed_by_another, create, occasion_with, remove
from koll.domain.refs import ChallengeMapRef
from koll.domain.refusals import Refusal
from koll.permissions import N_, Permission, Trail
from koll.snapshot import Snapshot, subject_of_occasion
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


def described(snapshot: Snapshot, number: int) -> Occasion:
    """The description with this number."""
    row = occasion_with(number)
    if not activity_called(snapshot.charter, row.activity).is_description:
        raise Refusal("challenge.not_a_description", _("A map is drawn of a description."), field="occasion")
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
    """The words by column; Busy when they do not say enough, or come from nowhere."""
    heading, line = words.heading.strip(), words.line.strip()
    if not heading or not line:
        raise Refusal("challenge.words_missing", _("Give the challenge a heading and one line."), field="heading")
    if len(heading) > LONGEST_HEADING or len(line) > LONGEST_LINE:
        raise Refusal(
            "challenge.too_long",
            _("The map has little room: at most 50 characters in the heading and 160 in the line. Shorten it."),
            field="heading",
        )
    if not words.sources:
        raise Refusal(
            "challenge.source_missing",
            _("Say what in the description it comes from, so that readers can go there."),
            field="sources",
        )
    if set(words.sources) - keys_written(occasion):
        raise Refusal(
            "challenge.source_gone",
            _("What it comes from is no longer in the description. Choose again."),
            field="sources",
        )
    return {"heading": heading, "line": line, "sources": list(words.sources)}


def map_ref(occasion: Occasion) -> ChallengeMapRef:
    """The map of the occasion; its body must have been fetched."""
    return occasion_ref(occasion).challenge_map


def challenge_with(number: int) -> Challenge:
    """The challenge with this number, with its description and the description's body."""
    row = Challenge.objects.select_related("occasion__body").filter(pk=number).first()
    if row is None:
        raise Refusal("challenge.gone", _("The challenge is no longer there. Your text is kept; add it as a new one."))
    return row


@dataclass(frozen=True, slots=True, kw_only=True)
class AddChallenge(Input):
    """Puts a challenge on the map of a description that is being written."""

    secret: ClassVar[tuple[str, ...]] = ("words",)

    occasion: int
    words: ChallengeInput


@act(
    AddChallenge,
    permission=Permission.WRITE_OCCASION,
    subject=subject_of_given_occasion,
    news=None,
    trail=Trail.WHEN_DECIDED,
    work=N_("A challenge was put on the map"),
)
def add_challenge(doing: Doing, given: AddChallenge) -> Done:
    row = described(doing.snapshot, given.occasion)
    said = challenge_values(row, given.words)
    there = Challenge.objects.filter(occasion=row)
    if there.count() >= MOST_CHALLENGES:
        raise Refusal(
            "challenge.too_many", _("The map has nine challenges. Put two of them together, or take one away.")
        )
    last = there.aggregate(n=Max("number"))["n"] or 0
    challenge = create(Challenge, occasion=row, number=last + 1, **said)
    return Done(subject=map_ref(row), said=_("It is on the map."), id=challenge.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeChallenge(Input):
    """Changes a challenge on the map of a description that is being written."""

    secret: ClassVar[tuple[str, ...]] = ("words",)

    challenge: int
    words: ChallengeInput
    revision: int


@act(
    ChangeChallenge,
    permission=Permission.WRITE_OCCASION,
    subject=lambda doing, given: subject_of_occasion(doing.snapshot.charter, challenge_with(given.challenge).occasion),
    news=None,
    trail=Trail.WHEN_DECIDED,
    work=N_("A challenge on the map was changed"),
)
def change_challenge(_doing: Doing, given: ChangeChallenge) -> Done:
    row = challenge_with(given.challenge)
    said = challenge_values(row.occasion, given.words)
    theirs, mine = {"heading": row.heading, "line": row.line}, {"heading": said["heading"], "line": said["line"]}
    change(
        row,
        revision=given.revision,
        conflict=lambda: changed_by_another(theirs, mine, row.revision),
        **said,
    )
    return Done(subject=map_ref(row.occasion), said=_("Saved."), id=row.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveChallenge(Input):
    """Takes a challenge off the map; what it came from stays in the description."""

    challenge: int
    revision: int


@act(
    RemoveChallenge,
    permission=Permission.WRITE_OCCASION,
    subject=lambda doing, given: subject_of_occasion(doing.snapshot.charter, challenge_with(given.challenge).occasion),
    news=None,
    trail=Trail.WHEN_DECIDED,
    work=N_("A challenge was taken off the map"),
)
def remove_challenge(_doing: Doing, given: RemoveChallenge) -> Done:
    row = challenge_with(given.challenge)
    if row.revision != given.revision:
        raise changed_by_another({"heading": row.heading, "line": row.line}, {}, row.revision)
    remove(row)
    return Done(subject=map_ref(row.occasion), said=_("It is off the map."), id=given.challenge)


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveChallenge(Input):
    """Moves a challenge up (a negative number of steps) or down among the others.

    `seen` is its number on the page: whoever sees another order moves nothing further.
    """

    challenge: int
    steps: int
    seen: int | None = None


@act(
    MoveChallenge,
    permission=Permission.WRITE_OCCASION,
    subject=lambda doing, given: subject_of_occasion(doing.snapshot.charter, challenge_with(given.challenge).occasion),
    news=None,
    trail=Trail.WHEN_DECIDED,
    work=N_("A challenge was moved on the map"),
)
def move_challenge(_doing: Doing, given: MoveChallenge) -> Done:
    row = challenge_with(given.challenge)
    if given.seen not in (None, row.number):
        raise Refusal(
            "challenge.moved_before",
            _("Somebody else has moved what is on the map. Look at the order as it is now, and move it from there."),
        )
    order = list(Challenge.objects.filter(occasion=row.occasion).order_by("number", "pk"))
    place = next(place for place, item in enumerate(order) if item.pk == given.challenge)
    order.insert(min(max(place + given.steps, 0), len(order) - 1), order.pop(place))
    renumber(order)
    return Done(
        subject=map_ref(row.occasion),
        said=_("Moved."),
        id=row.pk,
    )


def renumber(order: Iterable[Challenge]) -> None:
    """Numbers the challenges as they now stand."""
    for number, row in enumerate(order, start=1):
        if row.number != number:
            change(row, number=number)
