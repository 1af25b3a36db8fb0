"""What is said when the database will not have a row: there is one already, or a number is too large for it."""

from __future__ import annotations

from collections.abc import Callable

from django.apps import apps
from django.db import IntegrityError, models
from django.utils.translation import gettext_lazy as _

from koll.domain.refusals import Refusal


def there_already() -> Refusal:
    """What is said of a row that there can be only one of."""
    return Refusal(
        "act.there_already",
        _(
            "Somebody else has just saved the same thing, and there can be only one. Nothing of yours was saved, and "
            "it is still here: look at what there is now, and send it again if it is to stand beside it."
        ),
    )


def username_taken() -> Refusal:
    """What is said of a user name that somebody has."""
    return Refusal(
        "person.username_just_taken", _("Somebody else has just been given that user name. Choose another."), "username"
    )


def key_taken() -> Refusal:
    """What is said of a body's name that comes to another's key."""
    return Refusal(
        "body.key_taken",
        _("Another body has just been made with that name. Look at the bodies there are, or choose another name."),
        "name",
    )


SAID: dict[str, Callable[[], Refusal]] = {"person_username_once": username_taken, "body_key_once": key_taken}
"""Those that can say more, by the constraint's name."""


def refusal_of(fault: IntegrityError) -> Refusal | None:
    """The refusal that a broken rule is told by; None where a row points at nothing, which is a defect of ours."""
    if is_impossible(fault):
        return impossible()
    name = constraint_in(fault)
    if name is None:
        return None
    return SAID.get(name, there_already)()


def impossible() -> Refusal:
    """What is said of a value that the rules of a table do not let stand."""
    return Refusal(
        "act.impossible_value",
        _("Something here cannot be as it is written. Nothing was saved, and it is still here: look it through."),
    )


def is_impossible(fault: IntegrityError) -> bool:
    """Whether a value broke a rule that the table itself has for it."""
    state = getattr(fault.__cause__, "sqlstate", None)
    return state == "23514" if state else str(fault).startswith("CHECK constraint failed")


def constraint_in(fault: IntegrityError) -> str | None:
    """The name of the unique constraint that was broken, "" for one without a name; None when it is no such rule.

    PostgreSQL says the name. SQLite names a table and its columns, or the index when it holds for some rows only.
    """
    cause = fault.__cause__
    if (diagnosis := getattr(cause, "diag", None)) is not None:
        return (diagnosis.constraint_name or "") if getattr(cause, "sqlstate", "") == "23505" else None
    kind, _colon, said = str(fault).partition(" constraint failed: ")
    if kind != "UNIQUE":
        return None
    if said.startswith("index "):
        return said.removeprefix("index ").strip("'")
    return named_by_columns(frozenset(said.split(", ")))


def named_by_columns(columns: frozenset[str]) -> str:
    """The constraint over these columns, each with its table ("tables_person.username"); "" when it has no name."""
    for model in apps.get_app_config("tables").get_models():
        written = {field.name: f"{model._meta.db_table}.{field.column}" for field in model._meta.concrete_fields}
        for constraint in model._meta.constraints:
            if isinstance(constraint, models.UniqueConstraint) and columns == {
                written[field] for field in constraint.fields
            }:
                return constraint.name
    return ""
