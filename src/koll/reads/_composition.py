"""What those inside see is composed of what everybody sees, with what is theirs beside it."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def composed[T](kind: type[T], view: DataclassInstance, **more: Any) -> T:
    """The public view with what is inside beside it: `kind` has the fields of the view, and those of `more`."""
    return kind(**{field.name: getattr(view, field.name) for field in fields(view)} | more)
