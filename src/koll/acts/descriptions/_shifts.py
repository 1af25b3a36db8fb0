"""Possible shifts a body sees."""

from __future__ import annotations

from django.db.models import Max
from django.utils.translation import gettext as _

from koll.acts.activities import UnableToWriteOccasion, address_of, frozen_unless_open
from koll.acts.engine import (
    Doing,
    Done,
    UnableToSave,
    act,
    body_existing_on,
    occasion_with,
)
from koll.tables.models import (
    Shift,
    Statement,
)


@act
def add_shift(
    doing: Doing,
    *,
    occasion: int,
    sentence: str,
    why: str = "",
    needs: str = "",
    statements: tuple[int, ...] = (),
    bodies: tuple[str, ...] = (),
) -> Done:
    """Writes down a possible shift the body sees, and which goals and bodies it concerns."""
    row = occasion_with(occasion)
    frozen_unless_open(doing, row)
    if not sentence.strip():
        raise UnableToWriteOccasion(_("Say in one sentence which shift you see."))
    number = (Shift.objects.filter(occasion=row).aggregate(n=Max("number"))["n"] or 0) + 1
    shift = Shift.objects.create(
        occasion=row, number=number, sentence=sentence.strip(), why=why.strip(), needs=needs.strip()
    )
    shift.statements.set(Statement.objects.filter(pk__in=statements))
    shift.bodies.set([body_existing_on(key, doing.day) for key in bodies])
    content = {"shift": number, "sentence": sentence, "why": why, "needs": needs, "bodies": list(bodies)}
    return Done(subject=address_of(row), said=_("The shift has been written down."), id=shift.pk, content=content)


@act
def change_shift(
    doing: Doing,
    *,
    shift: int,
    sentence: str,
    why: str,
    needs: str,
    revision: int,
    statements: tuple[int, ...] | None = None,
    bodies: tuple[str, ...] | None = None,
) -> Done:
    """Changes the words of a possible shift, and which goals and bodies it concerns unless those are None."""
    kept = Shift.objects.select_related("occasion__body").filter(pk=shift).first()
    if kept is None:
        raise UnableToWriteOccasion(_("The shift is no longer there. Your text is kept; add it as a new one."))
    frozen_unless_open(doing, kept.occasion)
    words = {"sentence": sentence.strip(), "why": why.strip(), "needs": needs.strip()}
    if not words["sentence"]:
        raise UnableToWriteOccasion(_("Say in one sentence which shift you see."))
    if not Shift.objects.filter(pk=shift, revision=revision).update(revision=revision + 1, **words):
        theirs = {"sentence": kept.sentence, "why": kept.why, "needs": kept.needs}
        raise UnableToSave(theirs, words, kept.revision)
    if statements is not None:
        kept.statements.set(Statement.objects.filter(pk__in=statements))
    if bodies is not None:
        kept.bodies.set([body_existing_on(key, doing.day) for key in bodies])
    content = words | {"shift": kept.number, "statements": statements, "bodies": bodies}
    return Done(subject=address_of(kept.occasion), said=_("Saved."), id=kept.pk, content=content)
