"""Files and views stay small; an exception has a reason, and may not grow."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator

from tests.house.tree import ROOT, ending, name_of, text_of

EXCEPTIONS = tomllib.loads((ROOT / "tests" / "house" / "exceptions.toml").read_text(encoding="utf-8"))
MOST_LINES = 400
MOST_LINES_OF_A_VIEW = 25
STATES_READERS = re.compile(r"reached_by\b|for_everybody$|for_those_signed_in$")
"""The decorators that make a function a view."""
WRITTEN = (".py", ".html", ".js", ".ts", ".css", ".sh", ".c", ".typ")


def large_files() -> Iterator[tuple[str, int]]:
    """The files that people write and that are too long."""
    for file in ending(*WRITTEN):
        lines = len((text_of(file) or "").splitlines())
        if lines > MOST_LINES and "/migrations/" not in name_of(file):
            yield name_of(file), lines


def large_views() -> Iterator[tuple[str, str, int]]:
    """The views that are too long, from their first line of code to their last; each states who reaches it."""
    for file, node in views():
        lines = (node.end_lineno or node.lineno) - node.lineno + 1
        if lines > MOST_LINES_OF_A_VIEW:
            yield file, node.name, lines


def views() -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    """Every view with its file."""
    for file in ending(".py", under="src/koll/"):
        for node in ast.walk(ast.parse(text_of(file) or "")):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and states_who_reaches_it(node):
                yield name_of(file), node


def states_who_reaches_it(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether the function is a view."""
    return any(STATES_READERS.match(ast.unparse(decorator)) for decorator in function.decorator_list)


def test_a_file_is_at_most_400_lines() -> None:
    assert dict(large_files()) == {row["path"]: row["lines"] for row in EXCEPTIONS["files"]}


def test_a_view_is_at_most_25_lines() -> None:
    allowed = {(row["path"], row["name"], row["lines"]) for row in EXCEPTIONS["views"]}
    assert set(large_views()) == allowed


def test_the_views_are_known() -> None:
    assert {file.split("/")[2] for file, _view in views()} == {"api", "portal", "server", "signin", "web"}


def test_every_exception_has_a_reason() -> None:
    rows = [*EXCEPTIONS["files"], *EXCEPTIONS["views"]]
    assert [row for row in rows if not row.get("reason")] == []
