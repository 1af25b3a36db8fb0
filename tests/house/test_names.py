"""A body is called what it was called on the day that is shown: no query names one past the snapshot."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.house.tree import ending, name_of, text_of

ASKS = {"values", "values_list", "order_by", "filter", "exclude", "annotate", "get", "only", "aggregate", "Q", "F"}
BODIES = {
    "above",
    "asked_by",
    "body",
    "company",
    "giver",
    "heir",
    "owner",
    "parent",
    "promised_by",
    "reported_through",
    "responsible",
    "through",
}
"""The columns that lead to a body."""


def body_names_in(tree: ast.AST) -> Iterator[str]:
    """Each place where a query names a body, or bodies are sorted or sought by name, by its line."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called not in ASKS:
            continue
        words = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
        words += [keyword.arg for keyword in node.keywords if keyword.arg]
        whole = ast.unparse(node.func)
        for word in words:
            path = word.lstrip("-").split("__")
            of_a_body = "name" in path and path.index("name") > 0 and path[path.index("name") - 1] in BODIES
            if of_a_body or (path[0] == "name" and whole.startswith("Body.objects")):
                yield f"{node.lineno}: {word}"


def test_no_query_asks_what_a_body_is_called() -> None:
    found = [
        f"{name_of(file)}:{place}"
        for file in ending(".py", under="src/")
        if "/migrations/" not in name_of(file) and not name_of(file).endswith("snapshot/_organisation.py")
        for place in body_names_in(ast.parse(text_of(file) or ""))
    ]
    assert found == []


def test_the_search_for_names_finds_each_way_of_asking() -> None:
    asked = """
rows.values_list("body__name", "day")
rows.order_by("-occasion__body__name")
rows.filter(decision__body__name__icontains=words)
rows.annotate(whose=F("owner__name"))
Body.objects.filter(x).order_by("name")
Person.objects.order_by("name")
rows.values("person__name")
"""
    assert sorted(place.split(": ")[1] for place in body_names_in(ast.parse(asked))) == [
        "-occasion__body__name",
        "body__name",
        "decision__body__name__icontains",
        "name",
        "owner__name",
    ]
