"""Dialogue forms to choose among: the ones everybody may start from, and the ones bodies have made their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from koll.permissions import Permission
from koll.reads.dialogues._starting_forms import STARTING
from koll.snapshot import Context, Snapshot, bodies_with_permission
from koll.tables.models import DialogueForm

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class DialogueStep:
    """A step of a form: what it is for, its minutes (0 when not timed), what is asked, what is on the screen."""

    purpose: str
    minutes: int
    questions: str
    material: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DialogueFormView:
    """A form. `key` names it when one starts from it; `id` and `body_key` are 0 and empty for what all may use."""

    key: str
    name: str
    purpose: str
    steps: tuple[DialogueStep, ...]
    id: int = 0
    body_key: str = ""
    body_name: str = ""
    made_from: str = ""
    revision: int = 0
    may_change: bool = False

    @property
    def minutes(self) -> int:
        """How long the timed steps take together."""
        return sum(step.minutes for step in self.steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormsPage:
    """The library: what all may start from, the bodies' own, and the bodies the reader may make one for."""

    starting: tuple[DialogueFormView, ...]
    own: tuple[DialogueFormView, ...]
    bodies: tuple[tuple[str, str], ...]


def steps_in(kept: Iterable[dict[str, Any]]) -> tuple[DialogueStep, ...]:
    """The steps as they are kept in a row."""
    return tuple(
        DialogueStep(
            purpose=str(row.get("purpose", "")),
            minutes=int(row.get("minutes", 0)),
            questions=str(row.get("questions", "")),
            material=str(row.get("material", "")),
        )
        for row in kept
    )


def starting_forms() -> tuple[DialogueFormView, ...]:
    """The forms everybody may start from, in the reader's language."""
    return tuple(
        DialogueFormView(
            key=key,
            name=str(name),
            purpose=str(purpose),
            steps=tuple(
                DialogueStep(purpose=str(a), minutes=b, questions=str(c), material=str(d)) for a, b, c, d in steps
            ),
        )
        for key, name, purpose, steps in STARTING
    )


def forms_page(context: Context) -> FormsPage:
    """The library as the actor sees it, in three queries."""
    mine = bodies_with_permission(context, Permission.MANAGE_DIALOGUE_FORMS)
    return FormsPage(
        starting=starting_forms(), own=own_forms(context.snapshot, frozenset(key for key, _name in mine)), bodies=mine
    )


def own_forms(snapshot: Snapshot, changed_by_reader: frozenset[str] = frozenset()) -> tuple[DialogueFormView, ...]:
    """Every form in use that a body has made its own, in one query."""
    rows = DialogueForm.objects.select_related("body").filter(put_away_on__isnull=True)
    return tuple(
        DialogueFormView(
            key=str(row.pk),
            name=row.name,
            purpose=row.purpose,
            steps=steps_in(row.steps),
            id=row.pk,
            body_key=row.body.key,
            body_name=snapshot.bodies.name(row.body.key),
            made_from=row.made_from,
            revision=row.revision,
            may_change=row.body.key in changed_by_reader,
        )
        for row in rows
    )


def library_lines(context: Context) -> tuple[DialogueFormView, ...]:
    """Every form to start from, the bodies' own first, in one query."""
    return (*own_forms(context.snapshot), *starting_forms())


def form_called(context: Context, key: str) -> DialogueFormView | None:
    """The form with this key, everybody's or a body's; None when there is none in use."""
    return next((library_line for library_line in library_lines(context) if library_line.key == key), None)
