"""Files and views stay small; an exception has a reason, and may not grow."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator

from tests.house.tree import ROOT, ending, name_of, text_of

EXCEPTIONS = tomllib.loads((ROOT / "tests" / "house" / "exceptions.toml").read_text(encoding="utf-8"))
MOST_LINES = 400
MOST_LINES_OF_A_VIEW = 25
WRITTEN = (".py", ".html", ".js", ".ts", ".css", ".sh", ".c", ".typ")
SURFACES = ("src/koll/web/views", "src/koll/portal/views", "src/koll/signin/views")
WITH_SHAPES = "src/koll/api/"
"""Where views stand beside what makes their answers: those are told by stating who reaches them."""


def large_files() -> Iterator[tuple[str, int]]:
    """The files that people write and that are too long."""
    for file in ending(*WRITTEN):
        lines = len((text_of(file) or "").splitlines())
        if lines > MOST_LINES and "/migrations/" not in name_of(file):
            yield name_of(file), lines


def large_views() -> Iterator[tuple[str, str, int]]:
    """The functions of the views that are too long, from their first line of code to their last."""
    for file in ending(".py", under="src/koll/"):
        if name_of(file).startswith((*SURFACES, WITH_SHAPES)):
            for node in ast.walk(ast.parse(text_of(file) or "")):
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (
                    not name_of(file).startswith(WITH_SHAPES) or states_who_reaches_it(node)
                ):
                    lines = (node.end_lineno or node.lineno) - node.lineno + 1
                    if lines > MOST_LINES_OF_A_VIEW:
                        yield name_of(file), node.name, lines


def states_who_reaches_it(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether the function is a view."""
    return any("reached_by" in ast.unparse(decorator) for decorator in function.decorator_list)


def test_a_file_is_at_most_400_lines() -> None:
    assert dict(large_files()) == {row["path"]: row["lines"] for row in EXCEPTIONS["files"]}


def test_a_view_is_at_most_25_lines() -> None:
    allowed = {(row["path"], row["name"], row["lines"]) for row in EXCEPTIONS["views"]}
    assert set(large_views()) == allowed


def test_every_exception_has_a_reason() -> None:
    rows = [*EXCEPTIONS["files"], *EXCEPTIONS["views"]]
    assert [row for row in rows if not row.get("reason")] == []
