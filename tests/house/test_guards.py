"""Whom a page is for is asked before the method is looked at: no view asks only whoever opens it."""

from __future__ import annotations

import re

from tests.house.tree import ROOT

ONLY_WHEN_OPENED = re.compile(
    r'request\.method (?:==|!=) "(?:GET|POST)" (?:and|or) not|if request\.method == "GET":\n\s+(?:require|must\w*)\('
)


def test_no_view_guards_only_the_page_that_is_opened() -> None:
    views = sorted((ROOT / "src" / "koll").glob("*/views/*.py"))
    assert len(views) > 50
    found = {path.name: ONLY_WHEN_OPENED.findall(path.read_text(encoding="utf-8")) for path in views}
    assert {name for name, lines in found.items() if lines} == set()
