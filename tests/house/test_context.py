"""Who asks, of which municipality, on which day and in which language is handed on as one value."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache

from tests.house.tree import ending, name_of, text_of

VARIABLES = {
    ("src/koll/acts/engine/_act.py", "asked"): "which permissions an act has asked for",
    ("src/koll/snapshot/_kept.py", "watched"): "which tables what is kept may be read from, in tests",
    ("src/koll/snapshot/_site.py", "site"): "which database a query goes to, read by the router",
    ("src/koll/tables/ledger/_journal.py", "journal"): "which rows an act has written",
}
"""Every ContextVar of the product, with what it is for: none says how the municipality is."""

ASKING = {"Actor", "date", "datetime"}
"""What a Context holds: who asks, and when."""


def variables() -> Iterator[tuple[str, str]]:
    """Every ContextVar: file and name."""
    for file in ending(".py", under="src/koll/"):
        for node in ast.walk(ast.parse(text_of(file) or "")):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("ContextVar"):
                yield name_of(file), ast.literal_eval(node.args[0])


def asks_tables(function: ast.FunctionDef) -> bool:
    """Whether the function itself asks a table."""
    return any(isinstance(node, ast.Attribute) and node.attr == "objects" for node in ast.walk(function))


@cache
def interface(layer: str) -> set[str]:
    """What the topics of a layer give to others."""
    return {
        alias.name
        for file in ending(".py", under=f"src/koll/{layer}/")
        if file.name == "__init__.py"
        for node in ast.parse(text_of(file) or "").body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def handed_in_parts(text: str, layer: str) -> Iterator[str]:
    """The functions of a module that ask the tables for somebody or on a day, and take no Context or Snapshot first."""
    first = {"reads": ("Context", "Snapshot"), "public": ("Snapshot",)}[layer]
    for node in ast.parse(text).body:
        if not isinstance(node, ast.FunctionDef) or not asks_tables(node):
            continue
        given = [ast.unparse(param.annotation) for param in node.args.args if param.annotation]
        parts = {param.arg for param in node.args.args if param.annotation and ast.unparse(param.annotation) in ASKING}
        if parts & {"actor", "day", "now"} and given[0] not in first:
            yield node.name


def test_every_variable_behind_the_code_is_named_here() -> None:
    assert sorted(variables()) == sorted(VARIABLES)


def test_what_asks_the_tables_is_handed_who_asks_and_when_as_one() -> None:
    """Of what a topic gives to others; what it has for itself, and pure helpers, may be handed the day alone."""
    wrong = {
        f"{name_of(file)}: {function}"
        for layer in ("reads", "public")
        for file in ending(".py", under=f"src/koll/{layer}/")
        for function in handed_in_parts(text_of(file) or "", layer)
        if function in interface(layer)
    }
    assert wrong == set()


def test_one_that_is_handed_them_apart_is_found() -> None:
    text = (
        "def lines(actor: Actor, day: date) -> list[Body]:\n    return list(Body.objects.filter(begins_on__lte=day))\n"
    )
    assert list(handed_in_parts(text, "reads")) == ["lines"]
    assert list(handed_in_parts(text.replace("actor: Actor, day: date", "context: Context"), "reads")) == []
    assert list(handed_in_parts(text.replace("actor: Actor, day: date", "context: Context, day: date"), "public")) == [
        "lines"
    ]
