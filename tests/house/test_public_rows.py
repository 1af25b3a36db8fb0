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


def asked_past_the_rows(rows: str, modules: dict[str, str]) -> list[str]:
    """Where a module asks itself for a table that the rows say what is public of."""
    ruled = set(tables_asked(rows))
    return [f"{name}: {table}" for name, source in modules.items() for table in tables_asked(source) if table in ruled]


def modules_of(folder: Path, but: Path) -> dict[str, str]:
    """Every module below the folder but one, by its name there."""
    return {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.py"))
        if path != but
    }


def test_public_rows_are_asked_for_in_one_place() -> None:
    rows = ROWS.read_text(encoding="utf-8")
    drafts = {"Occasion", "Part", "Answer", "Shift", "Trend", "TrendMeaning", "Challenge", "Picture", "Dialogue"}
    assert drafts | {"Accounts", "AccountsText", "Attachment", "Budget", "Decision", "Version"} <= set(
        tables_asked(rows)
    )
    assert asked_past_the_rows(rows, modules_of(PUBLIC, ROWS)) == []


def test_a_module_that_asks_past_the_rows_is_found() -> None:
    rows = "def parts(day): return Part.objects.filter(occasion__done_on__lte=day)"
    modules = {"a.py": "Part.objects.all()", "b.py": "Body.objects.all()", "c.py": "_rows.parts(day)"}
    assert asked_past_the_rows(rows, modules) == ["a.py: Part"]
