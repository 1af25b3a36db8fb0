"""The public's types are its own: none has a field whose type comes from what those inside read."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from typing import Any, get_args, get_type_hints

import koll.public


def types_in(hint: Any) -> Iterator[Any]:
    """The type and every type that it is made of."""
    yield hint
    for part in get_args(hint):
        yield from types_in(part)


def public_types() -> dict[str, type]:
    """Every dataclass that is declared in the public's layer, by where it is."""
    found: dict[str, type] = {}
    for module in pkgutil.walk_packages(koll.public.__path__, "koll.public."):
        for kind in vars(import_module(module.name)).values():
            if isinstance(kind, type) and is_dataclass(kind) and kind.__module__ == module.name:
                found[f"{module.name}.{kind.__name__}"] = kind
    return found


def test_no_public_type_has_a_field_of_what_is_inside() -> None:
    inside = ("koll.reads", "koll.acts", "koll.permissions")
    found = public_types()
    assert len(found) > 50
    assert [
        f"{name}.{field.name}"
        for name, kind in found.items()
        for field in fields(kind)
        for part in types_in(get_type_hints(kind)[field.name])
        if str(getattr(part, "__module__", "")).startswith(inside)
    ] == []
