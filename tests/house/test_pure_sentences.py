"""What is true of the sentences of the pure packages: each has a Swedish one with the same values."""

from __future__ import annotations

import ast
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po
from tests.house.tree import PACKAGE


@pytest.fixture(params=["almanac", "charter"])
def package(request: pytest.FixtureRequest) -> Path:
    """The folder of a package that marks its sentences itself, since it knows no Django."""
    return PACKAGE / str(request.param)


def marked(package: Path) -> set[str]:
    """Every sentence the package marks for translation."""
    calls = (node for path in package.glob("*.py") for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    return {
        ast.literal_eval(node.args[0])
        for node in calls
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "N_"
    }


def swedish(package: Path) -> dict[str, str]:
    """The catalogue's sentences by their English."""
    with (package / "locale" / "sv" / "LC_MESSAGES" / "django.po").open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file, locale="sv") if message.id}


def names_in(template: str) -> set[str]:
    """The values a template wants."""
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def test_every_sentence_is_in_the_catalogue_and_nothing_else(package: Path) -> None:
    assert set(swedish(package)) == marked(package)


def test_every_sentence_has_swedish_words(package: Path) -> None:
    assert [english for english, words in swedish(package).items() if not words] == []


def test_the_swedish_wants_the_same_values(package: Path) -> None:
    assert [english for english, words in swedish(package).items() if names_in(english) != names_in(words)] == []
