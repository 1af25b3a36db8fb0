"""Possible shifts a body sees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.db.models import Max
from django.utils.translation import gettext as _

from koll.acts.activities import occasion_ref, subject_of_given_occasion
from koll.acts.engine import (
    Doing,
    Done,
    Input,
    act,
    body_existing_on,
    change,
    changed_by_another,
    create,
    link,
    occasion_with,
)
from koll.domain.refusals import Refusal
from koll.permissions import N_, Permission, Trail
from koll.snapshot import subject_of_occasion
from koll.tables.models import (
    Shift,
    Statement,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddShift(Input):
    """Writes down a possible shift the body sees, and which goals and bodies it concerns."""

    secret: ClassVar[tuple[str, ...]] = ("sentence", "why", "needs")

    occasion: int
    sentence: str
    why: str = ""
    needs: str = ""
    statements: tuple[int, ...] = ()
    bodies: tuple[str, ...] = ()


@act(
    AddShift,
    permission=Permission.WRITE_OCCASION,
    subject=subject_of_given_occasion,
    news=N_("A possible shift was seen"),
    trail=Trail.WHEN_DECIDED,
)
def add_shift(doing: Doing, given: AddShift) -> Done:
    row = occasion_with(given.occasion)
    if not given.sentence.strip():
        raise Refusal("shift.sentence_missing", _("Say in one sentence which shift you see."), field="sentence")
    number = (Shift.objects.filter(occasion=row).aggregate(n=Max("number"))["n"] or 0) + 1
    shift = create(
        Shift,
        occasion=row,
        number=number,
        sentence=given.sentence.strip(),
        why=given.why.strip(),
        needs=given.needs.strip(),
    )
    link(shift, "statements", Statement.objects.filter(pk__in=given.statements))
    link(shift, "bodies", [body_existing_on(key, doing.day) for key in given.bodies])
    return Done(subject=occasion_ref(row), said=_("The shift has been written down."), id=shift.pk)


def shift_with(number: int) -> Shift:
    """The shift with this number, with its description and the description's body."""
    row = Shift.objects.select_related("occasion__body").filter(pk=number).first()
    if row is None:
        raise Refusal("shift.gone", _("The shift is no longer there. Your text is kept; add it as a new one."))
    return row


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeShift(Input):
    """Changes the words of a possible shift, and which goals and bodies it concerns unless those are None."""

    secret: ClassVar[tuple[str, ...]] = ("sentence", "why", "needs")

    shift: int
    sentence: str
    why: str
    needs: str
    revision: int
    statements: tuple[int, ...] | None = None
    bodies: tuple[str, ...] | None = None


@act(
    ChangeShift,
    permission=Permission.WRITE_OCCASION,
    subject=lambda doing, given: subject_of_occasion(doing.snapshot.charter, shift_with(given.shift).occasion),
    news=None,
    trail=Trail.WHEN_DECIDED,
    work=N_("A possible shift was changed"),
)
def change_shift(doing: Doing, given: ChangeShift) -> Done:
    kept = shift_with(given.shift)
    words = {"sentence": given.sentence.strip(), "why": given.why.strip(), "needs": given.needs.strip()}
    if not words["sentence"]:
        raise Refusal("shift.sentence_emptied", _("Say in one sentence which shift you see."), field="sentence")
    theirs = {"sentence": kept.sentence, "why": kept.why, "needs": kept.needs}
    change(kept, revision=given.revision, conflict=lambda: changed_by_another(theirs, words, kept.revision), **words)
    if given.statements is not None:
        link(kept, "statements", Statement.objects.filter(pk__in=given.statements))
    if given.bodies is not None:
        link(kept, "bodies", [body_existing_on(key, doing.day) for key in given.bodies])
    return Done(subject=occasion_ref(kept.occasion), said=_("Saved."), id=kept.pk)
