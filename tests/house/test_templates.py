"""Templates are small, and made of components; what is still otherwise is counted, and may only become less."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from django.template import TemplateSyntaxError, engines
from tests.house.tree import ROOT, ending, name_of, text_of

from templates import repaired

EXPECTED: dict[str, Any] = tomllib.loads((ROOT / "tests" / "house" / "templates.toml").read_text(encoding="utf-8"))
ALLOWED: dict[str, int] = EXPECTED["counts"]
WITHOUT_SKELETON: list[str] = EXPECTED["without_skeleton"]
SKELETONS = {f"koll/skeletons/{name}.html" for name in ("overview", "thing", "form", "document", "notice")}
MOST_CHARACTERS = 120
MOST_BYTES = 3072
COMPONENTS = "src/koll/frame/components/"
PATTERNS = {
    "includes": re.compile(r"\{% include "),
    "classes_of_the_design_system": re.compile(r'class="ds-'),
    "classes_of_ours": re.compile(r'class="koll-'),
    "days_by_date": re.compile(r"\|date:"),
    "paragraph_signs": re.compile("§"),
    "literal_addresses": re.compile(r'(?:href|action)="/'),
}


def templates() -> Iterator[tuple[str, str]]:
    """Every template with its text."""
    for file in ending(".html", under="src/"):
        yield name_of(file), text_of(file) or ""


def counted() -> dict[str, int]:
    """How much there is of each thing that is to go."""
    texts = dict(templates())
    outside = [text for name, text in texts.items() if not name.startswith(COMPONENTS)]
    return {
        "lines": sum(len(line) > MOST_CHARACTERS for text in texts.values() for line in text.splitlines()),
        "files": sum(len(text.encode()) > MOST_BYTES for text in texts.values()),
    } | {name: sum(len(pattern.findall(text)) for text in outside) for name, pattern in PATTERNS.items()}


def test_templates_become_smaller_and_are_made_of_components() -> None:
    assert counted() == ALLOWED


@pytest.mark.parametrize(
    ("before", "formatted", "mended"),
    [
        ("{% link a b %}, {{ c }}", "{% link a b %}\n, {{ c }}", "{% link a b %}, {{ c }}\n"),
        ("{% link a b %} {{ c }}", "{% link a b %}{{ c }}", "{% link a b %} {{ c }}\n"),
        ("<p>a</p><p>b</p>", "<p>a</p>\n<p>b</p>\n", "<p>a</p>\n<p>b</p>\n"),
        (
            "{% if a %}\n  {% section %}b{% endsection %}{% endif %}",
            "{% if a %}{% section %}b{% endsection %}{% endif %}",
            "{% if a %}{% section %}b{% endsection %}{% endif %}\n",
        ),
        ("{% tag %} a{% endtag %}", "{% tag %}\n  a{% endtag %}", "{% tag %} a{% endtag %}\n"),
        ("<p>a</p>", "<p>b</p>", "<p>a</p>"),
    ],
)
def test_white_space_in_running_text_is_put_back(before: str, formatted: str, mended: str) -> None:
    assert repaired(before, formatted) == mended


def bases() -> Iterator[tuple[str, str]]:
    """Every page of the surfaces, and what it extends."""
    for name, text in templates():
        if (extended := re.search(r'\{% extends "([^"]+)" %\}', text)) and "/skeletons/" not in name:
            yield name.rpartition("/templates/")[2], extended[1]


def test_every_page_extends_one_of_the_five_skeletons() -> None:
    pages = dict(bases())
    own = {page for page, base in pages.items() if base not in SKELETONS and pages.get(base) not in SKELETONS}
    assert own == set(WITHOUT_SKELETON)


def test_every_template_can_be_read() -> None:
    unreadable = {}
    for file in ending(".html", under="src/koll/"):
        name = name_of(file).rpartition("/templates/")[2]
        if "/templates/" in name_of(file):
            try:
                engines["django"].get_template(name)
            except TemplateSyntaxError as fault:
                unreadable[name] = str(fault)
    assert unreadable == {}
