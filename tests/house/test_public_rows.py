"""What is public of a table is said once: the public's layer asks for its rows in `_rows.py` and nowhere else."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.house.tree import PACKAGE

PUBLIC = PACKAGE / "public"
ROWS = PUBLIC / "_rows.py"


def tables_asked(source: str) -> list[str]:
    """The tables whose managers a module reaches, as `Part` in `Part.objects`."""
    return [
        node.value.id
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Attribute) and node.attr in ("objects", "_default_manager", "_base_manager")
        if isinstance(node.value, ast.Name)
    ]


def asked_past_the_rows(modules: dict[str, str]) -> list[str]:
    """Where a module asks itself for a table."""
    return [f"{name}: {table}" for name, source in modules.items() for table in tables_asked(source)]


def modules_of(folder: Path, but: Path) -> dict[str, str]:
    """Every module below the folder but one, by its name there."""
    return {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.py"))
        if path != but
    }


def test_public_rows_are_asked_for_in_one_place() -> None:
    assert "Proposal" in tables_asked(ROWS.read_text(encoding="utf-8"))
    assert asked_past_the_rows(modules_of(PUBLIC, ROWS)) == []


def test_a_module_that_asks_past_the_rows_is_found() -> None:
    modules = {"a.py": "Part.objects.all()", "b.py": "Body._base_manager.all()", "c.py": "_rows.parts(day)"}
    assert asked_past_the_rows(modules) == ["a.py: Part", "b.py: Body"]
