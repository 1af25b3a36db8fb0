"""A package's interface is its `__init__`: nobody outside imports its private modules."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.house.tree import ending, name_of, text_of

TOPICS = {
    "decisions",
    "activities",
    "instruments",
    "thread",
    "proposals",
    "assignments",
    "plans",
    "finance",
    "followup",
    "descriptions",
    "dialogues",
    "oversight",
    "organisation",
    "home",
}
BESIDE = {
    "acts": {"engine", "imports"},
    "reads": {"public", "_composition"},
    "web": {"form_pages", "urls", "templatetags", "locale", "apps", "act_phrases"},
}
"""What a layer has besides its topics."""


def imported_modules(text: str) -> Iterator[str]:
    """Every module of ours that a module imports from."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("koll."):
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("koll."))


def package_of(module: str) -> str | None:
    """The package that a private module belongs to; None for one that is public."""
    parts = module.split(".")
    private = next((place for place, part in enumerate(parts) if part.startswith("_") and part != "__main__"), None)
    return None if private is None else ".".join(parts[:private])


def reaching_in() -> Iterator[tuple[str, str]]:
    """Each import of a private module from outside its package."""
    for file in ending(".py", under="src/koll/"):
        here = name_of(file).removeprefix("src/").removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for module in imported_modules(text_of(file) or ""):
            package = package_of(module)
            if package is not None and here != package and not here.startswith(f"{package}."):
                yield here, module


def test_nobody_imports_a_private_module_of_another_package() -> None:
    assert sorted(reaching_in()) == []


def test_every_layer_has_the_same_topics() -> None:
    unlike = {}
    for layer, beside in BESIDE.items():
        names = {name_of(file).split("/")[3].removesuffix(".py") for file in ending(".py", under=f"src/koll/{layer}/")}
        unlike[layer] = sorted(names - {"__init__", *TOPICS, *beside})
    assert unlike == {layer: [] for layer in BESIDE}
