"""Nothing below the surfaces knows an address, and nothing there parses one."""

import ast
import re
from pathlib import Path

import pytest

SRC = Path(__file__).resolve().parents[2] / "src" / "koll"
BELOW = ("domain", "media", "permissions", "snapshot", "public", "reads", "acts", "reports", "connect")
ADDRESS = re.compile(r"/[a-z]+(/[\w{}-]*)*/(#.*)?|/oppet.*")
MAY = {
    "media/rich_text/_html.py": "pictures within a text that somebody wrote",
    "media/rich_text/_shared_document.py": "pictures within a text that somebody wrote",
}


def words_of(node: ast.AST) -> str:
    """What a string says, with {} where something is put in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(words_of(part) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return ""


def documentation(tree: ast.AST) -> set[int]:
    """The strings that stand by themselves and only document."""
    return {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}


def addresses_in(source: str) -> list[str]:
    """The addresses that a module puts together or compares with, and its imports of what resolves them."""
    tree = ast.parse(source)
    apart = documentation(tree) | {
        id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values
    }
    said = [words_of(node) for node in ast.walk(tree) if id(node) not in apart]
    found = [words for words in said if ADDRESS.fullmatch(words)]
    modules = (node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
    return found + [module for module in modules if module == "django.urls"]


@pytest.mark.parametrize("layer", BELOW)
def test_no_address_stands_below_the_surfaces(layer: str) -> None:
    found = {
        path.relative_to(SRC).as_posix(): addresses
        for path in sorted((SRC / layer).rglob("*.py"))
        if (addresses := addresses_in(path.read_text(encoding="utf-8")))
    }
    assert {name: addresses for name, addresses in found.items() if name not in MAY} == {}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('x = f"/organ/{key}/"', ["/organ/{}/"]),
        ('x = "/mitt/"', ["/mitt/"]),
        ('x = f"/oppet{there}"', ["/oppet{}"]),
        ('x = f"/moten/{year}/#meeting-{n}"', ["/moten/{}/#meeting-{}"]),
        ("from django.urls import reverse", ["django.urls"]),
        ('"""Read at /mitt/."""', []),
        ('x = "a/b"', []),
    ],
)
def test_an_address_is_seen(source: str, found: list[str]) -> None:
    assert addresses_in(source) == found
