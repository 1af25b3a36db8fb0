"""The code knows no municipality's model: no key and no label of its charter stands in it."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from typing import Any

from tests.house.tree import ROOT, ending, name_of, text_of

CHARTER = ROOT / "charters" / "ale-2022" / "charter.toml"

ANYBODYS = {"budget", "uppdrag", "vision", "en vision", "visionen", "visioner", "visionerna"}
"""Words of any model at all that this charter also has: two are terms of law, one the example in a cure."""

NOT_ITS_OWN = {"front", "legal"}
"""Tables whose keys are the format's or the law's."""


def rows(table: Any) -> Iterator[dict[str, Any]]:
    """Every table in the charter, outermost first."""
    if isinstance(table, dict):
        yield table
        for value in table.values():
            yield from rows(value)
    if isinstance(table, list):
        for value in table:
            yield from rows(value)


def charter() -> dict[str, Any]:
    """The charter as it stands in the file."""
    return tomllib.loads(CHARTER.read_text(encoding="utf-8"))


def keys() -> set[str]:
    """The keys of its rows."""
    tables = [table for name, table in charter().items() if isinstance(table, dict) and name not in NOT_ITS_OWN]
    named = {key for table in tables for key, row in table.items() if isinstance(row, dict)}
    inner = {row["key"] for row in rows(charter()) if isinstance(row.get("key"), str)}
    return (named | inner) - ANYBODYS


def labels() -> set[str]:
    """Its words in Swedish, in every form."""
    forms = [row["sv"] for row in rows(charter()) if "sv" in row and "en" in row]
    words = {word for form in forms for word in (form.values() if isinstance(form, dict) else form)}
    return {word.lower() for word in words if isinstance(word, str) and len(word) > 3} - ANYBODYS


def strings() -> Iterator[tuple[str, str]]:
    """Every string in the code that is not documentation, with its place."""
    for file in ending(".py", under="src/koll/"):
        tree = ast.parse(text_of(file) or "")
        said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
                yield f"{name_of(file)}:{node.lineno}", node.value


def test_the_charter_has_keys_and_labels_to_look_for() -> None:
    assert len(keys()) > 20
    assert len(labels()) > 20


def test_no_key_of_the_charter_stands_in_the_code() -> None:
    known = keys()
    assert [found for found in strings() if found[1] in known] == []


def test_no_label_of_the_charter_stands_in_the_code() -> None:
    known = re.compile(r"\b(" + "|".join(sorted(map(re.escape, labels()))) + r")\b", re.IGNORECASE)
    said = [*strings(), *((name_of(file), text_of(file) or "") for file in ending(".html", under="src/koll/"))]
    assert [(place, match.group()) for place, words in said for match in known.finditer(words)] == []
